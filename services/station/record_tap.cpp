// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/record_tap.h"

#include <vector>

#include "domain/tap.h"
#include "station/record_alert.h"
#include "station/record_call.h"
#include "station/record_night.h"
#include "station/staff_act.h"

namespace ostoja::station {

namespace {

std::vector<domain::Bed> toDomain(const std::vector<store::BedTonight>& beds) {
    std::vector<domain::Bed> result;
    result.reserve(beds.size());
    for (const auto& bed : beds) {
        const bool taken = bed.taken != store::BedTonight::Taken::free;
        domain::Bed tonight{.id = bed.id, .segment = domain::segmentFromName(bed.segment).value()};
        if (taken) tonight.state = domain::BedState::occupied;
        if (!bed.inUse()) tonight.state = domain::BedState::outOfService;
        result.push_back(std::move(tonight));
    }
    return result;
}

bool beginsSomething(domain::Change change) {
    switch (change) {
        case domain::Change::seeStay:
        case domain::Change::comeBack:
        case domain::Change::endStay:
        case domain::Change::seeVisit:
        case domain::Change::endVisit:
            return false;
        default:
            return true;
    }
}

/// The card or the person at a terminal.
struct Arrival {
    std::string terminal;
    /// Empty where staff admit.
    std::string tap;
    std::string leaving;
    std::string welcomed;
};

/// One person's coming on its way from the card to the record.
class TapRecord {
  public:
    TapRecord(store::WriteStore& store, Arrival arrival) : store_(store), arrival_(std::move(arrival)) {}

    void isThere(store::Resident resident) { resident_ = std::move(resident); }
    /// A card of nobody who may come in by it.
    void holds(store::CardFound card) { card_ = std::move(card); }

    Expected<TapResult> run() {
        night_ = ensureNight(store_);
        const auto decision = decide();
        if (!store_.takesNewWork() && beginsSomething(decision.change)) {
            return failure(
                "storage_full",
                "the disk is full: nobody new is admitted, what ends a stay is still recorded. Free "
                "some space on it");
        }
        const auto sequence = record(decision);
        result_.answer = {.tap = arrival_.tap,
                          .outcome = std::string(domain::name(decision.outcome)),
                          .sequence = sequence};
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
        tap.revoked = card_.what == store::CardFound::What::persons;
        if (!resident_) return domain::decideTap(tap);

        tap.person = domain::Person{resident_->sex};
        tap.leaving = arrival_.leaving == resident_->id;
        if (tap.house == domain::HouseKind::dayVisits) {
            visit_ = store_.visitOf(resident_->id);
            tap.visiting = visit_.has_value();
            tap.welcomed = arrival_.welcomed == resident_->id;
            return domain::decideTap(tap);
        }
        stay_ = store_.stays().of(night_, resident_->id);
        if (stay_) {
            tap.stay = domain::TonightsStay{stay_->state == store::Stay::State::away};
        } else {
            beds_ = toDomain(store_.house().beds);
            tap.beds = beds_;
        }
        return domain::decideTap(tap);
    }

    std::int64_t record(const domain::TapDecision& decision) {
        switch (decision.change) {
            case domain::Change::takeBed:
                return takeBed(beds_.at(decision.bed.value()));
            case domain::Change::seeStay:
                result_.bed = store_.stays().placeOf(stay_->bed).place;
                return append("pl.ostoja.stay.seen.v1",
                              {{"night", night_}, {"stay", stay_->id}, {"bed", stay_->bed}});
            case domain::Change::comeBack:
                result_.bed = store_.stays().placeOf(stay_->bed).place;
                store_.stays().setAway(stay_->id, false);
                return store_.append(
                    "pl.ostoja.stay.back.v1",
                    {{"night", night_}, {"stay", stay_->id}, {"bed", stay_->bed}, {"tap", arrival_.tap}});
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
            case domain::Change::noteRevokedCard:
                return noteRevoked();
            case domain::Change::askForStaff:
                return askForStaff();
            case domain::Change::noteUnknownCard:
                break;
        }
        const auto sequence = append("pl.ostoja.card.unknown.v1", {});
        // A staff member's own card is no stranger's.
        if (card_.what == store::CardFound::What::nobodys)
            alert(store::Alert::Kind::unknownCard, {}, sequence);
        return sequence;
    }

    std::int64_t noteRevoked() {
        const auto sequence = append("pl.ostoja.card.revoked_seen.v1",
                                     {{"card", card_.card.id}, {"person", card_.card.holder}});
        alert(store::Alert::Kind::revokedCard, card_.card, sequence);
        return sequence;
    }

