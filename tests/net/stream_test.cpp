// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "net/client.h"
#include "net/server.h"
#include "net/sse.h"
#include "tests/net/raw_socket.h"
#include "tests/net/running_loop.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::net;
using namespace std::chrono_literals;

namespace {

/// What happened, in order, waited for from the test's thread.
class Happenings {
  public:
    void add(std::string one) {
        const std::lock_guard lock(mutex_);
        all_.push_back(std::move(one));
        changed_.notify_all();
    }
    std::string next() {
        std::unique_lock lock(mutex_);
        if (!changed_.wait_for(lock, 10s, [&] { return !all_.empty(); })) return "nothing happened";
        auto one = all_.front();
        all_.pop_front();
        return one;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::string> all_;
};

/// A server whose every answer is a stream, which the test speaks on.
class Speaker {
  public:
    explicit Speaker(std::string path, Limits limits = {}) : path_(std::move(path)) {
        running_.on([&] {
            server_ = std::make_unique<Server>(
                running_.loop(),
                [this](const Request&, Responder to) {
                    streams_.push_back(to.stream());
                    streams_.back().onClosed([this] { seen_.add("closed"); });
                    streams_.back().send("state", R"({"n":0})", "run-0");
                    seen_.add("opened");
                },
                limits);
            REQUIRE(server_->listenUnix(path_, 0600, "door-1.screen"));
        });
    }
    ~Speaker() {
        running_.on([&] { server_.reset(); });
    }
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    Happenings& seen() { return seen_; }
    EventStream stream() {
        return running_.on([&] { return streams_.back(); });
    }
    RunningLoop& running() { return running_; }
    void close() {
        running_.on([&] { server_->close(); });
    }

  private:
    std::string path_;
    RunningLoop running_;
    Happenings seen_;
    std::vector<EventStream> streams_;
    std::unique_ptr<Server> server_;
};

/// Follows a stream and notes what it is told.
class Follower {
  public:
    explicit Follower(const std::string& path, std::chrono::milliseconds silence = 40s) {
        running_.on([&] {
            source_ = std::make_unique<EventSource>(
                running_.loop(), Endpoint::unixSocket(path), "/v1/events",
                EventSource::Callbacks{[this](const EventSource::Event& event) {
                                           seen_.add(event.name + ' ' + event.id + ' ' + event.data);
                                       },
                                       [this] { seen_.add("up"); },
                                       [this](const Error& error) { seen_.add("down " + error.code); }},
                silence);
        });
    }
    ~Follower() {
        running_.on([&] { source_.reset(); });
    }
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

    Happenings& seen() { return seen_; }

