// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "domain/name_search.h"
#include "people/made_up_residents.h"

using namespace ostoja::domain;

namespace {

std::string idOf(std::size_t number) {
    auto digits = std::to_string(number);
    return "r" + digits.insert(0, 6 - digits.size(), '0');
}

struct Pair {
    std::string typed;
    std::string registered;
    std::string kind;
};

std::vector<Pair> readPairs() {
    std::ifstream file(OSTOJA_TEST_DATA "/names.csv");
    REQUIRE(file);
    std::vector<Pair> pairs;
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "typed,registered,kind");
    while (std::getline(file, line)) {
        const auto one = line.find(',');
        const auto two = line.find(',', one + 1);
        REQUIRE(two != std::string::npos);
        pairs.push_back({line.substr(0, one), line.substr(one + 1, two - one - 1), line.substr(two + 1)});
    }
    return pairs;
}

}  // namespace

TEST_CASE("whoever a carer means is among the first five of 20,000") {
    const auto pairs = readPairs();
    CHECK(pairs.size() >= 200);
    std::set<std::string> registered;
    for (const auto& pair : pairs) registered.insert(pair.registered);

    NameIndex index;
    std::map<std::string, std::string> ids;
    std::map<std::string, int> namesakes;
    std::size_t number = 0;
    for (const auto& name : registered) {
        ids[name] = idOf(number++);
        index.put(ids[name], {name});
    }
    for (const auto& resident : ostoja::people::makeUpResidents(20000 - registered.size(), 5)) {
        index.put(idOf(number++), {resident.name});
        ++namesakes[resident.name];
    }
    REQUIRE(index.size() == 20000);

    std::map<std::string, std::pair<int, int>> byKind;
    int right = 0;
    int first = 0;
    for (const auto& pair : pairs) {
        const auto found = index.find(pair.typed, 5).ids;
        const bool isRight = std::count(found.begin(), found.end(), ids[pair.registered]) > 0;
        right += isRight ? 1 : 0;
        first += isRight && found.front() == ids[pair.registered] ? 1 : 0;
        auto& [rightOfKind, ofKind] = byKind[pair.kind];
        rightOfKind += isRight ? 1 : 0;
        ++ofKind;
        if (isRight) continue;
        std::cout << "not among the first five: " << pair.typed << " for " << pair.registered << ", one of "
                  << namesakes[pair.registered] + 1 << " so spelled\n";
    }
    const auto count = static_cast<int>(pairs.size());
    std::cout << "figures: names=" << count << " among_first_five=" << right << " first=" << first
              << " missed=" << count - right << "\n";
    for (const auto& [kind, figures] : byKind) {
        std::cout << "names of kind \"" << kind << "\": " << figures.first << " of " << figures.second
                  << "\n";
    }
    CHECK(right * 100 >= 95 * count);
}

namespace {

/// Who is found, by name, in order.
std::string found(const NameIndex& index, std::string_view query, std::size_t limit = 5) {
    std::string ids;
    for (const auto& id : index.find(query, limit).ids) ids += (ids.empty() ? "" : ", ") + id;
    return ids;
}

NameIndex house(std::initializer_list<std::string_view> names) {
    NameIndex index;
    for (const auto name : names) index.put(name, {name});
    return index;
}

}  // namespace

TEST_CASE("what was typed whole and in the same spelling stands first") {
    struct Row {
        std::string typed;
        std::string found;
    };
    const auto row = GENERATE(values<Row>({
        {"jan", "Jan Nowak, Janusz Nowak, Iwan Nowik"},
        {"nowak jan", "Jan Nowak, Janusz Nowak, Iwan Nowik"},
        {"janusz", "Janusz Nowak, Jan Nowak, Iwan Nowik"},
        {"iwan", "Iwan Nowik, Jan Nowak"},
        {"now", "Janusz Nowak, Jan Nowak, Iwan Nowik"},
        {"nwoak janu", "Janusz Nowak, Jan Nowak"},
        {"zofia", ""},
        {"jan nowak kowalski", "Jan Nowak, Janusz Nowak"},
        {"wania", "Jan Nowak, Iwan Nowik"},
    }));
    INFO(row.typed);
    CHECK(found(house({"Jan Nowak", "Janusz Nowak", "Iwan Nowik"}), row.typed) == row.found);
}

