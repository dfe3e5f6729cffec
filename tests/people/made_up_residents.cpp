// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/made_up_residents.h"

#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <stdexcept>

#include "people/spellings.h"

namespace ostoja::people {

namespace {

using ostoja::domain::Sex;

/// Knuth's generator with xorshift on top; the same everywhere, which std's distributions are not.
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    double part() {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto mixed = (state_ ^ (state_ >> 29U)) * 0x9E3779B97F4A7C15ULL;
        return static_cast<double>(mixed >> 11U) / static_cast<double>(1ULL << 53U);
    }

    std::size_t below(std::size_t end) { return static_cast<std::size_t>(part() * static_cast<double>(end)); }

    /// The first ones far more often, as with names.
    const std::string& frequent(const std::vector<std::string>& names) {
        return names[static_cast<std::size_t>(std::pow(part(), 1.8) * static_cast<double>(names.size()))];
    }

  private:
    std::uint64_t state_;
};

using Names = std::map<std::string, std::vector<std::string>>;

Names readNames() {
    std::ifstream file(OSTOJA_TEST_DATA "/made_up_names.csv");
    if (!file) throw std::runtime_error("tests/data/made_up_names.csv can't be read");
    Names names;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto comma = line.rfind(',');
        names[line.substr(0, comma)].push_back(line.substr(comma + 1));
    }
    return names;
}

/// "Kowalski" as a woman bears it.
std::string feminine(std::string family) {
    for (const auto* ending : {"ski", "cki", "dzki"}) {
        if (family.ends_with(ending)) family.back() = 'a';
    }
    for (const auto* ending : {"ський", "цький"}) {
        if (family.ends_with(ending)) return family.substr(0, family.size() - 4) + "а";
    }
    for (const auto* ending : {"ов", "ев", "ёв"}) {
        if (family.ends_with(ending)) return family + "а";
    }
    return family;
}

const std::string& nation(double part) {
    static const std::array<std::pair<double, std::string>, 7> shares = {
        {{0.78, "pl"}, {0.88, "uk"}, {0.91, "ru"}, {0.93, "by"}, {0.96, "ro"}, {0.98, "de"}, {1.0, "ka"}}};
    for (const auto& [upTo, name] : shares) {
        if (part < upTo) return name;
    }
    return shares.back().second;
}

std::string familyName(const Names& names, const std::string& nation, Chance& chance) {
    const bool rare = names.contains(nation + ",family_stem") && chance.part() < 0.45;
    if (!rare) return chance.frequent(names.at(nation + ",family"));
    const auto& stems = names.at(nation + ",family_stem");
    const auto& endings = names.at(nation + ",family_ending");
    return stems[chance.below(stems.size())] + endings[chance.below(endings.size())];
}

/// A house's registers are in three hands: as in the papers, as in the passport, as it sounds to a Pole.
std::string asRegistered(const std::string& name, Chance& chance) {
    const double part = chance.part();
    if (part < 0.3) return name;
    return part < 0.65 ? passportSpelling(name) : polishSpelling(name);
}

std::string twoDigits(std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::vector<MadeUpResident> makeUpResidents(std::size_t count, std::uint64_t seed) {
    const auto names = readNames();
    Chance chance(seed);
    std::vector<MadeUpResident> residents;
    residents.reserve(count);
    while (residents.size() < count) {
        const auto& people = nation(chance.part());
        const Sex sex = chance.part() < 0.2 ? Sex::woman : Sex::man;
        std::string name = chance.frequent(names.at(people + (sex == Sex::woman ? ",given_f" : ",given_m")));
        auto family = familyName(names, people, chance);
        if (sex == Sex::woman) family = feminine(std::move(family));
        const auto born = std::to_string(1940 + chance.below(65)) + "-" + twoDigits(1 + chance.below(12)) +
                          "-" + twoDigits(1 + chance.below(28));
        name += " " + family;
        residents.push_back({asRegistered(name, chance), sex, born});
    }
    return residents;
}

}  // namespace ostoja::people
