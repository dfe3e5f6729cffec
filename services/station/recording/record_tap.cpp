// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_tap.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <utility>

#include "domain/tap.h"
#include "station/recording/cleaning.h"
#include "station/recording/record_alert.h"
#include "station/recording/record_arrival.h"
#include "station/recording/record_night.h"
#include "station/recording/waiting.h"
#include "station/tonight/household.h"

namespace ostoja::station {

namespace {

bool beginsSomething(domain::Change change) {
    switch (change) {
        case domain::Change::seeArrival:
        case domain::Change::withdraw:
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
struct AtTerminal {
    std::string terminal;
    /// Empty where staff admit.
    std::string tap;
    std::string leaving;
    std::string welcomed;
    /// A carer lets them in, who is there to look: a tap's own rule doesn't count.
    bool byStaff = false;
    Elsewhere elsewhere = {};
};

/// One person's coming on its way from the card to the record.
class TapRecord {
  public:
    TapRecord(store::WriteStore& store, AtTerminal at) : store_(store), at_(std::move(at)) {}

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
        result_.answer.tap = at_.tap;
        result_.answer.outcome = domain::name(decision.outcome);
        result_.answer.sequence = record(decision);
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

        tap.known = true;
        tap.leaving = at_.leaving == resident_->id;
        if (tap.house == domain::HouseKind::dayVisits) {
            visit_ = store_.visitOf(resident_->id);
            tap.visiting = visit_.has_value();
            tap.welcomed = at_.welcomed == resident_->id;
            return domain::decideTap(tap);
        }
        stay_ = store_.stays().of(night_, resident_->id);
        const bool admitted = stay_ && stay_->state != store::Stay::State::held;
        if (admitted) {
            tap.stay = domain::TonightsStay{stay_->state == store::Stay::State::away};
        } else {
            arrival_ = store_.arrivals().of(resident_->id);
            tap.waiting = arrival_.has_value();
        }
        return domain::decideTap(tap);
    }

    std::int64_t record(const domain::TapDecision& decision) {
        switch (decision.change) {
            case domain::Change::come:
                return come();
            case domain::Change::seeArrival:
                return seeArrival();
            case domain::Change::withdraw:
                return withdraw();
            case domain::Change::seeStay:
                result_.bed = store_.stays().placeOf(stay_->bed).place;
                seeAgain();
                return append("pl.ostoja.stay.seen.v1",
                              {{"night", night_}, {"stay", stay_->id}, {"bed", stay_->bed}});
            case domain::Change::comeBack:
                return comeBack();
            case domain::Change::endStay:
                return endStay();
            case domain::Change::beginVisit:
                return beginVisit();
            case domain::Change::seeVisit:
                return append("pl.ostoja.visit.seen.v1", {{"visit", *visit_}});
            case domain::Change::endVisit:
                return endVisit();
            case domain::Change::noteRevokedCard:
                return noteRevoked();
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

    /// Once for as long as nobody has seen it.
    void alert(store::Alert::Kind kind, const store::Card& card, std::int64_t sequence) {
        result_.alerts = raiseAlert(
            store_,
            {.id = {}, .kind = kind, .terminal = at_.terminal, .card = card.id, .person = card.holder},
            sequence);
    }

    /// Whoever was carried over, or only seen on a round, has shown the card now.
    void seeAgain() {
        if (stay_->presence != "tapped") store_.stays().see(stay_->id, "tapped", now());
    }

    /// Whom this card speaks for went out with its holder, and comes back with them.
    std::int64_t comeBack() {
        result_.bed = store_.stays().placeOf(stay_->bed).place;
        const auto back = [&](const store::Stay& stay, const std::string& tap) {
            store_.stays().setAway(stay.id, false);
            return store_.append("pl.ostoja.stay.back.v1",
                                 {{"night", night_}, {"stay", stay.id}, {"bed", stay.bed}, {"tap", tap}});
        };
        const auto others = staysSpokenForBy(store_, night_, resident_->id);
        const auto sequence = back(*stay_, at_.tap);
        seeAgain();
        for (const auto& theirs : others) {
            if (theirs.state == store::Stay::State::away) back(theirs, {});
        }
        return sequence;
    }

    store::EntryAt now() { return {.sequence = 0, .wallMs = store_.now().wallMs}; }

    std::int64_t come() {
        const auto [coming, admission] = judgedComing(store_, night_, resident_->id);
        if (admission.verdict == domain::Verdict::refuse) return turnAway(coming, admission);
        if (admission.verdict == domain::Verdict::askStaff) return wait(coming, admission);
        const auto note = noteOfTap();
        if (at_.byStaff || coming.rules.tap == domain::TapRule::admits) {
            const auto came = recordIn(store_, coming, admission, at_.byStaff ? "round" : "tapped", note);
            for (std::size_t n = 0; n < coming.party.size(); ++n) {
                const auto& bed = coming.beds.at(admission.places[n].bed).id;
                const auto place = store_.stays().placeOf(bed).place;
                result_.sleeps.push_back({coming.party[n].id, {{place.number, place.room.number}}});
            }
            return placed(came, domain::Outcome::bed);
        }
        return placed(recordArrived(store_, coming, admission, {at_.terminal, at_.tap}, note),
                      domain::Outcome::arrival);
    }

    std::int64_t placed(const Came& came, domain::Outcome outcome) {
        result_.answer.outcome = domain::name(outcome);
        result_.arrival = came.arrival;
        result_.bed = store_.stays().placeOf(came.bed).place;
        return came.sequence;
    }

    /// What no rule decides is a carer's to say, and until then no bed is held.
    std::int64_t wait(const Coming& coming, domain::Admission admission) {
        admission.places.clear();
        const auto came = recordArrived(store_, coming, admission, {at_.terminal, at_.tap}, noteOfTap());
        result_.answer.outcome = domain::name(domain::Outcome::seeStaff);
        result_.arrival = came.arrival;
        return came.sequence;
    }

    std::int64_t turnAway(const Coming& coming, const domain::Admission& admission) {
        const bool isShut =
            std::any_of(admission.findings.begin(), admission.findings.end(),
                        [](const auto& finding) { return finding.ground == domain::Ground::houseClosed; });
        result_.nearest = nearestFor(coming, at_.elsewhere, store_.facility());
        if (isShut) return findClosed(coming);
        result_.answer.outcome = domain::name(domain::Outcome::fullHouse);
        return recordTurnedAway(store_, coming, {"full_house", asRecorded(result_.nearest)}, noteOfTap())
            .sequence;
    }

    /// A door that its hours keep shut has refused nobody: who came stands in the journal, and counts
    /// nowhere.
    std::int64_t findClosed(const Coming& coming) {
        result_.opensMs = domain::opensNext(coming.rules.opening, store_.believedNowMs());
        result_.answer.outcome = domain::name(domain::Outcome::closed);
        return append(
            "pl.ostoja.arrival.turned_away.v1",
            {{"night", night_}, {"segment", segmentOf(coming.party.front())}, {"reason", "closed"}});
    }

    std::int64_t seeArrival() {
        result_.arrival = arrival_->id;
        if (stay_) {
            result_.bed = store_.stays().placeOf(stay_->bed).place;
            return append("pl.ostoja.stay.seen.v1",
                          {{"night", night_}, {"stay", stay_->id}, {"bed", stay_->bed}});
        }
        result_.answer.outcome = domain::name(domain::Outcome::seeStaff);
        return append("pl.ostoja.arrival.waits.v1",
                      {{"night", night_},
                       {"arrival", arrival_->id},
                       {"person", resident_->id},
                       {"grounds", boost::json::array(arrival_->grounds.begin(), arrival_->grounds.end())}});
    }

    std::int64_t withdraw() {
        const auto note = noteOfTap();
        const auto end = [&](const store::Arrival& arrival) {
            return endWaiting(store_, arrival, store::Arrivals::End::withdrawn, note).sequence;
        };
        const auto others = spokenForBy(store_, night_, resident_->id);
        const auto sequence = end(*arrival_);
        for (const auto& id : others) {
            if (const auto theirs = store_.arrivals().of(id)) end(*theirs);
        }
        return sequence;
    }

    /// Of all entries that a tap brings one bears its id.
    Note noteOfTap() {
        return [this, tap = at_.tap](std::string_view type, boost::json::object body,
                                     const std::string&) mutable -> store::EntryAt {
            body["terminal"] = at_.terminal;
            body["tap"] = std::exchange(tap, {});
            return {.sequence = store_.append(type, std::move(body)), .wallMs = store_.now().wallMs};
        };
    }

    std::int64_t endStay() {
        const auto end = [&](const store::Stay& stay) {
            const auto sequence = store_.append("pl.ostoja.stay.ended.v1", {{"night", night_},
                                                                            {"stay", stay.id},
                                                                            {"bed", stay.bed},
                                                                            {"segment", stay.segment},
                                                                            {"reason", "not_staying"}});
            store_.stays().end(stay.id, "not_staying", sequence);
            leaveToClean(store_, stay);
            return sequence;
        };
        const auto others = staysSpokenForBy(store_, night_, resident_->id);
        const auto sequence = end(*stay_);
        for (const auto& theirs : others) {
            if (theirs.state != store::Stay::State::held) end(theirs);
        }
        return sequence;
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
        body["terminal"] = at_.terminal;
        body["tap"] = at_.tap;
        return store_.append(type, std::move(body));
    }

    store::WriteStore& store_;
    AtTerminal at_;
    std::optional<store::Arrival> arrival_;
    store::CardFound card_;
    std::string night_;
    std::optional<store::Resident> resident_;
    std::optional<store::Stay> stay_;
    std::optional<std::string> visit_;
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
                             .welcomed = request.welcomed,
                             .elsewhere = request.elsewhere});
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
    TapRecord record(store, {.terminal = request.terminal,
                             .tap = {},
                             .leaving = {},
                             .welcomed = request.person,
                             .byStaff = true,
                             .elsewhere = request.elsewhere});
    record.isThere({.id = person->id,
                    .greeting = details.greeting,
                    .sex = details.sex,
                    .isProtected = details.isProtected});
    return record.run();
}

}  // namespace ostoja::station