TEST_CASE("a short word forgives no error, a longer one up to three") {
    const auto index = house({"Bo Li", "Zenon Kot", "Grzegorz Brzęczyszczykiewicz"});
    CHECK(found(index, "bo") == "Bo Li");
    CHECK(found(index, "ko") == "Zenon Kot");
    CHECK(found(index, "xy").empty());
    CHECK(found(index, "kto") == "Zenon Kot");
    CHECK(found(index, "bzreczyscykiewicz") == "Grzegorz Brzęczyszczykiewicz");
    CHECK(found(index, "brczyszkiewcz").empty());
}

TEST_CASE("two words of one name need two words of the name") {
    const auto index = house({"Jan Nowak", "Jan Jankowski"});
    CHECK(found(index, "jan jan") == "Jan Jankowski");
}

TEST_CASE("a person is found by each of their names, and by words of two of them together") {
    NameIndex index;
    index.put("1", {"Sasza", "Олександр Ковальчук"});
    for (const auto* typed : {"sasza", "kowalczuk", "oleks kow", "sasza kowalcz"})
        CHECK(found(index, typed) == "1");
}

TEST_CASE("a name that changed is found as it is now, a removed one no longer") {
    NameIndex index;
    index.put("1", {"Anna Nowak"});
    index.put("2", {"Anna Lis"});
    index.put("1", {"Anna Kowalska"});
    CHECK(index.size() == 2);
    CHECK(found(index, "nowak").empty());
    CHECK(found(index, "kowalska") == "1");
    index.remove("1");
    index.remove("never there");
    CHECK(index.size() == 1);
    CHECK(found(index, "kowalska").empty());
    CHECK(found(index, "anna") == "2");
    index.put("1", {"Anna Kowalska"});
    CHECK(found(index, "kowalska") == "1");
}

TEST_CASE("names come and go, and each search still answers as a new index would") {
    const auto residents = ostoja::people::makeUpResidents(300, 11);
    NameIndex used;
    for (std::size_t i = 0; i < residents.size(); ++i) used.put(idOf(i), {residents[i].name});
    for (std::size_t i = 0; i < residents.size(); i += 3) used.remove(idOf(i));
    for (std::size_t i = 1; i < residents.size(); i += 3) used.put(idOf(i), {residents[i - 1].name});
    NameIndex fresh;
    for (std::size_t i = 0; i < residents.size(); ++i) {
        if (i % 3 == 1) fresh.put(idOf(i), {residents[i - 1].name});
        if (i % 3 == 2) fresh.put(idOf(i), {residents[i].name});
    }
    for (const auto& resident : residents) {
        CHECK(used.find(resident.name, 10).ids == fresh.find(resident.name, 10).ids);
        CHECK(used.find(resident.name.substr(0, 3), 10).total ==
              fresh.find(resident.name.substr(0, 3), 10).total);
    }
}

TEST_CASE("whoever may not be seen is not there: neither in the list nor in the number nor in the order") {
    const auto residents = ostoja::people::makeUpResidents(500, 3);
    NameIndex all;
    NameIndex without;
    for (std::size_t i = 0; i < residents.size(); ++i) {
        all.put(idOf(i), {residents[i].name});
        if (i % 7 != 0) without.put(idOf(i), {residents[i].name});
    }
    const auto mayBeSeen = [](std::string_view id) { return std::stoi(std::string(id.substr(1))) % 7 != 0; };
    for (const auto& resident : residents) {
        for (const std::size_t typed : {2U, 5U, 40U}) {
            const auto query = resident.name.substr(0, typed);
            const auto seen = all.find(query, 20, mayBeSeen);
            const auto there = without.find(query, 20);
            CHECK(seen.ids == there.ids);
            CHECK(seen.total == there.total);
        }
    }
}

TEST_CASE("anything may be typed") {
    const auto index = house({"Jan Nowak", "李小龍", "محمد", "😀 Ania"});
    for (const auto* typed :
         {"", "   ", "-", "\xff\xfe", "'; DROP TABLE resident;--", "%", "\\", "........"}) {
        INFO(typed);
        CHECK(found(index, typed).empty());
    }
    std::string longest;
    for (int i = 0; i < 50000; ++i) longest += "xu";
    CHECK(found(index, longest).empty());
    CHECK(found(index, "李小龍") == "李小龍");
    CHECK(found(index, "李 小龍") == "李小龍");
    CHECK(found(index, "محمد") == "محمد");
    CHECK(found(index, "😀") == "😀 Ania");
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "jan ";
    CHECK(found(index, many).empty());
}

TEST_CASE("the limit limits the list, not the number") {
    const auto index = house({"Jan Nowak", "Jan Kowalski", "Jan Lis"});
    CHECK(index.find("jan", 2).ids.size() == 2);
    CHECK(index.find("jan", 2).total == 3);
    CHECK(index.find("jan", 0).ids.empty());
}
