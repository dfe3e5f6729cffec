// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QJsonObject>
#include <QLocale>
#include <QObject>
#include <QTimer>

#include "host/clock.h"

namespace ostoja::kiosk {

/// The bar at the top: which house, which night, how many places are in which state, how old the office's
/// word is. Counts only: it is shown to nobody's eyes in particular.
class HouseController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    /// "22" and "23 listopada", or "30 listopada" and "1 grudnia"; empty while no night is open.
    Q_PROPERTY(QString nightFrom READ nightFrom NOTIFY changed)
    Q_PROPERTY(QString nightTo READ nightTo NOTIFY changed)
    Q_PROPERTY(int free READ free NOTIFY changed)
    Q_PROPERTY(int occupied READ occupied NOTIFY changed)
    Q_PROPERTY(int held READ held NOTIFY changed)
    Q_PROPERTY(int outOfService READ outOfService NOTIFY changed)
    Q_PROPERTY(int extra READ extra NOTIFY changed)
    /// How many have come and wait for a carer's word.
    Q_PROPERTY(int arrivals READ arrivals NOTIFY changed)
    /// A winter action is on.
    Q_PROPERTY(bool winter READ winter NOTIFY changed)
    /// The clock is a demonstration's.
    Q_PROPERTY(bool simulated READ simulated NOTIFY changed)
    /// When stays end by themselves, ISO; empty in a house that doesn't close.
    Q_PROPERTY(QString closes READ closes NOTIFY changed)
    Q_PROPERTY(bool officeLinked READ officeLinked NOTIFY changed)
    /// Since the office last spoke; -1 when it never has.
    Q_PROPERTY(int officeAge READ officeAge NOTIFY clockChanged)
    /// "ready", "hold_still", "out_of_order": the reader on this desk.
    Q_PROPERTY(QString reader READ reader NOTIFY changed)
    Q_PROPERTY(QString time READ time NOTIFY clockChanged)

  public:
    /// The clock must outlive it.
    HouseController(const host::Clock& clock, const QLocale& locale, QObject* parent = nullptr);

    void apply(const QJsonObject& state);

    QString name() const { return facility(QStringLiteral("name")); }
    QString kind() const { return facility(QStringLiteral("kind")); }
    QString nightFrom() const;
    QString nightTo() const;
    int free() const { return places(QStringLiteral("free")); }
    int occupied() const { return places(QStringLiteral("occupied")); }
    int held() const { return places(QStringLiteral("held")); }
    int outOfService() const { return places(QStringLiteral("out_of_service")); }
    int extra() const { return places(QStringLiteral("extra")); }
    int arrivals() const { return state_.value(QStringLiteral("arrivals")).toInt(); }
    bool winter() const { return state_.value(QStringLiteral("winter")).toBool(); }
    bool simulated() const { return state_.value(QStringLiteral("simulated")).toBool(); }
    QString closes() const { return state_.value(QStringLiteral("closes")).toString(); }
    bool officeLinked() const;
    int officeAge() const;
    QString reader() const { return state_.value(QStringLiteral("reader")).toString(); }
    QString time() const;
    /// How old something is that was so old at the station's last word: "95 s" for whoever writes it.
    Q_INVOKABLE int age(int seconds) const { return seconds + sinceTold(); }
    /// A moment as people say it: "18:12" today, else "21 lis 18:12".
    Q_INVOKABLE QString when(const QString& iso) const;
    /// Its hour alone: "21:30".
    Q_INVOKABLE QString hour(const QString& iso) const;
    /// Whether this house's clock is between two moments, the second one not included.
    Q_INVOKABLE bool isWithin(const QString& from, const QString& until) const;
    /// Today, as the station wants days: "2026-11-26".
    Q_INVOKABLE QString today() const;
    /// The day on which this night began: what holds "from now on" at two in the morning holds from it. Today
    /// while no night is open.
    Q_INVOKABLE QString thisNight() const;
    /// As today(), so many days on.
    Q_INVOKABLE QString dayAfter(int days) const;

  Q_SIGNALS:
    void changed();
    void clockChanged();

  private:
    /// Seconds that have gone by since the station's last word.
    int sinceTold() const;
    QString facility(const QString& key) const;
    int places(const QString& key) const;
    QDate night() const;

    const host::Clock& clock_;
    QLocale locale_;
    QJsonObject state_;
    std::int64_t appliedAtMs_ = 0;
    QTimer tick_;
};

}  // namespace ostoja::kiosk
