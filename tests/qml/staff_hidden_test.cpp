// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QClipboard>
#include <QGuiApplication>
#include <QMetaProperty>
#include <QQuickItem>
#include <QQuickWindow>
#include <boost/json/serialize.hpp>
#include <set>

#include "staff_on_screen.h"

namespace ostoja::kiosk::test {

namespace {

namespace json = boost::json;

void collect(const QVariant& value, QString& all) {
    if (value.canConvert<QVariantMap>() && value.typeId() == QMetaType::QVariantMap) {
        for (const auto& each : value.toMap()) collect(each, all);
    } else if (value.typeId() == QMetaType::QVariantList || value.typeId() == QMetaType::QStringList) {
        for (const auto& each : value.toList()) collect(each, all);
    } else if (value.canConvert<QString>()) {
        all += value.toString() + QLatin1Char('\n');
    }
}

/// Everything that any object reachable from the window or the desk tells as text, lists and maps included.
void collect(const QObject& object, std::set<const QObject*>& seen, QString& all) {
    if (!seen.insert(&object).second) return;
    const auto* meta = object.metaObject();
    for (int index = 0; index < meta->propertyCount(); ++index) {
        const auto value = meta->property(index).read(&object);
        if (const auto* other = value.value<QObject*>()) {
            collect(*other, seen, all);
        } else {
            collect(value, all);
        }
    }
    if (const auto* item = qobject_cast<const QQuickItem*>(&object)) {
        for (const auto* child : item->childItems()) collect(*child, seen, all);
    }
    for (const auto* child : object.children()) collect(*child, seen, all);
}

QString everythingIn(StaffOnScreen& shown) {
    QString all;
    std::set<const QObject*> seen;
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    collect(shown.window(), seen, all);
    collect(shown.desk, seen, all);
    all += QGuiApplication::clipboard()->text();
    return all;
}

json::object lockedState() {
    auto state = signedOut();
    state["session"] = staffPart("session");
    state["session"].as_object()["locked"] = true;
    state["session"].as_object()["rights"] = json::array();
    return state;
}

/// The desk with a draft, a search, a person and a piece of text in the clipboard.
void work(StaffOnScreen& shown) {
    shown.show("register");
    shown.type(QStringLiteral("Secretna"));
    shown.key(Qt::Key_A, Qt::ControlModifier);
    shown.key(Qt::Key_C, Qt::ControlModifier);
    shown.desk.go(QStringLiteral("people"));
    shown.desk.people()->search(QStringLiteral("hrycak"));
    shown.desk.person()->open(QStringLiteral("0192f666-0000-7000-8000-000000000001"));
    REQUIRE(waitUntil(
        [&] { return !shown.desk.person()->person().isEmpty() && shown.desk.people()->answered(); }));
    shown.window().grabWindow();
}

}  // namespace

TEST_CASE("nothing of a person stays in the window when the work is hidden, however it is hidden") {
    StaffOnScreen shown(smallDesk);
    work(shown);
    const auto before = everythingIn(shown);
    // The search is known to work: all of it is found while it is there.
    const QStringList secrets{QStringLiteral("Wróbel"),      QStringLiteral("Hrycak"),
                              QStringLiteral("hrycak"),      QStringLiteral("Secretna"),
                              QStringLiteral("siostra Ewa"), QStringLiteral("1968")};
    for (const auto& secret : secrets) {
        INFO(secret.toStdString());
        CHECK(before.contains(secret));
    }
    const auto* const how = GENERATE("locked", "signed out", "blanked", "handed over", "station gone");
    INFO(how);
    const std::string way = how;
    if (way == "locked") shown.say(lockedState());
    if (way == "signed out") shown.say(signedOut());
    if (way == "blanked") shown.key(Qt::Key_F9);
    if (way == "handed over") {
        auto both = signedIn();
        both["sign_in"] = staffPart("other_sign_in");
        shown.say(both);
    }
    if (way == "station gone") shown.desk.lose();
    CHECK_FALSE(shown.desk.atWork());
    shown.window().grabWindow();
    REQUIRE(waitUntil([&] { return !shown.has(QStringLiteral("search")); }));
    const auto after = everythingIn(shown);
    for (const auto& secret : secrets) {
        INFO(secret.toStdString());
        CHECK_FALSE(after.contains(secret));
    }
}

TEST_CASE("a locked screen tells of calls only how many there are") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    CHECK(shown.desk.queue()->calls().size() == 2);
    shown.say(lockedState());
    CHECK(shown.desk.queue()->calls().isEmpty());
    CHECK(shown.desk.queue()->alerts().isEmpty());
    CHECK(shown.desk.queue()->count() == 2);
}

TEST_CASE("what was typed and not sent comes back when the same member unlocks, and not before") {
    StaffOnScreen shown(smallDesk);
    shown.show("register");
    shown.type(QStringLiteral("Zofia Kos"));
    shown.say(lockedState());
    CHECK(shown.desk.registration()->draft().isEmpty());

    auto other = signedIn();
    other["session"].as_object()["member"] = "0192f333-0000-7000-8000-00000000000b";
    shown.say(other);
    CHECK(shown.desk.screen() == QLatin1String("board"));
    CHECK(shown.desk.registration()->draft().isEmpty());

    shown.say(signedIn());
    CHECK(shown.desk.screen() == QLatin1String("register"));
    CHECK(shown.desk.registration()->draft()[QStringLiteral("name")] == QStringLiteral("Zofia Kos"));
    shown.type(QStringLiteral("a"));
    CHECK(shown.desk.registration()->draft()[QStringLiteral("name")] == QStringLiteral("Zofia Kosa"));
}

TEST_CASE("a draft ends with the session") {
    StaffOnScreen shown(smallDesk);
    shown.show("register");
    shown.type(QStringLiteral("Zofia Kos"));
    shown.say(signedOut());
    shown.say(signedIn());
    CHECK(shown.desk.screen() == QLatin1String("board"));
    CHECK(shown.desk.registration()->draft().isEmpty());
}

TEST_CASE("one key hides the screen, and the same key shows it again") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    shown.key(Qt::Key_F9);
    CHECK(shown.desk.screen() == QLatin1String("blank"));
    shown.key(Qt::Key_F9);
    CHECK(shown.desk.screen() == QLatin1String("people"));
    CHECK(waitUntil([&] { return !shown.desk.people()->found().isEmpty(); }));
}

TEST_CASE("an answer to somebody who has gone isn't shown to who came after") {
    StaffOnScreen shown(smallDesk);
    shown.show("people");
    shown.desk.person()->open(QStringLiteral("0192f666-0000-7000-8000-000000000001"));
    shown.desk.tell(QByteArray::fromStdString(json::serialize(lockedState())));
    REQUIRE(
        waitUntil([&] { return shown.asked("GET /v1/people/0192f666-0000-7000-8000-000000000001") == 1; }));
    shown.say(signedOut());
    CHECK(shown.desk.person()->person().isEmpty());
    CHECK(shown.desk.person()->id().isEmpty());
}

}  // namespace ostoja::kiosk::test
