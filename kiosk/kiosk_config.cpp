// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/kiosk_config.h"

#include <QDir>
#include <QRegularExpression>

#include "host/simulated_clock.h"
#include "kiosk/languages.h"

namespace ostoja::kiosk {

namespace {

constexpr const char* sizeExpected =
    "width and height in pixels from 320x320 to 8192x8192, e.g. \"1280x800\"";
constexpr const char* scaleExpected = "pixels to a millimetre as text, from \"1\" to \"40\", e.g. \"4.9\"";

constexpr const char* roleExpected = "\"door\" or \"staff\"";
constexpr const char* reportsExpected =
    "absolute path of a folder that this kiosk may write to, of a screen with role \"staff\"";

std::optional<QSize> sizeFrom(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^([0-9]{3,4})x([0-9]{3,4})$"));
    const auto match = form.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (size.width() < 320 || size.height() < 320 || size.width() > 8192 || size.height() > 8192) {
        return std::nullopt;
    }
    return size;
}

std::string knownLanguages() {
    return "codes of languages that this program speaks: " +
           Languages::known().join(QStringLiteral(", ")).toStdString();
}

}  // namespace

Expected<KioskConfig> readKioskConfig(host::Config& config) {
    KioskConfig read;
    auto root = config.root();
    auto station = root.table("station");
    read.socket = station.socketPath("socket", "path of the station's socket for this screen");

    if (root.has("screen")) {
        auto screen = root.table("screen");
        const auto role = screen.text("role", roleExpected, "door");
        if (role == "staff") {
            read.role = ScreenRole::staff;
        } else if (role != "door") {
            screen.complain("role", roleExpected);
        }
        if (screen.has("size")) {
            read.size = sizeFrom(QString::fromStdString(screen.text("size", sizeExpected)));
            if (!read.size) screen.complain("size", sizeExpected);
        }
        if (screen.has("pixels_per_mm")) {
            bool number = false;
            read.pixelsPerMm =
                QString::fromStdString(screen.text("pixels_per_mm", scaleExpected)).toDouble(&number);
            if (!number || !(*read.pixelsPerMm >= 1 && *read.pixelsPerMm <= 40)) {
                screen.complain("pixels_per_mm", scaleExpected);
            }
        }
        for (const auto& code : screen.texts("languages", knownLanguages(), {"pl", "en"})) {
            read.languages.append(QString::fromStdString(code));
            if (!Languages::known().contains(read.languages.back()))
                screen.complain("languages", knownLanguages());
        }
        if (read.languages.isEmpty()) screen.complain("languages", knownLanguages());
        read.photographs = QString::fromStdString(screen.text("photographs", "path of a folder", ""));
        read.reducedMotion = screen.flag("reduced_motion", false);
    } else {
        read.languages = Languages::known();
    }
    if (root.has("desk")) {
        auto desk = root.table("desk");
        read.reports = QString::fromStdString(desk.text("reports", reportsExpected));
        if (!QDir::isAbsolutePath(read.reports) || read.role != ScreenRole::staff)
            desk.complain("reports", reportsExpected);
    }
    read.trace = host::Trace::configured(root);
    read.simulatedBy = host::simulatedTime(root);
    if (auto finished = config.finish(); !finished) return tl::make_unexpected(finished.error());
    return read;
}

}  // namespace ostoja::kiosk
