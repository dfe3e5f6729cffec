// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <functional>
#include <utility>

#include "api/json_fields.h"
#include "crypto/crypto.h"
#include "station/station.h"
#include "tests/fuzz/input.h"
#include "tests/net/raw_socket.h"
#include "tests/net/running_loop.h"
#include "tests/station/house.h"

// A few requests to a whole station through its sockets, the same station anew for each input. A line is a
// request: its first character, from 'a', chooses caller and route, the rest is the body; $visit stands for
// the visit that the door's screen shows, $person for somebody in the register, $tap for the card at the
// desk's reader, where a manager is signed in, $arrival, $stay and $bed for the first of them on the board.
// Of a route with a query the rest is that.

namespace {

using namespace ostoja;
using namespace ostoja::station;
using fuzz::must;

constexpr int mostRequests = 6;

struct Ask {
    std::string_view socket;
    std::string_view method;
    std::string_view target;
};
constexpr std::array asks{
    Ask{"door-1.reader", "POST", "/v1/taps"},
    Ask{"door-1.reader", "PUT", "/v1/reader"},
    Ask{"door-1.screen", "POST", "/v1/commands"},
    Ask{"uplink", "PUT", "/v1/town"},
    Ask{"uplink", "PUT", "/v1/delivery"},
    Ask{"uplink", "GET", "/v1/journal?after=0"},
    Ask{"uplink", "GET", "/v1/snapshot"},
    Ask{"admin", "GET", "/v1/beds"},
    Ask{"admin", "GET", "/v1/health"},
    Ask{"door-2.reader", "POST", "/v1/taps"},
    Ask{"desk-1.screen", "POST", "/v1/people"},
    Ask{"desk-1.screen", "POST", "/v1/people/search"},
    Ask{"desk-1.screen", "POST", "/v1/people/duplicates"},
    Ask{"desk-1.screen", "POST", "/v1/people/$person/details"},
    Ask{"desk-1.screen", "POST", "/v1/people/$person/household"},
    Ask{"desk-1.screen", "POST", "/v1/people/$person/cards"},
    Ask{"desk-1.screen", "POST", "/v1/people/$person/erase"},
    Ask{"desk-1.screen", "POST", "/v1/people/$person/health-remark"},
    Ask{"desk-1.screen", "POST", "/v1/staff"},
    Ask{"desk-1.screen", "POST", "/v1/session"},
    Ask{"desk-1.screen", "POST", "/v1/undo"},
    Ask{"desk-1.screen", "GET", "/v1/record"},
    Ask{"desk-1.screen", "GET", "/v1/board"},
    Ask{"desk-1.screen", "POST", "/v1/arrivals"},
    Ask{"desk-1.screen", "POST", "/v1/arrivals/$arrival/admit"},
    Ask{"desk-1.screen", "POST", "/v1/arrivals/$arrival/refuse"},
    Ask{"desk-1.screen", "POST", "/v1/people/$person/suspensions"},
    Ask{"desk-1.screen", "POST", "/v1/people/$person/papers"},
    Ask{"desk-1.screen", "POST", "/v1/people/$person/absences"},
    Ask{"desk-1.screen", "POST", "/v1/winter"},
    Ask{"desk-1.screen", "POST", "/v1/winter/end"},
    Ask{"desk-1.screen", "POST", "/v1/stays/$stay/move"},
    Ask{"desk-1.screen", "POST", "/v1/stays/$stay/keep"},
    Ask{"desk-1.screen", "POST", "/v1/stays/$stay/end"},
    Ask{"desk-1.screen", "POST", "/v1/rounds"},
    Ask{"desk-1.screen", "POST", "/v1/beds/$bed/hold"},
    Ask{"desk-1.screen", "POST", "/v1/beds/$bed/state"},
    Ask{"desk-1.screen", "GET", "/v1/figures?$query"},
    Ask{"desk-1.screen", "GET", "/v1/figures.csv?$query"},
    Ask{"desk-1.screen", "GET", "/v1/night-list?$query"},
};
constexpr std::size_t town = 3;

constexpr int managersCard = 101;
const std::string managersPin = "739154";
const std::string somebody = "01890a5d-ac96-774b-bcce-b302099a8057";

store::FacilitySetup shelter() {
    auto setup = smallShelter();
    // Each input's station opens the register anew: the fewer, the more inputs.
    setup.residents.resize(3);
    setup.residents.front().id = somebody;
    setup.staff.push_back({.id = "",
                           .name = "Marta",
                           .role = domain::Role::manager,
                           .card = store::CardSetup{.hash = cardHash(managersCard), .kind = "ntag"},
                           .pin = managersPin,
                           .setupCode = ""});
    return setup;
}

/// An empty shelter and the office that its station believes.
struct Ground {
    Ground() { spdlog::default_logger()->set_level(spdlog::level::off); }
    House house{shelter()};
    crypto::SigningPair office = crypto::newSigningPair();
};

/// A station that starts on a copy of the shelter's record.
class Evening {
  public:
    explicit Evening(const Ground& ground) {
        settings_.run = folder_.path("run");
        settings_.database = folder_.path("facility.sqlite");
        settings_.masterKey = ground.house.keyFile;
        settings_.officeKey = ground.office.publicHex;
        settings_.terminals = {{"door-1", "door"}, {"door-2", "door"}, {"desk-1", "staff"}};
        std::filesystem::copy_file(ground.house.database, settings_.database);
        net::Awaited<Expected<void>> started;
        loop_.on([&] {
            station_ = Station::open(loop_.loop(), ground.house.clock, settings_, {}).value();
            station_->start([&started](Expected<void> done) { started.set(std::move(done)); });
        });
        must(started.get().has_value(), "the station starts");
    }
    ~Evening() {
        loop_.on([this] { station_.reset(); });
    }

