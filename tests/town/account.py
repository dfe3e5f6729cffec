# SPDX-License-Identifier: GPL-3.0-or-later
"""Did everything arrive, once? Compared by identifiers, never by counts alone."""

import json
import sqlite3
from collections import Counter
from statistics import median

from programs import wait_for

SEQUENCE_BITS = 40
"""The office's key of an entry is its epoch's id * 2^40 + the entry's sequence."""

def read(database, statement):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)
    try:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(statement)]
    finally:
        connection.close()


def station_entries(facility):
    """(station, epoch, sequence) → hash, type and body, as the facility's own file has it."""
    rows = facility.rows(
        "SELECT epoch.id AS epoch, sequence, type, time_ms, body, hash FROM journal"
        " JOIN epoch ON epoch.number = journal.epoch ORDER BY journal.epoch, sequence"
    )
    return {
        (facility.station_id, row["epoch"], row["sequence"]): {
            "hash": row["hash"],
            "type": row["type"],
            "time_ms": row["time_ms"],
            "body": json.loads(row["body"]),
        }
        for row in rows
    }


def office_entries(town):
    """The same key → hash and type, as the office's file has it."""
    epochs = {row["id"]: row for row in read(town.office_database, "SELECT id, station, epoch FROM epoch")}
    entries = {}
    for row in read(town.office_database, "SELECT key, hash, type FROM entry"):
        epoch = epochs[row["key"] >> SEQUENCE_BITS]
        key = (epoch["station"], epoch["epoch"], row["key"] & ((1 << SEQUENCE_BITS) - 1))
        entries[key] = {"hash": row["hash"], "type": row["type"]}
    return entries


def all_station_entries(town):
    return {key: entry for facility in town.facilities.values() for key, entry in station_entries(facility).items()}


class Delivery:
    """What the stations recorded against what the office holds, entry by entry."""

    def __init__(self, town):
        recorded, held = all_station_entries(town), office_entries(town)
        self.delivered = sum(held.get(key, {}).get("hash") == entry["hash"] for key, entry in recorded.items())
        self.lost = sorted(key for key in recorded if key not in held)
        self.strange = sorted(
            key for key, entry in held.items() if recorded.get(key, {}).get("hash") != entry["hash"]
        )
        self.conflicts = read(town.office_database, "SELECT station, sequence, kind FROM conflict")


def taps_recorded(town):
    """How many journal entries each tap made. The end of a stay names no tap; the station's table of taps has its number."""
    count = Counter()
    for facility in town.facilities.values():
        entries = station_entries(facility)
        # What a carer does at a desk names an empty one.
        named = Counter(entry["body"]["tap"] for entry in entries.values() if entry["body"].get("tap"))
        numbers = {sequence for (_, _, sequence), entry in entries.items() if not entry["body"].get("tap")}
        for tap in facility.rows("SELECT id, sequence FROM tap"):
            count[tap["id"]] += named.pop(tap["id"], 0) + (tap["sequence"] in numbers)
        count.update(named)
    return count


def wait_delivered(town, timeout=30.0):
    wait_for(lambda: not Delivery(town).lost, "the office to hold every entry", timeout, step=0.1)


def sums(town):
    """Free places of each facility by every witness: its door's screen, its windows, its station's beds, the office."""
    occupancy = town.occupancy()
    result = {}
    for key, facility in town.facilities.items():
        state = facility.screen.latest()
        office = town.figures(key, occupancy)
        witnesses = {
            "door": state["places"]["free"],
            "door_windows": state["places"]["windows"].count("f"),
            "office": sum(segment["free"] for segment in office["segments"]),
            "office_windows": office["windows"].count("f"),
        }
        if facility.data.is_shelter:
            witnesses["beds"] = sum(bed["state"] == "free" for bed in facility.beds())
        result[key] = {
            "name": facility.data.name,
            "places": facility.data.places_in_use(),
            "occupied": sum(segment["occupied"] for segment in office["segments"]),
            "free": witnesses,
        }
    return result


def sums_disagree(all_sums):
    problems = []
    for key, entry in all_sums.items():
        if len(set(entry["free"].values())) != 1:
            problems.append(f"{key}: {entry['free']}")
        elif entry["occupied"] + entry["free"]["office"] != entry["places"]:
            problems.append(f"{key}: {entry['occupied']} and {entry['free']['office']} aren't {entry['places']}")
    return problems


def middle(values):
    return round(median(values), 1) if values else None
