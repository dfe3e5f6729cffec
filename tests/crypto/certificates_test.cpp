// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificates.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "tests/temporary_folder.h"

using namespace ostoja;

namespace {

/// openssl's own opinion, which is not ours.
bool opensslSays(const std::string& arguments) {
    return std::system(("openssl " + arguments + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace

TEST_CASE("a town's certificates are accepted by openssl, each for its own purpose") {
    const TemporaryFolder folder;
    REQUIRE(crypto::makeAuthority(folder.root(), "Brzegów"));
    REQUIRE(crypto::issueCertificate(folder.root(), folder.path("office"), "office", "localhost,127.0.0.1"));
    REQUIRE(crypto::issueCertificate(folder.root(), folder.path("station"), "Wodna 12", ""));
    const auto verify = "verify -x509_strict -CAfile " + folder.path("ca.pem");
    CHECK(opensslSays(verify + " -purpose sslserver -verify_ip 127.0.0.1 " + folder.path("office.pem")));
    CHECK(
        opensslSays(verify + " -purpose sslserver -verify_hostname localhost " + folder.path("office.pem")));
    CHECK_FALSE(
        opensslSays(verify + " -purpose sslserver -verify_hostname elsewhere " + folder.path("office.pem")));
    CHECK(opensslSays(verify + " -purpose sslclient " + folder.path("station.pem")));
    CHECK_FALSE(opensslSays(verify + " -purpose sslserver " + folder.path("station.pem")));

    SECTION("each has a public key of its own") {
        const auto office = crypto::publicKeyOf(folder.path("office.pem"));
        const auto station = crypto::publicKeyOf(folder.path("station.pem"));
        REQUIRE(office);
        REQUIRE(station);
        CHECK(office->size() == 64);
        CHECK(*office != *station);
    }
    SECTION("what is there is never overwritten") {
        const auto before = crypto::publicKeyOf(folder.path("office.pem"));
        CHECK_FALSE(crypto::issueCertificate(folder.root(), folder.path("office"), "office", "localhost"));
        CHECK(crypto::makeAuthority(folder.root(), "Brzegów"));
        CHECK(crypto::publicKeyOf(folder.path("office.pem")) == before);
    }
}

TEST_CASE("hosts that a certificate can't name leave no file behind") {
    const TemporaryFolder folder;
    REQUIRE(crypto::makeAuthority(folder.root(), "Brzegów"));
    const auto hosts = GENERATE(as<std::string>{}, " ,,", "localhost,", "a b", "300.1.2.3", "a\nDNS:b");
    INFO(hosts);
    const auto issued = crypto::issueCertificate(folder.root(), folder.path("office"), "office", hosts);
    REQUIRE_FALSE(issued);
    CHECK(issued.error().code == "hosts_unusable");
    CHECK_FALSE(std::filesystem::exists(folder.path("office.key")));
    CHECK_FALSE(std::filesystem::exists(folder.path("office.pem")));
}

TEST_CASE("a name of letters that are hex digits too is a name") {
    const TemporaryFolder folder;
    REQUIRE(crypto::makeAuthority(folder.root(), "Brzegów"));
    REQUIRE(crypto::issueCertificate(folder.root(), folder.path("office"), "office", "cafe.de,::1"));
    const auto verify = "verify -x509_strict -CAfile " + folder.path("ca.pem") + " -purpose sslserver ";
    CHECK(opensslSays(verify + "-verify_hostname cafe.de " + folder.path("office.pem")));
    CHECK(opensslSays(verify + "-verify_ip ::1 " + folder.path("office.pem")));
}

TEST_CASE("a certificate that isn't there is an error with its path") {
    const auto key = crypto::publicKeyOf("/nonexistent/x.pem");
    REQUIRE_FALSE(key);
    CHECK(key.error().message.find("/nonexistent/x.pem") != std::string::npos);
}
