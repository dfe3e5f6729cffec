// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QJsonObject>
#include <QObject>
#include <QVariantMap>

namespace ostoja::kiosk {

/// What is being told about a person, field by field under the station's names, before it is sent. It checks
/// nothing: what the station says of a field stands beside it until the field changes.
class PersonForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a controller has it")
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed)
    /// Field to the station's word on it.
    Q_PROPERTY(QVariantMap problems READ problems NOTIFY changed)
    Q_PROPERTY(bool dirty READ dirty NOTIFY changed)

  public:
    explicit PersonForm(QObject* parent = nullptr) : QObject(parent) {}

    const QVariantMap& values() const { return values_; }
    const QVariantMap& problems() const { return problems_; }
    bool dirty() const { return values_ != known_; }

    Q_INVOKABLE void set(const QString& field, const QVariant& value);
    /// Adds the word to the field's list, or takes it out.
    Q_INVOKABLE void toggle(const QString& field, const QString& word);

    /// Starts from what is known, or from nothing.
    void start(const QVariantMap& known = {});
    /// What was typed before, over what is known.
    void bringBack(const QVariantMap& changes);
    /// What differs from what is known. What was taken back is told as the station wants it.
    QJsonObject changes() const;
    QVariantMap typed() const;
    /// What was known of the fields in typed(), where anything was.
    QVariantMap typedOver() const;
    /// [{field, words, code}]
    void refuse(const QVariantList& problems);

  Q_SIGNALS:
    void changed();

  private:
    QVariantMap known_;
    QVariantMap values_;
    QVariantMap problems_;
};

}  // namespace ostoja::kiosk
