// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>

#include "drivers/simulator/command.h"
#include "drivers/simulator/event_log.h"
#include "drivers/simulator/script.h"

using namespace ostoja::simulator;
using namespace std::chrono_literals;

TEST_CASE("a line of control is understood") {
    const auto placed = std::get<PlaceCard>(parseCommand("place ntag213 04a1b2c3d4e5f6").value());
    CHECK(placed.kind == CardKind::ntag213);
    CHECK(toHex(placed.uid) == "04A1B2C3D4E5F6");
    CHECK(std::get<SwapCard>(parseCommand("swap classic1k DE:AD:BE:EF").value()).kind == CardKind::classic1k);
    CHECK_FALSE(std::get<RemoveCard>(parseCommand("remove").value()).uid);
    CHECK(std::get<RemoveCard>(parseCommand("  remove\t04A1B2C3D4E5F6 \r").value()).uid);
    CHECK(std::holds_alternative<EndFaults>(parseCommand("fault none").value()));
    CHECK(std::holds_alternative<Unplug>(parseCommand("unplug").value()));
    CHECK(std::holds_alternative<Replug>(parseCommand("replug").value()));
    CHECK(std::holds_alternative<ShowStatus>(parseCommand("status").value()));
}

TEST_CASE("every fault can be ordered by its name") {
    const std::string name = GENERATE(as<std::string>{}, "mute", "hang", "drop", "garbage", "half", "nak",
                                      "noise", "unplug", "leave", "abort-bit", "ats-zero");
    const auto order =
        std::get<FaultOrder>(parseCommand("fault " + name + " --after 12 --rate 0.05 --for 250").value());
    CHECK(nameOf(order.kind) == name);
    CHECK(order.after == 12);
    CHECK(order.rate == 0.05);
    CHECK(order.lasting == 250ms);
    CHECK_FALSE(order.at);
    const auto other = std::get<FaultOrder>(parseCommand("fault " + name + " --at InSelect").value());
    CHECK(other.after == 0);
    CHECK(other.at == Byte{0x54});
}

TEST_CASE("a line that can't be understood says what was expected") {
    struct Case {
        std::string line;
        std::string message;
    };
    const Case one = GENERATE(values<Case>({
        {"", "an empty command; expected place, remove, swap, fault, unplug, replug or status"},
        {"put ntag213 04",
         "unknown command 'put'; expected place, remove, swap, fault, unplug, replug or status"},
        {"place", "expected: place TYPE UID"},
        {"place ntag213", "expected: place TYPE UID"},
        {"swap ntag213 04 05", "expected: swap TYPE UID"},
        {"place visa 04A1B2C3D4E5F6",
         "unknown card type 'visa'; expected ntag213, ntag215, ntag216, classic1k or desfire"},
        {"place ntag213 04A1B2C3D4E5F",
         "'04A1B2C3D4E5F' is no UID; expected hex digits such as 04A1B2C3D4E5F6"},
        {"place ntag213 hello", "'hello' is no UID; expected hex digits such as 04A1B2C3D4E5F6"},
        {"place ntag213 04A1", "a ntag213 card's UID has 7 bytes, not 2"},
        {"remove x", "'x' is no UID; expected hex digits such as 04A1B2C3D4E5F6"},
        {"remove 04 05", "expected: remove [UID]"},
        {"unplug now", "unplug takes nothing after it"},
        {"fault", "expected: fault none, or fault KIND [--after N] [--rate R] [--for MS] [--at COMMAND]"},
        {"fault none --after 1", "expected: fault none"},
        {"fault drop --after", "--after: a value is missing"},
        {"fault drop --after -1", "--after: '-1' is no count of frames"},
        {"fault drop --rate 0", "--rate: '0' is no probability above 0 and up to 1"},
        {"fault drop --rate nan", "--rate: 'nan' is no probability above 0 and up to 1"},
        {"fault drop --for 1s", "--for: '1s' is no time in milliseconds"},
        {"fault drop --when 3",
         "unknown option '--when'; expected --after N, --rate R, --for MS or --at COMMAND"},
        {"fault drop --at inselect",
         "--at: 'inselect' is no command of the chip; expected Diagnose, GetFirmwareVersion, "
         "GetGeneralStatus, "
         "ReadRegister, WriteRegister, SetParameters, SAMConfiguration, PowerDown, RFConfiguration, "
         "InDataExchange, InCommunicateThru, InDeselect, InListPassiveTarget, InRelease, InSelect, "
         "InAutoPoll"},
        {"fault unplug --rate 0.1", "fault unplug --rate R needs --for MS, after which the reader is back"},
    }));
    const auto command = parseCommand(one.line);
    REQUIRE_FALSE(command);
    CHECK(command.error().message == one.message);
}

TEST_CASE("a script is played in the order of its times") {
    const auto script = parseScript(
        "# an evening\n"
        "\n"
        "at 2s remove\r\n"
        "  at 500ms place ntag213 04A1B2C3D4E5F6",
        "evening");
    REQUIRE(script);
    REQUIRE(script->size() == 2);
    CHECK(script->at(0).at == 500ms);
    CHECK(script->at(0).number == 4);
    CHECK(script->at(0).text == "place ntag213 04A1B2C3D4E5F6");
    CHECK(script->at(1).at == 2s);
    CHECK(std::holds_alternative<RemoveCard>(script->at(1).command));
    CHECK(parseScript("", "empty")->empty());
}

TEST_CASE("a mistake in a script is shown with file and line") {
    struct Case {
        std::string line;
        std::string message;
    };
    const std::string form = "expected: at TIME COMMAND, such as 'at 500ms remove' or 'at 2s replug'";
    const Case one = GENERATE_COPY(values<Case>({
        {"remove", form},
        {"at", form},
        {"at 5ms", form},
        {"at 5 remove", form},
        {"at 5m remove", form},
        {"at soon remove", form},
        {"at -5ms remove", form},
        {"at 99999999999s remove", form},
        {"at 5ms unplug now", "unplug takes nothing after it"},
    }));
    const auto script = parseScript("at 1s remove\n" + one.line + "\n", "evening.txt");
    REQUIRE_FALSE(script);
    CHECK(script.error().message == "evening.txt:2: " + one.message);
    CHECK(readScript("/nonexistent/script").error().code == "script_unreadable");
}

TEST_CASE("a line of the log is a JSON object with its time first") {
    const TimePoint time{1'500'000'000ns};
    CHECK(LogLine(time, "placed").number("placement", 3).text("type", "a \"b\"\n").finish() ==
          R"({"t":1500000000,"event":"placed","placement":3,"type":"a \"b\"\u000a"})");
}
