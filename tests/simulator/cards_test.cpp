// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "drivers/simulator/classic.h"
#include "drivers/simulator/desfire.h"
#include "drivers/simulator/field.h"
#include "drivers/simulator/initiator.h"
#include "drivers/simulator/ntag.h"

using namespace ostoja::simulator;

namespace {

const Bytes uid{0x04, 0xA1, 0xB2, 0xC3, 0xD4, 0xE5, 0xF6};

Bytes hex(std::string_view text) {
    return fromHex(text).value();
}

/// A card in a field of its own, selected by the same means that the chip has.
class Selected {
  public:
    explicit Selected(CardKind kind, const Bytes& number = uid) : target_(selectOne(kind, number)) {}

    Initiator::Result say(std::string_view command) { return initiator_.exchange(target_, hex(command)); }
    std::string answer(std::string_view command) { return toHex(say(command).data); }
    std::string raw(std::string_view command) {
        const auto heard = initiator_.send(RadioFrame::withCrc(hex(command)));
        return heard.frame ? toHex(payloadOf(*heard.frame).value_or(heard.frame->bytes)) : "silence";
    }
    void again() { target_ = initiator_.select({}, true).value(); }
    const Target& target() const { return target_; }
    Field& field() { return field_; }
    Initiator& initiator() { return initiator_; }

  private:
    Target selectOne(CardKind kind, const Bytes& number) {
        REQUIRE(field_.place(kind, number));
        return initiator_.select({}, true).value();
    }

    Field field_;
    Initiator initiator_{field_, {}};
    Target target_;
};

}  // namespace

TEST_CASE("a card is told by its number and its two answers") {
    struct Case {
        CardKind kind;
        Bytes uid;
        Bytes atqa;
        Byte sak;
        std::string ats;
    };
    const Case one = GENERATE(values<Case>({
        {CardKind::ntag213, uid, {0x44, 0x00}, 0x00, ""},
        {CardKind::ntag215, uid, {0x44, 0x00}, 0x00, ""},
        {CardKind::ntag216, uid, {0x44, 0x00}, 0x00, ""},
        {CardKind::classic1k, {0xDE, 0xAD, 0xBE, 0xEF}, {0x04, 0x00}, 0x08, ""},
        {CardKind::classic1k, uid, {0x44, 0x00}, 0x08, ""},
        {CardKind::desfire, uid, {0x44, 0x03}, 0x20, "067577810280"},
    }));
    const Selected card(one.kind, one.uid);
    CHECK(card.target().uid == one.uid);
    CHECK(card.target().atqa == one.atqa);
    CHECK(card.target().sak == one.sak);
    CHECK(toHex(card.target().ats) == one.ats);
}

TEST_CASE("an NTAG leaves the factory with its number, its size and nothing else") {
    struct Case {
        CardKind kind;
        std::string version;
        std::string pages2to5;
        std::string lastPage;
        std::string lockPage;
    };
    const Case one = GENERATE(values<Case>({
        {CardKind::ntag213, "0004040201000F03", "04480000E11012000103A00C340300FE", "2C", "28"},
        {CardKind::ntag215, "0004040201001103", "04480000E1103E000300FE0000000000", "86", "82"},
        {CardKind::ntag216, "0004040201001303", "04480000E1106D000300FE0000000000", "E6", "E2"},
    }));
    Selected card(one.kind);
    CHECK(card.raw("60") == one.version);
    CHECK(card.answer("3000").substr(0, 16) == "04A1B29FC3D4E5F6");
    CHECK(card.answer("3002") == one.pages2to5);
    CHECK(card.answer("30" + one.lockPage) == "000000BD040000FF0005000000000000");
    CHECK(card.answer("30" + one.lastPage) == "0000000004A1B29FC3D4E5F604480000");
    CHECK(card.say("30" + toHex(Bytes{static_cast<Byte>(hex(one.lastPage)[0] + 1)})).status ==
          RadioStatus::invalidFrame);
}

TEST_CASE("an NTAG reads a run of pages at once, and refuses a run that isn't one") {
    Selected card(CardKind::ntag213);
    CHECK(card.raw("3A0003") == "04A1B29FC3D4E5F604480000E1101200");
    CHECK(card.raw("3A002C").size() == std::size_t{45} * 8);
    const std::string refusedRun = GENERATE(as<std::string>{}, "3A0403", "3A002D", "3AFFFF", "3A04");
    CHECK(card.raw(refusedRun) == "00");
    CHECK(card.raw("3000") == "silence");
}

