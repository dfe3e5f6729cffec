// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/person_controller.h"

#include <QJsonArray>

namespace ostoja::kiosk {

namespace {

/// What the page can change; the rest of a person's record is the station's own.
constexpr std::array fields{"name",           "greeting",   "legal_name", "born",
                            "estimated_age",  "sex",        "languages",  "last_registration",
                            "liable_commune", "contact",    "needs",      "identity",
                            "brought_by",     "pesel",      "remark",     "protected",
                            "privacy_notice", "house_rules"};

/// Nobody has changed meanwhile what this was typed over.
bool stillHolds(const UnsavedDetails& unsaved, const QVariantMap& known) {
    for (auto typed = unsaved.typed.begin(); typed != unsaved.typed.end(); ++typed) {
        if (unsaved.over.value(typed.key()) != known.value(typed.key())) return false;
    }
    return true;
}

}  // namespace

PersonController::PersonController(StationLink& station, std::chrono::milliseconds panelTime, QObject* parent)
    : StaffController(station, parent) {
    closing_.setSingleShot(true);
    closing_.setInterval(panelTime);
    connect(&closing_, &QTimer::timeout, this, &PersonController::close);
}

QVariantMap PersonController::card() const {
    const auto cards = person_[QStringLiteral("cards")].toList();
    for (const auto& each : cards) {
        auto card = each.toMap();
        const auto state = card.value(QStringLiteral("state"));
        if (state == QStringLiteral("valid") || state == QStringLiteral("lost")) return card;
    }
    return {};
}

void PersonController::open(const QString& person) {
    if (person.isEmpty()) return;
    if (person != id_) close();
    id_ = person;
    used();
    load();
    Q_EMIT opened();
}

void PersonController::openWith(const QString& person, const UnsavedDetails& unsaved) {
    open(person);
    unsaved_ = unsaved;
}

void PersonController::refresh() {
    if (!id_.isEmpty()) load();
}

void PersonController::load() {
    get(path(""), [this](const QJsonObject& answer) { take(answer); });
}

void PersonController::take(const QJsonObject& person) {
    person_ = person.toVariantMap();
    const auto mine = unsaved_.typed.isEmpty() ? unsaved() : std::exchange(unsaved_, {});
    QVariantMap known;
    for (const auto* field : fields) {
        const auto name = QLatin1String(field);
        if (person_.contains(name)) known[name] = person_[name];
    }
    form_.start(known);
    form_.bringBack(mine.typed);
    // Upon the former version the station refuses it, and says whose change it would have undone unseen.
    version_ = stillHolds(mine, known) ? person_[QStringLiteral("version")].toInt() : mine.version;
    Q_EMIT changed();
}

void PersonController::close() {
    if (id_.isEmpty()) return;
    forgetAnswers();
    closing_.stop();
    id_.clear();
    person_.clear();
    unsaved_ = {};
    form_.start();
    pin_.clear();
    hideHealth();
    refuse({});
    Q_EMIT closed();
}

void PersonController::keepOpen(bool kept) {
    kept_ = kept;
    used();
}

void PersonController::used() {
    if (id_.isEmpty() || kept_) {
        closing_.stop();
    } else {
        closing_.start();
    }
}

void PersonController::save() {
    const auto changes = form_.changes();
    if (changes.isEmpty() || waiting()) return;
    post(
        path("/details"), {{QStringLiteral("version"), version_}, {QStringLiteral("details"), changes}},
        [this](const QJsonObject& answer) {
            form_.start();
            take(answer);
            Q_EMIT saved();
            Q_EMIT peopleChanged();
        },
        [this] { form_.refuse(refusal()[QStringLiteral("problems")].toList()); });
}

void PersonController::discard() {
    form_.start();
    take(QJsonObject::fromVariantMap(person_));
    refuse({});
    load();
}

void PersonController::readHealth(const QString& why) {
    if (why.isEmpty()) return refuse(QStringLiteral("why_missing"));
    post(path("/health-remark"), {{QStringLiteral("why"), why}}, [this](const QJsonObject& answer) {
        healthRemark_ = answer[QStringLiteral("health_remark")].toString();
        healthRead_ = true;
        Q_EMIT changed();
    });
}

void PersonController::hideHealth() {
    healthRemark_.clear();
    healthRead_ = false;
    Q_EMIT changed();
}

void PersonController::joinHousehold(const QString& with, const QString& kind) {
    post(path("/household"), {{QStringLiteral("with"), with}, {QStringLiteral("kind"), kind}},
         [this](const QJsonObject&) { refresh(); });
}

void PersonController::leaveHousehold() {
    post(path("/household"), {{QStringLiteral("leave"), true}}, [this](const QJsonObject&) { refresh(); });
}

void PersonController::link(const QString& resident) {
    post(path("/link"), {{QStringLiteral("to"), resident}}, [this, resident](const QJsonObject&) {
        Q_EMIT peopleChanged();
        open(resident);
    });
}

void PersonController::suspend(const QString& from, const QString& until, const QString& why) {
    if (why.isEmpty()) return refuse(QStringLiteral("why_missing"));
    change(path("/suspensions"),
           {{QStringLiteral("from"), from}, {QStringLiteral("until"), until}, {QStringLiteral("why"), why}});
}

void PersonController::liftSuspension(const QString& suspension) {
    change(QStringLiteral("/v1/suspensions/%1/lift").arg(suspension), {});
}

void PersonController::addPaper(const QString& kind, const QString& from, const QString& until) {
    change(
        path("/papers"),
        {{QStringLiteral("kind"), kind}, {QStringLiteral("from"), from}, {QStringLiteral("until"), until}});
}

void PersonController::endPaper(const QString& paper) {
    change(QStringLiteral("/v1/papers/%1/end").arg(paper), {});
}

void PersonController::tellAbsence(const QString& from, const QString& until) {
    change(path("/absences"), {{QStringLiteral("from"), from}, {QStringLiteral("until"), until}});
}

void PersonController::keepApart(const QString& other, bool apart) {
    change(path("/apart"), {{QStringLiteral("from"), other}, {QStringLiteral("apart"), apart}});
}

void PersonController::change(const QString& path, const QJsonObject& body) {
    post(path, body, [this](const QJsonObject&) { refresh(); });
}

void PersonController::erase(const QString& why) {
    if (why.isEmpty()) return refuse(QStringLiteral("why_missing"));
    if (!pin_.enough()) return refuse(QStringLiteral("pin_too_short"));
    post(path("/erase"), {{QStringLiteral("pin"), pin_.take()}, {QStringLiteral("why"), why}},
         [this](const QJsonObject&) {
             close();
             Q_EMIT erased();
             Q_EMIT peopleChanged();
         });
}

QString PersonController::path(const char* what) const {
    return QStringLiteral("/v1/people/%1%2").arg(id_, QLatin1String(what));
}

}  // namespace ostoja::kiosk