    std::int64_t askForStaff() {
        StaffAct act(store_, {.by = {}, .role = domain::Role::carer, .terminal = arrival_.terminal});
        const auto opened = recordCall(act, store::Call::Kind::help);
        result_.calls = store_.calls().waiting();
        return opened.sequence;
    }

    /// Once for as long as nobody has seen it.
    void alert(store::Alert::Kind kind, const store::Card& card, std::int64_t sequence) {
        result_.alerts = raiseAlert(
            store_,
            {.id = {}, .kind = kind, .terminal = arrival_.terminal, .card = card.id, .person = card.holder},
            sequence);
    }

    std::int64_t takeBed(const domain::Bed& bed) {
        auto place = store_.stays().placeOf(bed.id);
        const auto stay = store_.newId();
        const auto sequence =
            append("pl.ostoja.bed.taken.v1",
                   {{"night", night_}, {"bed", bed.id}, {"segment", place.segment}, {"stay", stay}});
        store_.stays().begin({.id = stay, .night = night_, .person = resident_->id, .bed = bed.id},
                             {.sequence = sequence, .wallMs = store_.now().wallMs});
        result_.bed = std::move(place.place);
        return sequence;
    }

    std::int64_t endStay() {
        const auto sequence = store_.append("pl.ostoja.stay.ended.v1", {{"night", night_},
                                                                        {"stay", stay_->id},
                                                                        {"bed", stay_->bed},
                                                                        {"segment", stay_->segment},
                                                                        {"reason", "not_staying"}});
        store_.stays().end(stay_->id, "not_staying", sequence);
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
        body["terminal"] = arrival_.terminal;
        body["tap"] = arrival_.tap;
        return store_.append(type, std::move(body));
    }

    store::WriteStore& store_;
    Arrival arrival_;
    store::CardFound card_;
    std::string night_;
    std::optional<store::Resident> resident_;
    std::optional<store::Stay> stay_;
    std::optional<std::string> visit_;
    std::vector<domain::Bed> beds_;
    TapResult result_;
};

}  // namespace

Expected<std::optional<TapResult>> knownTap(store::WriteStore& store, const TapRequest& request) {
    if (const auto known = store.recordedTap(request.tap.id)) {
        if (known->terminal != request.terminal) {
            return failure("tap_elsewhere",
                           "this id belongs to a tap at another terminal; each tap needs its own");
        }
        TapResult result;
        result.answer = {.tap = request.tap.id, .outcome = known->outcome, .sequence = known->sequence};
        result.repeated = true;
        return std::optional(std::move(result));
    }
    if (request.tap.ageMs > oldestTapMs) {
        return failure("tap_too_old", "the card was held to the reader " + std::to_string(request.tap.ageMs) +
                                          " ms ago; ask for it once more");
    }
    return std::nullopt;
}

Expected<TapResult> recordTap(store::WriteStore& store, const TapRequest& request) {
    auto known = knownTap(store, request);
    if (!known) return tl::make_unexpected(known.error());
    if (*known) return std::move(**known);
    TapRecord record(store, {.terminal = request.terminal,
                             .tap = request.tap.id,
                             .leaving = request.leaving,
                             .welcomed = request.welcomed});
    if (auto resident = store.residentOfCard(request.tap.card)) {
        record.isThere(std::move(*resident));
    } else {
        record.holds(store.people().cardByHash(request.tap.card));
    }
    auto result = record.run();
    if (!result) return result;
    store.recordTap(request.tap.id, {request.terminal, result->answer.outcome, result->answer.sequence});
    if (request.inTwoPlaces && !result->resident.empty()) result->alerts = recordTwoPlaces(store, request);
    return result;
}

Expected<TapResult> recordAdmission(store::WriteStore& store, const AdmissionRequest& request) {
    const auto person = store.people().person(request.person);
    if (!person || person->erased)
        return failure("person_unknown", "nobody in the register has this identifier");
    const auto& details = person->details;
    if (!details.sex && store.facility().hasBeds()) {
        return failure("sex_unknown", "say first which ward is right for this person");
    }
    TapRecord record(store,
                     {.terminal = request.terminal, .tap = {}, .leaving = {}, .welcomed = request.person});
    record.isThere({.id = person->id,
                    .greeting = details.greeting,
                    .sex = details.sex,
                    .isProtected = details.isProtected});
    return record.run();
}

}  // namespace ostoja::station
