// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>
#include <cstdint>
#include <optional>

#include "host/clock.h"
#include "kiosk/languages.h"

#ifndef Q_MOC_RUN
#include "api/station.h"
#endif

namespace ostoja::kiosk {

/// What the door's screen shows and what can be touched on it. It decides nothing about beds: it turns the
/// station's last word into properties, counts a visit's seconds down, and asks for what was touched. Not the
/// visit itself: that lives in the station, and after its end nothing of it stays here.
class DoorController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("main makes the one door")

    /// "starting", "unreachable", "out_of_order", "hold_still", "idle"; within a visit "bed", "arrival",
    /// "full_house", "closed", "unknown_card", "see_staff", "no_card", "welcome", "goodbye", "left",
    /// "leave_asks_card", "away", "help_asked", "help_coming".
    Q_PROPERTY(QString screen READ screen NOTIFY changed)
    Q_PROPERTY(QString facilityName READ facilityName NOTIFY changed)
    Q_PROPERTY(QString facilityKind READ facilityKind NOTIFY changed)
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(int freePlaces READ freePlaces NOTIFY changed)
    Q_PROPERTY(int freeForWomen READ freeForWomen NOTIFY changed)
    Q_PROPERTY(int freeForMen READ freeForMen NOTIFY changed)
    Q_PROPERTY(int freeForAnybody READ freeForAnybody NOTIFY changed)
    /// A letter for each place: 'f' free, 'h' held, 'o' somebody sleeps there, 'e' in an extra bed, 'x' out
    /// of service.
    Q_PROPERTY(QString windows READ windows NOTIFY changed)
    Q_PROPERTY(QString readerSide READ readerSide NOTIFY changed)
    /// Staff have a screen in this house: a carer can be called.
    Q_PROPERTY(bool carer READ carer NOTIFY changed)

    /// Of "see_staff": a carer has looked at the arrival, and there is no bed here; other places are shown.
    /// Why is nobody's business at the door.
    Q_PROPERTY(bool turnedAway READ turnedAway NOTIFY changed)
    /// The clock is a demonstration's.
    Q_PROPERTY(bool simulated READ simulated NOTIFY changed)
    /// Of "closed": when it opens, "18:00" today, with its day else; empty where nobody knows.
    Q_PROPERTY(QString opens READ opens NOTIFY changed)

    Q_PROPERTY(QString visit READ visit NOTIFY changed)
    Q_PROPERTY(QString tap READ tap NOTIFY changed)
    Q_PROPERTY(QString greeting READ greeting NOTIFY changed)
    /// Of "no_card": the number in the carer's queue; 0 otherwise.
    Q_PROPERTY(int queueNumber READ queueNumber NOTIFY changed)
    Q_PROPERTY(QString bedNumber READ bedNumber NOTIFY changed)
    Q_PROPERTY(QString bedPosition READ bedPosition NOTIFY changed)
    Q_PROPERTY(QString roomNumber READ roomNumber NOTIFY changed)
    Q_PROPERTY(QString roomColour READ roomColour NOTIFY changed)
    Q_PROPERTY(QString roomColourName READ roomColourName NOTIFY changed)
    Q_PROPERTY(QString roomSign READ roomSign NOTIFY changed)
    /// Steps {kind, count}, at most four.
    Q_PROPERTY(QVariantList way READ way NOTIFY changed)
    Q_PROPERTY(bool mayGoAway READ mayGoAway NOTIFY changed)
    Q_PROPERTY(bool mayLeave READ mayLeave NOTIFY changed)
    Q_PROPERTY(bool mayAskForHelp READ mayAskForHelp NOTIFY changed)
    /// The last touch didn't reach the station; until the next state or touch.
    Q_PROPERTY(bool touchFailed READ touchFailed NOTIFY changed)

