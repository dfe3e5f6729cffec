// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/record_tap.h"

#include <vector>

#include "domain/tap.h"
#include "station/record_night.h"

namespace ostoja::station {

namespace {

std::vector<domain::Bed> toDomain(const std::vector<store::BedTonight>& beds) {
    std::vector<domain::Bed> result;
    result.reserve(beds.size());
    for (const auto& bed : beds) {
        result.push_back({.id = bed.id,
                          .segment = domain::segmentFromName(bed.segment).value(),
                          .inUse = bed.inUse,
                          .taken = bed.taken != store::BedTonight::Taken::free});
    }
    return result;
}

bool beginsSomething(domain::Change change) {
    return change == domain::Change::takeBed || change == domain::Change::beginVisit ||
           change == domain::Change::turnAway || change == domain::Change::noteUnknownCard;
}

/// One tap on its way from the card to the record.
class TapRecord {
  public:
    TapRecord(store::WriteStore& store, const TapRequest& request) : store_(store), request_(request) {}

    Expected<TapResult> run() {
        night_ = ensureNight(store_);
        resident_ = store_.residentOfCard(request_.tap.card);
        // Which rooms are right for them only staff can ask.
        if (resident_ && !resident_->sex && store_.facility().hasBeds()) resident_.reset();
        const auto decision = decide();
        if (!store_.takesNewWork() && beginsSomething(decision.change)) {
            return failure(
                "storage_full",
                "the disk is full: nobody new is admitted, what ends a stay is still recorded. Free "
                "some space on it");
        }
        const auto sequence = record(decision);

        const std::string outcome(domain::name(decision.outcome));
        store_.recordTap(request_.tap.id, {request_.terminal, outcome, sequence});
        result_.answer = {.tap = request_.tap.id, .outcome = outcome, .sequence = sequence};
        if (resident_) {
            result_.resident = resident_->id;
            result_.greeting = resident_->greeting;
        }
        return std::move(result_);
    }

  private:
    domain::TapDecision decide() {
        domain::TapCase tap;
        tap.house = store_.facility().hasBeds() ? domain::HouseKind::beds : domain::HouseKind::dayVisits;
        if (!resident_) return domain::decideTap(tap);

        tap.person = domain::Person{resident_->sex.value_or(domain::Sex::man)};
        tap.leaving = request_.leaving == resident_->id;
        if (tap.house == domain::HouseKind::dayVisits) {
            visit_ = store_.visitOf(resident_->id);
            tap.visiting = visit_.has_value();
            tap.welcomed = request_.welcomed == resident_->id;
            return domain::decideTap(tap);
        }
        stay_ = store_.stayOf(night_, resident_->id);
        if (stay_) {
            tap.stay = domain::TonightsStay{stay_->away};
        } else {
            beds_ = toDomain(store_.beds(night_));
            tap.beds = beds_;
        }
        return domain::decideTap(tap);
    }

    std::int64_t record(const domain::TapDecision& decision) {
        switch (decision.change) {
            case domain::Change::takeBed:
                return takeBed(beds_.at(decision.bed.value()));
            case domain::Change::seeStay:
                result_.bed = store_.placeOf(stay_->bed).place;
                return append("pl.ostoja.stay.seen.v1",
                              {{"night", night_}, {"stay", stay_->id}, {"bed", stay_->bed}});
            case domain::Change::comeBack:
                result_.bed = store_.placeOf(stay_->bed).place;
                store_.setAway(stay_->id, false);
                return store_.append(
                    "pl.ostoja.stay.back.v1",
                    {{"night", night_}, {"stay", stay_->id}, {"bed", stay_->bed}, {"tap", request_.tap.id}});
            case domain::Change::endStay:
                return endStay();
            case domain::Change::turnAway:
                return turnAway();
            case domain::Change::beginVisit:
                return beginVisit();
            case domain::Change::seeVisit:
                return append("pl.ostoja.visit.seen.v1", {{"visit", *visit_}});
            case domain::Change::endVisit:
                return endVisit();
            case domain::Change::noteUnknownCard:
                break;
        }
        return append("pl.ostoja.card.unknown.v1", {});
    }

    std::int64_t takeBed(const domain::Bed& bed) {
        auto place = store_.placeOf(bed.id);
        const auto stay = store_.newId();
        const auto sequence =
            append("pl.ostoja.bed.taken.v1",
                   {{"night", night_}, {"bed", bed.id}, {"segment", place.segment}, {"stay", stay}});
        store_.beginStay(stay, night_, resident_->id, bed.id, sequence);
        result_.bed = std::move(place.place);
        return sequence;
    }

    std::int64_t endStay() {
        const auto sequence =
            store_.append("pl.ostoja.stay.ended.v1", {{"night", night_},
                                                      {"stay", stay_->id},
                                                      {"bed", stay_->bed},
                                                      {"segment", store_.placeOf(stay_->bed).segment},
                                                      {"reason", "not_staying"}});
        store_.endStay(stay_->id, sequence);
        return sequence;
    }

    std::int64_t turnAway() {
        const std::string segment(domain::name(domain::ownSegment(resident_->sex.value())));
        store_.countTurnedAway(night_, segment);
        return append("pl.ostoja.arrival.turned_away.v1",
                      {{"night", night_}, {"segment", segment}, {"reason", "full_house"}});
    }

    std::int64_t beginVisit() {
        const auto visit = store_.newId();
        const auto sequence = append("pl.ostoja.visit.began.v1",
                                     {{"visit", visit}, {"segment", store_.facility().seatSegment()}});
        store_.beginVisit(visit, resident_->id, sequence);
        return sequence;
    }

    std::int64_t endVisit() {
        const auto sequence = append("pl.ostoja.visit.ended.v1",
                                     {{"visit", *visit_}, {"segment", store_.facility().seatSegment()}});
        store_.endVisit(*visit_, sequence);
        return sequence;
    }

    /// An entry about this tap at its terminal.
    std::int64_t append(std::string_view type, boost::json::object body) {
        body["terminal"] = request_.terminal;
        body["tap"] = request_.tap.id;
        return store_.append(type, std::move(body));
    }

    store::WriteStore& store_;
    const TapRequest& request_;
    std::string night_;
    std::optional<store::Resident> resident_;
    std::optional<store::Stay> stay_;
    std::optional<std::string> visit_;
    std::vector<domain::Bed> beds_;
    TapResult result_;
};

}  // namespace

Expected<TapResult> recordTap(store::WriteStore& store, const TapRequest& request) {
    if (const auto known = store.recordedTap(request.tap.id)) {
        if (known->terminal != request.terminal) {
            return failure("tap_elsewhere",
                           "this id belongs to a tap at another terminal; each tap needs its own");
        }
        TapResult result;
        result.answer = {.tap = request.tap.id, .outcome = known->outcome, .sequence = known->sequence};
        result.repeated = true;
        return result;
    }
    if (request.tap.ageMs > oldestTapMs) {
        return failure("tap_too_old", "the card was held to the reader " + std::to_string(request.tap.ageMs) +
                                          " ms ago; ask for it once more");
    }
    return TapRecord(store, request).run();
}

}  // namespace ostoja::station
