// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/session_controller.h"

#include <QJsonArray>

namespace ostoja::kiosk {

SessionController::SessionController(StationLink& station, QObject* parent)
    : StaffController(station, parent) {
    delay_.setInterval(std::chrono::seconds(1));
    connect(&delay_, &QTimer::timeout, this, [this] { startDelay(delaySeconds_ - 1); });
}

void SessionController::apply(const QJsonObject& state) {
    const auto before = signIn_.value(QStringLiteral("tap"));
    session_ = state[QStringLiteral("session")].toObject();
    signIn_ = state[QStringLiteral("sign_in")].toObject();
    setup_ = state[QStringLiteral("setup")].toBool();
    setupTap_ = state[QStringLiteral("card")].toObject()[QStringLiteral("tap")].toString();
    if (signIn_.value(QStringLiteral("tap")) != before) {
        pin_.clear();
        clearProblem();
        startDelay(signIn_.value(QStringLiteral("delayed_s")).toInt());
    }
    Q_EMIT changed();
}

void SessionController::lose() {
    session_ = {};
    signIn_ = {};
    forgetPins();
    forgetAnswers();
    Q_EMIT changed();
}

QStringList SessionController::rights() const {
    QStringList list;
    for (const auto& right : session_.value(QStringLiteral("rights")).toArray())
        list.append(right.toString());
    return list;
}

bool SessionController::awaited() const {
    return !signIn_.isEmpty() && signIn_.value(QStringLiteral("tap")).toString() != stayedAt_;
}

bool SessionController::handingOver() const {
    return signedIn() && awaited() &&
           signIn_.value(QStringLiteral("member")) != session_.value(QStringLiteral("member"));
}

void SessionController::signIn() {
    if (waiting() || delaySeconds_ > 0 || !pin_.enough()) return;
    if (!awaited() && !pinAlone()) return;
    QJsonObject body{{QStringLiteral("pin"), pin_.take()}};
    if (awaited()) body[QStringLiteral("tap")] = signIn_.value(QStringLiteral("tap"));
    post(QStringLiteral("/v1/session"), body);
}

void SessionController::stay() {
    stayedAt_ = signIn_.value(QStringLiteral("tap")).toString();
    pin_.clear();
    Q_EMIT changed();
}

void SessionController::lock() {
    if (signedIn() && !locked()) post(QStringLiteral("/v1/session/lock"), {});
}

void SessionController::end() {
    post(QStringLiteral("/v1/session/end"), {});
}

void SessionController::endShift() {
    post(QStringLiteral("/v1/shift/end"), {});
}

void SessionController::changePin() {
    const auto wanted = twice();
    if (wanted.isEmpty()) return;
    post(QStringLiteral("/v1/session/pin"),
         {{QStringLiteral("old"), pin_.take()}, {QStringLiteral("new"), wanted}},
         [this](const QJsonObject&) { Q_EMIT pinChanged(); });
}

void SessionController::makeFirst(const QString& code, const QString& name) {
    if (setupTap_.isEmpty()) return refuse(QStringLiteral("no_card_at_reader"));
    const auto wanted = twice();
    if (wanted.isEmpty()) return;
    QJsonObject body{{QStringLiteral("tap"), setupTap_},
                     {QStringLiteral("code"), code.trimmed()},
                     {QStringLiteral("pin"), wanted}};
    if (!name.trimmed().isEmpty()) body[QStringLiteral("name")] = name.trimmed();
    post(QStringLiteral("/v1/session/setup"), body);
}

void SessionController::takeBack() {
    const auto undo = session_.value(QStringLiteral("undo")).toObject();
    if (undo.isEmpty() || waiting()) return;
    post(QStringLiteral("/v1/undo"), {{QStringLiteral("undo"), undo[QStringLiteral("undo")]}});
}

void SessionController::startDelay(int seconds) {
    delaySeconds_ = std::max(0, seconds);
    if (delaySeconds_ > 0) {
        delay_.start();
    } else {
        delay_.stop();
    }
    Q_EMIT changed();
}

void SessionController::forgetPins() {
    for (auto* pin : {&pin_, &newPin_, &again_}) pin->clear();
}

QString SessionController::twice() {
    if (newPin_.enough() && newPin_.same(again_)) {
        again_.clear();
        return newPin_.take();
    }
    refuse(newPin_.enough() ? QStringLiteral("pins_differ") : QStringLiteral("pin_too_short"));
    again_.clear();
    return {};
}

}  // namespace ostoja::kiosk
