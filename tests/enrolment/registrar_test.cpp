// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/registrar.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "crypto/certificate_requests.h"
#include "crypto/sealing.h"
#include "enrolment/allow_list_text.h"
#include "enrolment/files.h"
#include "enrolment/invitation.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::enrolment;

namespace {

constexpr std::int64_t now = 1'790'000'000'000;
constexpr std::int64_t later = now + 3'600'000;

/// A town's folder, and boxes that ask.
class Desk {
  public:
    Desk() {
        REQUIRE(crypto::makeBoxAuthority(folder_.root(), "Brzegów"));
        REQUIRE(replaceFile(stationsPath(folder_.root()), emptyListText()));
    }
    std::string invite(const std::string& name, const std::string& station = "") {
        const auto code =
            enrolment::invite(folder_.root(), {name, station, later}, std::string(64, 'd'), cardKey, now);
        REQUIRE(code);
        return *code;
    }
    Expected<Enrolled> enrol(const std::string& code, const std::string& box, std::int64_t atMs = now) {
        if (!std::filesystem::exists(folder_.path(box))) REQUIRE(crypto::makeBoxKey(folder_.path(box)));
        const auto request = crypto::makeRequest(folder_.path(box));
        REQUIRE(request);
        return enrolment::enrol(folder_.root(), authority(), tokenOf(readCode(code).value()), *request, atMs);
    }
    AllowList list() const { return AllowList::load(stationsPath(folder_.root())).value(); }
    BoxAuthority authority() const { return {folder_.path("boxes.pem"), folder_.path("boxes.key")}; }
    const TemporaryFolder& folder() const { return folder_; }
    static constexpr crypto::Key32 cardKey{1, 2, 3};

  private:
    TemporaryFolder folder_;
};

std::string codeOf(const Expected<Enrolled>& done) {
    if (done) return done->again ? "again" : "enrolled";
    return done.error().code;
}

}  // namespace

TEST_CASE("who may come in with a code, and when") {
    Desk desk;
    const auto code = desk.invite("Dom");
    CHECK(codeOf(desk.enrol(code, "late", later)) == "enrolment_refused");
    CHECK(codeOf(desk.enrol(code, "first")) == "enrolled");
    CHECK(codeOf(desk.enrol(code, "first")) == "again");
    CHECK(codeOf(desk.enrol(code, "second")) == "enrolment_refused");
    CHECK(codeOf(desk.enrol(desk.invite("Dom"), "first")) == "enrolment_refused");
    CHECK(codeOf(desk.enrol(code, "first", later)) == "enrolment_refused");
    CHECK(desk.list().stations().size() == 1);
}

TEST_CASE("the card key comes with the certificate, for who has the code") {
    Desk desk;
    const auto code = desk.invite("Dom");
    const auto done = desk.enrol(code, "box");
    REQUIRE(done);
    const auto opened = crypto::unseal(sealKeyOf(readCode(code).value()), done->sealedCardKey);
    REQUIRE(opened);
    CHECK(std::equal(opened->begin(), opened->end(), Desk::cardKey.begin(), Desk::cardKey.end(),
                     [](char x, std::uint8_t y) { return static_cast<std::uint8_t>(x) == y; }));
    CHECK(crypto::readFacts(done->certificate)->publicKey == done->station.key);
}

TEST_CASE("a certificate that was written when the power went before the list was is written anew") {
    Desk desk;
    const auto code = desk.invite("Dom");
    const auto empty = desk.list();
    REQUIRE(codeOf(desk.enrol(code, "box")) == "enrolled");
    REQUIRE(replaceFile(stationsPath(desk.folder().root()), emptyListText()));
    CHECK(codeOf(desk.enrol(code, "box")) == "enrolled");
    CHECK(codeOf(desk.enrol(code, "other")) == "enrolment_refused");
    CHECK(desk.list().stations().size() == 1);
}

TEST_CASE("another box for the same station takes its place") {
    Desk desk;
    const auto first = desk.enrol(desk.invite("Dom"), "old");
    REQUIRE(first);
    const auto code = desk.invite("ignored", first->station.id);
    const auto second = desk.enrol(code, "new");
    REQUIRE(second);
    CHECK(second->station.id == first->station.id);
    CHECK(second->station.name == "Dom");
    CHECK(desk.list().revokedMs(first->station.key) == now);
    CHECK(desk.list().byKey(second->station.key) != nullptr);
    CHECK(desk.list().stations().size() == 1);
}

TEST_CASE("a revoked key is refused with its own code, with another, and for a renewal") {
    Desk desk;
    const auto code = desk.invite("Dom");
    const auto done = desk.enrol(code, "box");
    REQUIRE(done);
    const auto gone = revoke(desk.folder().root(), done->station.id, now);
    REQUIRE(gone);
    CHECK(gone->key == done->station.key);
    CHECK(codeOf(desk.enrol(code, "box")) == "enrolment_refused");
    CHECK(codeOf(desk.enrol(desk.invite("Dom"), "box")) == "enrolment_refused");
    CHECK(revoke(desk.folder().root(), done->station.id, now).error().code == "station_unknown");
    CHECK(codeOf(desk.enrol(desk.invite("Dom"), "another")) == "enrolled");
}

TEST_CASE("a renewal is for the same key") {
    Desk desk;
    const auto done = desk.enrol(desk.invite("Dom"), "box");
    REQUIRE(done);
    const auto own =
        renew(desk.authority(), done->station, crypto::makeRequest(desk.folder().path("box")).value());
    REQUIRE(own);
    CHECK(crypto::readFacts(*own)->publicKey == done->station.key);
    REQUIRE(crypto::makeBoxKey(desk.folder().path("other")));
    const auto other = crypto::makeRequest(desk.folder().path("other")).value();
    CHECK(renew(desk.authority(), done->station, other).error().code == "key_other");
    CHECK(renew(desk.authority(), done->station, "x").error().code == "request_malformed");
}

TEST_CASE(
    "a list that can't be read keeps everybody out and is told, not refused as if the code were wrong") {
    Desk desk;
    const auto code = desk.invite("Dom");
    std::ofstream(stationsPath(desk.folder().root())) << "[[station]]\nid = 5\n";
    CHECK(codeOf(desk.enrol(code, "box")) == "config_invalid");
    CHECK(invite(desk.folder().root(), {"A", "", later}, std::string(64, 'd'), Desk::cardKey, now)
              .error()
              .code == "config_invalid");
}

TEST_CASE("invitations that are over are swept out when the next is written") {
    Desk desk;
    desk.invite("A");
    REQUIRE(
        invite(desk.folder().root(), {"B", "", later + 10}, std::string(64, 'd'), Desk::cardKey, later + 1));
    std::ifstream file(invitationsPath(desk.folder().root()));
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    CHECK_THAT(text, Catch::Contains("\"B\"") && !Catch::Contains("\"A\""));
}
