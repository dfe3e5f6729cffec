// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "net/loop.h"

#ifndef Q_MOC_RUN
#include "api/station.h"
#endif

namespace ostoja::net {
class Client;
class EventSource;
}  // namespace ostoja::net

namespace ostoja::kiosk {

/// The screen's own socket at the station: follows its state and carries what was touched. The network has a
/// thread of its own; every signal is emitted on the thread of this object.
class StationLink : public QObject {
    Q_OBJECT

  public:
    explicit StationLink(const std::string& socketPath, QObject* parent = nullptr);
    ~StationLink() override;

    /// Sent once; a command that fails is told by commandFailed.
    void send(const ostoja::api::ScreenCommand& command);
    /// Runs `work` on this object's thread at SIGINT or SIGTERM.
    void onTerminate(std::function<void()> work);

  Q_SIGNALS:
    void stateArrived(const ostoja::api::ScreenState& state);
    /// The stream broke or could not be opened, until the next stateArrived.
    void lost();
    void commandFailed(const QString& command, const QString& reason);

  private:
    void connectToStation(const std::string& socketPath);

    net::Loop loop_;
    std::unique_ptr<net::EventSource> events_;
    std::unique_ptr<net::Client> client_;
    std::thread thread_;
};

}  // namespace ostoja::kiosk
