// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/staff_controller.h"

#include <QJsonDocument>
#include <QPointer>

#include "kiosk/staff/new_id.h"
#include "kiosk/station_link.h"

namespace ostoja::kiosk {

StaffController::StaffController(StationLink& station, QObject* parent)
    : QObject(parent), station_(station) {}

void StaffController::clearProblem() {
    if (!problem_.isEmpty()) refuse({});
}

void StaffController::get(const QString& path, Then then) {
    send("GET", path, {}, {std::move(then), {}});
}

void StaffController::getQuietly(const QString& path, Then then, std::function<void()> refused) {
    send("GET", path, {}, {std::move(then), std::move(refused), true});
}

void StaffController::getFile(const QString& path, ThenFile then) {
    send("GET", path, {}, {.then = {}, .refused = {}, .quiet = false, .thenFile = std::move(then)});
}

void StaffController::post(const QString& path, QJsonObject body, Then then, std::function<void()> refused) {
    if (!body.contains(QStringLiteral("id"))) body[QStringLiteral("id")] = newId();
    send("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact),
         {std::move(then), std::move(refused)});
}

void StaffController::postQuietly(const QString& path, QJsonObject body, Then then,
                                  std::function<void()> refused) {
    body[QStringLiteral("id")] = newId();
    send("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact),
         {std::move(then), std::move(refused), true});
}

void StaffController::forgetAnswers() {
    ++generation_;
    awaited_ = 0;
}

void StaffController::refuse(const QString& problem, const QJsonObject& details) {
    problem_ = problem;
    refusal_ = details.toVariantMap();
    Q_EMIT changed();
}

void StaffController::send(const char* method, const QString& path, const QByteArray& body, Steps steps) {
    ++awaited_;
    Q_EMIT changed();
    station_.ask(method, path, body,
                 [self = QPointer(this), generation = generation_,
                  steps = std::move(steps)](const StationAnswer& answer) {
                     if (self && self->generation_ == generation) self->take(answer, steps);
                 });
}

void StaffController::take(const StationAnswer& answer, const Steps& steps) {
    --awaited_;
    if (steps.thenFile && answer.good()) return takeFile(answer, steps.thenFile);
    if (steps.quiet) {
        Q_EMIT changed();
    } else {
        refuse(answer.problem, answer.good() ? QJsonObject() : answer.body);
    }
    if (answer.good() && steps.then) steps.then(answer.body);
    if (!answer.good() && steps.refused) steps.refused();
}

void StaffController::takeFile(const StationAnswer& answer, const ThenFile& then) {
    if (answer.fileName.isEmpty()) return refuse(QStringLiteral("unreadable"));
    refuse({});
    then(answer.fileName, answer.file);
}

}  // namespace ostoja::kiosk
