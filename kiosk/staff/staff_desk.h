// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <chrono>

#include "host/clock.h"
#include "kiosk/staff/arrivals_controller.h"
#include "kiosk/staff/board_controller.h"
#include "kiosk/staff/cards_controller.h"
#include "kiosk/staff/house_controller.h"
#include "kiosk/staff/people_controller.h"
#include "kiosk/staff/person_controller.h"
#include "kiosk/staff/queue_controller.h"
#include "kiosk/staff/record_controller.h"
#include "kiosk/staff/registration_controller.h"
#include "kiosk/staff/reports_controller.h"
#include "kiosk/staff/round_controller.h"
#include "kiosk/staff/session_controller.h"
#include "kiosk/staff/stays_controller.h"
#include "kiosk/staff/team_controller.h"
#include "kiosk/staff/winter_controller.h"

namespace ostoja::kiosk {

/// How long a desk that nobody touches shows what it shows.
struct DeskTimes {
    std::chrono::milliseconds panel = std::chrono::seconds(30);
    std::chrono::milliseconds lock = std::chrono::minutes(2);
    /// How often the station is told, at most, that somebody works here.
    std::chrono::milliseconds use = std::chrono::seconds(15);
};

/// A staff terminal: which screen is shown, and that nothing of anybody stays in the window when the work is
/// hidden (locked, signed out, handed over, blanked, the station gone). What a member has typed and not sent
/// is kept here meanwhile, for nobody but them.
class StaffDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("main makes the one desk")
    /// "starting", "unreachable", "blank", "setup", "sign_in", "locked"; at work "board", "people",
    /// "register", "details", "queue", "round", "winter", "night_list",
    /// "figures", "team", "record", "account".
    Q_PROPERTY(QString screen READ screen NOTIFY changed)
    Q_PROPERTY(bool atWork READ atWork NOTIFY changed)
    /// The dark theme, until it is switched back.
    Q_PROPERTY(bool night READ night WRITE setNight NOTIFY nightChanged)
    Q_PROPERTY(ostoja::kiosk::HouseController* house READ house CONSTANT)
    Q_PROPERTY(ostoja::kiosk::SessionController* session READ session CONSTANT)
    Q_PROPERTY(ostoja::kiosk::BoardController* board READ board CONSTANT)
    Q_PROPERTY(ostoja::kiosk::ArrivalsController* arrivals READ arrivals CONSTANT)
    Q_PROPERTY(ostoja::kiosk::StaysController* stays READ stays CONSTANT)
    Q_PROPERTY(ostoja::kiosk::RoundController* round READ round CONSTANT)
    Q_PROPERTY(ostoja::kiosk::ReportsController* reports READ reports CONSTANT)
    Q_PROPERTY(ostoja::kiosk::WinterController* winter READ winter CONSTANT)
    Q_PROPERTY(ostoja::kiosk::PeopleController* people READ people CONSTANT)
    /// The same search in another place: who a call, a household or a guest is.
    Q_PROPERTY(ostoja::kiosk::PeopleController* finder READ finder CONSTANT)
    Q_PROPERTY(ostoja::kiosk::PersonController* person READ person CONSTANT)
    Q_PROPERTY(ostoja::kiosk::RegistrationController* registration READ registration CONSTANT)
    Q_PROPERTY(ostoja::kiosk::CardsController* cards READ cards CONSTANT)
    Q_PROPERTY(ostoja::kiosk::QueueController* queue READ queue CONSTANT)
    Q_PROPERTY(ostoja::kiosk::TeamController* team READ team CONSTANT)
    Q_PROPERTY(ostoja::kiosk::RecordController* record READ record CONSTANT)

  public:
    /// Link and clock must outlive it.
    StaffDesk(StationLink& station, const host::Clock& clock, const QLocale& locale, DeskTimes times = {},
              QObject* parent = nullptr);

    void tell(const QByteArray& state);
    void lose();
    /// Somebody touches or types.
    void used();

    QString screen() const;
    bool atWork() const { return !worker_.isEmpty(); }
    bool night() const { return night_; }
    void setNight(bool night);
    HouseController* house() { return &house_; }
    SessionController* session() { return &session_; }
    BoardController* board() { return &board_; }
    ArrivalsController* arrivals() { return &arrivals_; }
    StaysController* stays() { return &stays_; }
    RoundController* round() { return &round_; }
    ReportsController* reports() { return &reports_; }
    WinterController* winter() { return &winter_; }
    PeopleController* people() { return &people_; }
    PeopleController* finder() { return &finder_; }
    PersonController* person() { return &person_; }
    RegistrationController* registration() { return &registration_; }
    CardsController* cards() { return &cards_; }
    QueueController* queue() { return &queue_; }
    TeamController* team() { return &team_; }
    RecordController* record() { return &record_; }

    Q_INVOKABLE void go(const QString& section);
    /// From a page to where it was opened from.
    Q_INVOKABLE void leave();
    Q_INVOKABLE void setBlank(bool blank);

  Q_SIGNALS:
    void changed();
    void nightChanged();
    /// Something that is seen has changed, whichever controller's it is.
    void seen();

  private:
    /// What a member hasn't sent when the work is hidden.
    struct Draft {
        QString section;
        QVariantMap registration;
        QString person;
        UnsavedDetails details;
    };

    void connectParts();
    void connectNight();
    void settle();
    void tellWaiting();
    /// To the station, which locks the desk as well.
    void tellUse();
    QString home() const;
    QString workerNow() const;
    void hideWork();
    void bringBack();
    void enter(const QString& section);

    StationLink& station_;
    HouseController house_;
    SessionController session_;
    BoardController board_;
    ArrivalsController arrivals_;
    StaysController stays_;
    RoundController round_;
    WinterController winter_;
    ReportsController reports_;
    PeopleController people_;
    PeopleController finder_;
    PersonController person_;
    RegistrationController registration_;
    CardsController cards_;
    QueueController queue_;
    TeamController team_;
    RecordController record_;

    QJsonObject state_;
    bool heard_ = false;
    bool linked_ = false;
    bool blank_ = false;
    bool night_ = false;
    /// The member whose work is in the window; empty while none is.
    QString worker_;
    QString section_;
    /// Where a person's page was opened from: the board or the people.
    QString origin_;
    QHash<QString, Draft> drafts_;
    QTimer locking_;
    QTimer tellingUse_;
    bool usedSince_ = false;
};

}  // namespace ostoja::kiosk
