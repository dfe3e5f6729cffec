// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickWindow>
#include <QTemporaryDir>

#include "door_on_screen.h"
#include "door_states.h"
#include "kiosk/door_photographer.h"

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

mode_t modeOf(const QString& path) {
    struct stat found {};
    REQUIRE(stat(QFile::encodeName(path).constData(), &found) == 0);
    return found.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
}

}  // namespace

TEST_CASE("each screen that came to rest is photographed, with its controls and its first frame's time") {
    const QTemporaryDir folder;
    DoorOnScreen shown(wide, false);
    shown.show("idle");
    const DoorPhotographer photographer(folder.filePath(QStringLiteral("out")), shown.door, shown.window());
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

TEST_CASE("photographs are for nobody but the user who takes them") {
    const QTemporaryDir folder;
    DoorOnScreen shown(wide, false);
    shown.show("idle");
    const QString out = folder.filePath(QStringLiteral("new/out/"));
    const DoorPhotographer photographer(out, shown.door, shown.window());
    REQUIRE(waitUntil([&] { return lines(out + QStringLiteral("screens_1280x800.ndjson")).size() == 1; }));
    CHECK(modeOf(out) == 0700);
    CHECK(modeOf(out + QStringLiteral("screens_1280x800.ndjson")) == 0600);
    CHECK(modeOf(out + QStringLiteral("idle_1280x800.png")) == 0600);
}

TEST_CASE("a folder that others may read or write gets no photographs") {
    const QTemporaryDir folder;
    DoorOnScreen shown(wide, false);
    shown.show("idle");
    const auto mode = GENERATE(mode_t{0750}, mode_t{0720}, mode_t{0701}, mode_t{0777});
    REQUIRE(chmod(folder.path().toUtf8().constData(), mode) == 0);
    CHECK_THROWS_WITH(DoorPhotographer(folder.path(), shown.door, shown.window()),
                      Catch::Contains("[screen] photographs") && Catch::Contains("mode 0700 was expected"));
    REQUIRE(chmod(folder.path().toUtf8().constData(), S_IRWXU) == 0);
    CHECK(QDir(folder.path()).isEmpty());
}

TEST_CASE("a file in the place of the folder for photographs is told") {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("out")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    DoorOnScreen shown(wide, false);
    CHECK_THROWS_WITH(DoorPhotographer(file.fileName(), shown.door, shown.window()),
                      Catch::Contains("is no folder"));
}

}  // namespace ostoja::kiosk::test