    /// The whole answer.
    std::string ask(const Ask& what, const std::string& body) const {
        const auto socket = connect(what, body);
        auto answer = socket.hearToTheEnd();
        must(answer.starts_with("HTTP/1.1 2") || answer.starts_with("HTTP/1.1 4"),
             "what is asked is answered, or the asker's fault");
        return answer;
    }

    /// A manager at the desk, who is signed in from the first request there on.
    void beAtDesk() {
        if (!tap_.empty()) return;
        hold(managersCard);
        ask({"desk-1.screen", "POST", "/v1/session"},
            R"({"id":")" + freshId() + R"(","tap":")" + tap_ + R"(","pin":")" + managersPin + "\"}");
        hold(unknownCard);
    }
    /// That of the card at the desk's reader.
    const std::string& tap() const { return tap_; }

    /// The id of the visit at door 1, or nothing.
    std::string visit() const {
        const auto text = connect({"door-1.screen", "GET", "/v1/events"}, {}).hearUntil("}\n\n");
        const auto start = text.find("data: ") + 6;
        const auto state = api::parseJson(text.substr(start, text.find('\n', start) - start));
        must(state.has_value(), "the screen's state is JSON");
        const auto* visit = state->at("visit").if_object();
        return visit == nullptr ? std::string() : std::string(visit->at("id").as_string());
    }

    /// The first of that kind on the board; what isn't there has an identifier that nobody knows.
    std::string onBoard(const std::string& kind) const {
        const auto board = ask({"desk-1.screen", "GET", "/v1/board"}, {});
        const auto mark = "\"" + kind + "\":\"";
        constexpr std::size_t length = 36;
        for (auto at = board.find(mark); at != std::string::npos; at = board.find(mark, at)) {
            at += mark.size();
            auto id = board.substr(at, length);
            if (std::count(id.begin(), id.end(), '-') == 4) return id;
        }
        return somebody;
    }

  private:
    static constexpr int unknownCard = 900;

    void hold(int card) {
        const auto tap = tapOf(card);
        tap_ = tap.id;
        ask({"desk-1.reader", "POST", "/v1/taps"}, boost::json::serialize(api::toJson(tap)));
    }

    net::RawSocket connect(const Ask& what, const std::string& body) const {
        auto socket = net::RawSocket::connectTo(settings_.run + "/" + std::string(what.socket));
        std::string request(what.method);
        request.append(" ").append(what.target).append(" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
        socket.say(request + body);
        return socket;
    }

    TemporaryFolder folder_;
    Settings settings_;
    net::RunningLoop loop_;
    std::unique_ptr<Station> station_;
    std::string tap_;
};

std::string with(std::string text, std::string_view mark, const std::function<std::string()>& value) {
    if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), value());
    return text;
}

std::string filledIn(std::string body, const Evening& evening) {
    body = with(std::move(body), "$visit", [&] { return evening.visit(); });
    body = with(std::move(body), "$tap", [&] { return evening.tap(); });
    for (const auto* const kind : {"arrival", "stay", "bed"})
        body = with(std::move(body), "$" + std::string(kind), [&] { return evening.onBoard(kind); });
    return with(std::move(body), "$person", [] { return somebody; });
}

void request(Evening& evening, const Ground& ground, std::string_view line) {
    const std::size_t choice = static_cast<std::uint8_t>(line.front() - 'a') % asks.size();
    if (asks[choice].socket == "desk-1.screen") evening.beAtDesk();
    auto body = filledIn(std::string(line.substr(1)), evening);
    auto target = filledIn(std::string(asks[choice].target), evening);
    if (target.ends_with("$query")) target = with(target, "$query", [&] { return std::exchange(body, {}); });
    if (choice == town) {
        const auto signature = crypto::sign(ground.office.secretHex, body).value();
        body = boost::json::serialize(api::toJson(api::SignedTown{body, signature}));
    }
    evening.ask({asks[choice].socket, asks[choice].method, target}, body);
}

/// However the evening went, the record is whole: numbered without gaps.
void inOrder(const Evening& evening) {
    const auto answer = evening.ask({"uplink", "GET", "/v1/journal?after=0"}, {});
    const auto page = api::parseJson(answer.substr(answer.find("\r\n\r\n") + 4));
    must(page.has_value(), "the journal is JSON");
    const auto read = api::journalPageFromJson(*page);
    must(read.has_value(), "the journal can be read");
    std::int64_t sequence = 0;
    for (const auto& event : read->events) must(event.sequence == ++sequence, "the journal has no gaps");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Ground ground;
    Evening evening(ground);
    auto text = fuzz::textOf(data, size);
    for (int i = 0; i < mostRequests && !text.empty(); ++i) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.empty()) request(evening, ground, line);
    }
    inOrder(evening);
    return 0;
}
