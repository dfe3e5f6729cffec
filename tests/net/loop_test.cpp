// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loop.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "net/address.h"
#include "net/http.h"

using namespace ostoja::net;
using namespace std::chrono_literals;

TEST_CASE("What is posted from any thread runs on the loop's, in order") {
    Loop loop;
    std::vector<int> order;
    std::thread::id ranOn;
    std::thread other([&] {
        for (int i = 0; i < 3; ++i) loop.post([&, i] { order.push_back(i); });
        loop.post([&] {
            ranOn = std::this_thread::get_id();
            loop.stop();
        });
    });
    loop.run();
    other.join();
    CHECK(order == std::vector<int>{0, 1, 2});
    CHECK(ranOn == std::this_thread::get_id());
}

TEST_CASE("A signal to end is told, each time") {
    Loop loop;
    int told = 0;
    loop.onTerminate([&] {
        if (++told == 1) {
            ::raise(SIGINT);
        } else {
            loop.stop();
        }
    });
    loop.post([] { ::raise(SIGTERM); });
    loop.run();
    CHECK(told == 2);
}

TEST_CASE("A timer set again forgets what was pending, and one destroyed never rings") {
    Loop loop;
    std::string rang;
    Timer timer(loop);
    auto doomed = std::make_unique<Timer>(loop);
    Timer last(loop);
    timer.after(1ms, [&] { rang += 'a'; });
    timer.after(5ms, [&] { rang += 'b'; });
    doomed->after(2ms, [&] { rang += 'c'; });
    doomed.reset();
    last.after(30ms, [&] { loop.stop(); });
    loop.run();
    CHECK(rang == "b");
}

TEST_CASE("A timer that rings again and again may stop, change or destroy itself") {
    Loop loop;
    auto timer = std::make_unique<Timer>(loop);
    int rings = 0;
    SECTION("cancel") {
        timer->every(1ms, [&] {
            if (++rings < 3) return;
            timer->cancel();
            loop.stop();
        });
    }
    SECTION("destroy") {
        timer->every(1ms, [&] {
            if (++rings < 3) return;
            timer.reset();
            loop.stop();
        });
    }
    SECTION("set again") {
        timer->every(1ms, [&] {
            if (++rings < 2) return;
            timer->after(1ms, [&] {
                ++rings;
                loop.stop();
            });
        });
    }
    loop.run();
    CHECK(rings == 3);
}

TEST_CASE("A watched descriptor rings while there is something to read, and at the other end's closing") {
    Loop loop;
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    std::string got;
    std::unique_ptr<ReadWatch> watch;
    watch = std::make_unique<ReadWatch>(loop, ends[0], [&] {
        char one = 0;
        if (::read(ends[0], &one, 1) == 1) {
            got += one;
            if (got == "abc") ::close(ends[1]);
            return;
        }
        watch.reset();
        loop.stop();
    });
    REQUIRE(::write(ends[1], "abc", 3) == 3);
    loop.run();
    CHECK(got == "abc");
    CHECK(::close(ends[0]) == 0);
}

TEST_CASE("A problem is JSON whatever its words hold") {
    const auto one = problem(409, "tap_too_old", "The \"tap\"", "a\\b\n\x01 ż");
    CHECK(one.status == 409);
    CHECK(one.contentType == "application/problem+json");
    CHECK(one.body == R"({"type":"urn:ostoja:problem:tap_too_old","title":"The \"tap\"","status":409,)"
                      "\"detail\":\"a\\\\b\\u000a\\u0001 \xC5\xBC\"}");
}

TEST_CASE("Headers are found in any case, query values in their own") {
    Request request;
    request.headers = {{"Content-Type", "a"}, {"content-type", "b"}};
    request.query = {{"after", "1"}, {"after", "2"}, {"wait", ""}};
    CHECK(request.header("CONTENT-type") == "a");
    CHECK_FALSE(request.header("content"));
    CHECK(request.queryValue("after") == "1");
    CHECK(request.queryValue("wait") == "");
    CHECK_FALSE(request.queryValue("Wait"));
}

TEST_CASE("An address is a host and a port") {
    struct Case {
        std::string address;
        std::string host;
        std::string port;
    };
    const auto good = GENERATE(values<Case>({{"office.example:8443", "office.example", "8443"},
                                             {"127.0.0.1:0", "127.0.0.1", "0"},
                                             {"[::1]:65535", "::1", "65535"}}));
    const auto split = splitAddress(good.address);
    REQUIRE(split);
    CHECK(split->host == good.host);
    CHECK(split->port == good.port);

    const auto bad = GENERATE(as<std::string>(), "", "office", ":8443", "office:", "office:x", "office:65536",
                              "office:123456", "::1:8443", "office:-1", "[]:1");
    INFO(bad);
    REQUIRE_FALSE(splitAddress(bad));
    CHECK(splitAddress(bad).error().code == "address_malformed");
}
