// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Every statement that the station's store runs, by name; those about people stand in register_statements.h,
/// those about beds and nights in night_statements.h.
namespace ostoja::station::store::sql {

inline constexpr const char* begin = "BEGIN IMMEDIATE";
inline constexpr const char* commit = "COMMIT";
inline constexpr const char* savepoint = "SAVEPOINT command";
inline constexpr const char* undo = "ROLLBACK TO command";
inline constexpr const char* release = "RELEASE command";

inline constexpr const char* insertEpoch = "INSERT INTO epoch (number, id) VALUES (?1, ?2)";
inline constexpr const char* insertStation = "INSERT INTO station (only, id, epoch) VALUES (1, ?1, ?2)";
inline constexpr const char* moveToEpoch = "UPDATE station SET epoch = ?1";
inline constexpr const char* epochs = "SELECT number, id FROM epoch ORDER BY number";
inline constexpr const char* station =
    "SELECT station.id, epoch.id, epoch.number FROM station JOIN epoch ON epoch.number = station.epoch";

inline constexpr const char* insertFacility =
    "INSERT INTO facility (only, id, key, name, kind, address, hours, reader_side, seats, demo, "
    "latitude, longitude) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
inline constexpr const char* facilityId = "SELECT id FROM facility";
inline constexpr const char* facility =
    "SELECT id, name, kind, address, hours, reader_side, seats, demo, latitude, longitude FROM facility";

inline constexpr const char* insertRoom =
    "INSERT INTO room (id, place, number, segment, colour, colour_name, sign, way) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
inline constexpr const char* insertBed =
    "INSERT INTO bed (id, room, place, number, position, state, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
inline constexpr const char* sleepers =
    "SELECT stay.resident, bed.number, room.number, began_ms FROM stay "
    "JOIN bed ON bed.id = stay.bed JOIN room ON room.id = bed.room "
    "WHERE stay.night = ?1 AND stay.state IN ('here', 'away') ORDER BY stay.began";
inline constexpr const char* openNight = "SELECT name FROM night WHERE closed IS NULL";
inline constexpr const char* insertNight = "INSERT INTO night (name, opened) VALUES (?1, ?2)";
inline constexpr const char* closeNight = "UPDATE night SET closed = ?2 WHERE name = ?1 AND closed IS NULL";

inline constexpr const char* visitOfResident = "SELECT id FROM visit WHERE resident = ?1 AND ended IS NULL";
inline constexpr const char* openVisits = "SELECT id FROM visit WHERE ended IS NULL ORDER BY began";
inline constexpr const char* countOpenVisits = "SELECT count(*) FROM visit WHERE ended IS NULL";
inline constexpr const char* insertVisit = "INSERT INTO visit (id, resident, began) VALUES (?1, ?2, ?3)";
inline constexpr const char* endVisit = "UPDATE visit SET ended = ?2 WHERE id = ?1 AND ended IS NULL";

inline constexpr const char* wasHere =
    "SELECT EXISTS (SELECT 1 FROM stay WHERE resident = ?1) OR EXISTS (SELECT 1 FROM visit WHERE resident = "
    "?1) "
    "OR EXISTS (SELECT 1 FROM call WHERE person = ?1) OR EXISTS (SELECT 1 FROM arrival WHERE person = ?1) "
    "OR EXISTS (SELECT 1 FROM refusal WHERE person = ?1) OR EXISTS (SELECT 1 FROM suspension WHERE person = "
    "?1)";
inline constexpr const char* countTurnedAway =
    "INSERT INTO turned_away (night, segment, times) VALUES (?1, ?2, 1) "
    "ON CONFLICT (night, segment) DO UPDATE SET times = times + 1";
inline constexpr const char* turnedAway = "SELECT segment, times FROM turned_away WHERE night = ?1";

inline constexpr const char* tap = "SELECT terminal, outcome, sequence FROM tap WHERE id = ?1";
inline constexpr const char* insertTap =
    "INSERT INTO tap (id, terminal, outcome, sequence) VALUES (?1, ?2, ?3, ?4)";

inline constexpr const char* town =
    "SELECT places, signature, issued_ms, arrived_ms, arrived_boot, arrived_monotonic_ms FROM town";
inline constexpr const char* keepTown =
    "INSERT INTO town (only, places, signature, issued_ms, arrived_ms, arrived_boot, arrived_monotonic_ms) "
    "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (only) DO UPDATE SET places = excluded.places, "
    "signature = excluded.signature, issued_ms = excluded.issued_ms, arrived_ms = excluded.arrived_ms, "
    "arrived_boot = excluded.arrived_boot, arrived_monotonic_ms = excluded.arrived_monotonic_ms";

inline constexpr const char* lastEntry =
    "SELECT sequence, hash, believed_ms FROM journal WHERE epoch = ?1 ORDER BY sequence DESC LIMIT 1";
inline constexpr const char* appendEntry =
    "INSERT INTO journal (epoch, sequence, type, time_ms, boot, monotonic_ms, synchronised, body, "
    "private_hash, previous_hash, hash, believed_ms) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
inline constexpr const char* entriesAfter =
    "SELECT sequence, type, time_ms, boot, monotonic_ms, synchronised, body, private_hash, previous_hash, "
    "hash "
    "FROM journal WHERE epoch = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3";

}  // namespace ostoja::station::store::sql
