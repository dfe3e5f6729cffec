// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/people_controller.h"

#include <QJsonArray>
#include <algorithm>

namespace ostoja::kiosk {

namespace {

constexpr int mostFound = 30;

}  // namespace

void PeopleController::search(const QString& query) {
    query_ = query;
    Q_EMIT changed();
    if (!asking_) askNext();
}

void PeopleController::refresh() {
    if (!asking_) askNext();
}

void PeopleController::askNext() {
    asking_ = true;
    asked_ = query_;
    post(
        QStringLiteral("/v1/people/search"),
        {{QStringLiteral("query"), query_.trimmed()}, {QStringLiteral("limit"), mostFound}},
        [this](const QJsonObject& answer) { take(answer); }, [this] { asking_ = false; });
}

void PeopleController::take(const QJsonObject& answer) {
    asking_ = false;
    // Of a new question the best is marked; of the same once more, whoever was.
    const auto marked = answered_ == asked_ ? currentPerson() : QString();
    answered_ = asked_;
    found_ = answer[QStringLiteral("people")].toArray().toVariantList();
    total_ = answer[QStringLiteral("total")].toInt();
    const auto same = std::find_if(found_.begin(), found_.end(), [&](const QVariant& person) {
        return person.toMap()[QStringLiteral("person")] == marked;
    });
    current_ = same != found_.end() ? static_cast<int>(same - found_.begin()) : found_.isEmpty() ? -1 : 0;
    if (query_ != asked_) askNext();
    Q_EMIT foundChanged();
    Q_EMIT currentChanged();
}

void PeopleController::move(int steps) {
    if (found_.isEmpty()) return;
    mark(std::clamp(current_ + steps, 0, static_cast<int>(found_.size()) - 1));
}

void PeopleController::mark(int index) {
    if (index == current_ || index < 0 || index >= found_.size()) return;
    current_ = index;
    Q_EMIT currentChanged();
}

QString PeopleController::currentPerson() const {
    return current_ < 0 || current_ >= found_.size()
               ? QString()
               : found_[current_].toMap()[QStringLiteral("person")].toString();
}

void PeopleController::hide() {
    forgetAnswers();
    query_.clear();
    asked_.clear();
    answered_.clear();
    found_.clear();
    total_ = 0;
    current_ = -1;
    asking_ = false;
    refuse({});
    Q_EMIT foundChanged();
    Q_EMIT currentChanged();
}

}  // namespace ostoja::kiosk
