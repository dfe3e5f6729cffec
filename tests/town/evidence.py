# SPDX-License-Identifier: GPL-3.0-or-later
"""What an evening leaves for whoever wants to count it again: files of a JSON object a line, joined by identifiers, and
copies of the databases. docs/trace.md describes them."""

import json
import sqlite3

from account import read
from traces import placement_of_tap

KEPT_OF_CHIP = ("placed", "removed", "select", "fault", "unplugged", "replugged")


def placement_id(shelter, number):
    return f"{shelter.key}/{number}"


def cards(shelter):
    """What the chip saw; placements get identifiers that are the town's."""
    for line in shelter.chip.all():
        if line["event"] in KEPT_OF_CHIP:
            line = {"facility": shelter.key, **line}
            if "placement" in line:
                line["placement"] = placement_id(shelter, line["placement"])
            yield line


def taps(shelter):
    """What the reader did with each tap; a tap that was made names its placement."""
    selects = list(shelter.chip.each("select"))
    for line in shelter.reader.all():
        line = {"facility": shelter.key, **line}
        if line["event"] == "made":
            number = placement_of_tap(line, selects)
            line["placement"] = None if number is None else placement_id(shelter, number)
        yield line


def screen(shelter):
    for line in shelter.screen.all():
        yield {"facility": shelter.key, **line}


def journal(shelter):
    """Each entry as the facility's own file has it; the tap that made it, and when its COMMIT returned."""
    facility = shelter.facility
    committed = {line["sequence"]: line["t"] for line in shelter.station.each("committed")}
    tap_of = {row["sequence"]: row["id"] for row in facility.rows("SELECT id, sequence FROM tap")}
    rows = facility.rows(
        "SELECT epoch.id AS epoch, sequence, type, time_ms, body, hash FROM journal"
        " JOIN epoch ON epoch.number = journal.epoch ORDER BY journal.epoch, sequence"
    )
    for row in rows:
        body = json.loads(row["body"])
        more = {key: body[key] for key in ("night", "stay", "bed") if key in body}
        tap = body.get("tap", tap_of.get(row["sequence"]))
        yield {
            "facility": shelter.key,
            "station": facility.station_id,
            "epoch": row["epoch"],
            "sequence": row["sequence"],
            "type": row["type"],
            "hash": row["hash"],
            "time_ms": row["time_ms"],
            "tap": tap,
            "committed": committed.get(row["sequence"]),
            **more,
        }


def held(town):
    """Each entry that the office holds, as it came."""
    for row in read(town.office_database, "SELECT hash, type, received_ms, raw FROM entry ORDER BY key"):
        event = json.loads(row.pop("raw"))
        yield {
            "event": "held",
            "station": event["source"].rpartition("/")[2],
            "epoch": event["epoch"],
            "sequence": int(event["sequence"]),
            "tap": event["data"].get("tap"),
            **row,
        }


def figures(town, events):
    """When a subscriber of the office's stream first had a figure that holds all entries up to `through`."""
    told = {}
    for event in events:
        for facility in event["data"]["facilities"]:
            through = (facility["epoch"], facility["received_through"])
            if told.get(facility["station"]) == through:
                continue
            told[facility["station"]] = through
            yield {
                "event": "figure",
                "t": event["at_ns"],
                "station": facility["station"],
                "epoch": facility["epoch"],
                "through": facility["received_through"],
            }


def deliveries(shelter):
    for line in shelter.uplink.all():
        yield {"facility": shelter.key, "station": shelter.facility.station_id, **line}


class Evidence:
    """Everything of an evening whose programs have ended. `events` are the office's stream's."""

    def __init__(self, town, shelters, events):
        self.town = town
        self.shelters = shelters
        self.files = {
            "cards": self._of_each(cards),
            "taps": self._of_each(taps),
            "screen": self._of_each(screen),
            "journal": self._of_each(journal),
            "office": [*held(town), *figures(town, events), *self._of_each(deliveries)],
        }

    def _of_each(self, lines):
        return [line for shelter in self.shelters for line in lines(shelter)]

    def write(self, out):
        for name, lines in self.files.items():
            with open(out / f"{name}.ndjson", "w", encoding="utf-8") as file:
                file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        databases = out / "databases"
        databases.mkdir(exist_ok=True)
        copy_database(self.town.office_database, databases / "office.db")
        for shelter in self.shelters:
            copy_database(shelter.facility.database, databases / f"{shelter.key}.db")

    def stays(self):
        """(night, card) of each stay that lasts, and (facility, night, bed): nobody and no bed may be there twice."""
        found = []
        for shelter in self.shelters:
            rows = read(
                shelter.facility.database,
                "SELECT stay.night, card.hash AS card, stay.bed FROM stay JOIN card ON card.holder = stay.resident"
                " WHERE stay.ended IS NULL AND card.state = 'valid'",
            )
            found += [(row["night"], row["card"], (shelter.key, row["bed"])) for row in rows]
        return found


def copy_database(source, target):
    target.unlink(missing_ok=True)
    original, copy = sqlite3.connect(f"file:{source}?mode=ro", uri=True), sqlite3.connect(target)
    with original, copy:
        original.backup(copy)
    copy.execute("PRAGMA journal_mode = DELETE")
    original.close()
    copy.close()
