// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The statements of the facility's lists and figures: whatever happened in the nights from ?1 to ?2.
namespace ostoja::station::store::sql {

inline constexpr const char* nightsBetween =
    "SELECT name FROM night WHERE name BETWEEN ?1 AND ?2 ORDER BY name";
/// The one that goes on, and wasn't counted yet.
inline constexpr const char* openNightBetween =
    "SELECT name FROM night WHERE closed IS NULL AND name BETWEEN ?1 AND ?2 "
    "AND NOT EXISTS (SELECT 1 FROM night_places WHERE night_places.night = night.name)";
/// Who was admitted, and not by a slip that was taken back.
inline constexpr const char* staysBetween =
    "SELECT stay.night, stay.resident, coalesce(resident.linked_to, resident.id), bed.number, room.number, "
    "room.segment, bed.extra, stay.state, stay.presence, stay.winter IS NOT NULL, "
    "stay.admitted_ms, coalesce(stay.ended_why, '') FROM stay "
    "JOIN resident ON resident.id = stay.resident JOIN bed ON bed.id = stay.bed "
    "JOIN room ON room.id = bed.room "
    "WHERE stay.night BETWEEN ?1 AND ?2 AND stay.admitted IS NOT NULL "
    "AND coalesce(stay.ended_why, '') <> 'undone' ORDER BY stay.night, bed.place, stay.began";
inline constexpr const char* refusalsBetween =
    "SELECT night, segment, why, frost, points_to, at_ms, coalesce(outcome, '') FROM refusal "
    "WHERE night BETWEEN ?1 AND ?2 ORDER BY at_ms, id";
/// Also of those turned away before refusals had rows of their own.
inline constexpr const char* turnedAwayBetween =
    "SELECT night, segment, times FROM turned_away WHERE night BETWEEN ?1 AND ?2";
inline constexpr const char* insertPlaces =
    "INSERT INTO night_places (night, segment, registered, out_of_service, extra, occupied, epoch, "
    "counted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
inline constexpr const char* placesBetween =
    "SELECT night, segment, registered, out_of_service, extra, occupied FROM night_places "
    "WHERE night BETWEEN ?1 AND ?2 ORDER BY night, segment";
inline constexpr const char* absencesBetween =
    "SELECT coalesce(resident.linked_to, resident.id), from_day, until_day FROM absence "
    "JOIN resident ON resident.id = absence.person "
    "WHERE ended IS NULL AND from_day <= ?2 AND until_day >= ?1 ORDER BY absence.id";
inline constexpr const char* contractsOfHouse =
    "SELECT id, name, commune, from_day, until_day, absence_days FROM contract ORDER BY from_day, id";

}  // namespace ostoja::station::store::sql
