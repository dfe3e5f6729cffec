// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/team_controller.h"

#include <QJsonArray>

#include "kiosk/staff/new_id.h"

namespace ostoja::kiosk {

void TeamController::apply(const QJsonObject& state) {
    const auto card = state[QStringLiteral("card")].toObject();
    const auto what = card[QStringLiteral("what")].toString();
    const bool free = what == QLatin1String("unknown") || what == QLatin1String("revoked");
    tap_ = free ? card[QStringLiteral("tap")].toString() : QString();
    Q_EMIT changed();
}

void TeamController::hide() {
    forgetAnswers();
    members_.clear();
    chosen_.clear();
    tap_.clear();
    forgetPins();
    refuse({});
}

QVariantMap TeamController::chosen() const {
    for (const auto& member : members_) {
        auto map = member.toMap();
        if (map[QStringLiteral("member")] == chosen_) return map;
    }
    return {};
}

void TeamController::load() {
    get(QStringLiteral("/v1/staff"), [this](const QJsonObject& answer) {
        members_ = answer[QStringLiteral("members")].toArray().toVariantList();
        Q_EMIT changed();
    });
}

void TeamController::choose(const QString& member) {
    chosen_ = member;
    forgetPins();
    refuse({});
}

void TeamController::add(const QString& name, const QString& role) {
    if (name.trimmed().isEmpty()) return refuse(QStringLiteral("name_missing"));
    if (tap_.isEmpty()) return refuse(QStringLiteral("no_card_at_reader"));
    if (!hasOwnPin()) return;
    const auto pin = twice();
    if (pin.isEmpty()) return;
    post(QStringLiteral("/v1/staff"),
         {{QStringLiteral("member"), newId()},
          {QStringLiteral("name"), name.trimmed()},
          {QStringLiteral("role"), role},
          {QStringLiteral("tap"), tap_},
          {QStringLiteral("pin"), pin},
          {QStringLiteral("own_pin"), own_.take()}},
         [this](const QJsonObject&) {
             Q_EMIT added();
             load();
         });
}

void TeamController::setRole(const QString& role) {
    changeWithOwnPin({{QStringLiteral("role"), role}});
}

void TeamController::setPin() {
    if (!hasOwnPin()) return;
    const auto pin = twice();
    if (!pin.isEmpty()) changeWithOwnPin({{QStringLiteral("pin"), pin}});
}

void TeamController::giveCard() {
    if (tap_.isEmpty()) return refuse(QStringLiteral("no_card_at_reader"));
    changeWithOwnPin({{QStringLiteral("tap"), tap_}});
}

void TeamController::setLeft() {
    change({{QStringLiteral("state"), QStringLiteral("left")}});
}

void TeamController::change(const QJsonObject& what) {
    if (chosen_.isEmpty() || waiting()) return;
    post(QStringLiteral("/v1/staff/%1").arg(chosen_), what, [this](const QJsonObject&) { load(); });
}

void TeamController::changeWithOwnPin(QJsonObject what) {
    if (chosen_.isEmpty() || waiting() || !hasOwnPin()) return;
    what[QStringLiteral("own_pin")] = own_.take();
    change(what);
}

bool TeamController::hasOwnPin() {
    if (own_.enough()) return true;
    refuse(QStringLiteral("own_pin_missing"));
    return false;
}

void TeamController::forgetPins() {
    for (auto* pin : {&pin_, &again_, &own_}) pin->clear();
}

QString TeamController::twice() {
    if (pin_.enough() && pin_.same(again_)) {
        again_.clear();
        return pin_.take();
    }
    refuse(pin_.enough() ? QStringLiteral("pins_differ") : QStringLiteral("pin_too_short"));
    again_.clear();
    return {};
}

}  // namespace ostoja::kiosk
