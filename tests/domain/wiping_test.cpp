// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <string>

#include "domain/name_search.h"
#include "domain/wiping.h"
#include "people/made_up_residents.h"

using namespace ostoja::domain;

namespace {

/// Backwards, so that the program itself doesn't hold the word that it looks for.
constexpr std::string_view backwards = "gnukwezrpcinbagelk";

/// How often the word stands in this program's memory, as text or as code points; not on the stack, whose
/// spent frames nobody can wipe from within.
int timesInMemory() {
    std::ifstream maps("/proc/self/maps");
    std::ifstream memory("/proc/self/mem", std::ios::binary);
    int times = 0;
    std::string line;
    while (std::getline(maps, line)) {
        unsigned long from = 0;
        unsigned long to = 0;
        if (std::sscanf(line.c_str(), "%lx-%lx rw-p", &from, &to) != 2) continue;
        if (line.find("rw-p") == std::string::npos || line.find("[stack]") != std::string::npos) continue;
        if (to - from > (1UL << 27U)) continue;  // a sanitizer's own
        WipingVector<char> bytes(to - from);
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(from));
        memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        for (const std::size_t width : {1U, 4U}) {
            const std::size_t length = width * (backwards.size() - 1);
            for (std::size_t i = length; i < static_cast<std::size_t>(memory.gcount()); ++i) {
                std::size_t same = 0;
                while (same < backwards.size() && bytes[i - same * width] == backwards[same]) ++same;
                if (same == backwards.size()) ++times;
            }
        }
    }
    return times;
}

void put(NameIndex& index) {
    std::string name(backwards.rbegin(), backwards.rend());
    index.put("somebody", {name});
    CHECK(index.find(name, 1).total == 1);
    wipeContent(name);
}

}  // namespace

TEST_CASE(
    "a name that was removed is nowhere in the program's memory, however much the index grew meanwhile") {
    NameIndex index;
    put(index);
    CHECK(timesInMemory() > 0);
    const auto residents = ostoja::people::makeUpResidents(5000, 1);
    for (std::size_t i = 0; i < residents.size(); ++i) index.put(std::to_string(i), {residents[i].name});
    CHECK(timesInMemory() == 1);
    index.remove("somebody");
    CHECK(timesInMemory() == 0);
}

TEST_CASE("an index that goes takes its names with it") {
    {
        NameIndex index;
        put(index);
        CHECK(timesInMemory() > 0);
    }
    CHECK(timesInMemory() == 0);
}
