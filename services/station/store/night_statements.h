// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The statements about the house's rules, its beds, stays, arrivals, holds and winter actions.
namespace ostoja::station::store::sql {

inline constexpr const char* insertRules =
    "INSERT INTO house_rules (only, tap, cut_off, only_for, minors, self_care, arrival_minutes, "
    "hold_minutes, frost_from, frost_until, cleaning_after_stay) "
    "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
inline constexpr const char* rules =
    "SELECT tap, cut_off, only_for, minors, self_care, arrival_minutes, hold_minutes, frost_from, "
    "frost_until, cleaning_after_stay FROM house_rules";
inline constexpr const char* insertSeason =
    "INSERT INTO opening (place, from_day, until_day, opens, closes) VALUES (?1, ?2, ?3, ?4, ?5)";
inline constexpr const char* seasons =
    "SELECT from_day, until_day, opens, closes FROM opening ORDER BY place";
inline constexpr const char* insertContract =
    "INSERT INTO contract (id, name, commune, from_day, until_day, absence_days) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

inline constexpr const char* insertFeature = "INSERT INTO bed_feature (bed, feature) VALUES (?1, ?2)";
inline constexpr const char* features = "SELECT bed, feature FROM bed_feature ORDER BY bed, feature";
inline constexpr const char* beds =
    "SELECT bed.id, bed.number, room.number, room.segment, bed.position, bed.extra, bed.state FROM bed "
    "JOIN room ON room.id = bed.room ORDER BY bed.place";
inline constexpr const char* bedsNotInUse = "SELECT id, state FROM bed WHERE state <> 'in_use'";
inline constexpr const char* takenBeds =
    "SELECT bed, state FROM stay WHERE night = ?1 AND state <> 'ended' "
    "UNION ALL SELECT bed, 'held' FROM bed_hold WHERE ended IS NULL";
inline constexpr const char* whoHasBeds =
    "SELECT bed, state, resident, household FROM stay JOIN resident ON resident.id = stay.resident "
    "WHERE night = ?1 AND state <> 'ended'";
inline constexpr const char* forWhomBedsAreHeld =
    "SELECT bed, person, household FROM bed_hold LEFT JOIN resident ON resident.id = person "
    "WHERE ended IS NULL";
inline constexpr const char* bedPlace =
    "SELECT bed.number, bed.position, room.number, room.colour, room.colour_name, room.sign, room.way, "
    "room.segment FROM bed JOIN room ON room.id = bed.room WHERE bed.id = ?1";

inline constexpr const char* stayOfPerson =
    "SELECT stay.id, night, resident, bed, room.segment, stay.state, presence, presence_ms, kept, winter, "
    "why_bed, carried, began_ms FROM stay JOIN bed ON bed.id = stay.bed JOIN room ON room.id = bed.room "
    "WHERE night = ?1 AND resident = ?2 AND stay.state <> 'ended'";
inline constexpr const char* stay =
    "SELECT stay.id, night, resident, bed, room.segment, stay.state, presence, presence_ms, kept, winter, "
    "why_bed, carried, began_ms FROM stay JOIN bed ON bed.id = stay.bed JOIN room ON room.id = bed.room "
    "WHERE stay.id = ?1 AND stay.state <> 'ended'";
inline constexpr const char* staysOfNight =
    "SELECT stay.id, night, resident, bed, room.segment, stay.state, presence, presence_ms, kept, winter, "
    "why_bed, carried, began_ms FROM stay JOIN bed ON bed.id = stay.bed JOIN room ON room.id = bed.room "
    "WHERE night = ?1 AND stay.state <> 'ended' ORDER BY bed.place";
inline constexpr const char* wasKept =
    "SELECT 1 FROM stay WHERE resident = ?2 AND night = ?1 AND kept = 1 AND ended_why = 'carried'";
inline constexpr const char* bedOfNightBefore =
    "SELECT bed FROM stay WHERE resident = ?1 AND night = ?2 AND admitted IS NOT NULL "
    "AND coalesce(ended_why, '') <> 'undone' ORDER BY began DESC LIMIT 1";
inline constexpr const char* insertStay =
    "INSERT INTO stay (id, night, resident, bed, state, presence, presence_ms, winter, why_bed, began, "
    "admitted, began_ms, admitted_ms, carried) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?7, iif(?11 IS NULL, NULL, ?7), ?12)";
inline constexpr const char* admitStay =
    "UPDATE stay SET state = 'here', admitted = ?2, admitted_ms = ?3, presence = ?4, presence_ms = ?3 "
    "WHERE id = ?1 AND state = 'held'";
inline constexpr const char* holdStayAgain =
    "UPDATE stay SET state = 'held', admitted = NULL, admitted_ms = NULL WHERE id = ?1 AND state = 'here'";
inline constexpr const char* setStayState =
    "UPDATE stay SET state = ?2 WHERE id = ?1 AND state IN ('here', 'away')";
inline constexpr const char* seeStay =
    "UPDATE stay SET presence = ?2, presence_ms = ?3 WHERE id = ?1 AND state <> 'ended'";
inline constexpr const char* endStay =
    "UPDATE stay SET state = 'ended', ended = ?2, ended_why = ?3 WHERE id = ?1 AND state <> 'ended'";

inline constexpr const char* insertHold =
    "INSERT INTO bed_hold (id, bed, night, person, until_ms, began) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
inline constexpr const char* holds =
    "SELECT id, bed, night, person, until_ms FROM bed_hold WHERE ended IS NULL ORDER BY began";
inline constexpr const char* endHold = "UPDATE bed_hold SET ended = ?2 WHERE id = ?1 AND ended IS NULL";

/// By the index of those that nobody has seen: of the others there are more each year.
inline constexpr const char* newestAlert =
    "SELECT coalesce(max(rowid + 0), 0) FROM alert INDEXED BY unseen_alerts WHERE seen IS NULL";
inline constexpr const char* countArrivals = "SELECT count(*) FROM arrival WHERE state = 'waiting'";

inline constexpr const char* winterAction =
    "SELECT id, from_ms, until_ms, threshold_c, extra, around_clock, approved_by FROM winter_action "
    "WHERE ended IS NULL";

}  // namespace ostoja::station::store::sql
