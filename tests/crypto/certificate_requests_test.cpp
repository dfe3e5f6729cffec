// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificate_requests.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "crypto/certificates.h"
#include "crypto/sealing.h"
#include "tests/temporary_folder.h"

using namespace ostoja;

namespace {

bool opensslSays(const std::string& arguments) {
    return std::system(("openssl " + arguments + " >/dev/null 2>&1").c_str()) == 0;
}

std::string written(const TemporaryFolder& folder, const std::string& name, const std::string& content) {
    std::ofstream(folder.path(name)) << content;
    return folder.path(name);
}

}  // namespace

TEST_CASE("a box's request becomes a certificate that openssl takes for a client's and for nothing else") {
    const TemporaryFolder folder;
    REQUIRE(crypto::makeBoxAuthority(folder.root(), "Brzegów"));
    REQUIRE(crypto::makeBoxKey(folder.path("box.key")));
    struct stat file {};
    REQUIRE(::stat(folder.path("box.key").c_str(), &file) == 0);
    CHECK((file.st_mode & 0777U) == 0600U);
    const auto request = crypto::makeRequest(folder.path("box.key"));
    REQUIRE(request);
    CHECK(opensslSays("req -verify -noout -in " + written(folder, "box.csr", *request)));
    const auto certificate =
        crypto::signRequest(*request, "Wodna 12", folder.path("boxes.pem"), folder.path("boxes.key"));
    REQUIRE(certificate);
    const auto path = written(folder, "box.pem", *certificate);
    const auto verify = "verify -x509_strict -CAfile " + folder.path("boxes.pem");
    CHECK(opensslSays(verify + " -purpose sslclient " + path));
    CHECK_FALSE(opensslSays(verify + " -purpose sslserver " + path));

    const auto facts = crypto::readFacts(*certificate);
    REQUIRE(facts);
    CHECK(facts->publicKey == crypto::keyOfRequest(*request).value());
    CHECK(facts->publicKey == crypto::publicKeyOf(path).value());
    CHECK(facts->endsMs - facts->beginsMs == std::int64_t{398} * 24 * 3'600'000);
    CHECK_FALSE(crypto::makeBoxKey(folder.path("box.key")));
}

TEST_CASE("what is no request is told as such") {
    const auto text =
        GENERATE(as<std::string>(), "", "x", "-----BEGIN CERTIFICATE REQUEST-----\n",
                 "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n");
    CHECK(crypto::keyOfRequest(text).error().code == "request_malformed");
}

TEST_CASE("what is sealed opens with the key alone, and whole") {
    const auto key = crypto::deriveKey(std::string(16, 's'), "one");
    const auto sealed = crypto::seal(key, "content");
    CHECK(crypto::unseal(key, sealed).value() == "content");
    CHECK(crypto::seal(key, "content") != sealed);
    CHECK(crypto::unseal(crypto::deriveKey(std::string(16, 's'), "two"), sealed).error().code ==
          "seal_broken");
    CHECK(crypto::unseal(crypto::deriveKey(std::string(16, 't'), "one"), sealed).error().code ==
          "seal_broken");
    for (std::size_t i = 0; i < sealed.size(); i += 7) {
        auto spoilt = sealed;
        spoilt[i] = spoilt[i] == '0' ? '1' : '0';
        CHECK_FALSE(crypto::unseal(key, spoilt));
    }
    for (const auto* rubbish : {"", "00", "xyz"}) CHECK_FALSE(crypto::unseal(key, rubbish));
}

TEST_CASE("a signing key's public half is found again") {
    const auto pair = crypto::newSigningPair();
    CHECK(crypto::signingPublicKey(pair.secretHex).value() == pair.publicHex);
    CHECK_FALSE(crypto::signingPublicKey("12"));
}
