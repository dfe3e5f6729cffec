// SPDX-License-Identifier: GPL-3.0-or-later
// Who is let in at the office, how often somebody may try, and how often the log speaks of it.
#include <catch2/catch.hpp>

#include "office/admission.h"
#include "office/attempt_limit.h"
#include "office/once_an_hour.h"

using namespace ostoja;
using namespace ostoja::office;

namespace {

constexpr std::int64_t now = 1'790'000'000'000;
constexpr std::int64_t second = 1'000;
constexpr std::int64_t hour = 3'600'000;

std::string codeOf(const Expected<const AllowedStation*>& admitted) {
    return admitted ? (*admitted)->id : admitted.error().code;
}

}  // namespace

TEST_CASE("who calls is known by the key, asked anew each time") {
    const AllowList list({{"one", "One", "a", ""}}, {{{"b", 1'700'000'000'000}}, {}});
    struct Case {
        std::string key;
        std::int64_t endsMs;
        std::string post;
        std::string renewal;
    };
    const auto one = GENERATE(values<Case>({{"a", now + 1, "one", "one"},
                                            {"a", now, "one", "one"},
                                            {"a", now - 1, "certificate_expired", "one"},
                                            {"", 0, "certificate_missing", "certificate_missing"},
                                            {"b", now + 1, "certificate_revoked", "certificate_revoked"},
                                            {"b", now - 1, "certificate_revoked", "certificate_revoked"},
                                            {"c", now + 1, "certificate_unknown", "certificate_unknown"}}));
    net::Caller caller;
    caller.publicKey = one.key;
    caller.certificateEndsMs = one.endsMs;
    CHECK(codeOf(admit(list, caller, now)) == one.post);
    CHECK(codeOf(admitForRenewal(list, caller)) == one.renewal);
}

TEST_CASE("an address that fails waits longer each time, until it has been quiet for an hour") {
    AttemptLimit limit;
    for (int i = 0; i < 3; ++i) {
        limit.failed("a", now);
        CHECK(limit.waitMs("a", now) == 0);
    }
    std::int64_t at = now;
    for (const auto wait : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
        limit.failed("a", at);
        CHECK(limit.waitMs("a", at) == wait * second);
        CHECK(limit.waitMs("a", at + wait * second - 1) == 1);
        CHECK(limit.waitMs("a", at + wait * second) == 0);
        CHECK(limit.waitMs("b", at) == 0);
        at += wait * second;
    }
    CHECK(limit.waitMs("a", at + hour) == 0);
    limit.failed("a", at + hour);
    CHECK(limit.waitMs("a", at + hour) == 0);
}

TEST_CASE("thirty failures a minute are heard of all together") {
    AttemptLimit limit;
    for (int i = 0; i < 30; ++i) {
        CHECK(limit.waitMs("new", now + i) == 0);
        limit.failed(std::to_string(i), now + i);
    }
    CHECK(limit.waitMs("new", now + 30) == 60 * second - 30);
    CHECK(limit.waitMs("new", now + 60 * second) == 0);
    CHECK(limit.lately(now + 60 * second) == 29);
}

TEST_CASE("the log speaks of the same once an hour") {
    OnceAnHour once;
    CHECK(once.isNews("a", 5));
    CHECK_FALSE(once.isNews("a", 6));
    CHECK(once.isNews("b", 6));
    CHECK_FALSE(once.isNews("a", 4 + hour));
    CHECK(once.isNews("a", 5 + hour));
    for (int i = 0; i < 10'000; ++i) CHECK(once.isNews("x" + std::to_string(i), 7 + hour));
}
