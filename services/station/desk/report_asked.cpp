// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/report_asked.h"

#include <algorithm>
#include <array>

#include "domain/night.h"

namespace ostoja::station {

namespace {

constexpr date::days mostNights{366};
constexpr std::array<std::string_view, 7> tables = {"nights", "guests",   "wards",       "person_days",
                                                    "people", "refusals", "refusal_list"};

ReportRequest asked(Action action) {
    using What = ReportRequest::What;
    using Form = ReportRequest::Form;
    switch (action) {
        case Action::showNightList:
            return {.what = What::nightList, .form = Form::table, .table = "night"};
        case Action::nightListAsCsv:
            return {.what = What::nightList, .form = Form::csv, .table = "night"};
        case Action::nightListAsPdf:
            return {.what = What::nightList, .form = Form::pdf, .table = "night"};
        case Action::figuresAsCsv:
            return {.what = What::figures, .form = Form::csv, .table = "nights"};
        case Action::figuresAsPdf:
            return {.what = What::figures, .form = Form::pdf, .table = "nights"};
        default:
            return {.what = What::figures, .form = Form::table, .table = "nights"};
    }
}

bool isWrittenLikeADay(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char letter, char like) {
               return like == '-' ? letter == '-' : letter >= '0' && letter <= '9';
           });
}

Expected<domain::Night> nightIn(const net::Request& request, std::string_view key) {
    const auto text = request.queryValue(key).value_or("");
    if (!isWrittenLikeADay(text))
        return failure("malformed", std::string(key) + ": a night like 2026-11-22 was expected");
    const auto night = domain::parseNight(text);
    if (!night) return failure("nights_refused", std::string(key) + ": that day never was");
    return *night;
}

Expected<ReportRequest> nightsOf(ReportRequest report, const net::Request& request) {
    const auto from = nightIn(request, "from");
    if (!from) return tl::make_unexpected(from.error());
    const auto until = nightIn(request, "until");
    if (!until) return tl::make_unexpected(until.error());
    if (*until < *from) return failure("nights_refused", "until: a night not before from was expected");
    if (until->evening - from->evening >= mostNights)
        return failure("nights_refused", "until: at most 366 nights were expected; ask for a year at a time");
    report.from = domain::formatNight(*from);
    report.until = domain::formatNight(*until);
    return report;
}

}  // namespace

bool isReport(Action action) {
    switch (action) {
        case Action::showNightList:
        case Action::nightListAsCsv:
        case Action::nightListAsPdf:
        case Action::showFigures:
        case Action::figuresAsCsv:
        case Action::figuresAsPdf:
            return true;
        default:
            return false;
    }
}

Expected<ReportRequest> readReportRequest(Action action, const net::Request& request,
                                          const std::string& openNight) {
    auto report = asked(action);
    if (report.what == ReportRequest::What::nightList) {
        report.from = report.until = openNight;
        if (!request.queryValue("night")) return report;
        const auto night = nightIn(request, "night");
        if (!night) return tl::make_unexpected(night.error());
        report.from = report.until = domain::formatNight(*night);
        return report;
    }
    if (const auto table = request.queryValue("table")) {
        if (std::find(tables.begin(), tables.end(), *table) == tables.end())
            return failure(
                "malformed",
                "table: nights, guests, wards, person_days, people, refusals or refusal_list was expected");
        report.table = *table;
    }
    return nightsOf(std::move(report), request);
}

}  // namespace ostoja::station
