// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QTimer>
#include <chrono>

#include "kiosk/staff/person_form.h"
#include "kiosk/staff/pin_entry.h"
#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// What was changed on a person's page and not saved, upon which version of the record.
struct UnsavedDetails {
    QVariantMap typed;
    /// What stood in these fields.
    QVariantMap over;
    int version = 0;
};

/// The one person whom the work is about: the panel at the right and, opened from it, the page with
/// everything that the role may see. The panel closes by itself; the page stays while it is worked on.
class PersonController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    /// As the station tells it; empty while nobody is chosen.
    Q_PROPERTY(QVariantMap person READ person NOTIFY changed)
    Q_PROPERTY(QString id READ id NOTIFY changed)
    /// The person's own card that is valid or lost: {card, state …}, or empty.
    Q_PROPERTY(QVariantMap card READ card NOTIFY changed)
    Q_PROPERTY(ostoja::kiosk::PersonForm* form READ form CONSTANT)
    /// Read on purpose and with a reason; empty until then.
    Q_PROPERTY(QString healthRemark READ healthRemark NOTIFY changed)
    Q_PROPERTY(bool healthRead READ healthRead NOTIFY changed)
    /// Asked again before an erasure.
    Q_PROPERTY(ostoja::kiosk::PinEntry* pin READ pin CONSTANT)

  public:
    PersonController(StationLink& station, std::chrono::milliseconds panelTime, QObject* parent = nullptr);

    const QVariantMap& person() const { return person_; }
    const QString& id() const { return id_; }
    QVariantMap card() const;
    PersonForm* form() { return &form_; }
    PinEntry* pin() { return &pin_; }
    const QString& healthRemark() const { return healthRemark_; }
    bool healthRead() const { return healthRead_; }

    Q_INVOKABLE void open(const QString& person);
    Q_INVOKABLE void close();
    Q_INVOKABLE void refresh();
    /// The whole page is being worked on: it doesn't close by itself.
    void keepOpen(bool kept);
    /// Somebody touches or types.
    void used();

    /// The page can't be left yet.
    void tellUnsaved() { refuse(QStringLiteral("unsaved")); }

    Q_INVOKABLE void save();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void readHealth(const QString& why);
    Q_INVOKABLE void hideHealth();
    Q_INVOKABLE void joinHousehold(const QString& with, const QString& kind);
    Q_INVOKABLE void leaveHousehold();
    /// A guest turns out to be a resident of the register.
    Q_INVOKABLE void link(const QString& resident);
    /// Days, both inclusive; only staff see why.
    Q_INVOKABLE void suspend(const QString& from, const QString& until, const QString& why);
    Q_INVOKABLE void liftSuspension(const QString& suspension);
    /// "decision", "social_contract", "emergency_placement", "interview"; an empty day is no end.
    Q_INVOKABLE void addPaper(const QString& kind, const QString& from, const QString& until);
    Q_INVOKABLE void endPaper(const QString& paper);
    /// Days on which they sleep elsewhere, both inclusive.
    Q_INVOKABLE void tellAbsence(const QString& from, const QString& until);
    /// Not in one room with that person, or no more so.
    Q_INVOKABLE void keepApart(const QString& other, bool apart);
    Q_INVOKABLE void erase(const QString& why);

    UnsavedDetails unsaved() const { return {form_.typed(), form_.typedOver(), version_}; }
    void openWith(const QString& person, const UnsavedDetails& unsaved);

  Q_SIGNALS:
    /// Asked for by somebody, whether or not the person was open already: the keys go there.
    void opened();
    void closed();
    void saved();
    void erased();
    /// Somebody's record has changed: lists are out of date.
    void peopleChanged();

  private:
    void load();
    void take(const QJsonObject& person);
    void change(const QString& path, const QJsonObject& body);
    QString path(const char* what) const;

    QString id_;
    QVariantMap person_;
    /// Of the record that the form was filled from.
    int version_ = 0;
    /// Waits for the record that it goes over.
    UnsavedDetails unsaved_;
    PersonForm form_;
    PinEntry pin_;
    QString healthRemark_;
    bool healthRead_ = false;
    bool kept_ = false;
    QTimer closing_;
};

}  // namespace ostoja::kiosk
