// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/photographer.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickWindow>
#include <QSaveFile>
#include <stdexcept>

#include "host/trace.h"
#include "kiosk/controls.h"

namespace ostoja::kiosk {

namespace {

constexpr std::chrono::milliseconds restTime{60};
constexpr auto ownersOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QJsonArray describe(const std::vector<Control>& controls) {
    QJsonArray list;
    for (const auto& control : controls) {
        list.append(QJsonObject{{QStringLiteral("name"), control.name},
                                {QStringLiteral("x"), qRound(control.area.x())},
                                {QStringLiteral("y"), qRound(control.area.y())},
                                {QStringLiteral("w"), qRound(control.area.width())},
                                {QStringLiteral("h"), qRound(control.area.height())}});
    }
    return list;
}

bool savePng(const QString& path, const QImage& image) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(ownersOnly) && image.save(&file, "PNG") &&
           file.commit();
}

void appendLine(const QString& path, const QJsonObject& line) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append, ownersOnly)) {
        spdlog::error("{} could not be written: {}", path.toStdString(), file.errorString().toStdString());
        return;
    }
    file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

/// Pictures hold greetings and beds: the folder is nobody else's.
void prepareFolder(const QString& folder) {
    const auto told = "[screen] photographs: " + folder.toStdString();
    const QString path = QDir::cleanPath(folder);
    QDir().mkpath(QFileInfo(path).path());
    const auto name = QFile::encodeName(path);
    mkdir(name.constData(), S_IRWXU);
    struct stat found {};
    if (stat(name.constData(), &found) != 0 || !S_ISDIR(found.st_mode)) {
        throw std::runtime_error(told + " is no folder and can't be made one");
    }
    if (found.st_uid != geteuid() || (found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        throw std::runtime_error(
            told +
            " can be read or written by others; a folder of this user's own with mode 0700 was expected");
    }
}

}  // namespace

Photographer::Photographer(const QString& folder, QQuickWindow& window, std::function<Caption()> caption,
                           QObject* parent)
    : QObject(parent),
      folder_(folder),
      suffix_(QStringLiteral("%1x%2").arg(window.width()).arg(window.height())),
      window_(window),
      caption_(std::move(caption)) {
    prepareFolder(folder_);
    spdlog::warn("photographs are kept in {}: never on a screen that is in use", folder_.toStdString());
    store_.setMaxThreadCount(1);
    rest_.setSingleShot(true);
    rest_.setInterval(restTime);
    connect(&rest_, &QTimer::timeout, this, &Photographer::photographWhenSettled);
    rest_.start();
}

Photographer::~Photographer() {
    store_.waitForDone();
}

void Photographer::noteChange() {
    rest_.start();
}

void Photographer::photographWhenSettled() {
    if (window_.property("settled").toBool()) {
        photograph();
    } else {
        rest_.start();
    }
}

void Photographer::photograph() {
    if (!window_.isExposed()) return rest_.start();
    // Drawn first: only then do the controls stand where the picture shows them.
    const auto image = window_.grabWindow();
    const auto caption = caption_();
    const auto png = QStringLiteral("%1_%2.png").arg(caption.screen, suffix_);
    const QJsonObject line{{QStringLiteral("kind"), QStringLiteral("photograph")},
                           {QStringLiteral("screen"), caption.screen},
                           {QStringLiteral("tap"), caption.tap},
                           {QStringLiteral("visit"), caption.visit},
                           {QStringLiteral("language"), caption.language},
                           {QStringLiteral("png"), png},
                           {QStringLiteral("controls"), describe(visibleControls(window_))},
                           {QStringLiteral("monotonic_ns"), qint64{host::monotonicNs()}}};
    store_.start([this, line, path = folder_ + QLatin1Char('/') + png, image] {
        if (savePng(path, image)) {
            append(line);
        } else {
            spdlog::error("{} could not be written", path.toStdString());
        }
    });
}

void Photographer::keep(const QJsonObject& line) {
    store_.start([this, line] { append(line); });
}

void Photographer::append(const QJsonObject& line) {
    appendLine(QStringLiteral("%1/screens_%2.ndjson").arg(folder_, suffix_), line);
}

}  // namespace ostoja::kiosk
