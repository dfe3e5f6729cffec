// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The statements about who comes: arrivals, refusals, suspensions, papers and winter actions.
namespace ostoja::station::store::sql {

inline constexpr const char* insertArrival =
    "INSERT INTO arrival (id, night, person, terminal, tap, state, grounds, stay, party, opened, opened_ms, "
    "until_ms) VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?6, ?7, ?8, ?9, ?10, ?11)";
inline constexpr const char* arrival =
    "SELECT id, night, person, terminal, tap, grounds, stay, party, opened_ms, until_ms FROM arrival "
    "WHERE id = ?1 AND state = 'waiting'";
inline constexpr const char* arrivalOfPerson =
    "SELECT id, night, person, terminal, tap, grounds, stay, party, opened_ms, until_ms FROM arrival "
    "WHERE person = ?1 AND state = 'waiting'";
inline constexpr const char* waitingArrivals =
    "SELECT id, night, person, terminal, tap, grounds, stay, party, opened_ms, until_ms FROM arrival "
    "WHERE state = 'waiting' ORDER BY opened_ms, opened, id";
inline constexpr const char* endArrival =
    "UPDATE arrival SET state = ?2, ended = ?3 WHERE id = ?1 AND state = 'waiting'";
inline constexpr const char* reopenArrival =
    "UPDATE arrival SET state = 'waiting', ended = NULL, stay = ?2, until_ms = ?3 "
    "WHERE id = ?1 AND state <> 'waiting'";

inline constexpr const char* insertRefusal =
    "INSERT INTO refusal (id, night, person, segment, why, frost, points_to, at, at_ms) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
inline constexpr const char* refusal =
    "SELECT id, night, person, segment, why, frost, points_to, at_ms, outcome FROM refusal WHERE id = ?1";
inline constexpr const char* refusalByCarer =
    "SELECT id, night, person, segment, why, frost, points_to, at_ms, outcome FROM refusal "
    "WHERE night = ?1 AND person = ?2 AND why IN ('intoxicated', 'suspended', 'house_rules', "
    "'not_self_caring', "
    "'other') AND coalesce(outcome, '') <> 'admitted' ORDER BY at DESC LIMIT 1";
inline constexpr const char* refusalOfTonight =
    "SELECT id FROM refusal WHERE night = ?1 AND person = ?2 AND why = ?3 AND outcome IS NULL";
inline constexpr const char* refusalsWithOutcome =
    "SELECT id FROM refusal WHERE night = ?1 AND person = ?2 AND coalesce(outcome, '') = ?3";
inline constexpr const char* settleRefusal = "UPDATE refusal SET outcome = ?2, outcome_at = ?3 WHERE id = ?1";
inline constexpr const char* deleteRefusal = "DELETE FROM refusal WHERE id = ?1";
inline constexpr const char* countTurnedAwayNoMore =
    "UPDATE turned_away SET times = times - 1 WHERE night = ?1 AND segment = ?2 AND times > 1";
inline constexpr const char* forgetTurnedAway =
    "DELETE FROM turned_away WHERE night = ?1 AND segment = ?2 AND times = 1";

inline constexpr const char* insertSuspension =
    "INSERT INTO suspension (id, person, from_day, until_day, reason, began) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
inline constexpr const char* suspension =
    "SELECT suspension.id, person, from_day, until_day, lifted, wrapped, reason FROM suspension "
    "JOIN person_key ON owner = person WHERE suspension.id = ?1";
inline constexpr const char* suspensionsOf =
    "SELECT suspension.id, person, from_day, until_day, lifted, wrapped, reason FROM suspension "
    "JOIN person_key ON owner = person WHERE person = ?1 ORDER BY began DESC, suspension.id DESC";
inline constexpr const char* suspensionOn =
    "SELECT from_day, until_day FROM suspension WHERE person = ?1 AND lifted IS NULL AND from_day <= ?2 AND "
    "until_day >= ?2 ORDER BY until_day DESC LIMIT 1";
inline constexpr const char* liftSuspension = "UPDATE suspension SET lifted = ?2 WHERE id = ?1";
inline constexpr const char* deleteSuspension = "DELETE FROM suspension WHERE id = ?1";

inline constexpr const char* insertPaper =
    "INSERT INTO paper (id, person, kind, from_day, until_day, began) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
inline constexpr const char* paper =
    "SELECT id, person, kind, from_day, until_day, ended FROM paper WHERE id = ?1";
inline constexpr const char* papersOf =
    "SELECT id, person, kind, from_day, until_day, ended FROM paper WHERE person = ?1 AND ended IS NULL "
    "ORDER BY from_day, id";
inline constexpr const char* endPaper = "UPDATE paper SET ended = ?2 WHERE id = ?1";

inline constexpr const char* insertWinter =
    "INSERT INTO winter_action (id, began, from_ms, until_ms, threshold_c, extra, around_clock, approved_by) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
inline constexpr const char* endWinter =
    "UPDATE winter_action SET ended = ?2, ended_ms = ?3 WHERE id = ?1 AND ended IS NULL";
inline constexpr const char* resumeWinter =
    "UPDATE winter_action SET ended = NULL, ended_ms = NULL WHERE id = ?1";

inline constexpr const char* isAnythingOver =
    "SELECT EXISTS (SELECT 1 FROM arrival WHERE state = 'waiting' AND until_ms <= ?1) "
    "OR EXISTS (SELECT 1 FROM bed_hold WHERE ended IS NULL AND until_ms <= ?1) "
    "OR EXISTS (SELECT 1 FROM winter_action WHERE ended IS NULL AND until_ms <= ?1)";

inline constexpr const char* deleteSuspensionsOf = "DELETE FROM suspension WHERE person = ?1";
inline constexpr const char* deletePapersOf = "DELETE FROM paper WHERE person = ?1";
inline constexpr const char* deleteAbsencesOf = "DELETE FROM absence WHERE person = ?1";
inline constexpr const char* deleteApartOf = "DELETE FROM kept_apart WHERE a = ?1 OR b = ?1";

}  // namespace ostoja::station::store::sql
