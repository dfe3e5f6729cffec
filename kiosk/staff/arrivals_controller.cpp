// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/arrivals_controller.h"

#include <QJsonArray>

#include "kiosk/staff/grounds.h"

namespace ostoja::kiosk {

namespace {

QString idOf(const QVariant& arrival) {
    return arrival.toMap()[QStringLiteral("arrival")].toString();
}

/// The station says whether there is a bed at all before a carer is asked for a reason.
bool mayHaveNoWard(const QVariantList& grounds) {
    return groundNames(grounds).contains(QLatin1String("sex_unknown"));
}

}  // namespace

void ArrivalsController::apply(const QVariantList& arrivals) {
    const bool wasListed = !told(chosen_).isEmpty();
    list_ = arrivals;
    if (told(answered_).isEmpty()) answered_.clear();
    // While an answer is awaited it says itself what became of them.
    if (wasListed && told(chosen_).isEmpty() && !waiting()) return lose();
    if (chosen_.isEmpty() && answered_.isEmpty() && !lost_) chooseFirst();
    Q_EMIT changed();
}

void ArrivalsController::lose() {
    chosen_.clear();
    forgetQuestion();
    // Whoever is next isn't meant by a key that is on its way.
    lost_ = true;
    refuse(QStringLiteral("arrival_over"));
}

void ArrivalsController::chooseFirst() {
    for (const auto& each : list_) {
        if (idOf(each) == answered_) continue;
        chosen_ = idOf(each);
        return;
    }
}

void ArrivalsController::hide() {
    forgetAnswers();
    list_.clear();
    chosen_.clear();
    answered_.clear();
    lost_ = false;
    cancel();
}

QVariantMap ArrivalsController::told(const QString& arrival) const {
    for (const auto& each : list_) {
        if (idOf(each) == arrival) return each.toMap();
    }
    return {};
}

void ArrivalsController::choose(const QString& arrival) {
    if (arrival == chosen_) return;
    chosen_ = arrival;
    lost_ = false;
    cancel();
}

void ArrivalsController::chooseNext() {
    for (int at = 0; at < list_.size(); ++at) {
        if (idOf(list_[at]) == chosen_) return choose(idOf(list_[(at + 1) % list_.size()]));
    }
    chooseFirst();
    lost_ = false;
    cancel();
}

void ArrivalsController::admit() {
    if (chosen_.isEmpty() || waiting()) return;
    const auto grounds = told(chosen_)[QStringLiteral("grounds")].toList();
    if (!grounds.isEmpty() && !mayHaveNoWard(grounds)) return ask(grounds);
    send({}, {});
}

void ArrivalsController::admitInto(const QString& arrival, const QString& bed) {
    if (waiting()) return;
    choose(arrival);
    cancel();
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
            if (problem() == QLatin1String("grounds"))
                return ask(refusal()[QStringLiteral("grounds")].toList());
            if (problem() == QLatin1String("arrival_over")) lose();
        });
}

void ArrivalsController::ask(const QVariantList& grounds) {
    grounds_ = groundsTogether(step_.isEmpty() ? QVariantList() : grounds_, grounds);
    step_ = QStringLiteral("despite");
    refuse({});
}

void ArrivalsController::askSeen() {
    if (chosen_.isEmpty() || waiting()) return;
    if (step_.isEmpty()) grounds_ = told(chosen_)[QStringLiteral("grounds")].toList();
    step_ = QStringLiteral("seen");
    refuse({});
}

void ArrivalsController::see(const QString& what) {
    if (step_ != QLatin1String("seen")) return;
    if (groundNames(grounds_).contains(what)) return ask({});
    ask({QVariantMap{{QStringLiteral("ground"), what},
                     {QStringLiteral("source"), QString()},
                     {QStringLiteral("until"), QString()}}});
}

void ArrivalsController::askRefusal() {
    if (chosen_.isEmpty() || waiting()) return;
    step_ = QStringLiteral("refuse");
    refuse({});
}

void ArrivalsController::refuseFor(const QString& why) {
    if (step_ != QLatin1String("refuse") || waiting()) return;
    // The station knows the town, and points to the nearest place that can admit.
    post(
        QStringLiteral("/v1/arrivals/%1/refuse").arg(chosen_),
        {{QStringLiteral("why"), why}, {QStringLiteral("points_to"), QString()}},
        [this](const QJsonObject&) {
            finish();
            Q_EMIT done();
        },
        [this] {
            if (problem() == QLatin1String("arrival_over")) lose();
        });
}

void ArrivalsController::cancel() {
    forgetQuestion();
    refuse({});
}

void ArrivalsController::forgetQuestion() {
    step_.clear();
    grounds_.clear();
    bed_.clear();
}

/// Whoever is next is chosen once the board doesn't tell any more of those who came with them.
void ArrivalsController::finish() {
    const bool told = !this->told(chosen_).isEmpty();
    if (told) answered_ = chosen_;
    chosen_.clear();
    if (!told) chooseFirst();
    cancel();
}

void ArrivalsController::arrive(const QString& person) {
    if (person.isEmpty() || waiting()) return;
    post(QStringLiteral("/v1/arrivals"),
         {{QStringLiteral("person"), person}, {QStringLiteral("bed"), QString()}},
         [this](const QJsonObject& answer) {
             chosen_ = answer[QStringLiteral("arrival")].toString();
             lost_ = false;
             const auto grounds = answer[QStringLiteral("grounds")].toArray().toVariantList();
             if (answer[QStringLiteral("verdict")] == QLatin1String("admit")) return send({}, {});
             if (mayHaveNoWard(grounds)) {
                 send({}, {});
             } else {
                 ask(grounds);
             }
             Q_EMIT done();
         });
}

void ArrivalsController::settle(const QString& refusal, const QString& outcome) {
    if (waiting()) return;
    post(QStringLiteral("/v1/refusals/%1/outcome").arg(refusal), {{QStringLiteral("outcome"), outcome}},
         [this](const QJsonObject&) { Q_EMIT done(); });
}

}  // namespace ostoja::kiosk
