// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QStringList>
#include <QTimer>
#include <QVariantList>

#include "kiosk/staff/rooms_model.h"
#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// The board of beds: every bed of the house as the station tells it, read anew whenever the station says
/// that the board has changed, and the bed that the keys are on. What is done with somebody's stay is
/// StaysController's.
class BoardController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    Q_PROPERTY(ostoja::kiosk::RoomsModel* rooms READ rooms CONSTANT)
    /// A first answer has come.
    Q_PROPERTY(bool known READ known NOTIFY changed)
    /// {arrival, person, label, since, until, bed, room, why_bed, grounds …}, in their order.
    Q_PROPERTY(QVariantList arrivals READ arrivals NOTIFY boardChanged)
    /// Of this frosty night, and nobody has recorded yet what became of them.
    Q_PROPERTY(QVariantList refusals READ refusals NOTIFY boardChanged)
    /// {slot_minutes, slots: [{from, tonight, usual}]}
    Q_PROPERTY(QVariantMap chart READ chart NOTIFY boardChanged)
    /// The holds that are open: {until, count}, by time.
    Q_PROPERTY(QVariantList lapses READ lapses NOTIFY boardChanged)
    /// Empty without a winter action.
    Q_PROPERTY(QVariantMap winter READ winter NOTIFY boardChanged)
    Q_PROPERTY(bool frost READ frost NOTIFY boardChanged)
    /// The house asks of whoever stays that they look after themselves.
    Q_PROPERTY(bool selfCare READ selfCare NOTIFY boardChanged)
    /// The station's time of the answer, ISO.
    Q_PROPERTY(QString now READ now NOTIFY boardChanged)
    /// Until when a bed may be held, ISO: as long as this house keeps one, then the next half hours.
    Q_PROPERTY(QStringList holdTimes READ holdTimes NOTIFY boardChanged)
    /// Extra beds that wait for a winter action.
    Q_PROPERTY(int foldedBeds READ foldedBeds NOTIFY boardChanged)
    Q_PROPERTY(QString closes READ closes NOTIFY boardChanged)
    /// The bed that the keys are on; empty while none is.
    Q_PROPERTY(QString selected READ selected NOTIFY selectedChanged)
    /// That bed as it is now, with room and segment.
    Q_PROPERTY(QVariantMap bed READ bed NOTIFY selectedChanged)
    Q_PROPERTY(QStringList filters READ filters NOTIFY filtersChanged)

  public:
    explicit BoardController(StationLink& station, QObject* parent = nullptr);

    /// The station's word; the board is read anew when it has changed since.
    void apply(const QJsonObject& state);
    /// It is looked at from now on.
    void show();
    /// It isn't looked at: nothing is asked for it.
    void rest() { shown_ = false; }
    /// Nothing of anybody stays.
    void hide();

    RoomsModel* rooms() { return &rooms_; }
    bool known() const { return known_; }
    QVariantList arrivals() const { return list("arrivals"); }
    QVariantList refusals() const { return list("refusals"); }
    QVariantMap chart() const { return board_.value(QStringLiteral("chart")).toMap(); }
    QVariantList lapses() const;
    QVariantMap winter() const { return board_.value(QStringLiteral("winter")).toMap(); }
    bool frost() const { return board_.value(QStringLiteral("frost")).toBool(); }
    bool selfCare() const { return board_.value(QStringLiteral("self_care")).toBool(); }
    QString now() const { return board_.value(QStringLiteral("now")).toString(); }
    QString closes() const { return board_.value(QStringLiteral("closes")).toString(); }
    QStringList holdTimes() const;
    int foldedBeds() const;
    const QString& selected() const { return selected_; }
    QVariantMap bed() const { return rooms_.bed(selected_); }
    const QStringList& filters() const { return filters_; }

    Q_INVOKABLE void select(const QString& bed);
    /// The bed in which a person sleeps or that waits for them, as far as the board tells.
    Q_INVOKABLE QString bedOf(const QString& person) const;
    /// Sets it, or takes it back.
    Q_INVOKABLE void toggleFilter(const QString& filter);

  Q_SIGNALS:
    void boardChanged();
    void selectedChanged();
    void filtersChanged();

  private:
    void read();
    void take(const QJsonObject& board);
    QVariantList list(const char* member) const { return board_.value(QLatin1String(member)).toList(); }

    RoomsModel rooms_;
    QVariantMap board_;
    QString selected_;
    QStringList filters_;
    /// Which board the station has now.
    qint64 number_ = 0;
    bool known_ = false;
    bool shown_ = false;
    bool asking_ = false;
    /// It has changed since it was asked for.
    bool stale_ = true;
    /// The board was refused: a disk that can't be read, a station that starts.
    QTimer again_;
};

}  // namespace ostoja::kiosk
