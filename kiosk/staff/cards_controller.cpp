// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/cards_controller.h"

namespace ostoja::kiosk {

void CardsController::apply(const QJsonObject& state) {
    const auto card = state[QStringLiteral("card")].toObject();
    const auto tap = card[QStringLiteral("tap")].toString();
    if (tap.isEmpty() || tap == lastTap_) return;
    lastTap_ = tap;
    const auto what = card[QStringLiteral("what")].toString();
    const bool persons = what == QLatin1String("person");
    if (person_.isEmpty()) {
        if (persons) Q_EMIT personHeld(card[QStringLiteral("person")].toString());
        return;
    }
    if (persons || what == QLatin1String("staff")) {
        unfit_ = persons ? QStringLiteral("card_of_person") : QStringLiteral("card_of_staff");
        Q_EMIT changed();
        return;
    }
    give(tap);
}

void CardsController::give(const QString& tap) {
    unfit_.clear();
    post(QStringLiteral("/v1/people/%1/cards").arg(person_),
         {{QStringLiteral("tap"), tap}, {QStringLiteral("use"), use_}}, [this](const QJsonObject&) {
             const auto person = person_;
             cancel();
             Q_EMIT issued(person);
             Q_EMIT cardChanged();
         });
}

void CardsController::hide() {
    forgetAnswers();
    cancel();
}

void CardsController::await(const QString& person, const QString& name, const QString& use) {
    person_ = person;
    name_ = name;
    use_ = use;
    unfit_.clear();
    refuse({});
}

void CardsController::cancel() {
    person_.clear();
    name_.clear();
    use_.clear();
    unfit_.clear();
    refuse({});
}

void CardsController::lost(const QString& card) {
    change(card, "lost");
}
void CardsController::found(const QString& card) {
    change(card, "found");
}
void CardsController::returned(const QString& card) {
    change(card, "returned");
}

void CardsController::change(const QString& card, const char* to) {
    if (waiting()) return;
    post(QStringLiteral("/v1/cards/%1/%2").arg(card, QLatin1String(to)), {},
         [this](const QJsonObject&) { Q_EMIT cardChanged(); });
}

}  // namespace ostoja::kiosk
