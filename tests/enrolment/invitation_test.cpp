// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/invitation.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "enrolment/invitation_list.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::enrolment;

namespace {

const std::string digest = "00112233445566778899aabbccddeeff0123456789";

}  // namespace

TEST_CASE("a code is read as it was written, however it is typed") {
    const auto code = newCode(digest);
    const auto text = codeText(code);
    CHECK(text.size() == 52 + 12);
    auto typed = text;
    for (auto& sign : typed) {
        if (sign == '-') sign = ' ';
        if (sign == '0') sign = 'O';
        if (sign == '1') sign = 'l';
        if (sign >= 'a' && sign <= 'z' && sign != 'l') sign = static_cast<char>(sign - 'a' + 'A');
    }
    for (const auto& one : {text, typed, "  " + text + "\r\n"}) {
        const auto read = readCode(one);
        REQUIRE(read);
        CHECK(read->secret == code.secret);
        CHECK(read->authorityDigest == digest.substr(0, 32));
    }
}

TEST_CASE("what is no code is told as such") {
    const auto text = codeText(newCode(digest));
    const auto wrong = GENERATE_COPY(as<std::string>(), "", "x", text + "0", text.substr(1), text + text,
                                     "u" + text.substr(1), "\xc5\x82" + text.substr(2),
                                     text.substr(0, 63) + "z", std::string(64, '-'));
    INFO(wrong);
    const auto read = readCode(wrong);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "code_malformed");
    CHECK_THAT(read.error().message, !Catch::Contains(text.substr(0, 9)));
}

TEST_CASE("no two codes are alike, and what is kept of one opens nothing") {
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) {
        const auto code = newCode(digest);
        CHECK(code.secret.size() == 16);
        CHECK(seen.insert(code.secret).second);
        CHECK(seen.insert(tokenOf(code)).second);
        CHECK(seen.insert(digestOfToken(tokenOf(code))).second);
        CHECK(crypto::toHex(sealKeyOf(code)) != tokenOf(code));
    }
}

TEST_CASE("invitations are read as they were written; none is none") {
    const TemporaryFolder folder;
    CHECK(loadInvitations(folder.path("none.toml"))->empty());
    const std::vector<Invitation> two{{std::string(64, 'a'), "s", "Dom \"A\"", 5, "00"},
                                      {std::string(64, 'b'), "t", "B", 1'700'000'000'000, "ff"}};
    std::ofstream(folder.path("i.toml")) << invitationsText(two);
    const auto read = loadInvitations(folder.path("i.toml"));
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK((*read)[0].name == "Dom \"A\"");
    CHECK((*read)[1].endsMs == 1'700'000'000'000);
    std::ofstream(folder.path("i.toml")) << "[[invitation]]\ndigest = 7\n";
    CHECK_FALSE(loadInvitations(folder.path("i.toml")));
}
