// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/station_link.h"

#include <spdlog/spdlog.h>
#include <QJsonDocument>
#include <QMetaObject>

#include "net/client.h"
#include "net/file_name.h"

namespace ostoja::kiosk {

namespace {

/// Three of the station's heartbeats: a screen must not look ready while its station hangs.
constexpr std::chrono::milliseconds longestSilence{6'000};
constexpr int firstRefusal = 300;

QString fileNameOf(const net::Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Content-Disposition") return QString::fromStdString(net::plainFileName(value));
    }
    return {};
}

StationAnswer read(const Expected<net::Response>& response) {
    StationAnswer answer;
    if (!response) {
        answer.problem = QStringLiteral("unreachable");
        return answer;
    }
    answer.status = static_cast<int>(response->status);
    answer.fileName = answer.status < firstRefusal ? fileNameOf(*response) : QString();
    if (!answer.fileName.isEmpty()) {
        answer.file = QByteArray::fromStdString(response->body);
        return answer;
    }
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(response->body));
    answer.body = document.object();
    if (answer.status >= firstRefusal) {
        const auto type = answer.body[QStringLiteral("type")].toString();
        answer.problem = type.section(QLatin1Char(':'), -1);
        if (answer.problem.isEmpty()) answer.problem = QStringLiteral("unreadable");
    } else if (!document.isObject() && !response->body.empty()) {
        answer.problem = QStringLiteral("unreadable");
    }
    return answer;
}

}  // namespace

StationLink::StationLink(const std::string& socketPath, QObject* parent) : QObject(parent) {
    loop_.post([this, socketPath] { connectToStation(socketPath); });
    thread_ = std::thread([this] { loop_.run(); });
}

StationLink::~StationLink() {
    loop_.post([this] {
        events_.reset();
        client_.reset();
        loop_.stop();
    });
    thread_.join();
}

void StationLink::connectToStation(const std::string& socketPath) {
    const auto endpoint = net::Endpoint::unixSocket(socketPath);
    client_ = std::make_unique<net::Client>(loop_, endpoint);
    net::EventSource::Callbacks callbacks;
    callbacks.event = [this](const net::EventSource::Event& event) {
        if (event.name != "state") return;
        QMetaObject::invokeMethod(
            this, [this, state = QByteArray::fromStdString(event.data)] { Q_EMIT told(state); },
            Qt::QueuedConnection);
    };
    callbacks.up = [] { spdlog::info("station connected"); };
    callbacks.down = [this](const Error& error) {
        spdlog::warn("station unreachable: {}", error.message);
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT lost(); }, Qt::QueuedConnection);
    };
    events_ = std::make_unique<net::EventSource>(loop_, endpoint, "/v1/events", std::move(callbacks),
                                                 longestSilence);
}

void StationLink::ask(const char* method, const QString& path, const QByteArray& body, Answer answer,
                      std::chrono::milliseconds patience) {
    loop_.post([this, patience, method = std::string(method), target = path.toStdString(),
                text = body.toStdString(), give = std::move(answer)]() mutable {
        client_->request(std::move(method), target, std::move(text), patience,
                         [this, target, give = std::move(give)](const Expected<net::Response>& response) {
                             auto read = kiosk::read(response);
                             if (!read.good()) {
                                 spdlog::warn(
                                     "{}: {}", target,
                                     response ? read.problem.toStdString() : response.error().message);
                             }
                             QMetaObject::invokeMethod(
                                 this, [give, read = std::move(read)] { give(read); }, Qt::QueuedConnection);
                         });
    });
}

void StationLink::onTerminate(std::function<void()> work) {
    loop_.post([this, work = std::move(work)] {
        loop_.onTerminate([this, work] {
            QMetaObject::invokeMethod(
                this, [work] { work(); }, Qt::QueuedConnection);
        });
    });
}

}  // namespace ostoja::kiosk
