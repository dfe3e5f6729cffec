# SPDX-License-Identifier: GPL-3.0-or-later
"""What was confirmed is neither lost nor counted twice, whatever is away, and for how long."""

import time
import unittest

from account import Delivery, station_entries, taps_recorded, wait_delivered
from door_screen import LANDSCAPE, DoorScreen
from programs import wait_for
from town import Town, free_places


class Trouble(unittest.TestCase):
    def setUp(self):
        self.town = Town(facilities=("wodna-12",), recorded=True)
        self.addCleanup(self.town.end_well)
        self.town.start()
        self.wodna = self.town["wodna-12"]

    def assert_all_there_once(self, taps):
        wait_delivered(self.town)
        delivery = Delivery(self.town)
        self.assertEqual((delivery.lost, delivery.strange, delivery.conflicts), ([], [], []))
        recorded = taps_recorded(self.town)
        self.assertEqual({tap.visit["tap"]: recorded[tap.visit["tap"]] for tap in taps}, {t.visit["tap"]: 1 for t in taps})
        self.assertEqual(set(recorded.values()), {1})

    def test_the_office_is_down_and_comes_back_and_nothing_is_lost_or_doubled(self):
        taps = [self.wodna.tap(who, {"bed"}) for who in ("marek", "halina")]
        wait_delivered(self.town)
        self.assertEqual(self.town.office.stop(), 0)
        taps += [self.wodna.tap(who, {"bed"}) for who in ("jan", "oksana", "andrij")]
        self.assertEqual(len(Delivery(self.town).lost), 3)
        since = time.monotonic()
        self.town.start_office()
        free = self.wodna.screen.latest()["places"]["free"]
        self.town.wait_figures("wodna-12", lambda f: free_places(f) == free, "the figure caught up", after=since, timeout=45)
        self.assert_all_there_once(taps)

    def test_the_office_is_killed_between_taps_and_nothing_is_lost_or_doubled(self):
        taps = []
        for who in ("marek", "halina", "jan", "oksana"):
            taps.append(self.wodna.tap(who, {"bed"}))
            self.town.office.kill()
            taps.append(self.wodna.tap(who, {"bed"}))
            self.town.start_office()
        self.assert_all_there_once(taps)

    def test_the_uplink_is_killed_and_started_again_and_nothing_is_lost_or_doubled(self):
        uplink = self.wodna.programs["uplink"]
        taps = []
        for who in ("marek", "halina", "jan"):
            taps.append(self.wodna.tap(who, {"bed"}))
            uplink.kill()
            uplink.start()
        uplink.wait_ready()
        self.assert_all_there_once(taps)

    def test_what_a_killed_station_answered_is_there_after_its_restart(self):
        station = self.wodna.programs["station"]
        answered = {}
        taps = []
        for who in ("marek", "halina", "jan", "oksana", "andrij"):
            tap = self.wodna.tap(who, {"bed"})
            station.kill()
            taps.append(tap)
            answered[who] = tap.bed
            since = time.monotonic()
            station.start().wait_ready()
            self.wodna.wait_state(lambda s: s["reader"] == "ready", "the reader to be ready", after=since)
            sequences = [sequence for _, _, sequence in station_entries(self.wodna)]
            self.assertEqual(sequences, list(range(1, len(sequences) + 1)))
            self.assertIn(tap.visit["tap"], taps_recorded(self.town))
        for who, bed in answered.items():
            taps.append(self.wodna.tap(who, {"bed"}))
            self.assertEqual(taps[-1].bed, bed, who)
        self.assertEqual(len(set(answered.values())), len(answered))
        self.town.admin("verify", "--database", self.wodna.database)
        self.assert_all_there_once(taps)

    def test_a_second_station_on_the_same_database_is_refused(self):
        other = self.wodna.folder / "second.toml"
        first = (self.wodna.folder / "station.toml").read_text(encoding="utf-8")
        other.write_text(first.replace(str(self.wodna.run), str(self.wodna.folder / "run2")), encoding="utf-8")
        (self.wodna.folder / "run2").mkdir()
        second = self.town.program("second", [self.town.binary("ostoja-station"), "--config", other]).start()
        self.town.extra.append(second)
        wait_for(lambda: not second.running, "the second station to give up")
        self.assertNotEqual(second.stop(), 0)
        self.town.extra.remove(second)
        self.assertIn("station.db", second.log())
        self.wodna.tap("marek", {"bed"})

    def test_a_reader_whose_station_does_not_answer_shows_no_tap_as_taken(self):
        station = self.wodna.programs["station"]
        before = len(station_entries(self.wodna))
        station.freeze()
        self.addCleanup(station.thaw)
        marek = self.wodna.town_data.resident("marek")
        self.wodna.place(marek.card_type, marek.uid)
        wait_for(lambda: "tap" in self.wodna.programs["reader"].log().lower(), "the reader to tell of the tap")
        self.wodna.remove(marek.uid)
        self.assertEqual(len(station_entries(self.wodna)), before)
        since = time.monotonic()
        station.thaw()
        self.wodna.wait_state(lambda s: s["reader"] == "ready", "the reader to be ready", after=since, timeout=30)
        self.wodna.tap("marek", {"bed"})

    def test_a_tap_that_was_given_up_while_the_station_hung_never_happens(self):
        station, reader = self.wodna.programs["station"], self.wodna.programs["reader"]
        before = len(station_entries(self.wodna))
        station.freeze()
        self.addCleanup(station.thaw)
        marek = self.wodna.town_data.resident("marek")
        self.wodna.place(marek.card_type, marek.uid)
        wait_for(lambda: "a card of kind" in reader.log(), "the reader to tell of the tap")
        self.wodna.remove(marek.uid)
        wait_for(lambda: "is given up" in reader.log(), "the reader to give the tap up")
        since = time.monotonic()
        station.thaw()
        self.wodna.wait_state(lambda s: s["reader"] == "ready", "the reader to be ready", after=since, timeout=30)
        self.assertEqual(len(station_entries(self.wodna)), before)
        self.wodna.tap("marek", {"bed"})

    def test_a_door_whose_station_hangs_says_so_and_is_itself_again_when_the_station_is(self):
        door = DoorScreen(self.wodna, LANDSCAPE).start().wait_ready()
        door.wait_photograph("idle")
        station = self.wodna.programs["station"]
        since = time.monotonic()
        station.freeze()
        self.addCleanup(station.thaw)
        door.wait_photograph("unreachable", after=since)
        since = time.monotonic()
        station.thaw()
        door.wait_photograph("idle", after=since)
        self.wodna.tap("marek", {"bed"})


if __name__ == "__main__":
    unittest.main()
