// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickWindow>
#include <QTemporaryDir>

#include "door_on_screen.h"
#include "door_states.h"
#include "kiosk/photographer.h"

namespace ostoja::kiosk::test {

namespace {

std::vector<QJsonObject> lines(const QString& path) {
    QFile file(path);
    std::vector<QJsonObject> read;
    if (!file.open(QIODevice::ReadOnly)) return read;
    for (const auto& line : file.readAll().split('\n')) {
        if (!line.isEmpty()) read.push_back(QJsonDocument::fromJson(line).object());
    }
    return read;
}

}  // namespace

TEST_CASE("each screen that came to rest is photographed, with its controls and its first frame's time") {
    const QTemporaryDir folder;
    DoorOnScreen shown(wide, false);
    shown.show("idle");
    const Photographer photographer(folder.filePath(QStringLiteral("out")), shown.door, shown.window());
    const auto index = folder.filePath(QStringLiteral("out/screens_1280x800.ndjson"));
    REQUIRE(waitUntil([&] { return lines(index).size() == 1; }));
    CHECK(lines(index)[0][QStringLiteral("screen")] == QStringLiteral("idle"));
    CHECK(lines(index)[0][QStringLiteral("kind")] == QStringLiteral("photograph"));

    shown.door.apply(state("bed"));
    REQUIRE(waitUntil([&] { return lines(index).size() == 3; }));
    const auto first = lines(index)[1];
    const auto photograph = lines(index)[2];
    CHECK(first[QStringLiteral("kind")] == QStringLiteral("first_frame"));
    CHECK(first[QStringLiteral("visit")].toString().toStdString() == state("bed").visit->id);
    CHECK(first[QStringLiteral("tap")].toString().toStdString() == state("bed").visit->tap);
    CHECK(first[QStringLiteral("monotonic_ns")].toDouble() > 0);
    CHECK(first[QStringLiteral("monotonic_ns")].toDouble() <=
          photograph[QStringLiteral("monotonic_ns")].toDouble());
    CHECK(photograph[QStringLiteral("screen")] == QStringLiteral("bed"));
    CHECK(photograph[QStringLiteral("language")] == QStringLiteral("pl"));
    CHECK(photograph[QStringLiteral("controls")].toArray().size() == 4);

    const QImage picture(
        folder.filePath(QStringLiteral("out/") + photograph[QStringLiteral("png")].toString()));
    CHECK(picture.size() == wide);
    CHECK(picture == shown.window().grabWindow().convertToFormat(picture.format()));
}

}  // namespace ostoja::kiosk::test
