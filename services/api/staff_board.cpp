// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_board.h"

#include "api/json_fields.h"
#include "api/json_lists.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

constexpr std::size_t mostRooms = 10'000;
constexpr std::size_t mostBeds = 100'000;
constexpr std::size_t mostWords = 64;
constexpr std::size_t mostSlots = 1'440;
constexpr std::int64_t mostPeople = 100'000;
constexpr std::int64_t mostHoldMinutes = 1'440;
constexpr std::int64_t coldest = -100;
constexpr std::int64_t hottest = 100;

template <class Read>
auto readList(const json::array& array, Fields& fields, Read read) {
    std::vector<decltype(read(json::value(), fields))> records;
    records.reserve(array.size());
    for (const auto& element : array) records.push_back(read(element, fields));
    return records;
}

GroundShown readGround(const json::value& value, Fields& outer) {
    Fields fields(value, "grounds");
    GroundShown ground{.ground = fields.text("ground"),
                       .source = fields.textOr("source", {}),
                       .until = fields.textOr("until", {}),
                       .why = fields.textOr("why", {}),
                       .at = fields.textOr("at", {})};
    outer.takeOver(fields);
    return ground;
}

WinterShown readWinter(const json::value& value, Fields& outer) {
    Fields fields(value, "winter");
    WinterShown winter{.winter = fields.text("winter"),
                       .until = fields.text("until"),
                       .extra = fields.numberOr("extra", 0, 0, mostPeople),
                       .aroundClock = fields.flagOr("around_clock", false),
                       .thresholdC = fields.numberOr("threshold_c", 0, coldest, hottest),
                       .approvedBy = fields.textOr("approved_by", {}),
                       .opens = fields.textOr("opens", {}),
                       .closes = fields.textOr("closes", {}),
                       .ends = fields.numberOr("ends", 0, 0, mostPeople)};
    outer.takeOver(fields);
    return winter;
}

BoardBed readBed(const json::value& value, Fields& outer) {
    Fields fields(value, "beds");
    BoardBed bed{.bed = fields.text("bed"),
                 .number = fields.text("number"),
                 .position = fields.textOr("position", {}),
                 .has = fields.textsOr("has", mostWords),
                 .extra = fields.flagOr("extra", false),
                 .state = fields.text("state"),
                 .stay = fields.textOr("stay", {}),
                 .arrival = fields.textOr("arrival", {}),
                 .hold = fields.textOr("hold", {}),
                 .person = fields.textOr("person", {}),
                 .label = fields.textOr("label", {}, longText),
                 .guest = fields.numberOr("guest", 0, 0, INT64_MAX),
                 .needs = fields.textsOr("needs", mostWords),
                 .presence = fields.textOr("presence", {}),
                 .unseen = fields.flagOr("unseen", false),
                 .since = fields.textOr("since", {}),
                 .seen = fields.textOr("seen", {}),
                 .until = fields.textOr("until", {}),
                 .kept = fields.flagOr("kept", false),
                 .household = fields.textOr("household", {})};
    outer.takeOver(fields);
    return bed;
}

BoardRoom readRoom(const json::value& value, Fields& outer) {
    Fields fields(value, "rooms");
    BoardRoom room{.room = fields.text("room"),
                   .segment = fields.text("segment"),
                   .colour = fields.textOr("colour", {}),
                   .colourName = fields.textOr("colour_name", {}),
                   .sign = fields.textOr("sign", {}),
                   .beds = readList(fields.array("beds", mostBeds), fields, readBed)};
    outer.takeOver(fields);
    return room;
}

ArrivalShown readArrival(const json::value& value, Fields& outer) {
    Fields fields(value, "arrivals");
    ArrivalShown arrival{.arrival = fields.text("arrival"),
                         .person = fields.textOr("person", {}),
                         .label = fields.textOr("label", {}, longText),
                         .guest = fields.numberOr("guest", 0, 0, INT64_MAX),
                         .since = fields.text("since"),
                         .until = fields.textOr("until", {}),
                         .terminal = fields.textOr("terminal", {}),
                         .stay = fields.textOr("stay", {}),
                         .bed = fields.textOr("bed", {}),
                         .room = fields.textOr("room", {}),
                         .whyBed = fields.textsOr("why_bed", mostWords),
                         .grounds = readList(fields.arrayOr("grounds", mostWords), fields, readGround),
                         .party = fields.numberOr("party", 1, 1, mostPeople)};
    outer.takeOver(fields);
    return arrival;
}

RefusalShown readRefusal(const json::value& value, Fields& outer) {
    Fields fields(value, "refusals");
    RefusalShown refusal{.refusal = fields.text("refusal"),
                         .person = fields.textOr("person", {}),
                         .label = fields.textOr("label", {}, longText),
                         .guest = fields.numberOr("guest", 0, 0, INT64_MAX),
                         .at = fields.text("at"),
                         .why = fields.text("why"),
                         .pointsTo = fields.textOr("points_to", {}, longText),
                         .frost = fields.flagOr("frost", false)};
    outer.takeOver(fields);
    return refusal;
}

ChartSlot readSlot(const json::value& value, Fields& outer) {
    Fields fields(value, "slots");
    ChartSlot slot{.from = fields.text("from"),
                   .tonight = fields.number("tonight", 0, mostPeople),
                   .usual = fields.numberOr("usual", 0, 0, mostPeople)};
    outer.takeOver(fields);
    return slot;
}