  private:
    RunningLoop running_;
    Happenings seen_;
    std::unique_ptr<EventSource> source_;
};

const std::string ask = "GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

}  // namespace

TEST_CASE("A stream opens with the state and goes on in order, from whichever thread") {
    const TemporaryFolder folder;
    Speaker speaker(folder.path("s"));
    Follower follower(folder.path("s"));
    CHECK(follower.seen().next() == "up");
    CHECK(follower.seen().next() == R"(state run-0 {"n":0})");
    auto stream = speaker.stream();
    CHECK(stream.open());
    for (int i = 1; i <= 100; ++i) stream.send("state", std::to_string(i));
    for (int i = 1; i <= 100; ++i) CHECK(follower.seen().next() == "state run-0 " + std::to_string(i));
}

TEST_CASE("On the wire a stream is what the standard says") {
    const TemporaryFolder folder;
    Speaker speaker(folder.path("s"));
    const auto socket = RawSocket::connectTo(folder.path("s"));
    socket.say(ask);
    const auto opened = socket.hearUntil("\n\n");
    CHECK(opened.starts_with(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"));
    CHECK(opened.ends_with("\r\n\r\nid: run-0\nevent: state\ndata: {\"n\":0}\n\n"));
    auto stream = speaker.stream();
    stream.send("last", "1");
    stream.close();
    CHECK_FALSE(stream.open());
    CHECK(socket.hearToTheEnd() == "event: last\ndata: 1\n\n");
}

TEST_CASE("A stream's owner learns once that the other end is gone, or that it was closed") {
    const TemporaryFolder folder;
    Speaker speaker(folder.path("s"));
    auto socket = RawSocket::connectTo(folder.path("s"));
    socket.say(ask);
    socket.hearUntil("\n\n");
    CHECK(speaker.seen().next() == "opened");
    auto stream = speaker.stream();
    SECTION("gone") {
        socket.close();
    }
    SECTION("closed") {
        stream.close();
    }
    SECTION("the server closed") {
        speaker.close();
    }
    CHECK(speaker.seen().next() == "closed");
    CHECK_FALSE(stream.open());
    stream.send("state", "{}");
    stream.close();
    stream.onClosed([&] { speaker.seen().add("told at once"); });
    CHECK(speaker.seen().next() == "told at once");
}

TEST_CASE("Who doesn't read its stream is closed instead of filling the memory") {
    const TemporaryFolder folder;
    Limits limits;
    limits.streamBacklogBytes = 100'000;
    Speaker speaker(folder.path("s"), limits);
    const auto socket = RawSocket::connectTo(folder.path("s"));
    socket.say(ask);
    socket.hearUntil("\n\n");
    CHECK(speaker.seen().next() == "opened");
    auto stream = speaker.stream();
    const std::string state(1000, 's');
    while (stream.open()) stream.send("state", state);
    CHECK(speaker.seen().next() == "closed");
}

TEST_CASE("A silent stream is kept alive by comments, which nobody is told of") {
    const TemporaryFolder folder;
    Limits limits;
    limits.heartbeat = 5ms;
    Speaker speaker(folder.path("s"), limits);
    const auto socket = RawSocket::connectTo(folder.path("s"));
    socket.say(ask);
    CHECK(socket.hearUntil("\n\n:\n\n:\n\n").ends_with(":\n\n"));
    Follower follower(folder.path("s"), 10s);
    CHECK(follower.seen().next() == "up");
    CHECK(follower.seen().next() == R"(state run-0 {"n":0})");
    socket.hearUntil(":\n\n");
    speaker.close();
    CHECK(follower.seen().next() == "down broken");
}

TEST_CASE("A stream without a sign of life is lost") {
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Follower follower(folder.path("s"), 30ms);
    const auto connection = listener.accept();
    connection.hearUntil("\r\n\r\n");
    connection.say(streamHead + "data: 1\n\n");
    CHECK(follower.seen().next() == "up");
    CHECK(follower.seen().next() == "message  1");
    CHECK(follower.seen().next() == "down timeout");
    CHECK(connection.hearToTheEnd().empty());
}

TEST_CASE("A line break can't be smuggled into an event") {
    CHECK_THROWS_AS(sseText("state", "a\nb", ""), std::invalid_argument);
    CHECK_THROWS_AS(sseText("state\r", "a", ""), std::invalid_argument);
    CHECK_THROWS_AS(sseText("state", "a", "1\n"), std::invalid_argument);
}

TEST_CASE("Whoever follows is told of each loss once, and finds the server when it is there") {
    const TemporaryFolder folder;
    Follower follower(folder.path("s"));
    CHECK(follower.seen().next() == "down unreachable");
    {
        Speaker speaker(folder.path("s"));
        CHECK(follower.seen().next() == "up");
        CHECK(follower.seen().next() == R"(state run-0 {"n":0})");
    }
    CHECK(follower.seen().next() == "down broken");
    Speaker speaker(folder.path("s"));
    CHECK(follower.seen().next() == "up");
}

TEST_CASE("What is no stream is a loss, and tried again") {
    struct Case {
        std::string said;
        std::string code;
    };
    const auto one = GENERATE(values<Case>({
        {"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", "refused"},
        {"HTTP/1.1 204 No Content\r\n\r\n", "refused"},
        {"nonsense\r\n\r\n", "broken"},
        {"", "broken"},
    }));
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Follower follower(folder.path("s"));
    {
        const auto connection = listener.accept();
        connection.hearUntil("\r\n\r\n");
        connection.say(one.said);
    }
    CHECK(follower.seen().next() == "down " + one.code);
    const auto connection = listener.accept();
    CHECK(connection.hearUntil("\r\n\r\n").starts_with("GET /v1/events HTTP/1.1\r\n"));
    connection.say(streamHead + "data: 1\n\n");
    CHECK(follower.seen().next() == "up");
    CHECK(follower.seen().next() == "message  1");
}

TEST_CASE("A stream in chunks is followed too, and its end is a loss") {
    const TemporaryFolder folder;
    const auto listener = RawSocket::listenOn(folder.path("s"));
    Follower follower(folder.path("s"));
    const auto connection = listener.accept();
    connection.hearUntil("\r\n\r\n");
    connection.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\ndata: 1\n\r\n1\r\n\n\r\n");
    CHECK(follower.seen().next() == "up");
    CHECK(follower.seen().next() == "message  1");
    connection.say("9\r\ndata: 2\n\n\r\n0\r\n\r\n");
    CHECK(follower.seen().next() == "message  2");
    CHECK(follower.seen().next() == "down broken");
}

TEST_CASE("A follower may end itself within any of its callbacks") {
    const TemporaryFolder folder;
    const auto within = GENERATE(as<std::string>(), "down", "up", "event");
    RunningLoop running;
    std::unique_ptr<Speaker> speaker;
    if (within != "down") speaker = std::make_unique<Speaker>(folder.path("s"));
    Happenings seen;
    std::unique_ptr<EventSource> source;
    const auto endAt = [&](const std::string& what) {
        seen.add(what);
        if (what == within) source.reset();
    };
    running.on([&] {
        source = std::make_unique<EventSource>(
            running.loop(), Endpoint::unixSocket(folder.path("s")), "/",
            EventSource::Callbacks{[=](const EventSource::Event&) { endAt("event"); }, [=] { endAt("up"); },
                                   [=](const Error&) { endAt("down"); }});
    });
    std::string last = seen.next();
    while (last != within) last = seen.next();
    CHECK(running.on([&] { return source == nullptr; }));
}

TEST_CASE("Events are read as the standard says, in pieces of any size") {
    struct Case {
        std::string text;
        std::vector<std::string> events;
    };
    const auto one = GENERATE(values<Case>({
        {"data: a\n\n", {"message||a"}},
        {"data:a\r\rdata:b\r\n\r\n", {"message||a", "message||b"}},
        {"event: state\nid: 7\ndata: {}\n\ndata: x\n\n", {"state|7|{}", "message|7|x"}},
        {"data: a\ndata: b\ndata:\n\n", {"message||a\nb\n"}},
        {"data\n\n", {"message||"}},
        {": comment\n\n:\n\ndata:  two blanks\n\n", {"message|| two blanks"}},
        {"event: nothing\n\ndata: x\n\n", {"message||x"}},
        {"\xEF\xBB\xBF"
         "data: marked\n\n",
         {"message||marked"}},
        {"foo: bar\nretry: 5\ndata: x\n\n", {"message||x"}},
        {"data: unfinished\n", {}},
        {"data: c:d: e\n\n", {"message||c:d: e"}},
        {std::string("id: a\0b\ndata: x\n\n", 17), {"message||x"}},
    }));
    INFO(one.text);
    const auto piece = GENERATE(as<std::size_t>(), 1, 2, 3, 1000);
    SseParser parser;
    std::vector<std::string> events;
    for (std::size_t at = 0; at < one.text.size(); at += piece) {
        REQUIRE(
            parser.feed(std::string_view(one.text).substr(at, piece), [&](const EventSource::Event& event) {
                events.push_back(event.name + '|' + event.id + '|' + event.data);
            }));
    }
    CHECK(events == one.events);
}

TEST_CASE("An event without an end is refused instead of filling the memory") {
    const auto line = GENERATE(as<std::string>(), "data: x", "data: x\n");
    SseParser parser(1000);
    bool sane = true;
    for (int i = 0; sane && i < 2000; ++i) sane = parser.feed(line, [](const EventSource::Event&) {});
    CHECK_FALSE(sane);
}
