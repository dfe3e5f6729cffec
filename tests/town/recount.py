# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev recount DIR: counts an evening again, from what ./dev demo --evening left in DIR and from nothing else; or a night's
report, from the house's journal that ./dev demo --night left beside it.

It shares no code with the programs nor with the evening's own account. Everything is a set of identifiers: what was
placed, read, shown, answered, recorded, held; loss and doubling are their differences. It ends with 0 if nothing is lost
or doubled and the figures are summary.json's (of a night: the journal's and the office's), else with 1 and names each that isn't.
"""

import argparse
import json
import statistics
import sys
from collections import defaultdict
from pathlib import Path

from left_files import Unusable, read_database, read_json, read_lines
from night_recount import count_night

FILES = ("cards", "taps", "screen", "journal", "office")
OUT = (Path("out/evening"), Path("out/night"))
PROGRAMS = {"reader", "station", "kiosk", "uplink", "office"}


class Facility:
    """One shelter's own record."""

    def __init__(self, path):
        self.name = path.stem
        (self.station,) = (row[0] for row in read_database(path, "SELECT id FROM station"))
        rows = read_database(
            path,
            "SELECT e.id, j.sequence, j.hash, j.type, j.body FROM journal j JOIN epoch e ON e.number = j.epoch"
            " ORDER BY e.number, j.sequence",
        )
        self.journal = [
            ((self.station, epoch, sequence), digest, kind, json.loads(body)) for epoch, sequence, digest, kind, body in rows
        ]
        self.taps = dict(read_database(path, "SELECT id, sequence FROM tap"))
        self.people = dict(
            read_database(
                path, "SELECT s.id, c.hash FROM stay s JOIN card c ON c.holder = s.resident AND c.state = 'valid'"
            )
        )

    def entries_of_taps(self):
        """Tap → the numbers of its entries. An entry names its tap, or the table of taps names the entry."""
        entries = defaultdict(set)
        numbers = {key[2] for key, _, _, _ in self.journal}
        for (_, _, sequence), _, _, body in self.journal:
            if "tap" in body:
                entries[body["tap"]].add(sequence)
        for tap, sequence in self.taps.items():
            if sequence in numbers:
                entries[tap].add(sequence)
        return entries


def office_rows(path):
    """(station, epoch, sequence) and hash of each row, as the stored event says of itself, whatever its key."""
    rows = []
    for raw, digest in read_database(path, "SELECT raw, hash FROM entry ORDER BY key"):
        event = json.loads(raw)
        station = event["source"].removeprefix("/stations/")
        rows.append(((station, event["epoch"], int(event["sequence"])), digest))
    return rows


class Evening:
    def __init__(self, folder):
        self.lines = {name: read_lines(folder / f"{name}.ndjson", "./dev demo --evening") for name in FILES}
        databases = folder / "databases"
        self.facilities = [Facility(path) for path in sorted(databases.glob("*.db")) if path.stem != "office"]
        if not self.facilities:
            raise Unusable(f"{databases}: no facility's database is there")
        self.office = office_rows(databases / "office.db")
        self.summary = read_json(folder / "summary.json")

    def events(self, file, *names):
        return [line for line in self.lines[file] if line["event"] in names]


# the sets


