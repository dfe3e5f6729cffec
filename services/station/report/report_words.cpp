// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/report/report_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ostoja::station {

namespace {

using Words = std::pair<std::string_view, std::string_view>;

template <std::size_t size>
std::string onPaper(const std::array<Words, size>& table, std::string_view word) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Words& each) { return each.first == word; });
    return std::string(found == table.end() ? word : found->second);
}

constexpr std::array<Words, 5> segments = {{
    {"women", "kobiety"},
    {"men", "mężczyźni"},
    {"any", "mieszane"},
    {"family", "rodzinne"},
    {"accessible", "na wózku"},
}};

constexpr std::array<Words, 3> presences = {{
    {"tapped", "karta"},
    {"round", "opiekun"},
    {"assumed", "domniemana"},
}};

constexpr std::array<Words, 4> endings = {{
    {"closing", "zakończony o zamknięciu"},
    {"not_staying", "osoba nie zostaje"},
    {"by_staff", "zakończony przez opiekuna"},
    {"carried", "trwa następnej nocy"},
}};

constexpr std::array<Words, 7> refusals = {{
    {"full_house", "brak wolnego łóżka"},
    {"no_suitable_bed", "brak odpowiedniego łóżka"},
    {"intoxicated", "stan nietrzeźwości"},
    {"suspended", "zakaz pobytu"},
    {"house_rules", "regulamin placówki"},
    {"not_self_caring", "brak samodzielności"},
    {"other", "inny powód"},
}};

constexpr std::array<Words, 6> outcomes = {{
    {"arrived_elsewhere", "inna placówka"},
    {"city_guard", "straż miejska"},
    {"police", "policja"},
    {"ambulance", "pogotowie"},
    {"declined", "rezygnacja z pomocy"},
    {"admitted", "przyjęcie później"},
}};

}  // namespace

std::string segmentOnPaper(std::string_view segment) {
    return onPaper(segments, segment);
}

std::string presenceOnPaper(std::string_view presence) {
    return onPaper(presences, presence);
}

std::string standingOnPaper(std::string_view state, std::string_view endedWhy) {
    if (state == "here") return "w placówce";
    if (state == "away") return "chwilowo poza placówką";
    return endedWhy.empty() ? "zakończony" : onPaper(endings, endedWhy);
}

std::string refusalOnPaper(std::string_view why) {
    return onPaper(refusals, why);
}

std::string outcomeOnPaper(std::string_view outcome) {
    return onPaper(outcomes, outcome);
}

}  // namespace ostoja::station
