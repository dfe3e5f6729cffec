// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QString>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// Switching the winter action on and off. What it changes in the house is the station's; what is on now is
/// told by the board.
class WinterController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")

  public:
    using StaffController::StaffController;

    void hide();

    /// As typed: the last day "2026-11-30" and its hour "8:00" by this house's clock, degrees, beds.
    Q_INVOKABLE void begin(const QString& day, const QString& hour, const QString& thresholdC,
                           const QString& extra, bool aroundClock, const QString& approvedBy);
    Q_INVOKABLE void end();
};

}  // namespace ostoja::kiosk
