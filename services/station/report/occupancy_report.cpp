// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/report/occupancy_report.h"

#include <algorithm>
#include <array>
#include <map>

#include "station/report/report_words.h"
#include "station/tonight/figures.h"

namespace ostoja::station {

namespace {

using report::Cell;
using report::Row;
using report::Table;
using Kind = report::Column::Kind;
using store::PlacesOfNight;
using Guests = std::map<std::string, const store::StayRow*>;

constexpr std::array<const char*, 5> segments = {"women", "men", "any", "family", "accessible"};

/// Who moved within a night, or left and came again, counts where they were last.
std::map<std::string, Guests> guestsByNight(const store::ReportRows& rows) {
    std::map<std::string, Guests> guests;
    for (const auto& stay : rows.stays) {
        auto& last = guests[stay.night][stay.counts];
        if (last == nullptr || last->admittedMs <= stay.admittedMs) last = &stay;
    }
    return guests;
}

std::int64_t countOf(const Guests& guests, const auto& suits) {
    return std::count_if(guests.begin(), guests.end(), [&](const auto& each) { return suits(*each.second); });
}

/// The places of each night that are known, by segment.
std::map<std::string, std::vector<PlacesOfNight>> placesOf(const store::Facility& facility,
                                                           const store::ReportRows& rows) {
    std::map<std::string, std::vector<PlacesOfNight>> known;
    for (const auto& each : rows.places) known[each.night].push_back(each);
    if (rows.tonight) known[rows.tonight->night] = placesAtNightsEnd(facility, *rows.tonight);
    return known;
}

void add(PlacesOfNight& sum, const PlacesOfNight& more) {
    sum.registered += more.registered;
    sum.outOfService += more.outOfService;
    sum.extra += more.extra;
    sum.occupied += more.occupied;
}

/// Rounded; nothing of nothing.
Cell percent(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return std::string();
    return (200 * part + whole) / (2 * whole);
}

void addPlaceColumns(Table& table) {
    table.columns.push_back({"registered", "Miejsca stałe", Kind::sum});
    table.columns.push_back({"out_of_service", "Wyłączone", Kind::sum});
    table.columns.push_back({"extra_places", "Dostawki", Kind::sum});
    table.columns.push_back({"places", "Miejsca razem", Kind::sum});
    table.columns.push_back({"occupied", "Zajęte na koniec", Kind::sum});
    table.columns.push_back({"occupancy", "% zajętych", Kind::number});
}

void addPlaces(Row& row, const PlacesOfNight& sum) {
    for (const auto number : {sum.registered, sum.outOfService, sum.extra, sum.places(), sum.occupied})
        row.emplace_back(number);
    row.push_back(percent(sum.occupied, sum.places()));
}

std::int64_t turnedAwayIn(const store::ReportRows& rows, const std::string& night) {
    std::int64_t sum = 0;
    const auto away = rows.turnedAway.find(night);
    if (away == rows.turnedAway.end()) return sum;
    for (const auto& [segment, times] : away->second) sum += times;
    return sum;
}

struct Ward {
    std::int64_t guests = 0;
    std::int64_t turnedAway = 0;
    std::int64_t nights = 0;
    PlacesOfNight places;
};

/// The field's wards first, in their order.
std::vector<std::string> inOrder(const std::map<std::string, Ward>& wards) {
    std::vector<std::string> names;
    for (const auto* segment : segments) {
        if (wards.contains(segment)) names.emplace_back(segment);
    }
    for (const auto& [name, ward] : wards) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

std::map<std::string, Ward> wardsOf(const store::Facility& facility, const store::ReportRows& rows) {
    std::map<std::string, Ward> wards;
    for (const auto& [night, guests] : guestsByNight(rows)) {
        for (const auto& [person, stay] : guests) ++wards[stay->segment].guests;
    }
    for (const auto& [night, away] : rows.turnedAway) {
        for (const auto& [segment, times] : away) wards[segment].turnedAway += times;
    }
    for (const auto& [night, places] : placesOf(facility, rows)) {
        for (const auto& each : places) {
            auto& ward = wards[each.segment];
            ++ward.nights;
            add(ward.places, each);
        }
    }
    return wards;
}

}  // namespace

Table nightsTable(const store::Facility& facility, const store::ReportRows& rows) {
    Table table{.key = "nights", .title = "Noce", .columns = {{"night", "Noc"}}, .rows = {}};
    table.columns.push_back({"guests", "Osoby", Kind::sum});
    table.columns.push_back({"extra", "W tym na dostawkach", Kind::sum});
    table.columns.push_back({"winter", "W tym w akcji zima", Kind::sum});
    table.columns.push_back({"turned_away", "Odmowy", Kind::sum});
    addPlaceColumns(table);
    const auto known = placesOf(facility, rows);
    auto byNight = guestsByNight(rows);
    for (const auto& night : rows.nights) {
        const auto& guests = byNight[night];
        Row row{night, static_cast<std::int64_t>(guests.size())};
        row.emplace_back(countOf(guests, [](const auto& stay) { return stay.extra; }));
        row.emplace_back(countOf(guests, [](const auto& stay) { return stay.inWinterAction; }));
        row.emplace_back(turnedAwayIn(rows, night));
        if (const auto places = known.find(night); places != known.end()) {
            PlacesOfNight sum;
            for (const auto& each : places->second) add(sum, each);
            addPlaces(row, sum);
        } else {
            row.resize(table.columns.size(), std::string(facility.hasBeds() ? unknownPlaces : ""));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table guestsTable(const store::ReportRows& rows) {
    Table table{.key = "guests",
                .title = "Osoby według przeznaczenia łóżka",
                .columns = {{"night", "Noc"}, {"guests", "Osoby", Kind::sum}},
                .rows = {}};
    for (const auto* segment : segments)
        table.columns.push_back({segment, segmentOnPaper(segment), Kind::sum});
    auto byNight = guestsByNight(rows);
    for (const auto& night : rows.nights) {
        const auto& guests = byNight[night];
        Row row{night, static_cast<std::int64_t>(guests.size())};
        for (const auto* segment : segments)
            row.emplace_back(countOf(guests, [&](const auto& stay) { return stay.segment == segment; }));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table wardsTable(const store::Facility& facility, const store::ReportRows& rows) {
    Table table{.key = "wards",
                .title = "Miejsca według przeznaczenia",
                .columns = {{"ward", "Dla kogo"},
                            {"guests", "Osoby", Kind::sum},
                            {"turned_away", "Odmowy", Kind::sum},
                            {"nights", "Z ilu nocy", Kind::number}},
                .rows = {}};
    addPlaceColumns(table);
    const auto wards = wardsOf(facility, rows);
    for (const auto& name : inOrder(wards)) {
        const auto& ward = wards.at(name);
        Row row{segmentOnPaper(name), ward.guests, ward.turnedAway, ward.nights};
        addPlaces(row, ward.places);
        table.rows.push_back(std::move(row));
    }
    return table;
}

bool lacksPlaces(const store::Facility& facility, const store::ReportRows& rows) {
    const auto known = placesOf(facility, rows);
    return facility.hasBeds() && std::any_of(rows.nights.begin(), rows.nights.end(),
                                             [&](const auto& night) { return !known.contains(night); });
}

}  // namespace ostoja::station
