// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/recording/record_card.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace ostoja::station {

namespace {

using domain::CardChange;
using domain::CardState;

std::string_view typeOf(CardState state) {
    switch (state) {
        case CardState::lost:
            return "pl.ostoja.card.lost.v1";
        case CardState::valid:
            return "pl.ostoja.card.found.v1";
        case CardState::returned:
            return "pl.ostoja.card.returned.v1";
        case CardState::replaced:
            break;
    }
    return "pl.ostoja.card.replaced.v1";
}

Expected<void> apply(StaffAct& act, const store::Card& card, CardChange change) {
    const auto after = domain::afterChange(card.state, change);
    if (!after) return tl::make_unexpected(after.error());
    if (*after == card.state) return {};
    const auto entry =
        act.record(typeOf(*after), {{"card", card.id}, {"person", card.holder}}, {card.holder});
    return act.store().people().setCardState(card.id, *after, entry);
}

std::optional<CardChange> backwards(CardChange change) {
    switch (change) {
        case CardChange::lose:
            return CardChange::find;
        case CardChange::find:
            return CardChange::lose;
        case CardChange::giveBack:
            return CardChange::undoGiveBack;
        default:
            return std::nullopt;
    }
}

std::optional<store::Card> ownCard(StaffAct& act, const std::string& person, CardState state) {
    const auto cards = act.store().people().cardsOf(person);
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const store::Card& card) {
        return card.use == domain::CardUse::own && card.state == state;
    });
    return found == cards.end() ? std::nullopt : std::optional(*found);
}

Expected<void> takeBackIssue(StaffAct& act, const std::string& issued, const std::string& replaced) {
    const auto card = act.card(issued);
    if (!card) return tl::make_unexpected(card.error());
    if (auto back = apply(act, *card, CardChange::giveBack); !back) return back;
    if (replaced.empty()) return {};
    const auto former = act.card(replaced);
    if (!former) return tl::make_unexpected(former.error());
    return apply(act, *former, CardChange::undoReplace);
}

}  // namespace

Expected<std::string> recordIssued(StaffAct& act, const std::string& person, const CardInHand& hand,
                                   domain::CardUse use) {
    if (const auto holder = act.person(person); !holder) return tl::make_unexpected(holder.error());
    auto& people = act.store().people();
    const auto found = people.cardByHash(hand.hash);
    const bool live = found.what == store::CardFound::What::persons && domain::isLive(found.card.state);
    if (live && found.card.holder == person) {
        if (found.card.state == CardState::valid) return found.card.id;
        return failure("card_lost", "this is the person's own card, told to be lost; say that it was found");
    }
    std::string replaced;
    if (use == domain::CardUse::own) {
        if (ownCard(act, person, CardState::valid)) {
            return failure("card_still_valid",
                           "this person has a card; say first that it is lost or given back");
        }
        if (const auto lost = ownCard(act, person, CardState::lost)) {
            if (auto done = apply(act, *lost, CardChange::replace); !done)
                return tl::make_unexpected(done.error());
            replaced = lost->id;
        }
    }
    store::Card card;
    card.id = act.store().newId();
    card.kind = hand.kind;
    card.use = use;
    card.holder = person;
    const auto entry =
        act.record("pl.ostoja.card.issued.v1",
                   {{"card", card.id}, {"person", person}, {"use", domain::name(use)}}, {person});
    if (auto issued = people.issueCard(card, hand.hash, entry); !issued)
        return tl::make_unexpected(issued.error());
    act.offerUndo(
        {.what = "card_issued", .person = person, .takeBack = [id = card.id, replaced](StaffAct& undoing) {
             return takeBackIssue(undoing, id, replaced);
         }});
    return card.id;
}

Expected<void> recordCardChange(StaffAct& act, const std::string& id, CardChange change) {
    const auto card = act.card(id);
    if (!card) return tl::make_unexpected(card.error());
    if (auto done = apply(act, *card, change); !done) return done;
    const auto after = act.card(id);
    const auto back = backwards(change);
    if (!back || !after || after->state == card->state) return {};
    const std::string what = change == CardChange::lose   ? "card_lost"
                             : change == CardChange::find ? "card_found"
                                                          : "card_returned";
    act.offerUndo({.what = what,
                   .person = card->holder,
                   .takeBack = [id, back = *back](StaffAct& undoing) -> Expected<void> {
                       const auto now = undoing.card(id);
                       if (!now) return tl::make_unexpected(now.error());
                       return apply(undoing, *now, back);
                   }});
    return {};
}

}  // namespace ostoja::station
