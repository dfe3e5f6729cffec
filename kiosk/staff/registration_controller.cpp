// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/registration_controller.h"

#include <QJsonArray>

#include "kiosk/staff/new_id.h"

namespace ostoja::kiosk {

namespace {

constexpr int fewestLetters = 3;
constexpr std::array tellingFields{"name", "legal_name", "born", "estimated_age", "sex", "pesel"};

/// What of the details tells one person from another.
QJsonObject telling(const QJsonObject& details) {
    QJsonObject told;
    for (const auto* field : tellingFields) {
        const auto name = QLatin1String(field);
        if (details.contains(name)) told[name] = details[name];
    }
    return told;
}

QJsonArray idsOf(const QVariantList& people) {
    QJsonArray ids;
    for (const auto& person : people) ids.append(person.toMap()[QStringLiteral("person")].toString());
    return ids;
}

}  // namespace

RegistrationController::RegistrationController(StationLink& station, QObject* parent)
    : StaffController(station, parent) {
    connect(&form_, &PersonForm::changed, this, [this] {
        doubted_ = false;
        lookForDuplicates();
        Q_EMIT changed();
    });
}

void RegistrationController::lookForDuplicates() {
    const auto details = telling(form_.changes());
    const auto letters = details[QStringLiteral("name")].toString().size() +
                         details[QStringLiteral("legal_name")].toString().size() +
                         details[QStringLiteral("pesel")].toString().size();
    if (letters < fewestLetters) {
        duplicates_.clear();
        return;
    }
    if (looking_ || details == looked_) return;
    looking_ = true;
    looked_ = details;
    const auto over = [this] {
        looking_ = false;
        lookForDuplicates();
    };
    postQuietly(
        QStringLiteral("/v1/people/duplicates"), {{QStringLiteral("details"), details}},
        [this, over](const QJsonObject& answer) {
            // What the station doubts stands until something is changed.
            if (!doubted_) duplicates_ = answer[QStringLiteral("people")].toArray().toVariantList();
            over();
            Q_EMIT changed();
        },
        [this] { looking_ = false; });
}

void RegistrationController::save() {
    send(QStringLiteral("resident"), form_.changes());
}

void RegistrationController::registerGuest(const QString& sex) {
    QJsonObject details;
    if (!sex.isEmpty()) details[QStringLiteral("sex")] = sex;
    send(QStringLiteral("guest"), details);
}

void RegistrationController::send(const QString& kind, const QJsonObject& details) {
    if (!asked_.isEmpty()) return;
    // The same person however often it is asked for: an answer may be lost on its way.
    if (person_.isEmpty()) person_ = newId();
    asked_ = newId();
    QJsonObject body{{QStringLiteral("id"), asked_},
                     {QStringLiteral("person"), person_},
                     {QStringLiteral("kind"), kind},
                     {QStringLiteral("details"), details}};
    if (doubted_) body[QStringLiteral("despite")] = idsOf(duplicates_);
    post(
        QStringLiteral("/v1/people"), body,
        [this, kind](const QJsonObject& answer) {
            const auto person = answer[QStringLiteral("person")].toString();
            clear();
            Q_EMIT registered(person, answer[QStringLiteral("name")].toString(),
                              kind == QLatin1String("guest"));
        },
        [this] { doubt(); });
}

void RegistrationController::doubt() {
    asked_.clear();
    form_.refuse(refusal()[QStringLiteral("problems")].toList());
    if (problem() == QLatin1String("likely_duplicate")) {
        duplicates_ = refusal()[QStringLiteral("people")].toList();
        doubted_ = true;
    }
    Q_EMIT changed();
}

void RegistrationController::clear() {
    asked_.clear();
    person_.clear();
    looked_ = {};
    duplicates_.clear();
    doubted_ = false;
    form_.start();
    refuse({});
}

void RegistrationController::bringBack(const QVariantMap& draft) {
    form_.bringBack(draft);
}

void RegistrationController::hide() {
    forgetAnswers();
    looking_ = false;
    clear();
}

}  // namespace ostoja::kiosk
