// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/opening.h"

#include <algorithm>

#include "domain/day.h"
#include "domain/local_time.h"

namespace ostoja::domain {

namespace {

constexpr std::chrono::minutes wholeDay{24 * 60};

bool isBetween(std::string_view day, std::string_view from, std::string_view until) {
    if (from <= until) return from <= day && day <= until;
    return from <= day || day <= until;
}

bool overlap(const Season& one, const Season& other) {
    return isBetween(other.from, one.from, one.until) || isBetween(one.from, other.from, other.until);
}

const Season* seasonOf(const OpeningHours& opening, Night night) {
    const auto found =
        std::find_if(opening.seasons.begin(), opening.seasons.end(),
                     [&](const Season& season) { return inSeason(night, season.from, season.until); });
    return found == opening.seasons.end() ? nullptr : &*found;
}

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

int twoDigits(std::string_view text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

bool hasForm(std::string_view text, char between) {
    return text.size() == 5 && isDigit(text[0]) && isDigit(text[1]) && text[2] == between &&
           isDigit(text[3]) && isDigit(text[4]);
}

}  // namespace

bool inSeason(Night night, std::string_view from, std::string_view until) {
    return isBetween(date::format("%m-%d", night.evening), from, until);
}

std::optional<HoursOfNight> hoursOf(const OpeningHours& opening, Night night) {
    if (opening.seasons.empty()) return std::nullopt;
    const auto* const season = seasonOf(opening, night);
    if (season == nullptr) {
        const auto shut = utcOf(night.evening, noon, date::choose::earliest);
        return HoursOfNight{shut, shut};
    }
    const bool overMidnight = season->closes <= season->opens;
    const auto closingDay = overMidnight ? night.evening + date::days{1} : night.evening;
    return HoursOfNight{utcOf(night.evening, season->opens, date::choose::earliest),
                        utcOf(closingDay, season->closes, date::choose::latest)};
}

std::optional<std::int64_t> opensNext(const OpeningHours& opening, std::int64_t nowMs) {
    Night night = nightAt(nowMs);
    for (int nights = 0; nights <= 366; ++nights, night.evening += date::days{1}) {
        const auto hours = hoursOf(opening, night);
        if (!hours || hours->contain(nowMs)) return std::nullopt;
        if (hours->opensMs > nowMs && hours->opensMs < hours->closesMs) return hours->opensMs;
    }
    return std::nullopt;
}

std::int64_t momentInNight(Night night, std::chrono::minutes ofDay) {
    const auto day = ofDay < noon ? night.evening + date::days{1} : night.evening;
    return utcOf(day, ofDay, date::choose::latest);
}

Expected<std::chrono::minutes> parseTimeOfDay(std::string_view text) {
    if (hasForm(text, ':')) {
        const auto hours = twoDigits(text);
        const auto minutes = twoDigits(text.substr(3));
        if (hours < 24 && minutes < 60) return std::chrono::hours{hours} + std::chrono::minutes{minutes};
    }
    return failure("malformed", "a time of the day is written like 18:00");
}

std::string formatTimeOfDay(std::chrono::minutes ofDay) {
    return date::format("%R", ofDay);
}

Expected<std::string> parseDayOfYear(std::string_view text) {
    if (hasForm(text, '-') && parseDay("2028-" + std::string(text))) return std::string(text);
    return failure("malformed", "a day of the year is written like 10-01");
}

Expected<void> checkOpening(const OpeningHours& opening) {
    const auto& seasons = opening.seasons;
    for (auto season = seasons.begin(); season != seasons.end(); ++season) {
        for (const auto& day : {season->from, season->until}) {
            if (auto read = parseDayOfYear(day); !read) return tl::make_unexpected(read.error());
        }
        for (const auto time : {season->opens, season->closes}) {
            if (time < std::chrono::minutes{0} || time >= wholeDay)
                return failure("malformed", "a time of the day lies between 00:00 and 23:59");
        }
        if (season->opens == season->closes) {
            return failure("malformed",
                           "hours have two different times of the day; without any season a house is open "
                           "round the clock");
        }
        const auto other = std::find_if(std::next(season), seasons.end(),
                                        [&](const Season& each) { return overlap(*season, each); });
        if (other != seasons.end()) {
            return failure("seasons_overlap", "the seasons from " + season->from + " and from " +
                                                  other->from + " share a day: let one end before the other");
        }
    }
    return {};
}

Expected<void> checkNightHours(const OpeningHours& opening) {
    for (const auto& season : opening.seasons) {
        if (season.opens < noon) {
            return failure("opens_before_noon",
                           "a night shelter opens at 12:00 or later, not at " +
                               formatTimeOfDay(season.opens) +
                               ": until noon it is the night before; without any season it is open round the "
                               "clock");
        }
        if (season.closes <= season.opens && season.closes > noon) {
            return failure("closes_after_noon", "a night shelter closes by 12:00, not at " +
                                                    formatTimeOfDay(season.closes) +
                                                    ": at noon the next night begins");
        }
    }
    return {};
}

}  // namespace ostoja::domain
