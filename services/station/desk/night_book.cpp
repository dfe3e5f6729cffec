// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/night_book.h"

#include <array>
#include <utility>

#include "crypto/crypto.h"

namespace ostoja::station {

namespace {

Expected<std::vector<NightComings>> usualOf(store::ReadStore& store, const std::string& night) {
    std::vector<NightComings> usual;
    const auto tonight = domain::parseNight(night);
    if (!tonight) return usual;
    for (const auto& before : usualNights(*tonight)) {
        auto comings = store.comings(domain::formatNight(before));
        if (!comings) return tl::make_unexpected(comings.error());
        if (*comings) usual.push_back({.night = before, .atMs = std::move(**comings)});
    }
    return usual;
}

}  // namespace

NightBook::NightBook(net::Loop& loop, std::unique_ptr<store::ReadStore> store)
    : loop_(loop), reads_(std::move(store)) {
    changed();
}

void NightBook::changed() {
    ++changes_;
    std::array<std::uint8_t, 6> bytes{};
    crypto::randomBytes(bytes);
    number_ = 0;
    for (const auto byte : bytes) number_ = number_ * 256 + byte;
}

void NightBook::ofPerson(const std::string& person,
                         std::function<void(const Expected<store::PersonTonight>&)> then) {
    reads_.post([person, then = std::move(then), alive = std::weak_ptr(alive_),
                 &loop = loop_](store::ReadStore& store) {
        loop.post([found = store.personTonight(person), then, alive] {
            if (!alive.expired()) then(found);
        });
    });
}

void NightBook::with(Then then) {
    if (page_ && page_->changes == changes_) return then(page_);
    waiting_.emplace_back(changes_, std::move(then));
    if (!reading_) read();
}

void NightBook::read() {
    reading_ = true;
    reads_.post([this, number = number_, changes = changes_, memory = memory_, alive = std::weak_ptr(alive_),
                 &loop = loop_](store::ReadStore& store) {
        auto page = std::make_shared<Page>();
        page->number = number;
        page->changes = changes;
        Expected<std::shared_ptr<const Page>> result = page;
        auto board = store.nightBoard();
        if (board) {
            page->board = std::move(*board);
            const auto& night = page->board.house.night;
            // What is past doesn't change: once a night.
            if (memory->night != night) {
                if (auto usual = usualOf(store, night)) *memory = {night, std::move(*usual)};
            }
            page->usual = memory->usual;
        } else {
            result = tl::make_unexpected(board.error());
        }
        loop.post([this, result, alive] {
            if (!alive.expired()) turn(result);
        });
    });
}

void NightBook::turn(const Expected<std::shared_ptr<const Page>>& page) {
    reading_ = false;
    if (page) page_ = *page;
    // Whoever asked after something more was committed waits for that.
    std::vector<std::pair<std::int64_t, Then>> later;
    for (auto& [asked, then] : std::exchange(waiting_, {})) {
        if (page && asked > page_->changes) {
            later.emplace_back(asked, std::move(then));
        } else {
            then(page);
        }
    }
    for (auto& each : later) waiting_.push_back(std::move(each));
    if (!waiting_.empty() && !reading_) read();
}

}  // namespace ostoja::station
