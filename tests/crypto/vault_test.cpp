// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/vault.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "crypto/crypto.h"
#include "crypto/pin_hash.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::crypto;

namespace {

std::string codeOf(const auto& result) {
    return result ? "" : result.error().code;
}

/// What the kernel keeps in memory for this process, never on the disk: kB.
long lockedMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word != "VmLck:") continue;
        long amount = 0;
        status >> amount;
        return amount;
    }
    return -1;
}

/// AddressSanitizer turns mlock into nothing.
bool locksMemory() {
    alignas(4'096) static std::array<char, 4'096> page{};
    const auto before = lockedMemory();
    const bool locks = ::mlock(page.data(), page.size()) == 0 && lockedMemory() > before;
    ::munlock(page.data(), page.size());
    return locks;
}

}  // namespace

TEST_CASE("what is sealed for a place is opened there with the same key") {
    const auto key = PersonKey::make();
    const std::string long_(5'000, 'x');
    for (const std::string& text :
         {std::string(), std::string("Zażółć gęślą jaźń"), long_, std::string("a\0b\0", 4)}) {
        const auto sealed = sealField(key, "resident:1:name", text);
        CHECK(openField(key, "resident:1:name", sealed) == text);
    }
}

TEST_CASE("what was moved, changed, cut or sealed with another key isn't opened") {
    const auto key = PersonKey::make();
    const auto sealed = sealField(key, "resident:1:name", "Marek");
    CHECK(codeOf(openField(key, "resident:2:name", sealed)) == "seal_broken");
    CHECK(codeOf(openField(key, "resident:1:greeting", sealed)) == "seal_broken");
    CHECK(codeOf(openField(PersonKey::make(), "resident:1:name", sealed)) == "seal_broken");
    CHECK(codeOf(openField(MasterKey::make(), "resident:1:name", sealed)) == "seal_broken");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        REQUIRE_FALSE(openField(key, "resident:1:name", changed));
        REQUIRE_FALSE(openField(key, "resident:1:name", sealed.substr(0, at)));
    }
    CHECK_FALSE(openField(key, "resident:1:name", sealed + "x"));
}

TEST_CASE("a broken seal is told by its place, without content") {
    const auto refused = openField(PersonKey::make(), "resident:1:name", "Marek");
    CHECK_THAT(refused.error().message, Catch::StartsWith("resident:1:name") && !Catch::Contains("Marek"));
}

TEST_CASE("the same text is sealed otherwise each time, and its length shows only in steps") {
    const auto key = PersonKey::make();
    CHECK(sealField(key, "r:1:sex", "f") != sealField(key, "r:1:sex", "f"));
    const auto length = [&](std::size_t size) {
        return sealField(key, "r:1:name", std::string(size, 'x')).size();
    };
    CHECK(length(0) == length(31));
    CHECK(length(32) == length(63));
    CHECK(length(32) == length(0) + 32);
}

TEST_CASE("a person's key is opened by the master key that wrapped it, for that person") {
    const auto master = MasterKey::make();
    const auto key = PersonKey::make();
    const auto wrapped = key.wrapped(master, "anna");
    const auto sealed = sealField(key, "r:1:name", "Anna");
    const auto again = PersonKey::unwrap(master, "anna", wrapped);
    REQUIRE(again);
    CHECK(openField(*again, "r:1:name", sealed) == "Anna");
    CHECK(codeOf(PersonKey::unwrap(master, "piotr", wrapped)) == "seal_broken");
    CHECK(codeOf(PersonKey::unwrap(MasterKey::make(), "anna", wrapped)) == "seal_broken");
    const auto tooShort = sealField(master, "person_key:anna:wrapped", "short");
    CHECK(codeOf(PersonKey::unwrap(master, "anna", tooShort)) == "seal_broken");
}

TEST_CASE("a master key is written for its owner alone, never over a file, and read again") {
    const TemporaryFolder folder;
    const auto path = folder.path("master-key");
    const auto key = MasterKey::make();
    REQUIRE(key.write(path));
    struct stat told {};
    REQUIRE(::stat(path.c_str(), &told) == 0);
    CHECK((told.st_mode & 07777) == 0600);
    CHECK(MasterKey::read(path)->id() == key.id());
    CHECK(codeOf(MasterKey::make().write(path)) == "key_unwritable");
    CHECK(MasterKey::read(path)->id() == key.id());
}

TEST_CASE("a file that is no master key is refused with what to do") {
    const TemporaryFolder folder;
    const auto path = folder.path("master-key");
    const auto put = [&](const std::string& content, mode_t mode) {
        std::ofstream(path) << content;
        ::chmod(path.c_str(), mode);
        return MasterKey::read(path);
    };
    CHECK(codeOf(MasterKey::read("")) == "key_missing");
    const auto none = MasterKey::read(path);
    CHECK(codeOf(none) == "key_missing");
    CHECK_THAT(none.error().message, Catch::StartsWith(path) && Catch::Contains("ostoja init --master-key"));
    CHECK(codeOf(put("", 0600)) == "key_unreadable");
    CHECK(codeOf(put(std::string(62, 'a'), 0600)) == "key_malformed");
    const auto word = put(std::string(64, 'x'), 0600);
    CHECK(codeOf(word) == "key_malformed");
    CHECK_THAT(word.error().message, !Catch::Contains("xxx"));
    const auto open = put(std::string(64, 'a'), 0644);
    CHECK(codeOf(open) == "key_open");
    CHECK_THAT(open.error().message, Catch::Contains("chmod 600"));
    CHECK(codeOf(put(std::string(64, 'a'), 0600)).empty());
}

TEST_CASE("a master key rests in memory that is never swapped out") {
    if (!locksMemory()) {
        WARN("this build or machine locks no memory");
        return;
    }
    const auto before = lockedMemory();
    const auto key = MasterKey::make();
    CHECK(lockedMemory() > before);
}

TEST_CASE("a keyed hash is of one key, one purpose and one text") {
    const auto key = MasterKey::make();
    const std::set<std::string> different{key.keyedHash("setup", "1234"), key.keyedHash("setup", "1235"),
                                          key.keyedHash("other", "1234"),
                                          MasterKey::make().keyedHash("setup", "1234")};
    CHECK(different.size() == 4);
    CHECK(key.keyedHash("setup", "1234") == key.keyedHash("setup", "1234"));
    CHECK(key.id() != MasterKey::make().id());
}

TEST_CASE("a PIN is known again by its hash, which tells nothing of it") {
    const auto hash = hashPin("483920");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(hash.find("483920") == std::string::npos);
    CHECK(pinMatches(hash, "483920"));
    CHECK_FALSE(pinMatches(hash, "483921"));
    CHECK_FALSE(pinMatches(hash, ""));
    CHECK(hashPin("483920") != hash);
    for (const char* const junk : {"", "483920", "$argon2id$", "$argon2id$v=19$m=19456,t=2,p=1$x$y"}) {
        CHECK_FALSE(pinMatches(junk, "483920"));
    }
    CHECK_FALSE(pinMatches(std::string(4'000, '$'), "483920"));
}
