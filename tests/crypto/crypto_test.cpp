// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/crypto.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "crypto/journal_hash.h"
#include "tests/temporary_folder.h"

using namespace ostoja;

TEST_CASE("SHA-256 gives FIPS 180-2's answers") {
    CHECK(crypto::sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(crypto::sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a card's hash is HMAC-SHA-256 under the town's key") {
    crypto::Key32 key{};
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
    const std::string number("\x04\xA1\xB2\xC3\xD4\xE5\xF6", 7);
    // python3 -c "import
    // hmac;print(hmac.new(bytes(range(32)),b'ntag\0'+bytes.fromhex('04a1b2c3d4e5f6'),'sha256').hexdigest())"
    CHECK(crypto::cardHash(key, "ntag", number) ==
          "v1:a9596235fd03949650d7f14e60bc79275f2e421febe63d44070a7c8be10a5df7");
    CHECK(crypto::cardHash(key, "classic", number) != crypto::cardHash(key, "ntag", number));
    auto otherTown = key;
    otherTown[31] ^= 1;
    CHECK(crypto::cardHash(otherTown, "ntag", number) != crypto::cardHash(key, "ntag", number));
}

TEST_CASE("hex is read strictly") {
    CHECK(crypto::fromHex("00ff") == std::string("\0\xff", 2));
    const auto bad = GENERATE(as<std::string>{}, "0", "0g", "00 11", "zz", "001");
    CHECK_FALSE(crypto::fromHex(bad));
}

TEST_CASE("UUIDs are version 7 and sort by time") {
    const auto early = crypto::newUuid(1'795'371'845'123);
    const auto late = crypto::newUuid(1'795'371'845'124);
    CHECK(crypto::isUuid(early));
    CHECK(early[14] == '7');
    CHECK(early < late);
    CHECK(crypto::newUuid(5) != crypto::newUuid(5));
    CHECK_FALSE(crypto::isUuid("01890a5d-ac96-774b-bcce-b302099a805"));
    CHECK_FALSE(crypto::isUuid("01890A5D-ac96-774b-bcce-b302099a8057"));
    CHECK_FALSE(crypto::isUuid("01890a5dxac96-774b-bcce-b302099a8057"));
}

TEST_CASE("a signature holds for its message and its key alone") {
    const auto pair = crypto::newSigningPair();
    const auto signature = crypto::sign(pair.secretHex, "free: 3");
    REQUIRE(signature);
    CHECK(crypto::verify(pair.publicHex, "free: 3", *signature));
    CHECK_FALSE(crypto::verify(pair.publicHex, "free: 4", *signature));
    CHECK_FALSE(crypto::verify(crypto::newSigningPair().publicHex, "free: 3", *signature));
    CHECK_FALSE(crypto::verify(pair.publicHex, "free: 3", "00"));
    CHECK_FALSE(crypto::sign("abcd", "free: 3"));
}

TEST_CASE("a key file is private, is read back, and is never overwritten") {
    const TemporaryFolder folder;
    const auto path = folder.path("card.key");
    crypto::Key32 key{};
    crypto::randomBytes(key);
    REQUIRE(crypto::writeKeyFile(path, key));
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(crypto::readKeyFile(path) == key);
    CHECK_FALSE(crypto::writeKeyFile(path, key));
}

TEST_CASE("a key file that is no key is refused by its path") {
    const TemporaryFolder folder;
    const auto path = folder.path("bad.key");
    CHECK(crypto::readKeyFile(path).error().code == "key_unreadable");
    const auto content =
        GENERATE(as<std::string>{}, "abc", std::string(63, '0'), std::string(66, '0'), std::string(64, 'x'));
    std::ofstream(path) << content;
    const auto key = crypto::readKeyFile(path);
    REQUIRE_FALSE(key);
    CHECK(key.error().code == "key_malformed");
    CHECK(key.error().message.find(path) != std::string::npos);
    CHECK(key.error().message.find(content) == std::string::npos);
}

TEST_CASE("the journal's hash changes with each of its four parts") {
    const auto other = std::string(64, 'a');
    const auto base = crypto::journalHash(crypto::noPrevious, "{}", "{\"a\":1}", other);
    CHECK(base.size() == 64);
    CHECK(base != crypto::journalHash(other, "{}", "{\"a\":1}", other));
    CHECK(base != crypto::journalHash(crypto::noPrevious, "{\"x\":1}", "{\"a\":1}", other));
    CHECK(base != crypto::journalHash(crypto::noPrevious, "{}", "{\"a\":2}", other));
    CHECK(base != crypto::journalHash(crypto::noPrevious, "{}", "{\"a\":1}", std::string(64, 'b')));
}
