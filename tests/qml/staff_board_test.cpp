// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QQuickItem>
#include <QQuickWindow>
#include <cstdint>
#include <map>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

const std::string boardRoute = "GET /v1/board";

QQuickItem& tile(StaffOnScreen& shown, const char* number) {
    return shown.item(QStringLiteral("bed_%1").arg(QLatin1String(number)));
}

QString textsWithin(QQuickItem& item) {
    QString all;
    if (!item.isVisible()) return all;
    if (item.inherits("QQuickText")) all += item.property("text").toString() + QLatin1Char(' ');
    for (auto* child : item.childItems()) all += textsWithin(*child);
    return all;
}

QString selectedNumber(StaffOnScreen& shown) {
    return shown.desk.board()->bed()[QStringLiteral("number")].toString();
}

boost::json::object stateOfBoard(std::int64_t number) {
    auto state = signedIn();
    state["board"] = number;
    return state;
}

}  // namespace

TEST_CASE("the board's beds and the bar above it tell the same sums") {
    std::map<std::string, int> count;
    int extra = 0;
    const auto board = staffBoard();
    for (const auto& room : board.at("rooms").as_array()) {
        for (const auto& bed : room.at("beds").as_array()) {
            ++count[bed.at("state").as_string().c_str()];
            extra += bed.at("extra").as_bool() ? 1 : 0;
        }
    }
    const auto state = signedIn();
    const auto& places = state.at("places");
    CHECK(places.at("free") == count["free"]);
    CHECK(places.at("occupied") == count["occupied"] + count["away"]);
    CHECK(places.at("held") == count["held"] + count["arrival"]);
    CHECK(places.at("out_of_service") == count["out_of_service"] + count["cleaning"]);
    CHECK(places.at("extra") == extra);
    CHECK(state.at("arrivals") == board.at("arrivals").as_array().size());
}

TEST_CASE("of a board that scrolls nothing is painted outside of its place, and nothing stays of it") {
    StaffOnScreen shown(desk);
    for (const auto* screen : {"board_100", "figures"}) {
        shown.show(screen);
        const auto picture = shown.window().grabWindow();
        const auto ground = picture.pixel(desk.width() / 2, desk.height() - 1);
        int painted = 0;
        for (int x = 110; x < 1060; ++x) painted += picture.pixel(x, desk.height() - 1) == ground ? 0 : 1;
        INFO(screen);
        CHECK(painted == 0);
    }
}

TEST_CASE("a bed that is held for somebody says for whom, and for nobody only until when") {
    StaffOnScreen shown(smallDesk);
    auto board = staffBoard();
    bedOf(board, "6")["person"] = "0192f666-0000-7000-8000-000000000001";
    bedOf(board, "6")["label"] = "Marek Wróbel";
    shown.station.answer(boardRoute, 200, board);
    shown.show("board");
    CHECK(textsWithin(tile(shown, "6")).contains(QStringLiteral("Marek W.")));
    CHECK(textsWithin(tile(shown, "6")).contains(QStringLiteral("21:30")));
    CHECK_FALSE(textsWithin(tile(shown, "22")).contains(QStringLiteral("W.")));
    CHECK(textsWithin(tile(shown, "22")).contains(QStringLiteral("21:30")));
    shown.touch(QStringLiteral("bed_6"));
    CHECK(shown.has(QStringLiteral("bed_release")));
    CHECK(textsWithin(*shown.window().contentItem()).contains(QStringLiteral("dla: Marek Wróbel")));
    shown.key(Qt::Key_D);
    CHECK(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
}

TEST_CASE("a change elsewhere is read at once, and only the tile of the changed bed is told") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    const int asked = shown.asked(boardRoute);
    int tilesTold = 0;
    auto& rooms = *shown.desk.board()->rooms();
    for (int room = 0; room < rooms.count(); ++room) {
        QObject::connect(
            rooms.bedsOf(room), &QAbstractItemModel::dataChanged,
            [&](const QModelIndex& from, const QModelIndex& to) { tilesTold += to.row() - from.row() + 1; });
        QObject::connect(rooms.bedsOf(room), &QAbstractItemModel::modelReset, [&] { tilesTold += 1000; });
    }
    auto board = staffBoard();
    board["board"] = 18;
    bedOf(board, "3")["state"] = "held";
    shown.station.answer(boardRoute, 200, board);
    shown.say(stateOfBoard(18));
    REQUIRE(waitUntil([&] { return tilesTold > 0; }));
    CHECK(tilesTold == 1);
    CHECK(shown.asked(boardRoute) == asked + 1);
    CHECK(tile(shown, "3").property("condition") == QLatin1String("held"));
    // The same number once more asks nothing.
    shown.say(stateOfBoard(18));
    CHECK(shown.asked(boardRoute) == asked + 1);
}

TEST_CASE("each other number of the station's is a change, however great and in whatever order") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    for (const std::int64_t number : {std::int64_t{281'474'976'710'000}, std::int64_t{4'294'967'296}}) {
        const int asked = shown.asked(boardRoute);
        shown.say(stateOfBoard(number));
        CHECK(waitUntil([&] { return shown.asked(boardRoute) == asked + 1; }));
        shown.say(stateOfBoard(number));
        CHECK(shown.asked(boardRoute) == asked + 1);
    }
}

TEST_CASE("a board that was refused is asked for once more") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    shown.station.answer(boardRoute, 503, boost::json::object{{"type", "urn:ostoja:problem:storage_failed"}});
    const int asked = shown.asked(boardRoute);
    shown.say(stateOfBoard(18));
    REQUIRE(waitUntil([&] { return shown.asked(boardRoute) >= asked + 2; }));
    auto board = staffBoard();
    bedOf(board, "3")["state"] = "held";
    shown.station.answer(boardRoute, 200, board);
    CHECK(waitUntil([&] { return tile(shown, "3").property("condition") == QLatin1String("held"); }));
}

