// SPDX-License-Identifier: GPL-3.0-or-later
#include "house_drawing.h"

#include <sstream>
#include <stdexcept>

namespace ostoja::domain {

namespace {

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, at);) {
        if (!part.empty()) parts.push_back(part);
    }
    return parts;
}

/// The value of "key=value"; empty when the word is another.
std::string valueIn(const std::string& word, const std::string& key) {
    return word.rfind(key + "=", 0) == 0 ? word.substr(key.size() + 1) : "";
}

void mark(Bed& bed, const std::string& word) {
    if (word == "taken")
        bed.state = BedState::occupied;
    else if (word == "broken")
        bed.state = BedState::outOfService;
    else if (word == "extra")
        bed.extra = true;
    else if (word == "lower" || word == "upper")
        bed.position = word;
    else if (const auto state = bedStateFromName(word))
        bed.state = *state;
    else if (const auto feature = bedFeatureFromName(word))
        bed.has.push_back(*feature);
    else if (const auto by = valueIn(word, "by"); !by.empty())
        bed.person = by;
    else if (const auto of = valueIn(word, "of"); !of.empty())
        bed.household = of;
    else if (const auto whom = valueIn(word, "for"); !whom.empty())
        bed.heldFor = whom;
    else
        throw std::invalid_argument("a bed that is " + word);
}

void tell(Applicant& who, const std::string& word) {
    if (word == "man")
        who.sex = Sex::man;
    else if (word == "woman")
        who.sex = Sex::woman;
    else if (const auto need = needFromName(word))
        who.needs.push_back(*need);
    else if (const auto ground = groundFromName(word))
        who.seen.push_back(*ground);
    else if (const auto age = valueIn(word, "age"); !age.empty())
        who.age = std::stoi(age);
    else if (const auto with = valueIn(word, "household"); !with.empty())
        who.household = with;
    else if (const auto adult = valueIn(word, "with"); !adult.empty())
        who.adultHere = AdultHere{adult == "woman" ? Sex::woman : Sex::man};
    else if (const auto why = valueIn(word, "refused"); !why.empty())
        who.refused = RefusedTonight{why, 0};
    else if (const auto last = valueIn(word, "last"); !last.empty())
        who.lastBed = last;
    else if (const auto apart = valueIn(word, "apart"); !apart.empty())
        who.apart.push_back(apart);
    else
        throw std::invalid_argument("somebody who is " + word);
}

}  // namespace

std::vector<Bed> house(const std::string& drawing) {
    std::vector<Bed> beds;
    for (const auto& room : split(drawing, ';')) {
        const auto parts = split(room, ':');
        const auto head = split(parts.at(0), ' ');
        for (const auto& drawn : split(parts.at(1), ' ')) {
            const auto words = split(drawn, '.');
            Bed bed{.id = words.at(0),
                    .room = head.at(0),
                    .segment = segmentFromName(head.at(1)).value(),
                    .position = "single"};
            for (std::size_t i = 1; i < words.size(); ++i) mark(bed, words[i]);
            beds.push_back(std::move(bed));
        }
    }
    return beds;
}

Applicant applicant(const std::string& words) {
    const auto parts = split(words, ' ');
    Applicant who{.id = parts.at(0)};
    for (std::size_t i = 1; i < parts.size(); ++i) tell(who, parts[i]);
    return who;
}

std::vector<Applicant> party(const std::string& words) {
    std::vector<Applicant> people;
    for (const auto& each : split(words, ',')) people.push_back(applicant(each));
    return people;
}

}  // namespace ostoja::domain
