// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/register.h"

#include "station/store/person_fields.h"
#include "station/store/register_statements.h"
#include "station/store/rows.h"
#include "station/store/terms.h"

namespace ostoja::station::store {

namespace {

using Query = sqlite::Connection::Query;

constexpr int firstFieldRead = 7;
constexpr int firstFieldWritten = 6;

std::string placeOf(const std::string& person, const char* column) {
    return "resident:" + person + ":" + column;
}

domain::PersonDetails readDetails(const Query& row, const std::string& id, const crypto::PersonKey& key) {
    domain::PersonDetails details;
    int column = firstFieldRead;
    for (const auto& field : personFields()) {
        const auto place = placeOf(id, field.column);
        if (!field.read(details, opened(crypto::openField(key, place, row.text(column++)))))
            throw SQLite::Exception(place + " holds what was never sealed there", SQLITE_CORRUPT);
    }
    return details;
}

Person readPerson(const Query& row, const Vault& vault) {
    Person person{.id = row.text(0),
                  .kind = wordOf(domain::personKindFromName(row.text(1))),
                  .version = row.number(2),
                  .details = {},
                  .household = row.text(3),
                  .linkedTo = row.text(4),
                  .erased = row.numberOrNothing(5)};
    if (person.erased) return person;
    person.details = readDetails(row, person.id, vault.unwrap(person.id, row.text(6)));
    return person;
}

Card readCard(const Query& row) {
    return {.id = row.text(0),
            .kind = row.text(1),
            .use = wordOf(domain::cardUseFromName(row.text(2))),
            .holder = row.text(3),
            .state = wordOf(domain::cardStateFromName(row.text(4))),
            .issuedMs = row.number(5),
            .endedMs = row.numberOrNothing(6)};
}

}  // namespace

std::optional<Person> Register::person(const std::string& id) const {
    auto row = connection_.query(sql::person, id);
    if (!row.next()) return std::nullopt;
    return readPerson(row, vault_);
}

std::vector<Person> Register::all() const {
    std::vector<Person> people;
    auto row = connection_.query(sql::people);
    while (row.next()) people.push_back(readPerson(row, vault_));
    return people;
}

Expected<std::int64_t> Register::put(const Person& person) {
    std::optional<std::int64_t> before;
    if (auto row = connection_.query(sql::personStands, person.id); row.next()) {
        if (!row.isNull(1))
            return failure("person_erased", "this person was erased; register whoever it is anew");
        before = row.number(0);
    }
    const auto key = before ? vault_.keyOf(connection_, person.id) : vault_.makeKey(connection_, person.id);
    if (!key) throw SQLite::Exception("a person's key is gone", SQLITE_CORRUPT);
    const auto version = before.value_or(0) + 1;
    auto row = connection_.query(before ? sql::updatePerson : sql::insertPerson, person.id,
                                 std::string(domain::name(person.kind)), version, orNothing(person.household),
                                 orNothing(person.linkedTo));
    int index = firstFieldWritten;
    for (const auto& field : personFields()) {
        row.bind(index++, sqlite::Bytes{crypto::sealField(*key, placeOf(person.id, field.column),
                                                          field.text(person.details))});
    }
    row.run();
    return version;
}

void Register::erase(const std::string& id, const EntryAt& entry) {
    if (connection_.query(sql::erasePerson, id, entry.sequence).run() == 0) return;
    erased_ = true;
    forgetTermsOf(connection_, id);
    Vault::destroyKey(connection_, id);
    connection_.query(sql::endCardsOfErased, id, entry.sequence, entry.wallMs).run();
}

void Register::makeHousehold(const std::string& id, domain::HouseholdKind kind) {
    connection_.query(sql::insertHousehold, id, std::string(domain::name(kind))).run();
}

void Register::setHousehold(const std::string& person, const std::string& household) {
    connection_.query(sql::moveToHousehold, person, orNothing(household)).run();
}

void Register::setLink(const std::string& guest, const std::string& resident) {
    connection_.query(sql::linkGuest, guest, orNothing(resident)).run();
}

std::optional<Household> Register::household(const std::string& id) const {
    auto row = connection_.query(sql::household, id);
    if (!row.next()) return std::nullopt;
    Household household{.id = id, .kind = wordOf(domain::householdKindFromName(row.text(0))), .members = {}};
    auto member = connection_.query(sql::householdMembers, id);
    while (member.next()) household.members.push_back(member.text(0));
    return household;
}

Expected<void> Register::issueCard(const Card& card, const std::string& hash, const EntryAt& entry) {
    const auto found = cardByHash(hash);
    const bool persons = found.what == CardFound::What::persons && domain::isLive(found.card.state);
    if (persons || found.what == CardFound::What::staffs)
        return failure("card_taken", "this card is somebody's; take another one, or end it there first");
    connection_
        .query(sql::insertCard, card.id, hash, card.kind, std::string(domain::name(card.use)), card.holder,
               entry.sequence, entry.wallMs)
        .run();
    return {};
}

std::vector<Card> Register::cardsOf(const std::string& person) const {
    std::vector<Card> cards;
    auto row = connection_.query(sql::cardsOfPerson, person);
    while (row.next()) cards.push_back(readCard(row));
    return cards;
}

std::optional<Card> Register::card(const std::string& id) const {
    auto row = connection_.query(sql::card, id);
    if (!row.next()) return std::nullopt;
    return readCard(row);
}

Expected<void> Register::setCardState(const std::string& card, domain::CardState state,
                                      const EntryAt& entry) {
    const bool lives = domain::isLive(state);
    if (lives) {
        auto row = connection_.query(sql::hashOfCard, card);
        const auto found = row.next() ? cardByHash(row.text(0)) : CardFound{};
        const bool others = found.what == CardFound::What::persons && domain::isLive(found.card.state) &&
                            found.card.id != card;
        if (others || found.what == CardFound::What::staffs)
            return failure("card_taken", "this card is somebody else's by now; issue another one");
    }
    using Number = std::optional<std::int64_t>;
    const auto rows =
        connection_
            .query(sql::setCardState, card, std::string(domain::name(state)),
                   lives ? Number() : Number(entry.sequence), lives ? Number() : Number(entry.wallMs))
            .run();
    if (rows != 1) throw SQLite::Exception("a card's state changed " + std::to_string(rows) + " rows");
    return {};
}

std::vector<Card> Register::loans() const {
    std::vector<Card> cards;
    auto row = connection_.query(sql::liveLoans);
    while (row.next()) cards.push_back(readCard(row));
    return cards;
}

CardFound Register::cardByHash(const std::string& hash) const {
    if (auto row = connection_.query(sql::liveCard, hash); row.next())
        return {.what = CardFound::What::persons, .card = readCard(row), .staff = {}};
    if (auto row = connection_.query(sql::staffOfCard, hash); row.next())
        return {.what = CardFound::What::staffs, .card = {}, .staff = row.text(0)};
    if (auto row = connection_.query(sql::replacedCard, hash); row.next())
        return {.what = CardFound::What::persons, .card = readCard(row), .staff = {}};
    return {};
}

std::optional<Resident> Register::residentOfCard(const std::string& hash) const {
    auto row = connection_.query(sql::residentOfCard, hash);
    if (!row.next() || row.text(1) != domain::name(domain::CardState::valid)) return std::nullopt;
    Resident resident{.id = row.text(0), .greeting = {}, .sex = {}, .isProtected = false};
    const auto key = vault_.unwrap(resident.id, row.text(2));
    const auto field = [&](int column, const char* name) {
        return opened(crypto::openField(key, placeOf(resident.id, name), row.text(column)));
    };
    resident.greeting = field(3, "greeting");
    if (const auto sex = field(4, "sex"); !sex.empty()) resident.sex = wordOf(domain::sexFromLetter(sex));
    resident.isProtected = field(5, "is_protected") == "1";
    return resident;
}

}  // namespace ostoja::station::store
