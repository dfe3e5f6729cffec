// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The statements with which staff move people between beds, and what the board shows of the night.
namespace ostoja::station::store::sql {

inline constexpr const char* bedOfHouse =
    "SELECT bed.id, bed.number, room.number, room.segment, bed.state FROM bed "
    "JOIN room ON room.id = bed.room WHERE bed.id = ?1";
inline constexpr const char* setBedState = "UPDATE bed SET state = ?2 WHERE id = ?1";

inline constexpr const char* moveStay = "UPDATE stay SET bed = ?2 WHERE id = ?1 AND state <> 'ended'";
/// For the moment in which a swap gives its bed to the other one.
inline constexpr const char* liftStay = "UPDATE stay SET state = 'ended', ended = ?2 WHERE id = ?1";
inline constexpr const char* layStayDown =
    "UPDATE stay SET state = ?2, bed = ?3, ended = NULL WHERE id = ?1 AND state = 'ended'";
inline constexpr const char* keepStay = "UPDATE stay SET kept = ?2 WHERE id = ?1 AND state <> 'ended'";
inline constexpr const char* reopenStay =
    "UPDATE stay SET state = 'here', ended = NULL, ended_why = NULL WHERE id = ?1 AND state = 'ended'";

inline constexpr const char* hold =
    "SELECT id, bed, night, person, until_ms FROM bed_hold WHERE id = ?1 AND ended IS NULL";
inline constexpr const char* holdOfBed =
    "SELECT id, bed, night, person, until_ms FROM bed_hold WHERE bed = ?1 AND ended IS NULL";
inline constexpr const char* holdFor =
    "SELECT id, bed, night, person, until_ms FROM bed_hold WHERE person = ?1 AND ended IS NULL";
inline constexpr const char* waitsAtAdmission =
    "SELECT EXISTS (SELECT 1 FROM arrival WHERE person = ?1 AND state = 'waiting')";

inline constexpr const char* apartFrom =
    "SELECT b FROM kept_apart WHERE a = ?1 UNION ALL SELECT a FROM kept_apart WHERE b = ?1";
inline constexpr const char* keepApart = "INSERT OR IGNORE INTO kept_apart (a, b) VALUES (?1, ?2)";
inline constexpr const char* keepApartNoMore = "DELETE FROM kept_apart WHERE a = ?1 AND b = ?2";

inline constexpr const char* absencesOf =
    "SELECT id, from_day, until_day FROM absence WHERE person = ?1 AND ended IS NULL ORDER BY from_day, id";
inline constexpr const char* insertAbsence =
    "INSERT INTO absence (id, person, from_day, until_day, began) VALUES (?1, ?2, ?3, ?4, ?5)";
inline constexpr const char* endAbsence = "UPDATE absence SET ended = ?2 WHERE id = ?1 AND ended IS NULL";

inline constexpr const char* beganStay = "SELECT began_ms FROM stay WHERE id = ?1";
inline constexpr const char* arrivalOf = "SELECT id FROM arrival WHERE person = ?1 AND state = 'waiting'";

inline constexpr const char* roomsOfHouse =
    "SELECT number, segment, colour, colour_name, sign FROM room ORDER BY place";
inline constexpr const char* boardStays =
    "SELECT id, resident, bed, state, presence, kept, why_bed, began_ms, presence_ms, carried, "
    "carried = 1 AND EXISTS "
    "(SELECT 1 FROM stay AS former WHERE former.resident = stay.resident AND former.night = "
    "date(stay.night, '-1 day') AND former.kept = 1 AND former.ended_why = 'carried') "
    "FROM stay WHERE night = ?1 AND state <> 'ended'";
inline constexpr const char* boardArrivals =
    "SELECT id, person, terminal, grounds, stay, party, opened_ms, until_ms FROM arrival "
    "WHERE state = 'waiting' ORDER BY opened_ms, opened";
/// Those who sleep in the house tonight and from whom somebody who waits is kept apart.
inline constexpr const char* boardApart =
    "SELECT arrival.id, slept.resident FROM arrival JOIN kept_apart ON arrival.person IN (a, b) "
    "JOIN stay AS slept ON slept.resident IN (a, b) AND slept.resident <> arrival.person "
    "AND slept.night = arrival.night AND slept.state <> 'ended' WHERE arrival.state = 'waiting'";
inline constexpr const char* boardRefusals =
    "SELECT refusal.id, iif(erased IS NULL, person, NULL), why, points_to, at_ms, erased IS NOT NULL "
    "FROM refusal LEFT JOIN resident ON resident.id = person WHERE frost = 1 AND outcome IS NULL ORDER BY at";
/// Who came in a night, at any time of it; a stay that went over from the night before didn't come.
inline constexpr const char* comings = "SELECT began_ms FROM stay WHERE night = ?1 AND carried = 0";
inline constexpr const char* isNightKnown = "SELECT EXISTS (SELECT 1 FROM night WHERE name = ?1)";

}  // namespace ostoja::station::store::sql
