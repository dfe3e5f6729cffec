// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>

#include "drivers/simulator/chip.h"

using namespace ostoja::simulator;
using namespace std::chrono_literals;

namespace {

Bytes hex(std::string_view text) {
    return fromHex(text).value();
}

class Bench {
  public:
    /// The answer in hex; "refused" for an error frame, "looking" if there is none yet.
    std::string say(std::string_view command) { return told(chip.start(hex(command))); }
    std::string goOn() { return told(chip.resume()); }
    void place(CardKind kind, std::string_view uid) { REQUIRE(field.place(kind, hex(uid))); }

    Field field;
    Chip chip{field, {}};

  private:
    static std::string told(const Step& step) {
        if (!step.answer) return "looking";
        return step.answer->empty() ? "refused" : toHex(*step.answer);
    }
};

constexpr auto ntag = "04A1B2C3D4E5F6";
constexpr auto desfire = "04800102030405";

}  // namespace

TEST_CASE("commands have the answers that the manual gives") {
    struct Case {
        std::string command;
        std::string answer;
    };
    const Case one = GENERATE(values<Case>({
        {"02", "0332010607"},
        {"00006C69626E6663", "01006C69626E6663"},
        {"0001", "0100"},
        {"0006", "0127"},
        {"04", "0500000001"},
        {"1214", "13"},
        {"1401", "15"},
        {"16F0", "1700"},
        {"320101", "33"},
        {"3202000B0A", "33"},
        {"3205FF0102", "33"},
        {"066302", "0780"},
        {"08630200630300630500", "09"},
        {"40013000", "4127"},
        {"4400", "4500"},
        {"5200", "5300"},
        {"5401", "5527"},
        {"4226", "4301"},
        {"42", "4301"},
    }));
    Bench bench;
    CHECK(bench.say(one.command) == one.answer);
}

TEST_CASE("a command with wrong parameters, or an unknown one, is refused with an error frame") {
    const std::string command =
        GENERATE(as<std::string>{}, "00", "0005", "0009", "06", "0663", "08", "086302", "12", "121400", "14",
                 "1400", "1405", "16", "32", "3201", "3202000B", "3202000B11", "3205FF", "3299FF", "40", "44",
                 "4A", "4A01", "4A0000", "4A0300", "4A0105", "4A0100AABB", "4A010099010203AABBCCDD", "54",
                 "60", "6001", "600101", "60000120", "60011020", "60010020", "FF", "8C00");
    Bench bench;
    CHECK(bench.say(command) == "refused");
    CHECK_FALSE(bench.chip.working());
}

TEST_CASE("what is written to a register is read from it") {
    Bench bench;
    CHECK(bench.say("08630200630541") == "09");
    CHECK(bench.say("0663026305") == "070041");
}

TEST_CASE("a card in the field is listed with all that it says of itself") {
    Bench bench;
    bench.say("3205000102");
    SECTION("an NTAG") {
        bench.place(CardKind::ntag213, ntag);
        CHECK(bench.say("4A0100") == "4B010100440007" + std::string(ntag));
    }
    SECTION("a DESFire, with its answer to select") {
        bench.place(CardKind::desfire, desfire);
        CHECK(bench.say("4A0100") == "4B010103442007" + std::string(desfire) + "067577810280");
    }
    SECTION("a DESFire, unasked for its answer to select") {
        bench.place(CardKind::desfire, desfire);
        bench.say("1204");
        CHECK(bench.say("4A0100") == "4B010103442007" + std::string(desfire));
    }
    SECTION("two cards at once") {
        bench.place(CardKind::ntag213, ntag);
        bench.place(CardKind::classic1k, "DEADBEEF");
        CHECK(bench.say("4A0200") == "4B020100040804DEADBEEF0200440007" + std::string(ntag));
        CHECK(bench.say("40023000") == "410004A1B29FC3D4E5F604480000E1101200");
        CHECK(bench.say("04") == "05000002010000100200001001");
    }
    SECTION("the one that is asked for") {
        bench.place(CardKind::ntag213, ntag);
        bench.place(CardKind::classic1k, "DEADBEEF");
        CHECK(bench.say("4A010088" + std::string(ntag)) == "4B010100440007" + std::string(ntag));
        CHECK(bench.say("4A0100DEADBEEF") == "4B010100040804DEADBEEF");
        CHECK(bench.say("4A0100DEADBEEE") == "looking");
    }
}

TEST_CASE("an empty field is looked at as often as the host wants") {
    Bench bench;
    SECTION("three times") {
        bench.say("3205000102");
        CHECK(bench.say("4A0100") == "looking");
        CHECK(bench.goOn() == "looking");
        CHECK(bench.goOn() == "4B00");
        CHECK_FALSE(bench.chip.working());
    }
    SECTION("for ever, until a card comes") {
        for (int i = 0; i < 1000; ++i) REQUIRE((i == 0 ? bench.say("4A0100") : bench.goOn()) == "looking");
        bench.place(CardKind::ntag213, ntag);
        CHECK(bench.goOn().starts_with("4B01"));
    }
    SECTION("for ever, until another command comes") {
        CHECK(bench.say("4A0100") == "looking");
        CHECK(bench.say("02") == "0332010607");
        CHECK_FALSE(bench.chip.working());
    }
    SECTION("for a kind of card that isn't made here") {
        bench.say("3205000100");
        bench.place(CardKind::ntag213, ntag);
        CHECK(bench.say("4A010100FFFF0000") == "4B00");
        CHECK(bench.say("4A0104") == "4B00");
    }
}

