// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QStringList>
#include <QVariantList>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

class RoomsModel;

/// A round through the rooms: who should be there, who was seen, and that it is recorded at once.
class RoundController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    /// {room, colour, sign, beds: [a bed of the board]} of rooms with somebody in them.
    Q_PROPERTY(QVariantList rooms READ rooms NOTIFY changed)
    /// The stays that are ticked.
    Q_PROPERTY(QStringList seen READ seen NOTIFY changed)
    /// How many there are to see.
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// The last round is on the record, and no other one has begun.
    Q_PROPERTY(bool recorded READ recorded NOTIFY changed)
    /// Beds of those who went over from a former night, whom nobody has seen since and who aren't ticked.
    Q_PROPERTY(QVariantList unseen READ unseen NOTIFY changed)

  public:
    using StaffController::StaffController;

    /// Who is in the beds now. A tick stays with whoever it was for.
    void apply(const RoomsModel& rooms);
    void hide();

    const QVariantList& rooms() const { return rooms_; }
    const QStringList& seen() const { return seen_; }
    int count() const { return static_cast<int>(stays_.size()); }
    bool recorded() const { return recorded_; }
    QVariantList unseen() const;

    Q_INVOKABLE void toggle(const QString& stay);
    /// All of that room; once more takes them back.
    Q_INVOKABLE void tickRoom(const QString& room);
    Q_INVOKABLE void record();
    /// Their stays, and no others, are over.
    Q_INVOKABLE void endUnseen();

  private:
    QVariantList rooms_;
    QStringList stays_;
    QStringList seen_;
    bool recorded_ = false;
};

}  // namespace ostoja::kiosk
