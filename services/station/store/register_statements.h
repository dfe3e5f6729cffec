// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The statements about people, their cards, the staff, and what they are told.
namespace ostoja::station::store::sql {

inline constexpr const char* insertVault =
    "INSERT INTO vault (only, key_id, proof, signing_public, signing_secret) VALUES (1, ?1, ?2, ?3, ?4)";
inline constexpr const char* vault = "SELECT key_id, proof, signing_public, signing_secret FROM vault";
inline constexpr const char* insertPersonKey = "INSERT INTO person_key (owner, wrapped) VALUES (?1, ?2)";
inline constexpr const char* personKey = "SELECT wrapped FROM person_key WHERE owner = ?1";
inline constexpr const char* deletePersonKey = "DELETE FROM person_key WHERE owner = ?1";

inline constexpr const char* person =
    "SELECT resident.id, kind, version, household, linked_to, erased, wrapped, greeting, sex, is_protected, "
    "name, legal_name, born, estimated_age, languages, last_registration, liable_commune, contact, needs, "
    "identity, brought_by, pesel, remark, health_remark, privacy_notice, house_rules "
    "FROM resident LEFT JOIN person_key ON owner = resident.id WHERE resident.id = ?1";
inline constexpr const char* people =
    "SELECT resident.id, kind, version, household, linked_to, erased, wrapped, greeting, sex, is_protected, "
    "name, legal_name, born, estimated_age, languages, last_registration, liable_commune, contact, needs, "
    "identity, brought_by, pesel, remark, health_remark, privacy_notice, house_rules "
    "FROM resident LEFT JOIN person_key ON owner = resident.id WHERE erased IS NULL";
inline constexpr const char* personStands = "SELECT version, erased FROM resident WHERE id = ?1";
inline constexpr const char* insertPerson =
    "INSERT INTO resident (id, kind, version, household, linked_to, greeting, sex, is_protected, name, "
    "legal_name, born, estimated_age, languages, last_registration, liable_commune, contact, needs, "
    "identity, brought_by, pesel, remark, health_remark, privacy_notice, house_rules) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
    "?22, ?23, ?24)";
inline constexpr const char* updatePerson =
    "UPDATE resident SET kind = ?2, version = ?3, household = ?4, linked_to = ?5, greeting = ?6, sex = ?7, "
    "is_protected = ?8, name = ?9, legal_name = ?10, born = ?11, estimated_age = ?12, languages = ?13, "
    "last_registration = ?14, liable_commune = ?15, contact = ?16, needs = ?17, identity = ?18, "
    "brought_by = ?19, pesel = ?20, remark = ?21, health_remark = ?22, privacy_notice = ?23, "
    "house_rules = ?24 WHERE id = ?1 AND erased IS NULL";
inline constexpr const char* erasePerson =
    "UPDATE resident SET version = version + 1, erased = ?2, household = NULL, linked_to = NULL, "
    "greeting = NULL, sex = NULL, is_protected = NULL, name = NULL, legal_name = NULL, born = NULL, "
    "estimated_age = NULL, languages = NULL, last_registration = NULL, liable_commune = NULL, "
    "contact = NULL, needs = NULL, identity = NULL, brought_by = NULL, pesel = NULL, remark = NULL, "
    "health_remark = NULL, privacy_notice = NULL, house_rules = NULL WHERE id = ?1 AND erased IS NULL";

inline constexpr const char* insertHousehold = "INSERT INTO household (id, kind) VALUES (?1, ?2)";
inline constexpr const char* moveToHousehold =
    "UPDATE resident SET household = ?2 WHERE id = ?1 AND erased IS NULL";
inline constexpr const char* linkGuest =
    "UPDATE resident SET linked_to = ?2 WHERE id = ?1 AND erased IS NULL";
inline constexpr const char* household = "SELECT kind FROM household WHERE id = ?1";
inline constexpr const char* householdMembers = "SELECT id FROM resident WHERE household = ?1 ORDER BY id";

inline constexpr const char* insertCard =
    "INSERT INTO card (id, hash, kind, use, holder, state, issued, issued_ms) "
    "VALUES (?1, ?2, ?3, ?4, ?5, 'valid', ?6, ?7)";
inline constexpr const char* cardsOfPerson =
    "SELECT id, kind, use, holder, state, issued_ms, ended_ms FROM card WHERE holder = ?1 "
    "ORDER BY issued DESC, id DESC";
inline constexpr const char* card =
    "SELECT id, kind, use, holder, state, issued_ms, ended_ms FROM card WHERE id = ?1";
inline constexpr const char* liveLoans =
    "SELECT id, kind, use, holder, state, issued_ms, ended_ms FROM card "
    "WHERE use = 'loan' AND state IN ('valid', 'lost') ORDER BY id";
inline constexpr const char* liveCard =
    "SELECT id, kind, use, holder, state, issued_ms, ended_ms FROM card "
    "WHERE hash = ?1 AND state IN ('valid', 'lost')";
inline constexpr const char* replacedCard =
    "SELECT id, kind, use, holder, state, issued_ms, ended_ms FROM card "
    "WHERE hash = ?1 AND state = 'replaced' ORDER BY ended_ms DESC, id DESC LIMIT 1";
inline constexpr const char* setCardState =
    "UPDATE card SET state = ?2, ended = ?3, ended_ms = ?4 WHERE id = ?1";
inline constexpr const char* hashOfCard = "SELECT hash FROM card WHERE id = ?1";
inline constexpr const char* endCardsOfErased =
    "UPDATE card SET hash = NULL, state = CASE WHEN ended IS NULL THEN 'returned' ELSE state END, "
    "ended = coalesce(ended, ?2), ended_ms = coalesce(ended_ms, ?3) WHERE holder = ?1";
inline constexpr const char* residentOfCard =
    "SELECT resident.id, card.state, wrapped, greeting, sex, is_protected FROM card "
    "JOIN resident ON resident.id = card.holder JOIN person_key ON owner = resident.id "
    "WHERE card.hash = ?1 AND card.state IN ('valid', 'lost')";

inline constexpr const char* staffMembers =
    "SELECT staff.id, role, state, version, name, wrapped, pin IS NOT NULL, staff_card.hash IS NOT NULL, "
    "failures, failed_boot, failed_monotonic_ms FROM staff LEFT JOIN person_key ON owner = staff.id "
    "LEFT JOIN staff_card ON staff_card.staff = staff.id ORDER BY staff.id";
inline constexpr const char* staffMember =
    "SELECT staff.id, role, state, version, name, wrapped, pin IS NOT NULL, staff_card.hash IS NOT NULL, "
    "failures, failed_boot, failed_monotonic_ms FROM staff LEFT JOIN person_key ON owner = staff.id "
    "LEFT JOIN staff_card ON staff_card.staff = staff.id WHERE staff.id = ?1";
inline constexpr const char* staffStands = "SELECT version FROM staff WHERE id = ?1";
inline constexpr const char* insertStaff =
    "INSERT INTO staff (id, role, state, version, name) VALUES (?1, ?2, ?3, ?4, ?5)";
inline constexpr const char* updateStaff =
    "UPDATE staff SET role = ?2, state = ?3, version = ?4, name = ?5 WHERE id = ?1";
inline constexpr const char* setPin = "UPDATE staff SET pin = ?2 WHERE id = ?1";
inline constexpr const char* pinOf = "SELECT pin FROM staff WHERE id = ?1";
inline constexpr const char* setFailures =
    "UPDATE staff SET failures = ?2, failed_boot = ?3, failed_monotonic_ms = ?4 WHERE id = ?1";
inline constexpr const char* insertStaffCard =
    "INSERT INTO staff_card (hash, kind, staff) VALUES (?1, ?2, ?3)";
inline constexpr const char* deleteStaffCard = "DELETE FROM staff_card WHERE staff = ?1";
inline constexpr const char* staffOfCard = "SELECT staff FROM staff_card WHERE hash = ?1";
inline constexpr const char* insertSetupCode = "INSERT INTO setup_code (hash, staff) VALUES (?1, ?2)";
inline constexpr const char* staffOfSetupCode =
    "SELECT staff FROM setup_code WHERE hash = ?1 AND used IS NULL";
inline constexpr const char* useSetupCode =
    "UPDATE setup_code SET used = ?2 WHERE hash = ?1 AND used IS NULL";

inline constexpr const char* nextCallNumber =
    "SELECT 1 + coalesce(max(number), 0) FROM call WHERE night = ?1";
inline constexpr const char* insertCall =
    "INSERT INTO call (id, kind, number, night, terminal, state, person, opened, opened_ms) "
    "VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?6, ?7, ?8)";
inline constexpr const char* waitingCalls =
    "SELECT id, kind, number, night, terminal, state, person, opened_ms FROM call WHERE state = 'waiting' "
    "ORDER BY opened, number";
inline constexpr const char* call =
    "SELECT id, kind, number, night, terminal, state, person, opened_ms FROM call WHERE id = ?1";
inline constexpr const char* endCall =
    "UPDATE call SET state = ?2, person = coalesce(?3, person), ended = ?4 "
    "WHERE id = ?1 AND state = 'waiting'";
inline constexpr const char* insertAlert =
    "INSERT INTO alert (id, kind, terminal, card, person, bed, at, at_ms) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
inline constexpr const char* unseenAlerts =
    "SELECT alert.id, kind, terminal, card, person, at_ms, bed, number FROM alert INDEXED BY unseen_alerts "
    "LEFT JOIN bed ON bed.id = alert.bed WHERE seen IS NULL ORDER BY alert.rowid LIMIT ?1";
inline constexpr const char* endLapses =
    "UPDATE alert INDEXED BY unseen_alerts SET seen = ?1 WHERE seen IS NULL AND kind = 'arrival_lapsed' "
    "AND (bed IS NOT NULL OR at_ms < ?2)";
inline constexpr const char* showAlertAgain = "UPDATE alert SET seen = NULL WHERE id = ?1 AND seen = ?2";
inline constexpr const char* seeAlert = "UPDATE alert SET seen = ?2 WHERE id = ?1 AND seen IS NULL";

inline constexpr const char* signingKey = "SELECT signing_public FROM vault";
inline constexpr const char* insertCheckpoint =
    "INSERT INTO checkpoint (epoch, sequence, hash, signature) VALUES (?1, ?2, ?3, ?4) "
    "ON CONFLICT (epoch, sequence) DO NOTHING";
inline constexpr const char* checkpoints =
    "SELECT checkpoint.sequence, checkpoint.hash, checkpoint.signature, journal.hash FROM checkpoint "
    "LEFT JOIN journal ON journal.epoch = checkpoint.epoch AND journal.sequence = checkpoint.sequence "
    "WHERE checkpoint.epoch = ?1 ORDER BY checkpoint.sequence";

inline constexpr const char* firstEntryTime = "SELECT time_ms FROM journal ORDER BY epoch, sequence LIMIT 1";
inline constexpr const char* formerResidents =
    "SELECT id, plain_name, plain_greeting, plain_sex FROM resident";
inline constexpr const char* formerCards = "SELECT hash, kind, resident FROM former_card";

}  // namespace ostoja::station::store::sql
