// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#ifndef Q_MOC_RUN
#include "api/station.h"
#endif

namespace ostoja::kiosk {

class StationLink;

/// What a door's screen and its station say to each other, over the screen's link.
class DoorLink : public QObject {
    Q_OBJECT

  public:
    /// The link must outlive it.
    explicit DoorLink(StationLink& link, QObject* parent = nullptr);

    /// Sent once; a command that fails is told by commandFailed.
    void send(const ostoja::api::ScreenCommand& command);

  Q_SIGNALS:
    void stateArrived(const ostoja::api::ScreenState& state);
    void commandFailed(const QString& command, const QString& reason);

  private:
    void read(const QByteArray& text);

    StationLink& link_;
};

}  // namespace ostoja::kiosk
