// SPDX-License-Identifier: GPL-3.0-or-later
#include "uplink/courier.h"

#include <algorithm>
#include <utility>

namespace ostoja::uplink {

namespace {

constexpr std::int64_t snapshotPeriodMs = 10'000;
constexpr std::size_t largestBatch = 500;
constexpr std::size_t batchBytes = std::size_t{1024} * 1024;
constexpr std::int64_t shownWhenDisputed = 16;

}  // namespace

bool Courier::snapshotDue(std::int64_t nowMs) const {
    return nowMs >= snapshotDueMs_;
}

Step Courier::step(std::int64_t nowMs) const {
    if (backOff_) return BackOff{};
    if (knowledge_ == Knowledge::nothing) {
        if (snapshot_.empty()) return AskSnapshot{};
        return Post{.events = {snapshot_}};
    }
    if (parcels_.empty() && isEarlierLeft()) {
        const auto& epoch = earlier_[earlierDone_];
        return AskJournal{earlierHas_ < 0 ? std::max<std::int64_t>(1, epoch.last) - 1 : earlierHas_, 0,
                          epoch.epoch};
    }
    if (!parcels_.empty() || !snapshot_.empty()) {
        Post post;
        for (std::size_t i = 0; i < fitting(); ++i) {
            post.events.push_back(parcels_[i].json);
            post.through = parcels_[i].sequence;
        }
        if (!snapshot_.empty() && !isEarlierLeft()) post.events.push_back(snapshot_);
        return post;
    }
    if (knowledge_ == Knowledge::disputed) {
        return AskJournal{std::max<std::int64_t>(0, last_ - shownWhenDisputed), 0, {}};
    }
    if (snapshotDue(nowMs)) return AskSnapshot{};
    if (officeHas_ > last_) return AskJournal{officeHas_, 0, {}};
    const auto seconds = (snapshotDueMs_ - nowMs + 999) / 1'000;
    return AskJournal{officeHas_, std::min<std::int64_t>(seconds, snapshotPeriodMs / 1'000), {}};
}

/// How many of the waiting parcels make the next batch: at least one.
std::size_t Courier::fitting() const {
    std::size_t count = 0;
    std::size_t bytes = 0;
    while (count < parcels_.size() && count < batch_) {
        bytes += parcels_[count].json.size();
        if (count > 0 && bytes > batchBytes) break;
        ++count;
    }
    return count;
}

void Courier::snapshotCame(std::string epoch, std::string json) {
    if (epoch != epoch_) startAnew();
    epoch_ = std::move(epoch);
    snapshot_ = std::move(json);
}

void Courier::journalCame(Page page) {
    if (isEarlierLeft() && page.epoch == earlier_[earlierDone_].epoch) return earlierCame(std::move(page));
    last_ = page.last;
    if (page.epoch != epoch_) {
        startAnew();
        return pause();
    }
    if (earlier_.size() != page.earlier.size()) {
        earlier_ = std::move(page.earlier);
        return;
    }
    const bool claimsMore = officeHas_ > page.last;
    if (claimsMore && knowledge_ != Knowledge::disputed) {
        knowledge_ = Knowledge::disputed;
        return;
    }
    parcels_.assign(std::make_move_iterator(page.parcels.begin()),
                    std::make_move_iterator(page.parcels.end()));
    if (!parcels_.empty()) return;
    if (knowledge_ == Knowledge::disputed) return pause();
    failures_ = 0;
}

void Courier::earlierCame(Page page) {
    parcels_.assign(std::make_move_iterator(page.parcels.begin()),
                    std::make_move_iterator(page.parcels.end()));
    if (parcels_.empty()) earlierAnswered(earlier_[earlierDone_].last);
}

/// Of the epoch that is sent: how far the office has it now.
void Courier::earlierAnswered(std::int64_t receivedThrough) {
    const auto before = std::exchange(earlierHas_, receivedThrough);
    parcels_.clear();
    batch_ = std::min(batch_ * 2, largestBatch);
    const bool whole = receivedThrough >= earlier_[earlierDone_].last;
    const bool stands = before >= 0 && receivedThrough <= before;
    if (!whole && !stands) return;
    ++earlierDone_;
    earlierHas_ = -1;
}

void Courier::stationFailed() {
    startAnew();
    pause();
}

void Courier::officeAnswered(const std::string& epoch, std::int64_t receivedThrough, std::int64_t nowMs) {
    if (isEarlierLeft() && !parcels_.empty()) {
        return earlierAnswered(epoch == earlier_[earlierDone_].epoch ? receivedThrough : 0);
    }
    const auto sent = knowledge_ == Knowledge::nothing ? 0 : fitting();
    const auto before = officeHas_;
    officeHas_ = epoch == epoch_ ? receivedThrough : 0;
    if (!snapshot_.empty()) snapshotDueMs_ = nowMs + snapshotPeriodMs;
    snapshot_.clear();
    if (knowledge_ == Knowledge::disputed) {
        parcels_.clear();
        return pause();
    }
    knowledge_ = Knowledge::officeStands;
    if (sent > 0 && officeHas_ <= before) {
        shrink();
        parcels_.clear();
        return pause();
    }
    if (sent > 0) failures_ = 0;
    if (sent == batch_ && officeHas_ < last_) batch_ = std::min(batch_ * 2, largestBatch);
    while (!parcels_.empty() && parcels_.front().sequence <= officeHas_) parcels_.pop_front();
    const bool gap = !parcels_.empty() && parcels_.front().sequence != officeHas_ + 1;
    if (gap) parcels_.clear();
}

void Courier::officeFailed() {
    shrink();
    startAnew();
    pause();
}

void Courier::waited() {
    backOff_ = false;
    if (knowledge_ == Knowledge::disputed) startAnew();
}

void Courier::shrink() {
    batch_ = std::max<std::size_t>(1, batch_ / 2);
}

void Courier::pause() {
    backOff_ = true;
    ++failures_;
}

void Courier::startAnew() {
    knowledge_ = Knowledge::nothing;
    officeHas_ = 0;
    last_ = 0;
    parcels_.clear();
    earlier_.clear();
    earlierDone_ = 0;
    earlierHas_ = -1;
    snapshot_.clear();
}

}  // namespace ostoja::uplink
