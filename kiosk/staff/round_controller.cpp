// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/round_controller.h"

#include <QJsonArray>
#include <algorithm>

#include "kiosk/staff/rooms_model.h"

namespace ostoja::kiosk {

namespace {

QString member(const QVariant& map, const char* name) {
    return map.toMap()[QLatin1String(name)].toString();
}

/// Whom a round can meet.
QVariantList slept(const QVariantList& beds) {
    QVariantList those;
    std::copy_if(beds.begin(), beds.end(), std::back_inserter(those), [](const QVariant& bed) {
        const auto state = member(bed, "state");
        return state == QLatin1String("occupied") || state == QLatin1String("away");
    });
    return those;
}

}  // namespace

void RoundController::apply(const RoomsModel& rooms) {
    rooms_.clear();
    stays_.clear();
    for (int row = 0; row < rooms.count(); ++row) {
        const auto beds = slept(rooms.bedsOf(row)->beds());
        if (beds.isEmpty()) continue;
        const auto index = rooms.index(row);
        rooms_.append(QVariantMap{{QStringLiteral("room"), rooms.data(index, RoomsModel::roomRole)},
                                  {QStringLiteral("colour"), rooms.data(index, RoomsModel::colourRole)},
                                  {QStringLiteral("sign"), rooms.data(index, RoomsModel::signRole)},
                                  {QStringLiteral("beds"), beds}});
        for (const auto& bed : beds) stays_.append(member(bed, "stay"));
    }
    seen_.removeIf([this](const QString& stay) { return !stays_.contains(stay); });
    Q_EMIT changed();
}

void RoundController::hide() {
    forgetAnswers();
    rooms_.clear();
    stays_.clear();
    seen_.clear();
    recorded_ = false;
    refuse({});
}

void RoundController::toggle(const QString& stay) {
    recorded_ = false;
    if (!seen_.removeOne(stay)) seen_.append(stay);
    refuse({});
}

void RoundController::tickRoom(const QString& room) {
    QStringList there;
    for (const auto& each : rooms_) {
        if (member(each, "room") != room) continue;
        const auto beds = each.toMap()[QStringLiteral("beds")].toList();
        for (const auto& bed : beds) there.append(member(bed, "stay"));
    }
    const bool all =
        std::all_of(there.begin(), there.end(), [this](const QString& stay) { return seen_.contains(stay); });
    for (const auto& stay : there) seen_.removeOne(stay);
    if (!all) seen_ += there;
    recorded_ = false;
    refuse({});
}

void RoundController::record() {
    if (seen_.isEmpty() || waiting()) return;
    post(QStringLiteral("/v1/rounds"), {{QStringLiteral("seen"), QJsonArray::fromStringList(seen_)}},
         [this](const QJsonObject&) {
             seen_.clear();
             recorded_ = true;
             Q_EMIT changed();
         });
}

QVariantList RoundController::unseen() const {
    QVariantList those;
    for (const auto& room : rooms_) {
        const auto beds = room.toMap()[QStringLiteral("beds")].toList();
        std::copy_if(beds.begin(), beds.end(), std::back_inserter(those), [this](const QVariant& bed) {
            return bed.toMap()[QStringLiteral("unseen")].toBool() && !seen_.contains(member(bed, "stay"));
        });
    }
    return those;
}

void RoundController::endUnseen() {
    QStringList stays;
    for (const auto& bed : unseen()) stays.append(member(bed, "stay"));
    if (stays.isEmpty() || waiting()) return;
    post(QStringLiteral("/v1/rounds/unseen"), {{QStringLiteral("stays"), QJsonArray::fromStringList(stays)}});
}

}  // namespace ostoja::kiosk
