// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/first_frame.h"
#include "kiosk/photographer.h"

namespace ostoja::kiosk {

/// Keeps pictures of what the door showed. Beside the photographs' lines it appends, at the first frame of
/// each new visit, {"kind":"first_frame", screen, tap, visit, monotonic_ns}, CLOCK_MONOTONIC as the frame was
/// handed over to the display.
class DoorPhotographer : public Photographer {
    Q_OBJECT

  public:
    /// As Photographer; `door` and `window` must outlive it.
    DoorPhotographer(const QString& folder, const DoorController& door, QQuickWindow& window,
                     QObject* parent = nullptr);

  private:
    void notePainted(const PaintedVisit& visit);

    FirstFrame firstFrame_;
};

}  // namespace ostoja::kiosk
