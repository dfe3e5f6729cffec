// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include "kiosk/door_controller.h"
#include "kiosk/first_frame.h"

class QQuickWindow;

namespace ostoja::kiosk {

/// Keeps pictures of what the door showed, for documentation and tests; only where the configuration names a
/// folder. They hold greetings and beds: folder and files are for the kiosk's own user only.
///
/// After each change that has come to rest it writes `<screen>_<W>x<H>.png` and appends to
/// `screens_<W>x<H>.ndjson`
/// {"kind":"photograph", screen, tap, visit, language, png, controls:[{name,x,y,w,h}], monotonic_ns}; at the
/// first frame of each new visit {"kind":"first_frame", screen, tap, visit, monotonic_ns}, CLOCK_MONOTONIC as
/// the frame was handed over to the display.
class Photographer : public QObject {
    Q_OBJECT

  public:
    /// Creates the folder with mode 0700; throws std::runtime_error when it can't, or when others may read or
    /// write the folder that is there. `door` and `window` must outlive it.
    Photographer(const QString& folder, const DoorController& door, QQuickWindow& window,
                 QObject* parent = nullptr);
    ~Photographer() override;

  private:
    void photographWhenSettled();
    void photograph();
    void notePainted(const PaintedVisit& visit);
    void append(const QJsonObject& line);

    QString folder_;
    QString suffix_;
    const DoorController& door_;
    QQuickWindow& window_;
    FirstFrame firstFrame_;
    QTimer rest_;
    /// One thread: pictures are stored in the order they were taken.
    QThreadPool store_;
};

}  // namespace ostoja::kiosk