TEST_CASE("a board that nobody looks at isn't asked for, and is read anew on coming back") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    const int asked = shown.asked(boardRoute);
    shown.key(Qt::Key_F3);
    shown.say(stateOfBoard(19));
    CHECK(shown.asked(boardRoute) == asked);
    shown.key(Qt::Key_F1);
    CHECK(waitUntil([&] { return shown.asked(boardRoute) == asked + 1; }));
}

TEST_CASE("arrows go from bed to bed as they lie, and Enter opens whoever sleeps there") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    shown.key(Qt::Key_Down);
    CHECK(selectedNumber(shown) == QLatin1String("1"));
    shown.key(Qt::Key_Right);
    CHECK(selectedNumber(shown) == QLatin1String("2"));
    shown.key(Qt::Key_Down);
    const auto below = selectedNumber(shown);
    CHECK(tile(shown, below.toLatin1().constData()).x() == tile(shown, "2").x());
    shown.key(Qt::Key_Up);
    CHECK(selectedNumber(shown) == QLatin1String("2"));
    for (int step = 0; step < 10; ++step) shown.key(Qt::Key_Right);
    CHECK(selectedNumber(shown) == QLatin1String("12"));
    shown.key(Qt::Key_Return);
    REQUIRE(waitUntil([&] { return !shown.desk.person()->person().isEmpty(); }));
    CHECK(shown.desk.screen() == QLatin1String("board"));
    // The arrows go on, and Esc steps back: first from the person, then from the bed.
    shown.key(Qt::Key_Left);
    CHECK(selectedNumber(shown) == QLatin1String("11"));
    shown.key(Qt::Key_Escape);
    CHECK(shown.desk.person()->id().isEmpty());
    shown.key(Qt::Key_Escape);
    CHECK(shown.desk.board()->selected().isEmpty());
}

TEST_CASE("filters leave standing out only the beds that are all of it") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    shown.touch(QStringLiteral("filter_free"));
    shown.touch(QStringLiteral("filter_lower"));
    CHECK(tile(shown, "3").property("fits").toBool());
    CHECK_FALSE(tile(shown, "7").property("fits").toBool());
    CHECK_FALSE(tile(shown, "1").property("fits").toBool());
    shown.touch(QStringLiteral("filter_women"));
    CHECK_FALSE(tile(shown, "3").property("fits").toBool());
    CHECK(tile(shown, "26").property("fits").toBool());
    shown.touch(QStringLiteral("filter_women"));
    CHECK(tile(shown, "3").property("fits").toBool());
}

TEST_CASE("a change among a hundred beds draws one tile, and no other one is made anew") {
    StaffOnScreen shown(smallDesk);
    shown.show("board_100");
    const auto before = shown.asked(boardRoute);
    std::vector<QQuickItem*> tiles;
    for (int number = 1; number <= 100; ++number)
        tiles.push_back(&tile(shown, std::to_string(number).c_str()));
    auto board = boardOf(100);
    board["board"] = 18;
    bedOf(board, "77")["state"] = "free";
    shown.station.answer(boardRoute, 200, board);
    shown.say(stateOfBoard(18));
    REQUIRE(waitUntil([&] { return tile(shown, "77").property("condition") == QLatin1String("free"); }));
    CHECK(shown.asked(boardRoute) == before + 1);
    for (int number = 1; number <= 100; ++number) {
        CHECK(&tile(shown, std::to_string(number).c_str()) == tiles[static_cast<std::size_t>(number) - 1]);
    }
}

TEST_CASE("with a hundred beds the keys bring each of them into sight") {
    StaffOnScreen shown(smallDesk);
    shown.show("board_100");
    for (int step = 0; step < 100; ++step) shown.key(Qt::Key_Right);
    CHECK(selectedNumber(shown) == QLatin1String("100"));
    CHECK(shown.has(QStringLiteral("bed_100")));
    for (int step = 0; step < 40; ++step) shown.key(Qt::Key_Up);
    CHECK(shown.has(QStringLiteral("bed_1")));
}

TEST_CASE("a locked desk has nothing of the board left") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    shown.show("locked");
    CHECK(shown.desk.board()->rooms()->count() == 0);
    CHECK(shown.desk.board()->arrivals().isEmpty());
}

TEST_CASE("the states of beds differ in more than colour") {
    StaffOnScreen shown(smallDesk);
    shown.show("board");
    // Two beds of each pair must not differ by their fill alone.
    const auto words = [&](const char* number) { return textsWithin(tile(shown, number)); };
    CHECK(words("3").contains(QStringLiteral("wolne")));
    CHECK(words("6").contains(QStringLiteral("schedule")));
    CHECK(words("6").contains(QStringLiteral("do 21:30")));
    CHECK(words("9").contains(QStringLiteral("directions_walk")));
    CHECK(words("9").contains(QStringLiteral("poza")));
    CHECK(words("14").contains(QStringLiteral("czeka")));
    CHECK(words("11").contains(QStringLiteral("zepsute")));
    CHECK(words("17").contains(QStringLiteral("sprzątanie")));
    CHECK(words("D1").contains(QStringLiteral("add_circle")));
}

}  // namespace ostoja::kiosk::test
