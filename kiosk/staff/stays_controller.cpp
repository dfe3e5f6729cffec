// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/stays_controller.h"

#include <QJsonArray>

#include "kiosk/staff/grounds.h"

namespace ostoja::kiosk {

namespace {

QString member(const QVariantMap& map, const char* name) {
    return map[QLatin1String(name)].toString();
}

}  // namespace

void StaysController::hide() {
    forgetAnswers();
    carried_.clear();
    target_.clear();
    asked_.clear();
    refuse({});
}

void StaysController::carry(const QVariantMap& who) {
    if (member(who, "stay").isEmpty() && member(who, "arrival").isEmpty()) return;
    carried_.clear();
    for (const auto* name : {"stay", "arrival", "person", "label", "number"})
        carried_[QLatin1String(name)] = who[QLatin1String(name)];
    asked_.clear();
    refuse({});
}

void StaysController::drop() {
    carried_.clear();
    target_.clear();
    asked_.clear();
    refuse({});
}

void StaysController::putInto(const QVariantMap& bed) {
    if (carried_.isEmpty() || waiting()) return;
    if (bed[QStringLiteral("number")] == carried_[QStringLiteral("number")]) return drop();
    const auto arrival = member(carried_, "arrival");
    const auto id = member(bed, "bed");
    if (!arrival.isEmpty()) {
        drop();
        Q_EMIT arrivalPut(arrival, id);
        return;
    }
    target_ = bed;
    asked_.clear();
    const auto state = member(bed, "state");
    if (state != QLatin1String("occupied") && state != QLatin1String("away")) return move({});
    asked_ = {{QStringLiteral("kind"), QStringLiteral("swap")},
              {QStringLiteral("label"), carried_[QStringLiteral("label")]},
              {QStringLiteral("number"), carried_[QStringLiteral("number")]},
              {QStringLiteral("other"), bed[QStringLiteral("label")]},
              {QStringLiteral("other_number"), bed[QStringLiteral("number")]}};
    refuse({});
}

void StaysController::confirm() {
    if (asked_.isEmpty() || waiting()) return;
    const auto despite = groundNames(asked_[QStringLiteral("grounds")].toList());
    if (member(target_, "stay").isEmpty()) return move(despite);
    swap(despite);
}

void StaysController::move(const QStringList& despite) {
    post(
        QStringLiteral("/v1/stays/%1/move").arg(member(carried_, "stay")),
        {{QStringLiteral("bed"), member(target_, "bed")},
         {QStringLiteral("despite"), QJsonArray::fromStringList(despite)}},
        [this](const QJsonObject&) {
            drop();
            Q_EMIT done();
        },
        [this] { askDespite(); });
}

void StaysController::swap(const QStringList& despite) {
    post(
        QStringLiteral("/v1/stays/%1/swap").arg(member(carried_, "stay")),
        {{QStringLiteral("with"), member(target_, "stay")},
         {QStringLiteral("despite"), QJsonArray::fromStringList(despite)}},
        [this](const QJsonObject&) {
            drop();
            Q_EMIT done();
        },
        [this] { askDespite(); });
}

/// Refused for what a carer may know better: asked once more, with what is against it.
void StaysController::askDespite() {
    const auto told = refusal()[QStringLiteral("grounds")].toList();
    if (problem() != QLatin1String("grounds") || told.isEmpty()) {
        asked_.clear();
        Q_EMIT changed();
        return;
    }
    const auto grounds = groundsTogether(asked_[QStringLiteral("grounds")].toList(), told);
    asked_ = {{QStringLiteral("kind"), QStringLiteral("despite")},
              {QStringLiteral("label"), carried_[QStringLiteral("label")]},
              {QStringLiteral("other_number"), target_[QStringLiteral("number")]},
              {QStringLiteral("grounds"), grounds}};
    refuse({});
}

void StaysController::goOut(const QString& stay) {
    act(QStringLiteral("/v1/stays/%1/away").arg(stay));
}

void StaysController::comeBack(const QString& stay) {
    act(QStringLiteral("/v1/stays/%1/back").arg(stay));
}

void StaysController::end(const QString& stay) {
    act(QStringLiteral("/v1/stays/%1/end").arg(stay));
}

void StaysController::keep(const QString& stay, bool kept) {
    act(QStringLiteral("/v1/stays/%1/keep").arg(stay), {{QStringLiteral("kept"), kept}});
}

void StaysController::hold(const QString& bed, const QString& until, const QString& person) {
    act(QStringLiteral("/v1/beds/%1/hold").arg(bed),
        {{QStringLiteral("until"), until}, {QStringLiteral("person"), person}});
}

void StaysController::release(const QString& hold) {
    act(QStringLiteral("/v1/holds/%1/release").arg(hold));
}

void StaysController::setBedState(const QString& bed, const QString& state) {
    act(QStringLiteral("/v1/beds/%1/state").arg(bed), {{QStringLiteral("state"), state}});
}

void StaysController::act(const QString& path, const QJsonObject& body) {
    if (waiting()) return;
    post(path, body, [this](const QJsonObject&) { Q_EMIT done(); });
}

}  // namespace ostoja::kiosk
