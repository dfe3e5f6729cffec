// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "error/error.h"
#include "station/store/people.h"
#include "station/store/records.h"
#include "station/store/vault.h"

namespace ostoja::station::store {

/// The people of the house and their cards, each person's details sealed with a key of their own. Nothing is
/// searched here: whoever searches holds all() in memory. Of the connection's thread; what SQLite throws
/// passes through.
class Register {
  public:
    Register(sqlite::Connection& connection, const Vault& vault) : connection_(connection), vault_(vault) {}

    /// An erased person, too.
    std::optional<Person> person(const std::string& id) const;
    /// All who aren't erased, in no order.
    std::vector<Person> all() const;
    /// Registers a person, or writes all that is known of one anew; the version that is now the record's.
    /// `person.version` and `person.erased` are not looked at: whoever changes compares the version first.
    /// Error "person_erased".
    Expected<std::int64_t> put(const Person& person);
    /// Destroys the person's key and all that it sealed, and ends their cards, which are nobody's then. Of
    /// the person stays the identifier. Nothing happens to one who is erased already.
    void erase(const std::string& id, const EntryAt& entry);
    /// Whether erase() was called since this was last asked: then the log has to go, too.
    bool erasedSomebody() { return std::exchange(erased_, false); }

    void makeHousehold(const std::string& id, domain::HouseholdKind kind);
    /// Empty: none. It makes no new version: whom somebody lives with is nobody's detail, and the version of
    /// one person tells nothing of another.
    void setHousehold(const std::string& person, const std::string& household);
    /// The resident who a guest turned out to be; empty: nobody. It makes no new version either.
    void setLink(const std::string& guest, const std::string& resident);
    std::optional<Household> household(const std::string& id) const;

    /// `card.state` and the times follow from this. Error "card_taken": a living card of that number is
    /// somebody's, or a staff member's.
    Expected<void> issueCard(const Card& card, const std::string& hash, const EntryAt& entry);
    /// A person's, the newest first.
    std::vector<Card> cardsOf(const std::string& person) const;
    std::optional<Card> card(const std::string& id) const;
    /// Which change may follow which is domain's question (card_state.h). Error "card_taken": it would live
    /// again, and meanwhile it is somebody else's.
    Expected<void> setCardState(const std::string& card, domain::CardState state, const EntryAt& entry);
    /// Loan cards that are somebody's: a night's closing ends them.
    std::vector<Card> loans() const;
    CardFound cardByHash(const std::string& hash) const;

    /// The holder of a valid card, with no more than a tap needs: the rest stays sealed.
    std::optional<Resident> residentOfCard(const std::string& hash) const;

  private:
    sqlite::Connection& connection_;
    const Vault& vault_;
    bool erased_ = false;
};

}  // namespace ostoja::station::store
