// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>

#include "kiosk/staff/people_controller.h"

class QQuickWindow;

namespace ostoja::kiosk {

/// A frame that a key led to; CLOCK_MONOTONIC in nanoseconds.
struct KeyFrame {
    std::int64_t pressedNs = 0;
    std::int64_t paintedNs = 0;
    /// Whom the frame shows as found.
    int people = 0;
};

/// Tells how long a key takes to the screen of a desk: to its own next frame, and, where it changed what is
/// looked for, to the first frame that shows the station's answer to it. A key that is typed before the
/// answer to the one before has come takes that one's place.
class KeyFrames : public QObject {
    Q_OBJECT

  public:
    /// Both must outlive it.
    KeyFrames(const PeopleController& people, QQuickWindow& window, QObject* parent = nullptr);

  Q_SIGNALS:
    /// The next frame after a key, also where the key changed nothing that is seen.
    void drawn(const ostoja::kiosk::KeyFrame& frame);
    /// The first frame with the answer.
    void found(const ostoja::kiosk::KeyFrame& frame);

  private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void noteQuery();
    void noteAnswer();
    void noteDrawing();
    void noteSwap();

    const PeopleController& people_;
    QQuickWindow& window_;
    QString query_;
    std::int64_t pressedNs_ = 0;
    /// When the key was pressed that changed the query.
    std::int64_t searchedNs_ = 0;
    /// These wait for a frame. Read by the drawing thread only while this object's stands still.
    std::optional<KeyFrame> key_;
    std::optional<KeyFrame> answer_;
    /// In the frame under way; of the drawing thread.
    std::optional<KeyFrame> drawnKey_;
    std::optional<KeyFrame> drawnAnswer_;
};

}  // namespace ostoja::kiosk