TEST_CASE("what is written to an NTAG stays, on the card and through its absence") {
    Selected card(CardKind::ntag213);
    CHECK(card.say("A20648656C6C").status == RadioStatus::fine);
    CHECK(card.say("A0076F000000000000000000000000000000000000").status == RadioStatus::invalidFrame);
    card.again();
    CHECK(card.say("A0076F21212100000000000000000000000000").status == RadioStatus::invalidFrame);
    card.again();
    CHECK(card.say("A0076F212121000000000000000000000000").status == RadioStatus::fine);
    CHECK(card.answer("3006").substr(0, 16) == "48656C6C6F212121");
    REQUIRE(card.field().remove(uid));
    REQUIRE(card.field().place(CardKind::ntag213, uid));
    card.again();
    CHECK(card.answer("3006").substr(0, 16) == "48656C6C6F212121");
}

TEST_CASE("an NTAG's number, locks and password are what they are") {
    Selected card(CardKind::ntag213);
    SECTION("the number can't be written") {
        CHECK(card.say("A20004040404").status == RadioStatus::invalidFrame);
        card.again();
        CHECK(card.answer("3000").substr(0, 8) == "04A1B29F");
    }
    SECTION("a lock once set stays, and the page with it") {
        CHECK(card.say("A202FFFF4000").status == RadioStatus::fine);
        CHECK(card.say("A20200000000").status == RadioStatus::fine);
        CHECK(card.answer("3002").substr(0, 8) == "04484000");
        CHECK(card.say("A20611111111").status == RadioStatus::invalidFrame);
        card.again();
        CHECK(card.say("A20711111111").status == RadioStatus::fine);
    }
    SECTION("the password reads as zeros") {
        CHECK(card.say("A22BCAFEBABE").status == RadioStatus::fine);
        CHECK(card.answer("302B").substr(0, 8) == "00000000");
    }
    SECTION("an unknown command is refused") {
        CHECK(card.raw("7700") == "00");
    }
}

TEST_CASE("a Classic is there, but lets nobody in") {
    Selected card(CardKind::classic1k, {0xDE, 0xAD, 0xBE, 0xEF});
    CHECK(card.say("6000FFFFFFFFFFFFDEADBEEF").status == RadioStatus::authentication);
    CHECK(card.say("3000").status == RadioStatus::timeout);
    card.again();
    CHECK(card.say("3000").status == RadioStatus::timeout);
}

TEST_CASE("a DESFire says in three parts what it is") {
    Selected card(CardKind::desfire);
    SECTION("natively") {
        CHECK(card.answer("60") == "AF04010101001805");
        CHECK(card.answer("AF") == "AF04010101041805");
        CHECK(card.answer("AF") == "0004A1B2C3D4E5F6BA544920301214");
        CHECK(card.answer("AF") == "1C");
    }
    SECTION("wrapped in ISO 7816") {
        CHECK(card.answer("9060000000") == "0401010100180591AF");
        CHECK(card.answer("90AF000000") == "0401010104180591AF");
        CHECK(card.answer("90AF000000") == "04A1B2C3D4E5F6BA5449203012149100");
    }
    SECTION("what it doesn't know it says it doesn't know") {
        CHECK(card.answer("AF") == "1C");
        CHECK(card.answer("5A000000") == "1C");
        CHECK(card.answer("6000") == "7E");
        CHECK(card.answer("905A00000300000000") == "911C");
        CHECK(card.answer("905A000009000000") == "6700");
        CHECK(card.answer("9060") == "6700");
        CHECK(card.answer("") == "7E");
    }
    SECTION("a new selection starts anew") {
        CHECK(card.answer("60") == "AF04010101001805");
        card.initiator().release(card.target());
        card.again();
        CHECK(card.answer("AF") == "1C");
    }
}

TEST_CASE("a DESFire's blocks follow ISO/IEC 14443-4") {
    Selected card(CardKind::desfire);
    CHECK(card.raw("B2") == "A3");
    CHECK(card.raw("0260") == "02AF04010101001805");
    CHECK(card.raw("B2") == "02AF04010101001805");
    CHECK(card.raw("12AF") == "A2");
    CHECK(card.raw("0300") == "037E");
    CHECK(card.raw("0A0060") == "02AF04010101001805");
    CHECK(card.raw("0A0560") == "silence");
    CHECK(card.raw("E050") == "silence");
    CHECK(card.raw("C2") == "C2");
    CHECK(card.raw("0260") == "silence");
}

TEST_CASE("a command longer than a block reaches the card whole") {
    Selected card(CardKind::desfire);
    CHECK(toHex(card.say("60" + std::string(400, '0')).data) == "7E");
    CHECK(card.answer("60") == "AF04010101001805");
}

