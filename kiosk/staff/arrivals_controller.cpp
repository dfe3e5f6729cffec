// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/arrivals_controller.h"

#include <QJsonArray>

#include "kiosk/staff/grounds.h"

namespace ostoja::kiosk {

namespace {

QString idOf(const QVariant& arrival) {
    return arrival.toMap()[QStringLiteral("arrival")].toString();
}

}  // namespace

void ArrivalsController::apply(const QVariantList& arrivals) {
    const bool wasListed = !told(chosen_).isEmpty();
    list_ = arrivals;
    // Answered elsewhere, or run out: whoever is next isn't meant by what was being asked.
    if (wasListed && told(chosen_).isEmpty()) {
        chosen_.clear();
        step_.clear();
        grounds_.clear();
        bed_.clear();
    }
    Q_EMIT changed();
}

void ArrivalsController::hide() {
    forgetAnswers();
    list_.clear();
    finish();
    refuse({});
}

QString ArrivalsController::chosen() const {
    if (!chosen_.isEmpty() || list_.isEmpty()) return chosen_;
    return idOf(list_.first());
}

QVariantMap ArrivalsController::told(const QString& arrival) const {
    for (const auto& each : list_) {
        if (idOf(each) == arrival) return each.toMap();
    }
    return {};
}

void ArrivalsController::choose(const QString& arrival) {
    if (arrival == chosen_) return;
    finish();
    chosen_ = arrival;
    refuse({});
}

void ArrivalsController::chooseNext() {
    for (int at = 0; at < list_.size(); ++at) {
        if (idOf(list_[at]) == chosen()) return choose(idOf(list_[(at + 1) % list_.size()]));
    }
}

void ArrivalsController::admit() {
    const auto arrival = chosen();
    if (arrival.isEmpty() || waiting()) return;
    chosen_ = arrival;
    const auto grounds = told(arrival)[QStringLiteral("grounds")].toList();
    if (!grounds.isEmpty()) return ask(grounds);
    send({}, {});
}

void ArrivalsController::admitInto(const QString& arrival, const QString& bed) {
    choose(arrival);
    bed_ = bed;
    admit();
}

void ArrivalsController::admitDespite(const QString& why) {
    if (step_ != QLatin1String("despite") || waiting()) return;
    send(groundNames(grounds_), why);
}

void ArrivalsController::send(const QStringList& despite, const QString& why) {
    post(
        QStringLiteral("/v1/arrivals/%1/admit").arg(chosen_),
        {{QStringLiteral("bed"), bed_},
         {QStringLiteral("despite"), QJsonArray::fromStringList(despite)},
         {QStringLiteral("why"), why}},
        [this](const QJsonObject&) {
            finish();
            Q_EMIT done();
        },
        [this] {
            if (problem() == QLatin1String("grounds")) ask(refusal()[QStringLiteral("grounds")].toList());
        });
}

void ArrivalsController::ask(const QVariantList& grounds) {
    step_ = QStringLiteral("despite");
    grounds_ = grounds;
    refuse({});
}

void ArrivalsController::askRefusal() {
    if (chosen().isEmpty() || waiting()) return;
    chosen_ = chosen();
    step_ = QStringLiteral("refuse");
    refuse({});
}

void ArrivalsController::refuseFor(const QString& why) {
    if (step_ != QLatin1String("refuse") || waiting()) return;
    // The station knows the town, and points to the nearest place that can admit.
    post(QStringLiteral("/v1/arrivals/%1/refuse").arg(chosen_),
         {{QStringLiteral("why"), why}, {QStringLiteral("points_to"), QString()}},
         [this](const QJsonObject&) {
             finish();
             Q_EMIT done();
         });
}

void ArrivalsController::cancel() {
    step_.clear();
    grounds_.clear();
    bed_.clear();
    refuse({});
}

void ArrivalsController::finish() {
    chosen_.clear();
    cancel();
}

void ArrivalsController::arrive(const QString& person) {
    if (person.isEmpty() || waiting()) return;
    post(QStringLiteral("/v1/arrivals"),
         {{QStringLiteral("person"), person}, {QStringLiteral("bed"), QString()}},
         [this](const QJsonObject& answer) {
             chosen_ = answer[QStringLiteral("arrival")].toString();
             const auto grounds = answer[QStringLiteral("grounds")].toArray().toVariantList();
             if (answer[QStringLiteral("verdict")] == QLatin1String("admit")) return send({}, {});
             ask(grounds);
             Q_EMIT done();
         });
}

void ArrivalsController::settle(const QString& refusal, const QString& outcome) {
    if (waiting()) return;
    post(QStringLiteral("/v1/refusals/%1/outcome").arg(refusal), {{QStringLiteral("outcome"), outcome}},
         [this](const QJsonObject&) { Q_EMIT done(); });
}

}  // namespace ostoja::kiosk
