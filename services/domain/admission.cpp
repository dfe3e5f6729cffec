// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/admission.h"

#include <algorithm>
#include <array>

#include "domain/word_table.h"

namespace ostoja::domain {

namespace {

constexpr WordTable<Verdict, 3> verdicts = {{
    {Verdict::admit, "admit"},
    {Verdict::askStaff, "ask_staff"},
    {Verdict::refuse, "refuse"},
}};

bool includes(std::span<const Ground> grounds, Ground ground) {
    return std::find(grounds.begin(), grounds.end(), ground) != grounds.end();
}

/// One party at one house, on its way through the rules.
class Asking {
  public:
    Asking(std::span<const Applicant> party, Night night, const HouseTonight& house,
           std::span<const Ground> despite)
        : party_(party), night_(night), house_(house), despite_(despite.begin(), despite.end()) {
        // What a house is for is asked once, of the person, and not again of each bed.
        bedsDespite_ = despite_;
        bedsDespite_.push_back(Ground::notThisSex);
    }

    Admission run() {
        lookAtTheHour();
        for (const auto& who : party_) lookAt(who);
        lookForBeds();
        result_.verdict = verdict();
        return std::move(result_);
    }

  private:
    void found(Ground ground, std::string person, std::string until = {}) {
        result_.findings.push_back({.ground = ground,
                                    .source = sourceOf(ground, house_.rules.form),
                                    .until = std::move(until),
                                    .person = std::move(person)});
    }

    void lookAtTheHour() {
        const auto& rules = house_.rules;
        const auto cameMs = house_.cameMs.value_or(house_.nowMs);
        const bool openAnyway = runsAt(house_.winter, cameMs) && house_.winter->aroundClock;
        const auto hours = hoursOf(rules.opening, night_);
        if (hours && !openAnyway && !hours->contain(cameMs)) return found(Ground::houseClosed, {});
        const bool late = rules.cutOff && cameMs >= momentInNight(night_, *rules.cutOff);
        if (late) found(Ground::afterCutOff, {});
    }

    void lookAt(const Applicant& who) {
        const auto& rules = house_.rules;
        if (who.suspension && holdsOn(*who.suspension, night_))
            found(Ground::suspended, who.id, who.suspension->until);
        if (who.refused) {
            found(Ground::refusedTonight, who.id);
            result_.findings.back().refused = who.refused;
        }
        if (rules.onlyFor && who.sex && *who.sex != *rules.onlyFor) found(Ground::notThisSex, who.id);
        if (isMinor(who) && !rules.minors) found(Ground::houseRules, who.id);
        if (isMinor(who) && comesWithoutAnAdult()) found(Ground::minorAlone, who.id);
        if (!who.sex && !isChildOfTheParty(who)) found(Ground::sexUnknown, who.id);
        if (includes(who.seen, Ground::intoxicated)) found(Ground::intoxicated, who.id);
        if (includes(who.seen, Ground::notSelfCaring) && rules.selfCare) found(Ground::notSelfCaring, who.id);
        lookAtPapersOf(who);
    }

    bool comesWithoutAnAdult() const {
        return std::all_of(party_.begin(), party_.end(),
                           [](const Applicant& who) { return isMinor(who) && !who.adultHere; });
    }

    /// A child sleeps where its family does.
    bool isChildOfTheParty(const Applicant& who) const { return isMinor(who) && !comesWithoutAnAdult(); }

    void lookAtPapersOf(const Applicant& who) {
        for (const auto& demand : papersLacking(house_.rules.form, who.papers, night_)) {
            const auto expired = lastDayOf(who, demand.kind);
            found(expired.empty() ? Ground::paperMissing : Ground::paperExpired, who.id, expired);
            result_.findings.back().source = demand.source;
        }
    }

    /// Of a paper that has run out; empty when there never was one.
    std::string lastDayOf(const Applicant& who, PaperKind kind) const {
        const auto tonight = formatNight(night_);
        std::string last;
        for (const auto& paper : who.papers) {
            if (paper.kind == kind && !paper.until.empty() && paper.until < tonight)
                last = std::max(last, paper.until);
        }
        return last;
    }

    void lookForBeds() {
        const auto beds = bedsTonight(house_.beds, house_.winter, house_.nowMs);
        if (auto places = allot(party_, beds, house_.rules, bedsDespite_)) {
            result_.places = std::move(*places);
            return noteSetAside(beds);
        }
        if (const auto why = whyNoBed(beds)) found(*why, {});
    }

    /// That without which there would have been no beds.
    void noteSetAside(std::span<const Bed> beds) {
        for (const auto ground : {Ground::keptApart, Ground::noSuitableBed, Ground::otherWard}) {
            if (!includes(despite_, ground)) continue;
            auto others = bedsDespite_;
            std::erase(others, ground);
            if (!allot(party_, beds, house_.rules, others)) found(ground, {});
        }
    }

    /// As little as has to be set aside so that there would be a bed for all of them; nothing where it is
    /// enough that somebody says which ward is right.
    std::optional<Ground> whyNoBed(std::span<const Bed> beds) const {
        const std::array<std::vector<Ground>, 3> wished = {
            {{Ground::keptApart}, {Ground::noSuitableBed}, {Ground::keptApart, Ground::noSuitableBed}}};
        for (const auto& grounds : wished) {
            if (wouldHaveBeds(beds, grounds)) return firstThatCounts(grounds);
        }
        const bool untold = std::any_of(party_.begin(), party_.end(), [&](const Applicant& who) {
            return !who.sex && !isChildOfTheParty(who);
        });
        if (untold && wouldHaveBeds(beds, {Ground::keptApart, Ground::noSuitableBed, Ground::otherWard}))
            return std::nullopt;
        return Ground::houseFull;
    }

    bool wouldHaveBeds(std::span<const Bed> beds, std::vector<Ground> setAside) const {
        setAside.insert(setAside.end(), bedsDespite_.begin(), bedsDespite_.end());
        return allot(party_, beds, house_.rules, setAside).has_value();
    }

    Ground firstThatCounts(const std::vector<Ground>& grounds) const {
        const auto found = std::find_if(grounds.begin(), grounds.end(),
                                        [&](Ground ground) { return !includes(bedsDespite_, ground); });
        return found == grounds.end() ? grounds.front() : *found;
    }

    Verdict verdict() const {
        bool asks = false;
        for (const auto& finding : result_.findings) {
            if (finding.ground == Ground::houseFull) return Verdict::refuse;
            if (includes(despite_, finding.ground)) continue;
            if (finding.ground == Ground::houseClosed) return Verdict::refuse;
            asks = true;
        }
        if (result_.places.empty()) return asks ? Verdict::askStaff : Verdict::refuse;
        return asks ? Verdict::askStaff : Verdict::admit;
    }

    std::span<const Applicant> party_;
    Night night_;
    const HouseTonight& house_;
    std::vector<Ground> despite_;
    std::vector<Ground> bedsDespite_;
    Admission result_;
};

}  // namespace

std::string_view name(Verdict verdict) {
    return wordFor(verdicts, verdict);
}

Expected<Verdict> verdictFromName(std::string_view text) {
    return valueOf(verdicts, "verdict", text);
}

Admission admit(std::span<const Applicant> party, Night night, const HouseTonight& house,
                std::span<const Ground> despite) {
    return Asking(party, night, house, despite).run();
}

}  // namespace ostoja::domain
