// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QLocalServer>
#include <QLocalSocket>
#include <QQuickWindow>
#include <QTemporaryDir>

#include "door_on_screen.h"
#include "kiosk/controls.h"
#include "kiosk/tray/tray_window.h"

namespace ostoja::tray {

namespace {

/// Listens where a simulated reader would, keeps what it is told and answers as it would.
class ReaderOnPaper {
  public:
    explicit ReaderOnPaper(const QString& path) {
        QObject::connect(&server_, &QLocalServer::newConnection, [this] {
            auto* client = server_.nextPendingConnection();
            QObject::connect(client, &QLocalSocket::readyRead, client, [this, client] {
                while (client->canReadLine()) {
                    told.append(QString::fromUtf8(client->readLine()).trimmed());
                    client->write(answer);
                }
            });
        });
        REQUIRE(server_.listen(path));
    }

    QStringList told;
    QByteArray answer = "ok placement 1\n";

  private:
    QLocalServer server_;
};

void press(TrayWindow& tray, const QString& name) {
    tray.window().grabWindow();
    for (const auto& control : kiosk::visibleControls(tray.window())) {
        if (control.name != name) continue;
        kiosk::test::press(tray.window(), control);
        return;
    }
    FAIL("no " << name.toStdString() << " on the tray");
}

const std::vector<DemoCard> twoCards{{"Marek W.", "ntag213", "04A1B2C3D4E5F6"},
                                     {"Ewa K.", "desfire", "04112233445566"}};

}  // namespace

TEST_CASE("a card that is clicked lies on the chosen reader, and comes back by itself or at the next click") {
    const QTemporaryDir folder;
    ReaderOnPaper first(folder.filePath(QStringLiteral("a")));
    ReaderOnPaper second(folder.filePath(QStringLiteral("b")));
    kiosk::test::takeComplaints();
    TrayController tray(twoCards,
                        {folder.filePath(QStringLiteral("a")), folder.filePath(QStringLiteral("b"))});
    TrayWindow window(tray);
    REQUIRE(kiosk::test::waitUntil([&] { return window.window().isExposed(); }));

    press(window, QStringLiteral("card_0"));
    CHECK(tray.placed() == 0);
    CHECK(kiosk::test::waitUntil([&] { return first.told == QStringList{"place ntag213 04A1B2C3D4E5F6"}; }));
    press(window, QStringLiteral("card_0"));
    CHECK(tray.placed() == -1);
    CHECK(kiosk::test::waitUntil([&] { return first.told.size() == 2; }));
    CHECK(first.told.back() == QStringLiteral("remove 04A1B2C3D4E5F6"));

    press(window, QStringLiteral("reader_1"));
    press(window, QStringLiteral("card_1"));
    CHECK(kiosk::test::waitUntil([&] { return second.told == QStringList{"place desfire 04112233445566"}; }));
    CHECK(kiosk::test::waitUntil([&] { return second.told.size() == 2; }));
    CHECK(second.told.back() == QStringLiteral("remove 04112233445566"));
    CHECK(tray.placed() == -1);
    CHECK(tray.trouble().isEmpty());
    CHECK(kiosk::test::takeComplaints() == std::vector<std::string>{});
}

TEST_CASE("a reader that isn't there, or that refuses a card, is told on the tray") {
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("a"));
    TrayController tray(twoCards, {path});
    tray.click(0);
    CHECK(kiosk::test::waitUntil([&] { return !tray.trouble().isEmpty(); }));
    ReaderOnPaper reader(path);
    tray.click(0);
    CHECK(kiosk::test::waitUntil([&] { return tray.trouble().isEmpty(); }));
    reader.answer = "error: no such card\n";
    tray.click(1);
    CHECK(kiosk::test::waitUntil([&] { return tray.trouble() == QStringLiteral("error: no such card"); }));
}

TEST_CASE("the tray holds the cards of the demo's residents") {
    const auto cards = readDemoCards(OSTOJA_DEMO_TOWN);
    REQUIRE(cards);
    CHECK(cards->size() >= 60);
    for (const auto& card : *cards) {
        CHECK_FALSE(card.name.empty());
        CHECK(card.uid.size() % 2 == 0);
    }
    CHECK_FALSE(readDemoCards("/nowhere/town.toml"));
}

}  // namespace ostoja::tray