class Count:
    def __init__(self, evening):
        self.evening = evening
        self.placed = {line["placement"]: line["t"] for line in evening.events("cards", "placed")}
        self.made = {line["tap"]: line for line in evening.events("taps", "made")}
        self.placement_of = self._placements()
        self.shown = first_times(evening.events("screen", "painted"))
        answers = evening.events("taps", "answered")
        self.answered = first_times(line for line in answers if 200 <= line["status"] < 300)
        self.entry_of = {}
        self.doubled = []
        self._read_facilities()
        self._read_stays()
        self._read_office()

    def _placements(self):
        """Tap → placement: the chip told the reader of exactly one between the look that saw the card and the tap."""
        chip = defaultdict(list)
        for line in self.evening.events("cards", "select"):
            chip[line["facility"]].append((line["t"], line["placement"]))
        joined = {}
        for tap, line in self.made.items():
            seen = {p for t, p in chip[line["facility"]] if line["entered"] <= t <= line["t"]}
            if len(seen) == 1:
                joined[tap] = seen.pop()
        return joined

    def _read_facilities(self):
        self.recorded = {}
        stored = set()
        for facility in self.evening.facilities:
            for key, digest, _, _ in facility.journal:
                if key in self.recorded:
                    self.doubled.append(f"{named(key)} is twice in the journal of {facility.name}")
                self.recorded[key] = digest
            epoch = {key[2]: key for key, _, _, _ in facility.journal}
            for tap, numbers in facility.entries_of_taps().items():
                if len(numbers) > 1:
                    self.doubled.append(f"tap {tap} made {len(numbers)} entries in the journal of {facility.name}")
                if tap in stored:
                    self.doubled.append(f"tap {tap} is recorded by two facilities")
                stored.add(tap)
                self.entry_of[tap] = epoch[min(numbers)]
        self.stored = stored

    def _read_stays(self):
        """The journals, entry by entry: who lies where."""
        lies_in, sleeper = {}, {}
        for facility in self.evening.facilities:
            for _, _, kind, body in facility.journal:
                if kind == "pl.ostoja.bed.taken.v1":
                    bed = (body["night"], facility.name, body["bed"])
                    person = (body["night"], facility.people.get(body["stay"], body["stay"]))
                    if bed in sleeper:
                        self.doubled.append(f"bed {body['bed']} of {facility.name} has stays {sleeper[bed]} and {body['stay']}")
                    if person in lies_in:
                        self.doubled.append(f"one person has stays {lies_in[person]} and {body['stay']}")
                    sleeper[bed], lies_in[person] = body["stay"], body["stay"]
                elif kind == "pl.ostoja.stay.ended.v1":
                    sleeper = {bed: stay for bed, stay in sleeper.items() if stay != body["stay"]}
                    lies_in = {person: stay for person, stay in lies_in.items() if stay != body["stay"]}

    def _read_office(self):
        self.held = {}
        for key, digest in self.evening.office:
            if key in self.held:
                self.doubled.append(f"{named(key)} is held twice by the office")
            self.held[key] = digest

    # what they come to

    def unread(self):
        return self.placed.keys() - set(self.placement_of.values())

    def confirmed_not_stored(self):
        return (self.shown.keys() | self.answered.keys()) - self.stored

    def unconfirmed(self):
        return self.made.keys() - self.shown.keys() - self.answered.keys() - self.stored

    def delivered(self):
        return {key for key, digest in self.recorded.items() if self.held.get(key) == digest}

    def lost(self):
        return self.confirmed_not_stored() | {named(key) for key in self.recorded.keys() - self.delivered()}

    def check_ins(self):
        return sum(kind == "pl.ostoja.bed.taken.v1" for f in self.evening.facilities for _, _, kind, _ in f.journal)

    def figures(self):
        return {
            "taps": len(self.made),
            "check_ins": self.check_ins(),
            "delivered": len(self.delivered()),
            "lost": len(self.lost()),
            "duplicated": len(self.doubled),
            "unread": len(self.unread()),
            "unconfirmed": len(self.unconfirmed()),
        }


# what is wrong


def named(key):
    return "/".join(map(str, key))


def first_times(lines):
    times = {}
    for line in lines:
        times[line["tap"]] = min(line["t"], times.get(line["tap"], line["t"]))
    return times


def losses(count):
    for tap in sorted(count.shown.keys() - count.stored):
        yield f"shown, but not stored: tap {tap}"
    for tap in sorted((count.answered.keys() - count.stored) - count.shown.keys()):
        yield f"answered, but not stored: tap {tap}"
    for key in sorted(count.recorded.keys() - count.delivered()):
        what = "held with another hash by the office" if key in count.held else "not held by the office"
        yield f"recorded, but {what}: {named(key)}"
    for key in sorted(count.held.keys() - count.recorded.keys()):
        yield f"held by the office, but in no journal: {named(key)}"
    yield from (f"counted twice: {what}" for what in count.doubled)
    yield from gaps(count)


def gaps(count):
    last = {}
    for key in sorted(count.recorded):
        before = last.get(key[:2], 0)
        if key[2] != before + 1:
            yield f"missing in the journal: {named((*key[:2], before + 1))}"
        last[key[:2]] = key[2]


def files_against_databases(evening, count):
    """The lines that the evening wrote down have to be the databases' own."""
    written = {
        "journal": [(line["station"], line["epoch"], line["sequence"]) for line in evening.lines["journal"]],
        "office": [(line["station"], line["epoch"], line["sequence"]) for line in evening.events("office", "held")],
    }
    for name, stored in (("journal", count.recorded), ("office", count.held)):
        lines = written[name]
        for key in sorted(set(lines) ^ stored.keys()):
            where = "in the database only" if key in stored else f"in {name}.ndjson only"
            yield f"{where}: {named(key)}"
        for key in sorted({key for key in lines if lines.count(key) > 1}):
            yield f"twice in {name}.ndjson: {named(key)}"
    for line in evening.events("taps", "made"):
        if line["placement"] != count.placement_of.get(line["tap"]):
            yield f"tap {line['tap']} belongs to placement {count.placement_of.get(line['tap'])}, not {line['placement']}"


def kills(evening, count):
    done = set()
    for kill in evening.summary.get("kills", []):
        done.add(kill["program"])
        if not in_flight(evening, count, kill):
            yield f"the {kill['program']} (process {kill['pid']}) was killed without tap {kill['tap']} in flight"
    yield from (f"never killed: the {program}" for program in sorted(PROGRAMS - done))


