// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "net/loop.h"

namespace ostoja::net {
class Client;
class EventSource;
}  // namespace ostoja::net

namespace ostoja::kiosk {

/// What the station answered to a request.
struct StationAnswer {
    /// HTTP's; 0 when no answer came, and then it is unknown whether the station acted.
    int status = 0;
    /// The answer's object; of a refusal the problem's members.
    QJsonObject body;
    /// Of a refusal, e.g. "pin_wrong"; "unreachable" when no answer came, "unreadable" for one that is
    /// neither JSON nor a file; else empty.
    QString problem;
    /// What came as a file, and its plain name; both empty else.
    QByteArray file;
    QString fileName;

    bool good() const { return problem.isEmpty(); }
};

/// The screen's own socket at the station: follows its state and asks. What is said stands in JSON; whoever
/// listens knows what it means. The network has a thread of its own; every signal is emitted and every answer
/// given on the thread of this object.
class StationLink : public QObject {
    Q_OBJECT

  public:
    using Answer = std::function<void(const StationAnswer&)>;

    explicit StationLink(const std::string& socketPath, QObject* parent = nullptr);
    ~StationLink() override;

    /// Sent once, in order, one at a time. An answer after the link's end is not given. A PIN's hash takes
    /// its time, and the station's disk may be slow: hence the patience.
    void ask(const char* method, const QString& path, const QByteArray& body, Answer answer,
             std::chrono::milliseconds patience = std::chrono::seconds(10));
    /// Runs `work` on this object's thread at SIGINT or SIGTERM.
    void onTerminate(std::function<void()> work);

  Q_SIGNALS:
    /// The whole state, one JSON text.
    void told(const QByteArray& state);
    /// The stream broke or could not be opened, until the next told().
    void lost();

  private:
    void connectToStation(const std::string& socketPath);

    net::Loop loop_;
    std::unique_ptr<net::EventSource> events_;
    std::unique_ptr<net::Client> client_;
    std::thread thread_;
};

}  // namespace ostoja::kiosk
