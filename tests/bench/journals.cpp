// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/journals.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>

#include "api/json_fields.h"
#include "crypto/crypto.h"
#include "tests/office/journal_maker.h"

namespace ostoja::bench {

namespace {

constexpr std::size_t bedsOfAHouse = 40;
constexpr std::int64_t madeMs = 1'795'000'000'000;

/// As a station sends it: its journal keeps the body as canonical text.
Entry entryOf(api::JournalEvent event) {
    event.body = boost::json::parse(api::canonicalObject(event.body)).get_object();
    return {.sequence = event.sequence,
            .hash = event.hash,
            .previousHash = event.previousHash,
            .type = event.type,
            .raw = boost::json::serialize(api::toCloudEvent(event))};
}

}  // namespace

std::vector<Entry> journalOf(const std::string& station, std::size_t count) {
    office::JournalMaker maker(station, crypto::newUuid(madeMs));
    std::vector<Entry> journal;
    journal.reserve(count);
    for (auto& event : maker.house(static_cast<int>(bedsOfAHouse))) {
        journal.push_back(entryOf(std::move(event)));
    }
    std::vector<std::string> stays(bedsOfAHouse);
    for (std::size_t i = 0; journal.size() < count; ++i) {
        const auto bed = "bed-" + std::to_string(i % bedsOfAHouse + 1);
        auto& stay = stays[i % bedsOfAHouse];
        if (stay.empty()) {
            stay = crypto::newUuid(madeMs + static_cast<std::int64_t>(i));
            journal.push_back(entryOf(maker.bedTaken(bed, stay)));
        } else {
            journal.push_back(entryOf(maker.stayEnded(bed, stay)));
            stay.clear();
        }
    }
    return journal;
}

std::string batchBody(const std::vector<Entry>& journal, std::size_t first, std::size_t batch) {
    std::string body = "[";
    for (std::size_t i = first; i < std::min(journal.size(), first + batch); ++i) {
        if (i > first) body += ',';
        body += journal[i].raw;
    }
    return body += ']';
}

std::string stationId(std::size_t number) {
    char text[40];
    std::snprintf(text, sizeof text, "0198c1e2-0000-7000-8000-%012zx", number + 1);
    return text;
}

}  // namespace ostoja::bench
