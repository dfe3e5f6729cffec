// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/person_form.h"

namespace ostoja::kiosk {

namespace {

constexpr auto ageField = "estimated_age";
constexpr int noAge = -1;

/// Nothing told, in whichever form.
bool isEmpty(const QVariant& value) {
    if (value.typeId() == QMetaType::QVariantList) return value.toList().isEmpty();
    if (value.typeId() == QMetaType::Bool) return !value.toBool();
    return !value.isValid() || value.toString().isEmpty();
}

QJsonValue told(const QString& field, const QVariant& value) {
    if (field == QLatin1String(ageField)) {
        bool number = false;
        const int age = value.toString().trimmed().toInt(&number);
        return number ? QJsonValue(age) : isEmpty(value) ? QJsonValue(noAge) : value.toJsonValue();
    }
    return value.typeId() == QMetaType::QString ? QJsonValue(value.toString().trimmed())
                                                : value.toJsonValue();
}

}  // namespace

void PersonForm::set(const QString& field, const QVariant& value) {
    if (values_.value(field) == value) return;
    if (isEmpty(value) && !known_.contains(field)) {
        values_.remove(field);
    } else {
        values_[field] = value;
    }
    problems_.remove(field);
    Q_EMIT changed();
}

void PersonForm::toggle(const QString& field, const QString& word) {
    auto list = values_.value(field).toList();
    if (list.removeAll(word) == 0) list.append(word);
    set(field, list);
}

void PersonForm::start(const QVariantMap& known) {
    known_ = values_ = known;
    problems_.clear();
    Q_EMIT changed();
}

void PersonForm::bringBack(const QVariantMap& changes) {
    for (auto change = changes.begin(); change != changes.end(); ++change) values_[change.key()] = *change;
    Q_EMIT changed();
}

QVariantMap PersonForm::typed() const {
    QVariantMap changes;
    for (auto value = values_.begin(); value != values_.end(); ++value) {
        if (known_.value(value.key()) != *value) changes[value.key()] = *value;
    }
    return changes;
}

QVariantMap PersonForm::typedOver() const {
    QVariantMap over;
    const auto changes = typed();
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (known_.contains(change.key())) over[change.key()] = known_[change.key()];
    }
    return over;
}

QJsonObject PersonForm::changes() const {
    QJsonObject changes;
    const auto different = typed();
    for (auto value = different.begin(); value != different.end(); ++value)
        changes[value.key()] = told(value.key(), *value);
    return changes;
}

void PersonForm::refuse(const QVariantList& problems) {
    problems_.clear();
    for (const auto& problem : problems) {
        const auto map = problem.toMap();
        problems_[map[QStringLiteral("field")].toString()] = map;
    }
    Q_EMIT changed();
}

}  // namespace ostoja::kiosk
