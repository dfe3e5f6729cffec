// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/network.h"

#include <memory>

namespace ostoja::simulation {

void Network::call(const Link& link, std::int64_t timeoutMs, std::function<void(Reply)> serve,
                   Answer answered) {
    const auto waiting = std::make_shared<Answer>(std::move(answered));
    const auto finish = [waiting](Expected<net::Response> response) {
        if (!*waiting) return;
        const auto tell = std::exchange(*waiting, nullptr);
        tell(std::move(response));
    };
    agenda_.after(timeoutMs, [finish] { finish(failure("timeout", "nobody answered in time")); });
    send(link, [this, &link, serve = std::move(serve), finish] {
        serve([this, &link, finish](net::Response response) {
            send(link, [finish, response = std::move(response)] { finish(response); });
        });
    });
}

void Network::send(const Link& link, std::function<void()> deliver) {
    ++figures_.messages;
    if (link.cut || random_.permille(link.dropped)) {
        ++figures_.dropped;
        return;
    }
    if (random_.permille(link.doubled)) {
        ++figures_.doubled;
        agenda_.after(delay(link), deliver);
    }
    agenda_.after(delay(link), std::move(deliver));
}

std::int64_t Network::delay(const Link& link) {
    if (!random_.permille(link.late)) return random_.between(link.leastMs, link.mostMs);
    ++figures_.late;
    return random_.between(1'000, 60'000);
}

}  // namespace ostoja::simulation