TEST_CASE("of several cards in the field each is found once before any is found again") {
    Field field;
    REQUIRE(field.place(CardKind::ntag213, hex("04A1B2C3D4E5F6")));
    REQUIRE(field.place(CardKind::ntag215, hex("04A1B2C3D4E5F7")));
    REQUIRE(field.place(CardKind::desfire, hex("04A1B3C3D4E5F6")));
    REQUIRE(field.place(CardKind::classic1k, hex("DEADBEEF")));
    Initiator initiator(field, {});
    std::vector<Bytes> found;
    for (int i = 0; i < 4; ++i) {
        const auto target = initiator.select({}, true);
        REQUIRE(target);
        found.push_back(target->uid);
        initiator.release(*target);
    }
    std::sort(found.begin(), found.end());
    CHECK(std::unique(found.begin(), found.end()) == found.end());
    const auto wanted = initiator.select(hex("04A1B2C3D4E5F7"), true);
    REQUIRE(wanted);
    CHECK(wanted->uid == hex("04A1B2C3D4E5F7"));
    CHECK_FALSE(initiator.select(hex("04A1B2C3D4E5F8"), true));
}

TEST_CASE("a card that was put to rest hears a wake-up and no mere request") {
    Ntag card(Ntag::Size::ntag213, uid);
    const auto request = RadioFrame::shortFrame(0x26, 7);
    const auto wakeUp = RadioFrame::shortFrame(0x52, 7);
    CHECK(card.hear(request) == RadioFrame::whole({0x44, 0x00}));
    CHECK_FALSE(card.hear(request));
    CHECK(card.hear(request));
    CHECK(card.hear(RadioFrame::whole({0x93, 0x20})) == RadioFrame::whole({0x88, 0x04, 0xA1, 0xB2, 0x9F}));
    CHECK(card.hear(RadioFrame::withCrc({0x93, 0x70, 0x88, 0x04, 0xA1, 0xB2, 0x9F})) ==
          RadioFrame::withCrc({0x04}));
    CHECK(card.hear(RadioFrame::withCrc({0x95, 0x70, 0xC3, 0xD4, 0xE5, 0xF6, 0x04})) ==
          RadioFrame::withCrc({0x00}));
    CHECK_FALSE(card.hear(RadioFrame::withCrc({0x50, 0x00})));
    CHECK_FALSE(card.hear(request));
    CHECK(card.hear(wakeUp));
    card.losePower();
    CHECK(card.hear(request));
}

TEST_CASE("a frame with a wrong CRC is not heard") {
    Selected card(CardKind::ntag213);
    RadioFrame frame = RadioFrame::withCrc({0x30, 0x00});
    frame.bytes.back() ^= 1;
    CHECK_FALSE(card.initiator().send(frame).frame);
    CHECK(RadioFrame::withCrc({0x50, 0x00}).bytes == Bytes{0x50, 0x00, 0x57, 0xCD});
}

TEST_CASE("a number that the card can't have is refused") {
    struct Case {
        CardKind kind;
        std::string uid;
        std::string message;
    };
    const Case one = GENERATE(values<Case>({
        {CardKind::ntag213, "04A1B2C3", "a ntag213 card's UID has 7 bytes, not 4"},
        {CardKind::desfire, "04A1B2C3D4E5F60708", "a desfire card's UID has 7 bytes, not 9"},
        {CardKind::classic1k, "0102030405", "a classic1k card's UID has 4 or 7 bytes, not 5"},
        {CardKind::classic1k, "88010203",
         "a UID can't have 88 as its first byte, nor as the fourth of seven"},
        {CardKind::ntag213, "04010288040506",
         "a UID can't have 88 as its first byte, nor as the fourth of seven"},
    }));
    Field field;
    const auto placed = field.place(one.kind, hex(one.uid));
    REQUIRE_FALSE(placed);
    CHECK(placed.error().code == "bad_uid");
    CHECK(placed.error().message == one.message);
}

TEST_CASE("a card is on the reader once, and is always the same kind of card") {
    Field field;
    CHECK(field.place(CardKind::ntag213, uid) == 1U);
    CHECK(field.place(CardKind::ntag213, uid).error().code == "already_placed");
    CHECK(field.remove(uid) == 1U);
    CHECK(field.remove(uid).error().code == "not_placed");
    CHECK(field.place(CardKind::desfire, uid).error().code == "another_card");
    CHECK(field.place(CardKind::ntag213, uid) == 2U);
    CHECK(field.clear() == std::vector<unsigned>{2});
}
