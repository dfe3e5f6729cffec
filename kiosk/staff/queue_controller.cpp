// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/queue_controller.h"

#include <QJsonArray>

namespace ostoja::kiosk {

void QueueController::apply(const QJsonObject& state) {
    calls_ = state[QStringLiteral("calls")].toArray().toVariantList();
    alerts_ = state[QStringLiteral("alerts")].toArray().toVariantList();
    count_ = state[QStringLiteral("waiting")].toInt(static_cast<int>(calls_.size()));
    if (chosen().isEmpty()) chosen_.clear();
    Q_EMIT changed();
}

void QueueController::hide() {
    forgetAnswers();
    calls_.clear();
    alerts_.clear();
    chosen_.clear();
    outcome_.clear();
    refuse({});
}

QVariantMap QueueController::chosen() const {
    for (const auto& call : calls_) {
        auto map = call.toMap();
        if (map[QStringLiteral("call")] == chosen_) return map;
    }
    return {};
}

void QueueController::choose(const QString& call) {
    chosen_ = call;
    outcome_.clear();
    refuse({});
}

void QueueController::answerWithPerson(const QString& person) {
    answer(chosen_, {{QStringLiteral("person"), person}});
}

void QueueController::answerWithGuest(const QString& sex) {
    answer(chosen_, {{QStringLiteral("guest"), QJsonObject{{QStringLiteral("sex"), sex}}}});
}

void QueueController::done(const QString& call) {
    answer(call, {{QStringLiteral("done"), true}});
}

void QueueController::seen(const QString& alert) {
    post(QStringLiteral("/v1/alerts/%1/seen").arg(alert), {});
}

void QueueController::answer(const QString& call, const QJsonObject& with) {
    if (call.isEmpty() || waiting()) return;
    post(QStringLiteral("/v1/calls/%1/answer").arg(call), with, [this](const QJsonObject& answer) {
        outcome_ = answer.toVariantMap();
        chosen_.clear();
        Q_EMIT changed();
        Q_EMIT answered(answer[QStringLiteral("person")].toString());
    });
}

}  // namespace ostoja::kiosk
