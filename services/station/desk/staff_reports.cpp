// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv.h"
#include "report/json.h"
#include "report/pdf.h"
#include "station/desk/staff_desk.h"
#include "station/frame/answers.h"
#include "station/recording/record_report.h"
#include "station/recording/report_request.h"
#include "station/report/facility_report.h"

/// The night list and the facility's figures, for staff.
namespace ostoja::station {

namespace {

net::Response file(const ReportRequest& request, std::string bytes, std::string type) {
    net::Response response;
    response.body = std::move(bytes);
    response.contentType = std::move(type);
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"" + request.fileName() + "\"");
    return response;
}

net::Response rendered(const ReportRequest& request, const report::Report& made) {
    if (request.form == ReportRequest::Form::table) return jsonAnswer(report::toJson(made));
    if (request.form == ReportRequest::Form::csv)
        return file(request, report::toCsv(*made.table(request.table)), "text/csv; charset=utf-8");
    auto pdf = report::toPdf(made);
    return pdf ? file(request, std::move(*pdf), "application/pdf") : problemOf(pdf.error());
}

}  // namespace

/// Reads on the reading thread, looks up the names where the register is, and draws on the reading thread
/// again: neither a tap nor a screen waits for a report.
void StaffDesk::showReport(const Asked& asked, const ReportRequest& request) {
    station_.reads.post([this, asked, request, alive = std::weak_ptr(alive_),
                         &loop = station_.loop](store::ReadStore& store) {
        auto rows =
            std::make_shared<Expected<store::ReportRows>>(store.reportRows(request.from, request.until));
        loop.post([this, asked, request, rows, alive] {
            if (alive.expired()) return;
            if (!*rows) return refuse(asked, rows->error());
            drawReport(asked, request, std::move(**rows));
        });
    });
}

void StaffDesk::drawReport(const Asked& asked, const ReportRequest& request, store::ReportRows rows) {
    PeopleOfReport people;
    for (const auto& person : peopleIn(rows)) {
        people.labels[person] = people_.label(asked.doer.role, person);
        people.communes[person] = people_.liableCommune(person);
    }
    station_.reads.post([this, asked, request, people = std::move(people), rows = std::move(rows),
                         alive = std::weak_ptr(alive_), &loop = station_.loop](store::ReadStore& store) {
        const auto made = request.what == ReportRequest::What::nightList
                              ? nightList(store.facility(), rows, people, request.from)
                              : facilityFigures(store.facility(), rows, people, request.from, request.until);
        loop.post([this, asked, request, response = rendered(request, made), alive] {
            if (alive.expired()) return;
            if (request.isFile() && response.status < 300) return handOut(asked, request, response);
            asked.reply(response);
        });
    });
}

/// What leaves the box is on the record first.
void StaffDesk::handOut(const Asked& asked, const ReportRequest& request, const net::Response& file) {
    act(
        asked, [request](StaffAct& act) { return recordReportExported(act, request); },
        [file] { return file; });
}

}  // namespace ostoja::station
