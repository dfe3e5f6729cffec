// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tray/tray_controller.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QVariantMap>
#include <chrono>

namespace ostoja::tray {

namespace {

constexpr std::chrono::milliseconds lyingTime{1'500};

}  // namespace

TrayController::TrayController(std::vector<DemoCard> cards, QStringList controls, QObject* parent)
    : QObject(parent), cards_(std::move(cards)), controls_(std::move(controls)) {
    lying_.setSingleShot(true);
    lying_.setInterval(lyingTime);
    connect(&lying_, &QTimer::timeout, this, &TrayController::takeAway);
}

QVariantList TrayController::cards() const {
    QVariantList list;
    for (const auto& card : cards_) {
        list.append(QVariantMap{{QStringLiteral("name"), QString::fromStdString(card.name)},
                                {QStringLiteral("type"), QString::fromStdString(card.type)}});
    }
    return list;
}

QStringList TrayController::readers() const {
    QStringList names;
    for (const auto& path : controls_) {
        const QFileInfo file(path);
        const auto folder = file.dir().dirName();
        names.append(folder.isEmpty() || folder == QLatin1String(".") ? file.baseName() : folder);
    }
    return names;
}

void TrayController::setReader(int index) {
    if (index < 0 || index >= controls_.size() || index == reader_) return;
    takeAway();
    reader_ = index;
    Q_EMIT changed();
}

void TrayController::click(int card) {
    if (card < 0 || card >= static_cast<int>(cards_.size())) return;
    const bool again = card == placed_;
    takeAway();
    if (again) return;
    const auto& wanted = cards_[static_cast<std::size_t>(card)];
    send(QStringLiteral("place %1 %2")
             .arg(QString::fromStdString(wanted.type), QString::fromStdString(wanted.uid)));
    placed_ = card;
    lying_.start();
    Q_EMIT changed();
}

void TrayController::takeAway() {
    lying_.stop();
    if (placed_ < 0) return;
    send(QStringLiteral("remove ") + QString::fromStdString(cards_[static_cast<std::size_t>(placed_)].uid));
    placed_ = -1;
    Q_EMIT changed();
}

void TrayController::send(const QString& line) {
    auto* socket = new QLocalSocket(this);
    connect(socket, &QLocalSocket::connected, socket,
            [socket, line] { socket->write(line.toUtf8() + '\n'); });
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine()) return;
        const auto answer = QString::fromUtf8(socket->readLine()).trimmed();
        tell(answer.startsWith(QLatin1String("ok")) ? QString() : answer);
        socket->disconnectFromServer();
    });
    connect(socket, &QLocalSocket::errorOccurred, this, [this, socket] {
        if (socket->error() != QLocalSocket::PeerClosedError)
            tell(tr("No reader answers at %1").arg(socket->serverName()));
        socket->deleteLater();
    });
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    socket->connectToServer(controls_[reader_]);
}

void TrayController::tell(const QString& trouble) {
    if (trouble == trouble_) return;
    trouble_ = trouble;
    Q_EMIT changed();
}

}  // namespace ostoja::tray
