// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/door_photographer.h"

#include <QJsonObject>

namespace ostoja::kiosk {

DoorPhotographer::DoorPhotographer(const QString& folder, const DoorController& door, QQuickWindow& window,
                                   QObject* parent)
    : Photographer(
          folder, window,
          [&door] {
              return Caption{door.screen(), door.tap(), door.visit(), door.language()};
          },
          parent),
      firstFrame_(door, window) {
    connect(&door, &DoorController::changed, this, &Photographer::noteChange);
    connect(&door, &DoorController::languageChanged, this, &Photographer::noteChange);
    connect(&firstFrame_, &FirstFrame::painted, this, &DoorPhotographer::notePainted);
}

void DoorPhotographer::notePainted(const PaintedVisit& visit) {
    keep({{QStringLiteral("kind"), QStringLiteral("first_frame")},
          {QStringLiteral("screen"), visit.screen},
          {QStringLiteral("tap"), visit.tap},
          {QStringLiteral("visit"), visit.visit},
          {QStringLiteral("monotonic_ns"), qint64{visit.monotonicNs}}});
}

}  // namespace ostoja::kiosk
