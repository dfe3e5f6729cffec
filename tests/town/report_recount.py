# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts a facility's figures again from its journal, entry by entry, and compares them with what GET /v1/figures said.

It shares no code with the programs. From the tables it takes only who each stay's person is: no entry says that. An
absence and a contract aren't in the journal either; who slept here, who was refused and what became of them are.
"""

import json
from collections import Counter, defaultdict

from recount import read_database

OUTCOMES = ("arrived_elsewhere", "city_guard", "police", "ambulance", "declined", "admitted")


class Nights:
    """The journal's nights: stays that somebody was let in to, and refusals."""

    def __init__(self, database):
        self.admitted = {}
        self.refused = {}
        self.outcome = {}
        self._stay_of_arrival = {}
        for kind, body in self._entries(database):
            step = getattr(self, "_" + kind.removeprefix("pl.ostoja.").removesuffix(".v1").replace(".", "_"), None)
            if step is not None:
                step(body)
        rows = read_database(
            database, "SELECT stay.id, coalesce(linked_to, resident.id) FROM stay JOIN resident ON resident.id = stay.resident"
        )
        self._person = dict(rows)

    @staticmethod
    def _entries(database):
        rows = read_database(database, "SELECT type, body FROM journal ORDER BY epoch, sequence")
        return [(kind, json.loads(body)) for kind, body in rows]

    def _bed_taken(self, body):
        self.admitted[body["stay"]] = body["night"]

    _stay_carried = _bed_taken

    def _stay_admitted(self, body):
        self.admitted[body["stay"]] = body["night"]
        self._stay_of_arrival[body["arrival"]] = body["stay"]

    def _arrival_held(self, body):
        """A carer took the word back: the same stay waits again."""
        self.admitted.pop(body["stay"], None)

    def _arrival_waits(self, body):
        self.admitted.pop(self._stay_of_arrival.pop(body["arrival"], None), None)

    def _arrival_refused(self, body):
        self.refused[body["refusal"]] = body["night"]

    def _arrival_turned_away(self, body):
        self.refused[body.get("refusal") or f"unnamed {len(self.refused)}"] = body["night"]

    def _refusal_taken_back(self, body):
        self.refused.pop(body["refusal"], None)

    def _refusal_settled(self, body):
        self.outcome[body["refusal"]] = body["outcome"]

    def guests(self, first, last):
        """Night → people."""
        nights = defaultdict(set)
        for stay, night in self.admitted.items():
            if first <= night <= last:
                nights[night].add(self._person[stay])
        return {night: len(people) for night, people in nights.items()}

    def turned_away(self, first, last):
        return Counter(night for night in self.refused.values() if first <= night <= last)

    def ends(self, first, last):
        """What became of those who were refused: outcome → people; "" where nobody knows."""
        return Counter(self.outcome.get(refusal, "") for refusal, night in self.refused.items() if first <= night <= last)


class Figures:
    """A Report of GET /v1/figures."""

    def __init__(self, report):
        self._tables = {table["table"]: table for table in report["tables"]}

    def column(self, table, key):
        table = self._tables[table]
        place = [column["key"] for column in table["columns"]].index(key)
        return [row[place] for row in table["rows"]]

    def total(self, table, key):
        """As the report itself has added it up."""
        table = self._tables[table]
        return table["total"][[column["key"] for column in table["columns"]].index(key)]

    def added(self):
        """Each column whose total isn't the sum of its cells."""
        for name, table in self._tables.items():
            for place, total in enumerate(table["total"]):
                cells = [row[place] for row in table["rows"]]
                if total != "" and total != sum(cells):
                    yield f"{name}.{table['columns'][place]['key']}: {total} said, its cells make {sum(cells)}"


def recount_report(database, report, first, last):
    """What the report of the nights from `first` to `last` says otherwise than the journal does; nothing when they agree."""
    nights, figures = Nights(database), Figures(report)
    problems = list(figures.added())
    names = figures.column("nights", "night")
    for key, counted in (("guests", nights.guests(first, last)), ("turned_away", nights.turned_away(first, last))):
        told = dict(zip(names, figures.column("nights", key)))
        for night in sorted(told.keys() | counted.keys()):
            if told.get(night, 0) != counted.get(night, 0):
                problems.append(f"{key} of {night}: {counted.get(night, 0)} counted, the report says {told.get(night, 0)}")
    guests, refused = sum(nights.guests(first, last).values()), sum(nights.turned_away(first, last).values())
    ends = nights.ends(first, last)
    for table, key, counted in (
        ("person_days", "present", guests),
        ("people", "present", guests),
        ("refusals", "count", refused),
        ("refusals", "open", ends[""]),
        *(("refusals", outcome, ends[outcome]) for outcome in OUTCOMES),
    ):
        if figures.total(table, key) != counted:
            problems.append(f"{table}.{key}: {counted} counted, the report says {figures.total(table, key)}")
    return problems
