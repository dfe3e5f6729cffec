// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/envelope.h"

#include <catch2/catch.hpp>
#include <functional>

#include "tests/office/journal_maker.h"

using namespace ostoja;
using namespace ostoja::office;
namespace json = boost::json;

namespace {

const std::string station = "0198c1e2-0000-7000-8000-00000000000a";

std::string codeOf(const std::string& body) {
    const auto batch = readBatch(body, station, 1);
    return batch ? "taken" : batch.error().code;
}

}  // namespace

TEST_CASE("a sound batch is taken as it came, members of a newer version included") {
    JournalMaker maker(station);
    auto event = api::toCloudEvent(maker.epochOpened()).as_object();
    event["newer"] = "kept";
    const auto batch = readBatch(json::serialize(json::array{event}), station, 77);
    REQUIRE(batch);
    REQUIRE(batch->entries.size() == 1);
    CHECK(batch->entries[0].event.sequence == 1);
    CHECK(batch->entries[0].raw.find(R"("newer":"kept")") != std::string::npos);
    CHECK(batch->receivedMs == 77);
    const auto again = readStoredEntry(batch->entries[0].raw);
    REQUIRE(again);
    CHECK(again->hash == batch->entries[0].event.hash);
}

TEST_CASE("each event of a batch is kept in its own words") {
    JournalMaker maker(station);
    const auto event = [&](const json::value& strange) {
        auto made = api::toCloudEvent(maker.nightOpened()).as_object();
        made["newer"] = strange;
        return json::serialize(made);
    };
    const std::vector<std::string> texts = {event("],[ \"}{\\ \\\" ,"),
                                            event(json::array{"a,b", json::array{}}), event(nullptr),
                                            event(json::object{{"]", "\\"}})};
    const auto batch = readBatch(
        "\n [ " + texts[0] + " ,\n" + texts[1] + "," + texts[2] + "\t, " + texts[3] + "\r\n] ", station, 1);
    REQUIRE(batch);
    REQUIRE(batch->entries.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CHECK(batch->entries[i].raw == texts[i]);
        CHECK(batch->entries[i].event.sequence == static_cast<std::int64_t>(i) + 1);
    }
    CHECK(readBatch(" [ \n] ", station, 1)->entries.empty());
}

TEST_CASE("an empty batch is a question how far the office is") {
    CHECK(codeOf("[]") == "taken");
}

TEST_CASE("a malformed envelope is refused, and the whole batch with it") {
    struct Case {
        std::string what;
        std::function<void(json::object&)> spoil;
        std::string code;
    };
    const auto drop = [](const char* key) { return [key](json::object& event) { event.erase(key); }; };
    const auto put = [](const char* key, const json::value& value) {
        return [key, value](json::object& event) { event[key] = value; };
    };
    const auto each = GENERATE_COPY(values<Case>({
        {"no specversion", drop("specversion"), "malformed"},
        {"another specversion", put("specversion", "0.3"), "malformed"},
        {"no type", drop("type"), "malformed"},
        {"no source", drop("source"), "malformed"},
        {"a source that isn't a station", put("source", "/offices/1"), "malformed"},
        {"no sequence", drop("sequence"), "malformed"},
        {"a sequence without its zeros", put("sequence", "1"), "malformed"},
        {"a negative sequence", put("sequence", "-0000000000000000001"), "malformed"},
        {"sequence zero", put("sequence", "00000000000000000000"), "malformed"},
        {"a sequence beyond all journals", put("sequence", "09999999999999999999"), "malformed"},
        {"a time that is none", put("time", "yesterday"), "malformed"},
        {"no epoch", drop("epoch"), "malformed"},
        {"no hash", drop("hash"), "malformed"},
        {"a hash in capitals", put("hash", json::string(64, 'A')), "malformed"},
        {"no data", drop("data"), "malformed"},
        {"data that is text", put("data", "x"), "malformed"},
        {"data with a fraction", put("data", json::object{{"n", 1.5}}), "malformed"},
        {"other data than was hashed", put("data", json::object{{"n", 1}}), "hash_mismatch"},
        {"another type than was hashed", put("type", "pl.ostoja.bed.taken.v1"), "hash_mismatch"},
        {"another time than was hashed", put("time", "2026-11-22T18:00:00.000Z"), "hash_mismatch"},
        {"another station's event", put("source", "/stations/0198c1e2-0000-7000-8000-00000000000b"),
         "station_mismatch"},
        {"an event too large", put("padding", json::string(mostBytesOfAnEvent, 'x')), "event_too_large"},
    }));
    CAPTURE(each.what);
    JournalMaker maker(station);
    auto good = api::toCloudEvent(maker.epochOpened());
    auto bad = api::toCloudEvent(maker.nightOpened()).as_object();
    each.spoil(bad);
    CHECK(codeOf(json::serialize(json::array{good, bad})) == each.code);
}

TEST_CASE("a body that is no batch of events is refused") {
    const auto [body, code] = GENERATE(table<std::string, std::string>({
        {"", "malformed_json"},
        {"[", "malformed_json"},
        {"{}", "malformed"},
        {"null", "malformed"},
        {"[1]", "malformed"},
        {"[[]]", "malformed"},
        {std::string(100'000, '['), "malformed_json"},
        {"[\"\xff\"]", "malformed_json"},
    }));
    CAPTURE(body.substr(0, 20));
    CHECK(codeOf(body) == code);
}

TEST_CASE("a batch of too many events is refused") {
    std::string body = "[0";
    for (std::size_t i = 0; i < mostEventsOfABatch; ++i) body += ",0";
    CHECK(codeOf(body + "]") == "batch_too_large");
}

TEST_CASE("another station's snapshot is refused") {
    JournalMaker own(station);
    JournalMaker other("0198c1e2-0000-7000-8000-00000000000b");
    CHECK(codeOf(batchBody({}, own.snapshot(4, 1))) == "taken");
    CHECK(codeOf(batchBody({}, other.snapshot(4, 1))) == "station_mismatch");
}
