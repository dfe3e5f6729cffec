// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <optional>

#include "kiosk/door_controller.h"

class QQuickWindow;

namespace ostoja::kiosk {

/// A visit's first frame, as it was handed over to the display.
struct PaintedVisit {
    QString screen;
    QString tap;
    QString visit;
    /// The bed's number as it was drawn; empty where the outcome is none.
    QString bed;
    /// CLOCK_MONOTONIC at frameSwapped.
    std::int64_t monotonicNs = 0;
};

/// Tells when a visit's outcome was first really on the screen: the first frame after the station's word in
/// which the screen is the outcome's and, for a bed, its number is drawn without any transparency. Not the
/// moment when the outcome arrived.
class FirstFrame : public QObject {
    Q_OBJECT

  public:
    /// Both must outlive it.
    FirstFrame(const DoorController& door, QQuickWindow& window, QObject* parent = nullptr);

  Q_SIGNALS:
    /// Once for each visit, on this object's thread.
    void painted(const ostoja::kiosk::PaintedVisit& visit);

  private:
    void noteChange();
    void noteDrawing();
    void noteSwap();

    const DoorController& door_;
    QQuickWindow& window_;
    QString visit_;
    /// The visit waits for its frame. Read by the drawing thread only while this object's stands still.
    bool awaited_ = false;
    /// In the frame under way; of the drawing thread.
    std::optional<PaintedVisit> drawn_;
};

}  // namespace ostoja::kiosk