NightChart readChart(const json::value& value, Fields& outer) {
    Fields fields(value, "chart");
    NightChart chart{.slotMinutes = fields.number("slot_minutes", 1, 1'440),
                     .slots = readList(fields.array("slots", mostSlots), fields, readSlot)};
    outer.takeOver(fields);
    return chart;
}

}  // namespace

json::value toJson(const WinterShown& winter) {
    return {{"winter", winter.winter},
            {"until", winter.until},
            {"extra", winter.extra},
            {"around_clock", winter.aroundClock},
            {"threshold_c", winter.thresholdC},
            {"approved_by", winter.approvedBy},
            {"opens", winter.opens},
            {"closes", winter.closes},
            {"ends", winter.ends}};
}

json::value toJson(const BoardBed& bed) {
    return {{"bed", bed.bed},
            {"number", bed.number},
            {"position", bed.position},
            {"has", arrayOf(bed.has)},
            {"extra", bed.extra},
            {"state", bed.state},
            {"stay", bed.stay},
            {"arrival", bed.arrival},
            {"hold", bed.hold},
            {"person", bed.person},
            {"label", bed.label},
            {"guest", bed.guest},
            {"needs", arrayOf(bed.needs)},
            {"presence", bed.presence},
            {"unseen", bed.unseen},
            {"since", bed.since},
            {"seen", bed.seen},
            {"until", bed.until},
            {"kept", bed.kept},
            {"household", bed.household}};
}

json::value toJson(const BoardRoom& room) {
    return {{"room", room.room},     {"segment", room.segment},
            {"colour", room.colour}, {"colour_name", room.colourName},
            {"sign", room.sign},     {"beds", listOf(room.beds)}};
}

json::value toJson(const ArrivalShown& arrival) {
    return {{"arrival", arrival.arrival},
            {"person", arrival.person},
            {"label", arrival.label},
            {"guest", arrival.guest},
            {"since", arrival.since},
            {"until", arrival.until},
            {"terminal", arrival.terminal},
            {"stay", arrival.stay},
            {"bed", arrival.bed},
            {"room", arrival.room},
            {"why_bed", arrayOf(arrival.whyBed)},
            {"grounds", listOf(arrival.grounds)},
            {"party", arrival.party}};
}

json::value toJson(const RefusalShown& refusal) {
    return {{"refusal", refusal.refusal},    {"person", refusal.person}, {"label", refusal.label},
            {"guest", refusal.guest},        {"at", refusal.at},         {"why", refusal.why},
            {"points_to", refusal.pointsTo}, {"frost", refusal.frost}};
}

json::value toJson(const ChartSlot& slot) {
    return {{"from", slot.from}, {"tonight", slot.tonight}, {"usual", slot.usual}};
}

json::value toJson(const GroundShown& ground) {
    json::object shown{{"ground", ground.ground}, {"source", ground.source}, {"until", ground.until}};
    if (!ground.why.empty()) shown["why"] = ground.why;
    if (!ground.at.empty()) shown["at"] = ground.at;
    return shown;
}

Expected<GroundShown> groundShownFromJson(const json::value& value) {
    Fields fields(value, "ground");
    auto ground = readGround(value, fields);
    return fields.whole(std::move(ground));
}

json::value toJson(const Board& board) {
    json::object object{
        {"board", board.board},
        {"night", board.night},
        {"now", board.now},
        {"opens", board.opens},
        {"closes", board.closes},
        {"frost", board.frost},
        {"self_care", board.selfCare},
        {"hold_minutes", board.holdMinutes},
        {"tap", board.tap},
        {"winter", nullptr},
        {"rooms", listOf(board.rooms)},
        {"arrivals", listOf(board.arrivals)},
        {"refusals", listOf(board.refusals)},
        {"chart", {{"slot_minutes", board.chart.slotMinutes}, {"slots", listOf(board.chart.slots)}}}};
    if (board.winter) object["winter"] = toJson(*board.winter);
    return object;
}

Expected<Board> boardFromJson(const json::value& value) {
    Fields fields(value, "board");
    Board board;
    board.board = fields.number("board", 0, INT64_MAX);
    board.night = fields.textOr("night", {});
    board.now = fields.textOr("now", {});
    board.opens = fields.textOr("opens", {});
    board.closes = fields.textOr("closes", {});
    board.frost = fields.flagOr("frost", false);
    board.selfCare = fields.flagOr("self_care", false);
    board.holdMinutes = fields.numberOr("hold_minutes", board.holdMinutes, 1, mostHoldMinutes);
    board.tap = fields.textOr("tap", "admits");
    if (const auto* told = fields.optional("winter")) board.winter = readWinter(*told, fields);
    board.rooms = readList(fields.array("rooms", mostRooms), fields, readRoom);
    board.arrivals = readList(fields.arrayOr("arrivals", mostBeds), fields, readArrival);
    board.refusals = readList(fields.arrayOr("refusals", mostBeds), fields, readRefusal);
    if (const auto* told = fields.optional("chart")) board.chart = readChart(*told, fields);
    return fields.whole(std::move(board));
}

}  // namespace ostoja::api
