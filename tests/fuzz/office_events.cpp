// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/serialize.hpp>
#include <memory>

#include "api/json_fields.h"
#include "crypto/crypto.h"
#include "office/board.h"
#include "office/ledger.h"
#include "office/metrics.h"
#include "tests/fuzz/input.h"
#include "tests/office/journal_maker.h"
#include "tests/temporary_folder.h"

// The body of POST /v1/events, as far as into the book and onto the board of a real office: once as it comes,
// and once with hashes made true, so that entries of any content are taken. Nothing is committed: each input
// meets the same office.

namespace {

using namespace ostoja;
using fuzz::must;
namespace json = boost::json;

const std::string station = "01a213f8-a1eb-70d1-9764-cfcf70b9fc18";
constexpr std::int64_t nowMs = 1'795'366'800'000;

/// The same batch with each entry's hash true to its content, and each standing on the one before.
std::string madeTrue(const json::value& value, const std::string& lastHash) {
    const auto* items = value.if_array();
    if (items == nullptr) return {};
    json::array batch;
    std::string previous = lastHash;
    for (const auto& item : *items) {
        auto event = api::journalEventFromJson(item);
        if (!event || api::isSnapshot(item)) {
            batch.push_back(item);
            continue;
        }
        event->station = station;
        event->previousHash = previous;
        try {
            office::JournalMaker::seal(*event);
        } catch (const std::invalid_argument&) {
            return {};
        }
        previous = event->hash;
        batch.push_back(api::toCloudEvent(*event));
    }
    return json::serialize(batch);
}

class Office {
  public:
    Office() : board_("Town", crypto::newSigningPair().secretHex) {
        ledger_ = office::Ledger::open(folder_.path("town.sqlite")).value();
        const auto batch = office::readBatch(office::batchBody(journal_.house(3)), station, nowMs);
        must(ledger_->begin() && batch && ledger_->take(*batch) && ledger_->commit(),
             "the office has a station");
    }

    void receive(std::string_view body) {
        if (const auto value = api::parseJson(body)) take(madeTrue(*value, journal_.lastHash()));
        take(body);
    }

  private:
    void take(std::string_view body) {
        const auto batch = office::readBatch(body, station, nowMs);
        if (!batch) {
            must(!batch.error().message.empty(), "a refusal has words");
            return;
        }
        must(ledger_->begin().has_value(), "a transaction begins");
        const auto receipt = ledger_->take(*batch);
        must(receipt.has_value(), "a sound batch is taken");
        must(receipt->stored + receipt->duplicates + receipt->conflicts ==
                 static_cast<std::int64_t>(batch->entries.size()),
             "each entry is stored, known or in conflict");
        tell();
        must(ledger_->abandon().has_value(), "a transaction is undone");
    }

    void tell() {
        board_.update(ledger_->views());
        must(api::parseJson(board_.occupancy({.ms = nowMs})).has_value(), "the occupancy is JSON");
        must(api::parseJson(board_.stations({.ms = nowMs})).has_value(), "the list of stations is JSON");
        const auto& town = board_.signedTown(station, nowMs).first;
        must(town.empty() || api::parseJson(town).has_value(), "the town's places are JSON");
        office::metricsText({}, board_.facilities(nowMs));
    }

    TemporaryFolder folder_;
    office::JournalMaker journal_{station};
    std::unique_ptr<office::Ledger> ledger_;
    office::Board board_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Office office;
    office.receive(fuzz::textOf(data, size));
    return 0;
}
