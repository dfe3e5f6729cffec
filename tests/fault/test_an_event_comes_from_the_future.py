# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer station tells things that this office doesn't know, or in words that it can't read, between two that it knows:
kept, shown, acknowledged; the rest flows, and the figures stay right."""

import json
import os
import sqlite3
import unittest
import uuid

from door import build_folder
from fed_office import Journal, Town, segment
from test_page import Page

NIGHT = "2026-11-22"
OFFICE = str(build_folder() / "bin" / "ostoja-office")
BEDS = [(f"m{n}", "men", "in_use") for n in range(6)]

STRANGE = {
    "a type that nobody knows": ("pl.ostoja.meal.served.v1", {"soup": "barszcz", "portions": 3}),
    "a known type in a later version": ("pl.ostoja.bed.taken.v2", {"place": {"bed": "m5"}, "night": NIGHT}),
    "a known type without what it needs": ("pl.ostoja.bed.taken.v1", {"night": NIGHT, "bed": "m5"}),
    "a known type with another kind of value": ("pl.ostoja.bed.taken.v1", {"night": NIGHT, "bed": 5, "stay": True}),
    "a bed that nobody described": ("pl.ostoja.bed.taken.v1", {"night": NIGHT, "bed": "attic", "stay": "s"}),
    "an empty body": ("pl.ostoja.stay.ended.v1", {}),
    "a deep body": ("pl.ostoja.plan.drawn.v1", {"floor": [[{"room": [{"corner": [1, 2, {"bed": "m5"}]}]}]]}),
    "somebody else's type": ("org.example.thing", {"n": 1}),
}


class Future(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(OFFICE)
        cls.addClassCleanup(cls.town.close)
        cls.stations = [Journal() for _ in range(2 * len(STRANGE) + 3)]
        for journal in cls.stations:
            cls.town.enrol(journal.station, "Dom")
        cls.town.start()

    def station(self):
        return self.stations.pop()

    def at(self, path):
        status, text = self.town.get(path)
        self.assertEqual(status, 200)
        return json.loads(text)

    def figures(self, station):
        return next(f for f in self.at("/v1/occupancy")["facilities"] if f["station"] == station)

    def told(self, station):
        return next(s for s in self.at("/v1/stations")["stations"] if s["id"] == station)

    def house(self):
        return {"facility": str(uuid.uuid4()), "name": "Noclegownia", "kind": "night_shelter", "address": "", "hours": ""}

    def post(self, journal, events):
        status, answer = self.town.post(events, journal.station)
        self.assertEqual((status, answer["received_through"]), (200, int(events[-1]["sequence"])))

    def check(self, journal, house, taken, strange):
        """The figure, its agreement with the station's own count, and what is shown of the strange."""
        self.town.post([journal.snapshot(house, [segment("men", 6, taken)], NIGHT)], journal.station)
        figures, told = self.figures(journal.station), self.told(journal.station)
        self.assertEqual([(s["occupied"], s["free"]) for s in figures["segments"]], [(taken, 6 - taken)])
        self.assertEqual(figures["attention"], [])
        self.assertIs(figures["snapshot"]["agrees"], True)
        self.assertEqual(told["not_understood"], [{"type": strange["type"], "count": 1}])
        self.assertEqual((told["gap"], told["conflicts"]["count"], told["refused"]), (None, 0, None))

    def test_one_between_two_known_ones_is_kept_and_shown_and_the_rest_flows(self):
        for what in STRANGE:
            for together in (True, False):
                with self.subTest(what=what, together=together):
                    journal, house = self.station(), self.house()
                    known = journal.opened(house, BEDS, night=NIGHT) + [journal.bed_taken("m0", "men", NIGHT)]
                    strange = journal.typed(*STRANGE[what])
                    more = [journal.bed_taken("m1", "men", NIGHT), journal.event("stay.ended", {"night": NIGHT, "stay": "stay-m0"})]
                    for batch in [known + [strange] + more] if together else [known, [strange], more]:
                        self.post(journal, batch)
                    self.check(journal, house, 1, strange)
                    self.assertEqual(self.kept(strange["hash"]), strange)

    def test_it_is_kept_and_shown_after_the_office_was_stopped_too(self):
        journal, house = self.station(), self.house()
        strange = self.make_strange_after_many(journal, house)
        self.town.stop()
        self.town.start()
        self.check(journal, house, 1, strange)
        self.assertEqual(self.kept(strange["hash"]), strange)

    def make_strange_after_many(self, journal, house):
        """So many entries that the office has put a checkpoint between them and the strange one."""
        events = journal.opened(house, BEDS, night=NIGHT)
        strange = journal.typed(*STRANGE["a type that nobody knows"])
        events.append(strange)
        for n in range(300):
            events += [journal.bed_taken("m2", "men", NIGHT), journal.event("stay.ended", {"night": NIGHT, "stay": "stay-m2"})]
        events.append(journal.bed_taken("m3", "men", NIGHT))
        self.post(journal, events)
        return strange

    def test_one_that_moved_somebody_makes_the_figure_doubted_aloud(self):
        journal, house = self.station(), self.house()
        events = journal.opened(house, BEDS, night=NIGHT) + [journal.event("bed.taken_with_a_dog", {"bed": "m0"})]
        self.post(journal, events)
        self.town.post([journal.snapshot(house, [segment("men", 6, 1)], NIGHT)], journal.station)
        figures = self.figures(journal.station)
        self.assertIs(figures["snapshot"]["agrees"], False)
        self.assertIn({"code": "snapshot_disagrees"}, figures["attention"])
        self.assertEqual(self.told(journal.station)["not_understood"][0]["type"], "pl.ostoja.bed.taken_with_a_dog.v1")

    def test_the_page_names_it(self):
        journal, house = self.station(), self.house()
        self.make_strange_after_many(journal, house)
        page = Page(self.town)
        self.addCleanup(page.close)
        page.press("#link-stations")
        page.until(lambda: "pl.ostoja.meal.served.v1 × 1" in page.texts("#stations-body td"))

    def kept(self, digest):
        connection = sqlite3.connect(f"file:{os.path.join(self.town.folder, 'office.db')}?mode=ro", uri=True)
        try:
            return json.loads(connection.execute("SELECT raw FROM entry WHERE hash = ?", (digest,)).fetchone()[0])
        finally:
            connection.close()


if __name__ == "__main__":
    unittest.main()