def in_flight(evening, count, kill):
    tap, moment = kill["tap"], kill["t"]
    key = count.entry_of.get(tap)
    committed = next((l["committed"] for l in evening.lines["journal"] if l["tap"] == tap and l["committed"]), None)
    if kill["program"] in ("reader", "station"):
        posted = first_times(evening.events("taps", "posted")).get(tap)
        ends = [t for t in (count.answered.get(tap), committed) if t is not None]
        return posted is not None and posted < moment and all(moment <= t for t in ends)
    if committed is None or committed >= moment:
        return False
    if kill["program"] == "kiosk":
        return tap not in count.shown or count.shown[tap] >= moment
    through = {"posted": 0, "acknowledged": 0}
    for line in evening.events("office", *through):
        if line["station"] == key[0] and line["t"] < moment:
            through[line["event"]] = max(through[line["event"]], line["through"])
    return through["acknowledged"] < key[2] <= through["posted"]


# how long it took


def latencies(evening, count):
    committed = {line["tap"]: line["committed"] for line in evening.lines["journal"] if line["tap"]}
    told = defaultdict(list)
    for line in evening.events("office", "figure"):
        told[line["station"], line["epoch"]].append((line["through"], line["t"]))
    selects = defaultdict(list)
    for line in evening.events("cards", "select"):
        selects[line["placement"]].append((line["t"], line["radio_us"] * 1000))
    spans = defaultdict(list)
    for tap, placement in count.placement_of.items():
        if tap not in count.entry_of:
            continue
        station, epoch, sequence = count.entry_of[tap]
        field, commit, painted = count.placed[placement], committed.get(tap), count.shown.get(tap)
        radio = sum(ns for t, ns in selects[placement] if t <= count.made[tap]["t"])
        figure = min((t for through, t in told[station, epoch] if through >= sequence), default=None)
        for name, start, end, less in (
            ("field_to_commit_ms", field, commit, 0),
            ("commit_to_painted_ms", commit, painted, 0),
            ("field_to_painted_ms", field, painted, 0),
            ("field_to_painted_beyond_radio_ms", field, painted, radio),
            ("commit_to_figure_ms", commit, figure, 0),
            ("field_to_figure_ms", field, figure, 0),
        ):
            if start is not None and end is not None:
                spans[name].append(end - start - less)
    return {
        name: {"n": len(s), "p50": round(statistics.median(s) / 1e6, 1), "max": round(max(s) / 1e6, 1)}
        for name, s in spans.items()
    }


def against_summary(evening, count):
    """What the evening says of itself and what was counted here."""
    summary = evening.summary
    for name, value in count.figures().items():
        if summary.get(name) != value:
            yield f"{name}: {value} counted, summary.json says {summary.get(name)}"
    told = {entry["placement"] for entry in summary.get("unread_placements", [])}
    for placement in sorted(count.unread() ^ told):
        yield f"unread by one account only: placement {placement}"
    for name, value in latencies(evening, count).items():
        if summary.get("latency", {}).get(name) != value:
            yield f"latency {name}: {value} counted, summary.json says {summary.get('latency', {}).get(name)}"


def count_evening(folder):
    """What it comes to, and what is wrong with it."""
    evening = Evening(folder)
    count = Count(evening)
    problems = [
        *losses(count),
        *files_against_databases(evening, count),
        *kills(evening, count),
        *against_summary(evening, count),
    ]
    return {**count.figures(), "latency": latencies(evening, count)}, problems


def recount(folder):
    of_night = (folder / "figures.json").is_file()
    try:
        counted, problems = (count_night if of_night else count_evening)(folder)
    except Unusable as unusable:
        print(unusable, file=sys.stderr)
        return 2
    except (KeyError, TypeError, ValueError, IndexError) as error:
        print(f"{folder}: a file isn't as {'./dev demo --night leaves it' if of_night else 'docs/trace.md says'}: {error!r}", file=sys.stderr)
        return 2
    print(json.dumps(counted, indent=2, ensure_ascii=False))
    for problem in problems:
        print(problem)
    if not problems:
        same = "the report is the journal's, and the office's" if of_night else "the same, with nothing lost and nothing twice"
        print(f"Counted again: {same}.")
    return 1 if problems else 0


def main():
    parser = argparse.ArgumentParser(prog="./dev recount", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "folders",
        type=Path,
        nargs="*",
        metavar="DIR",
        help="where ./dev demo --evening or --night left its files (out/evening and out/night, as far as they are there)",
    )
    folders = parser.parse_args().folders or [folder for folder in OUT if folder.is_dir()] or [OUT[0]]
    return max(recount(folder) for folder in folders)


if __name__ == "__main__":
    sys.exit(main())
