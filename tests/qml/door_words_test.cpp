// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QQuickItem>
#include <QRegularExpression>
#include <QTranslator>

#include "door_on_screen.h"
#include "door_states.h"

namespace ostoja::kiosk::test {

namespace {

/// A language in which every translated text stands in brackets.
class Brackets final : public QTranslator {
  public:
    Brackets() { QCoreApplication::installTranslator(this); }
    ~Brackets() override { QCoreApplication::removeTranslator(this); }
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override {
        return QStringLiteral("⟦") + QString::fromUtf8(source) + QStringLiteral("⟧");
    }
};

/// What remains without the bracketed parts.
QString outside(QString text) {
    static const QRegularExpression bracketed(QStringLiteral("⟦[^⟦⟧]*⟧"));
    return text.remove(bracketed);
}

bool says(DoorOnScreen& shown, const QString& words) {
    for (auto* text : shown.visibleTexts()) {
        if (text->property("text").toString().replace(QChar(0xA0), u' ') == words) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every word on every screen comes from the translations, apart from data") {
    const auto size = GENERATE(wide, tall);
    DoorOnScreen shown(size);
    const Brackets brackets;
    shown.screen.engine().retranslate();
    auto names = stateNames();
    names.push_back("unreachable");
    static const QRegularExpression letter(QStringLiteral("\\p{L}"));
    for (const auto& name : names) {
        shown.show(name);
        int words = 0;
        for (auto* item : shown.visibleTexts()) {
            if (item->property("isData").toBool()) continue;
            const auto text = item->property("text").toString();
            INFO(name << ": \"" << text.toStdString() << "\" has words that nobody translates");
            CHECK_FALSE(outside(text).contains(letter));
            CHECK(text.contains(QStringLiteral("⟦")));
            ++words;
        }
        CHECK(words >= 1);
    }
}

TEST_CASE("free places are counted in the grammar of the language") {
    struct Case {
        const char* language;
        int count;
        const char* words;
    };
    const auto it = GENERATE(Case{"pl", 1, "wolne miejsce"}, Case{"pl", 2, "wolne miejsca"},
                             Case{"pl", 5, "wolnych miejsc"}, Case{"pl", 12, "wolnych miejsc"},
                             Case{"pl", 22, "wolne miejsca"}, Case{"pl", 101, "wolnych miejsc"},
                             Case{"en", 1, "free place"}, Case{"en", 2, "free places"});
    DoorOnScreen shown(wide);
    auto evening = state("idle");
    evening.places.free = it.count;
    shown.door.apply(evening);
    shown.door.chooseLanguage(QString::fromLatin1(it.language));
    INFO(it.language << " " << it.count);
    CHECK(says(shown, QString::fromUtf8(it.words)));
}

TEST_CASE("a language is chosen on the screen, and the next person finds the house's own again") {
    DoorOnScreen shown(wide);
    shown.show("idle");
    CHECK(says(shown, QStringLiteral("Przyłóż kartę")));
    CHECK(says(shown, QStringLiteral("niedziela, 22 listopada")));
    shown.door.chooseLanguage(QStringLiteral("en"));
    CHECK(says(shown, QStringLiteral("Tap your card")));
    CHECK(says(shown, QStringLiteral("Sunday, 22 November")));

    SECTION("after the visit has ended at the station") {
        shown.show("bed");
        CHECK(says(shown, QStringLiteral("Good evening, panie Marku")));
        shown.show("idle");
    }
    SECTION("after the person said that they are done") {
        shown.show("bed");
        shown.door.touch(QStringLiteral("done"));
    }
    SECTION("as somebody else's card takes the screen over") {
        shown.show("bed");
        auto other = state("bed_without_greeting");
        other.visit->id = "another";
        shown.door.apply(other);
        CHECK(says(shown, QStringLiteral("Dobry wieczór")));
        shown.show("idle");
    }
    CHECK(shown.door.language() == QStringLiteral("pl"));
    CHECK(says(shown, QStringLiteral("Przyłóż kartę")));
}

TEST_CASE("the language stays while the same person taps again to give the bed up") {
    DoorOnScreen shown(wide);
    shown.show("idle");
    shown.door.chooseLanguage(QStringLiteral("en"));
    shown.show("leave_asks_card");
    auto gone = state("left");
    gone.visit->id = "second-tap";
    shown.door.apply(gone);
    CHECK(says(shown, QStringLiteral("The bed is free again")));
}

}  // namespace ostoja::kiosk::test