TEST_CASE("polling looks for one kind after the other, in slots of 150 ms") {
    Bench bench;
    SECTION("nothing") {
        const Step first = bench.chip.start(hex("6001022010"));
        CHECK_FALSE(first.answer);
        CHECK(first.busy == 300ms);
        CHECK(bench.goOn() == "6100");
    }
    SECTION("an NTAG comes up in the slot for memory cards") {
        bench.place(CardKind::ntag213, ntag);
        CHECK(bench.say("60FF012010") == "looking");
        CHECK(bench.goOn() == "6101100C0100440007" + std::string(ntag));
    }
    SECTION("a DESFire comes up in the slot for cards with a protocol") {
        bench.place(CardKind::desfire, desfire);
        CHECK(bench.say("60FF011020") == "looking");
        CHECK(bench.goOn() == "610120120103442007" + std::string(desfire) + "067577810280");
    }
    SECTION("a kind of any sort") {
        bench.place(CardKind::classic1k, "DEADBEEF");
        CHECK(bench.say("60FF0100") == "610110090100040804DEADBEEF");
    }
}

TEST_CASE("the radio's time is the select's, the look's and the wait's") {
    Bench bench;
    CHECK(bench.chip.start(hex("4A0100")).radio == 5ms);
    bench.place(CardKind::ntag213, ntag);
    const Step found = bench.chip.resume();
    CHECK(found.radio == 8ms);
    CHECK(found.busy == 8ms);
    CHECK(found.selectedUid == hex(ntag));
    REQUIRE(bench.field.remove(hex(ntag)));
    const Step gone = bench.chip.start(hex("40013000"));
    CHECK(toHex(*gone.answer) == "4101");
    CHECK(gone.radio > 51ms);
    CHECK(gone.radio < 53ms);
    CHECK(bench.chip.start(hex("02")).busy == 0ms);
}

TEST_CASE("the host selects a card bit by bit, as nfc-anticol does") {
    Bench bench;
    bench.place(CardKind::ntag213, ntag);
    bench.say("320101");
    bench.say("08630200630300633D07");
    CHECK(bench.say("4226") == "43004400");
    CHECK(bench.say("06633C") == "0710");
    bench.say("08633D00");
    CHECK(bench.say("429320") == "43008804A1B29F");
    CHECK(bench.say("4293708804A1B29FAE4B") == "430004DA17");
    CHECK(bench.say("429520") == "4300C3D4E5F604");
    CHECK(bench.say("429570C3D4E5F6049E03") == "430000FE51");
    CHECK(bench.say("42500057CD") == "4301");
}

TEST_CASE("a short answer says how many bits it has") {
    Bench bench;
    bench.place(CardKind::ntag213, ntag);
    bench.say("4A0100");
    SECTION("raw") {
        bench.say("08630300");
        CHECK(bench.say("4230FF") == "430000");
        CHECK(bench.say("06633C") == "0714");
    }
    SECTION("with a CRC expected") {
        CHECK(bench.say("4230FF") == "4302");
    }
}

TEST_CASE("two cards that answer at once collide") {
    Bench bench;
    bench.place(CardKind::ntag213, ntag);
    bench.place(CardKind::ntag213, "04A1B2C3D4E5F7");
    bench.say("320101");
    bench.say("08630200630300633D07");
    CHECK(bench.say("4226") == "43004400");
    bench.say("08633D00");
    CHECK(bench.say("429320") == "43008804A1B29F");
    CHECK(bench.say("4293708804A1B29FAE4B") == "430004DA17");
    CHECK(bench.say("429520") == "4306");
}

TEST_CASE("a frame can be sent through the registers, as nfc-anticol -t does") {
    Bench bench;
    bench.place(CardKind::ntag213, ntag);
    bench.say("320101");
    bench.say("08630200630300");
    CHECK(bench.say("0863310C633A80633926633D87") == "09");
    CHECK(bench.say("06633A") == "0702");
    CHECK(bench.say("0663396339633A") == "07440000");
}

TEST_CASE("without its field the reader sees nothing, and cards forget that they were selected") {
    Bench bench;
    bench.place(CardKind::ntag213, ntag);
    CHECK(bench.say("4A0100").starts_with("4B01"));
    CHECK(bench.say("40013000").starts_with("4100"));
    bench.say("320100");
    CHECK(bench.say("40013000") == "4101");
    bench.say("320101");
    CHECK(bench.say("40013000") == "4101");
    CHECK(bench.say("4A0100").starts_with("4B01"));
}

TEST_CASE("a card that is deselected is found again, a released one is no target any more") {
    Bench bench;
    bench.place(CardKind::desfire, desfire);
    CHECK(bench.say("4A0100").starts_with("4B01"));
    CHECK(bench.say("4400") == "4500");
    CHECK(bench.say("5401") == "5500");
    CHECK(bench.say("400160") == "4100AF04010101001805");
    CHECK(bench.say("0006") == "0100");
    CHECK(bench.say("5200") == "5300");
    CHECK(bench.say("400160") == "4127");
    CHECK(bench.say("4A0100").starts_with("4B01"));
}

TEST_CASE("data in several frames reaches the card as one command") {
    Bench bench;
    bench.place(CardKind::desfire, desfire);
    bench.say("4A0100");
    CHECK(bench.say("404160") == "4100");
    CHECK(bench.say("400100") == "41007E");
    CHECK(bench.say("400160") == "4100AF04010101001805");
}

TEST_CASE("a chip that lost its power has forgotten everything") {
    Bench bench;
    bench.place(CardKind::ntag213, ntag);
    bench.chip.wake();
    bench.say("3205000102");
    bench.say("08630200");
    CHECK(bench.say("4A0100").starts_with("4B01"));
    bench.chip.reset();
    CHECK(bench.chip.asleep());
    CHECK(bench.say("066302") == "0780");
    CHECK(bench.say("40013000") == "4127");
}