    /// The town's places as WayOn::toMap, in the order of use; at most four.
    Q_PROPERTY(QVariantList waysOn READ waysOn NOTIFY changed)

    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY secondsChanged)
    Q_PROPERTY(int secondsTotal READ secondsTotal NOTIFY secondsChanged)
    Q_PROPERTY(bool moreTimeOffered READ moreTimeOffered NOTIFY secondsChanged)

    Q_PROPERTY(QString time READ time NOTIFY minuteChanged)
    Q_PROPERTY(QString date READ date NOTIFY minuteChanged)
    /// "morning", "afternoon", "evening".
    Q_PROPERTY(QString dayPart READ dayPart NOTIFY minuteChanged)

    Q_PROPERTY(QString language READ language NOTIFY languageChanged)
    Q_PROPERTY(QVariantList languages READ languages CONSTANT)

  public:
    /// Both must outlive the controller.
    DoorController(const host::Clock& clock, Languages& languages, QObject* parent = nullptr);

    /// The station's word; a visit in it counts down from now.
    void apply(const ostoja::api::ScreenState& state);
    void linkLost();
    void commandFailed();

    QString screen() const;
    QString facilityName() const { return QString::fromStdString(state_.facilityName); }
    QString facilityKind() const { return QString::fromStdString(state_.facilityKind); }
    bool open() const { return state_.open; }
    int freePlaces() const { return static_cast<int>(state_.places.free); }
    int freeForWomen() const { return static_cast<int>(state_.places.freeWomen); }
    int freeForMen() const { return static_cast<int>(state_.places.freeMen); }
    int freeForAnybody() const { return static_cast<int>(state_.places.freeAny); }
    QString windows() const { return QString::fromStdString(state_.places.windows); }
    QString readerSide() const { return QString::fromStdString(state_.readerSide); }
    bool carer() const { return state_.carer; }
    bool turnedAway() const { return visit_ && visit_->id == turnedAway_ && visit_->outcome == "see_staff"; }
    bool simulated() const { return state_.simulated; }
    QString opens() const;

    QString visit() const;
    QString tap() const;
    QString greeting() const;
    int queueNumber() const { return visit_ ? static_cast<int>(visit_->number) : 0; }
    QString bedNumber() const { return bed() ? QString::fromStdString(bed()->number) : QString(); }
    QString bedPosition() const { return bed() ? QString::fromStdString(bed()->position) : QString(); }
    QString roomNumber() const { return bed() ? QString::fromStdString(bed()->room.number) : QString(); }
    QString roomColour() const { return bed() ? QString::fromStdString(bed()->room.colour) : QString(); }
    QString roomColourName() const {
        return bed() ? QString::fromStdString(bed()->room.colourName) : QString();
    }
    QString roomSign() const { return bed() ? QString::fromStdString(bed()->room.sign) : QString(); }
    QVariantList way() const;
    bool mayGoAway() const { return may("away"); }
    bool mayLeave() const { return may("leave"); }
    bool mayAskForHelp() const { return may("help"); }
    bool touchFailed() const { return touchFailed_; }
    QVariantList waysOn() const;

    int secondsLeft() const { return secondsLeft_; }
    int secondsTotal() const;
    bool moreTimeOffered() const;

    QString time() const;
    QString date() const;
    QString dayPart() const;

    QString language() const { return languages_.current(); }
    QVariantList languages() const { return languages_.offered(); }

    /// "away", "leave", "help", "more_time", "done"; what the station doesn't allow now is not sent. "done"
    /// clears the screen at once, whatever the station answers.
    Q_INVOKABLE void touch(const QString& command);
    /// On the idle screen, by whoever has no card to hold: a carer is called, where there is one.
    Q_INVOKABLE void callCarer();
    Q_INVOKABLE void chooseLanguage(const QString& code);

  Q_SIGNALS:
    void changed();
    void secondsChanged();
    void minuteChanged();
    void languageChanged();
    void commandWanted(const ostoja::api::ScreenCommand& command);

  private:
    const api::BedPlace* bed() const;
    bool may(const char* action) const;
    void endVisit();
    void countDown();
    void waitForMinute();
    bool samePerson(const api::Visit& next) const;

    const host::Clock& clock_;
    Languages& languages_;
    api::ScreenState state_;
    /// Of state_, so that ages and the countdown go on between two words of the station.
    std::int64_t appliedAtMs_ = 0;
    std::optional<api::Visit> visit_;
    /// Ended here by "done" or by time; the station may repeat it for a moment.
    std::string endedVisit_;
    /// Was an arrival before it was sent to the carer.
    std::string turnedAway_;
    int secondsLeft_ = 0;
    bool heard_ = false;
    bool linked_ = false;
    bool touchFailed_ = false;
    /// "no_card" is on its way; until the station's next word.
    bool calling_ = false;
    QTimer second_;
    QTimer minute_;
    QTimer languageTimeout_;
};

}  // namespace ostoja::kiosk
