// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <string>

#include "drivers/card/back_off.h"
#include "drivers/nfc/chip.h"
#include "drivers/nfc/messages.h"
#include "drivers/nfc/port_lock.h"

namespace ostoja::nfc {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds betweenLooks{40};
constexpr milliseconds betweenPresenceChecks{150};
constexpr milliseconds beforeSecondOpinion{0};
constexpr int lostUntilBroken = 3;
constexpr int unsureUntilBroken = 10;
/// A worker has about eight descriptors; far below the 1,024 at which libnfc aborts.
constexpr int mostDescriptors = 64;

std::int64_t monotonicMs() {
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// The end of the worker: its parent is gone.
struct ParentGone {};

class Channel {
  public:
    explicit Channel(int descriptor) : descriptor_(descriptor) {}

    void tell(const Message& message) {
        const std::string text = encode(message);
        if (::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL) < 0) throw ParentGone{};
    }
    /// The parent never sends: anything to read is its end.
    void pause(milliseconds time) {
        pollfd watched{descriptor_, POLLIN, 0};
        if (::poll(&watched, 1, static_cast<int>(time.count())) > 0) throw ParentGone{};
    }

  private:
    int descriptor_;
};

/// One opened reader's looks, each the best question for what is known: whether the card that lies there is
/// still there, whether a card seen once is seen again, or whether there is any.
class Watch {
  public:
    explicit Watch(Chip chip) : chip_(std::move(chip)) {}

    /// False when the reader has to be opened again.
    bool look(Channel& channel);
    milliseconds pause() const;
    bool worked() const { return worked_; }

  private:
    Glance glance();
    bool answered(Channel& channel, const card::Look& look, std::int64_t atMs);
    void remember(const card::Card& card);

    enum class Known { Nobody, SeenOnce, Lying, Missed };

    Chip chip_;
    Known known_ = Known::Nobody;
    std::optional<card::Card> card_;
    int lost_ = 0;
    int unsure_ = 0;
    bool worked_ = false;
};

Glance Watch::glance() {
    if (known_ == Known::Nobody) return chip_.select();
    if (known_ != Known::Lying) return chip_.selectAnew();
    auto there = chip_.stillThere();
    if (std::holds_alternative<card::Nothing>(there) || std::holds_alternative<card::Unsure>(there))
        return chip_.selectAnew();
    return there;
}

bool Watch::look(Channel& channel) {
    const auto atMs = monotonicMs();
    const auto glance = this->glance();
    if (std::holds_alternative<Broken>(glance)) return false;
    if (std::holds_alternative<Lost>(glance)) {
        channel.tell(Beat{});
        return ++lost_ < lostUntilBroken;
    }
    lost_ = 0;
    worked_ = true;
    if (const auto* card = std::get_if<card::Card>(&glance)) {
        remember(*card);
        return answered(channel, card::Seen{*card}, atMs);
    }
    if (std::holds_alternative<card::Unsure>(glance)) {
        channel.tell(Looked{card::Unsure{}, atMs});
        return ++unsure_ < unsureUntilBroken;
    }
    known_ = known_ == Known::Lying ? Known::Missed : Known::Nobody;
    card_.reset();
    return answered(channel, card::Nothing{}, atMs);
}

bool Watch::answered(Channel& channel, const card::Look& look, std::int64_t atMs) {
    unsure_ = 0;
    channel.tell(Looked{look, atMs});
    return true;
}

void Watch::remember(const card::Card& card) {
    known_ = card_ == card ? Known::Lying : Known::SeenOnce;
    card_ = card;
}

milliseconds Watch::pause() const {
    switch (known_) {
        case Known::Nobody:
        case Known::Missed:
            return betweenLooks;
        case Known::SeenOnce:
            return beforeSecondOpinion;
        case Known::Lying:
            return betweenPresenceChecks;
    }
    return betweenLooks;
}

/// Whether the next descriptor is one that libnfc can use.
bool descriptorsLeft() {
    const int next = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (next < 0) return false;
    ::close(next);
    return next > 0 && next < mostDescriptors;
}

/// Opens the reader and watches it until it fails; returns why.
std::string watchUntilFailure(Library& library, const ConnectionString& connection, Channel& channel,
                              card::BackOff& backOff) {
    const auto lock = PortLock::take(connection.devicePath());
    if (!lock) return lock.error().code;
    channel.tell(Beat{});
    auto chip = Chip::open(library, connection);
    if (!chip) return chip.error().code;
    Watch watch(std::move(*chip));
    while (watch.look(channel)) {
        if (watch.worked()) backOff.reset();
        channel.pause(watch.pause());
    }
    channel.tell(Beat{});
    return ::access(connection.devicePath().c_str(), F_OK) == 0 || connection.devicePath().empty()
               ? "chip_silent"
               : "no_device";
}

}  // namespace

int runWorker(const ConnectionString& connection, int channelDescriptor) try {
    Channel channel(channelDescriptor);
    channel.tell(Beat{});
    Library library;
    card::BackOff backOff;
    while (descriptorsLeft()) {
        channel.tell(Closed{watchUntilFailure(library, connection, channel, backOff)});
        channel.pause(backOff.next());
    }
    return 1;
} catch (const ParentGone&) {
    return 0;
}

}  // namespace ostoja::nfc
