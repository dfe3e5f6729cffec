// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/store/staff_book.h"

#include "station/store/register_statements.h"
#include "station/store/rows.h"

namespace ostoja::station::store {

namespace {

using Query = sqlite::Connection::Query;

std::string placeOf(const std::string& member, const char* column) {
    return "staff:" + member + ":" + column;
}

StaffMember readMember(const Query& row, const Vault& vault) {
    const auto id = row.text(0);
    const auto key = vault.unwrap(id, row.text(5));
    return {.id = id,
            .role = wordOf(domain::roleFromName(row.text(1))),
            .active = row.text(2) == "active",
            .version = row.number(3),
            .name = opened(crypto::openField(key, placeOf(id, "name"), row.text(4))),
            .hasPin = row.number(6) != 0,
            .hasCard = row.number(7) != 0,
            .failures = {.count = row.number(8), .last = {row.text(9), row.number(10)}}};
}

}  // namespace

std::vector<StaffMember> StaffBook::all() const {
    std::vector<StaffMember> members;
    auto row = connection_.query(sql::staffMembers);
    while (row.next()) members.push_back(readMember(row, vault_));
    return members;
}

std::optional<StaffMember> StaffBook::member(const std::string& id) const {
    auto row = connection_.query(sql::staffMember, id);
    if (!row.next()) return std::nullopt;
    return readMember(row, vault_);
}

std::int64_t StaffBook::put(const StaffMember& member) {
    std::optional<std::int64_t> before;
    if (auto row = connection_.query(sql::staffStands, member.id); row.next()) before = row.number(0);
    const auto key = before ? vault_.keyOf(connection_, member.id) : vault_.makeKey(connection_, member.id);
    if (!key) throw SQLite::Exception("a staff member's key is gone", SQLITE_CORRUPT);
    const auto version = before.value_or(0) + 1;
    connection_
        .query(before ? sql::updateStaff : sql::insertStaff, member.id,
               std::string(domain::name(member.role)), std::string(member.active ? "active" : "left"),
               version, sqlite::Bytes{crypto::sealField(*key, placeOf(member.id, "name"), member.name)})
        .run();
    return version;
}

std::optional<std::string> StaffBook::pinHash(const std::string& id) const {
    auto row = connection_.query(sql::pinOf, id);
    if (!row.next() || row.isNull(0)) return std::nullopt;
    const auto key = vault_.keyOf(connection_, id);
    if (!key) throw SQLite::Exception("a staff member's key is gone", SQLITE_CORRUPT);
    return opened(crypto::openField(*key, placeOf(id, "pin"), row.text(0)));
}

void StaffBook::setPinHash(const std::string& id, const std::string& hash) {
    const auto key = vault_.keyOf(connection_, id);
    if (!key) throw SQLite::Exception("a PIN is set for no staff member");
    const auto sealed = crypto::sealField(*key, placeOf(id, "pin"), hash);
    exactlyOne(connection_.query(sql::setPin, id, sqlite::Bytes{sealed}).run(), "a PIN");
    setFailures(id, {});
}

void StaffBook::setFailures(const std::string& id, const domain::PinFailures& failures) {
    exactlyOne(
        connection_.query(sql::setFailures, id, failures.count, failures.last.boot, failures.last.monotonicMs)
            .run(),
        "failures of a PIN");
}

std::optional<std::string> StaffBook::memberOfCard(const std::string& hash) const {
    auto row = connection_.query(sql::staffOfCard, hash);
    return row.next() ? std::optional(row.text(0)) : std::nullopt;
}

Expected<void> StaffBook::giveCard(const std::string& id, const std::string& hash, const std::string& kind) {
    const auto holder = memberOfCard(hash);
    auto person = connection_.query(sql::liveCard, hash);
    if ((holder && *holder != id) || person.next())
        return failure("card_taken", "this card is somebody's; take another one, or end it there first");
    takeCard(id);
    connection_.query(sql::insertStaffCard, hash, kind, id).run();
    return {};
}

void StaffBook::takeCard(const std::string& id) {
    connection_.query(sql::deleteStaffCard, id).run();
}

void StaffBook::makeSetupCode(const std::string& code, const std::string& member) {
    connection_.query(sql::insertSetupCode, setupHash(code), member).run();
}

std::optional<std::string> StaffBook::memberOfSetupCode(const std::string& code) const {
    auto row = connection_.query(sql::staffOfSetupCode, setupHash(code));
    return row.next() ? std::optional(row.text(0)) : std::nullopt;
}

void StaffBook::useSetupCode(const std::string& code, std::int64_t sequence) {
    exactlyOne(connection_.query(sql::useSetupCode, setupHash(code), sequence).run(), "a setup code");
}

std::string StaffBook::setupHash(const std::string& code) const {
    std::string plain;
    for (const char c : code) {
        if (c == '-' || c == ' ') continue;
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return vault_.master().keyedHash("ostoja setup code", plain);
}

}  // namespace ostoja::station::store
