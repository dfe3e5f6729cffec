# SPDX-License-Identifier: GPL-3.0-or-later
"""Clocks at 1970, in 2031, jumping, and over both changes of daylight time, at a station, an uplink and the office: the
night never moves wrongly, the journal has no gap, nothing has a negative age, and the office's ages are true or unknown."""

import json
import time
import unittest
import uuid
from datetime import datetime, timedelta, timezone

from account import wait_delivered
from busy_town import BusyTown
from desk import Desk
from door import build_folder
from fed_office import Journal, Town, now_ms, segment
from http_clients import Stream
from load import Line, Sent
from other_clock import OtherClock, utc
from programs import wait_for
from proof import everything_wrong

NIGHT = "2026-11-22"
HOUR = 3_600_000
HALF_A_YEAR = 183 * 24 * HOUR
"""Less than a certificate's life: past it the office takes nobody's word."""

# What the station's clock says, whether the kernel holds it for synchronised, and which night it has to be.
CLOCK_AND_NIGHT = (
    ("2027-03-27 17:00", True, "2027-03-27", "an evening, months after the facility was founded"),
    ("1970-01-01 00:05", False, "2027-03-27", "a clock without a battery"),
    ("2031-06-01 12:00", False, "2027-03-27", "a clock that jumped ahead"),
    ("2027-03-27 17:01", False, "2027-03-27", "and back"),
    ("2027-03-28 00:59", False, "2027-03-27", "a minute before the hour that is missing in spring"),
    ("2027-03-28 01:00", False, "2027-03-27", "after that hour"),
    ("2027-03-28 09:59", False, "2027-03-27", "a minute before the shorter day's noon"),
    ("2027-03-28 10:00", False, "2027-03-28", "noon, by a clock that nobody vouches for"),
    ("2027-03-28 09:00", True, "2027-03-28", "an hour back over noon"),
    ("2027-03-31 18:00", False, "2027-03-28", "three nights ahead, and nobody vouches for it"),
    ("1970-01-01 00:00", True, "2027-03-28", "1970, synchronised"),
    ("2027-10-30 17:00", True, "2027-10-30", "half a year ahead, synchronised"),
    ("2027-10-31 00:30", False, "2027-10-30", "half past two for the first time"),
    ("2027-10-31 01:30", False, "2027-10-30", "half past two once more"),
    ("2031-06-01 12:00", False, "2027-10-30", "2031 again"),
    ("2027-10-31 10:59", False, "2027-10-30", "a minute before the longer day's noon"),
    ("2027-10-31 11:00", False, "2027-10-31", "the longer day's noon"),
)


def ms_of(told):
    """A moment as the API tells it, as milliseconds since 1970."""
    return (datetime.fromisoformat(told) - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1)


def ages_in(told):
    """Every age anywhere in a document."""
    if isinstance(told, dict):
        for key, value in told.items():
            if "age" in key.split("_") and isinstance(value, int):
                yield key, value
            yield from ages_in(value)
    elif isinstance(told, list):
        for each in told:
            yield from ages_in(each)


class WholeTown(unittest.TestCase):
    def town(self, *wrong, keys=("nocleg",), desks=()):
        """`wrong` names the programs before whose eyes a clock is held; they share it."""
        town = BusyTown(keys=keys, terminals=1, desks=desks)
        self.addCleanup(lambda: self.assertEqual(town.stop(), {}))
        clock = OtherClock(town.folder / "clock")
        self.addCleanup(clock.close)
        for program in wrong:
            town.environments[program] |= clock.environment
        return town, clock

    def tap(self, house):
        line = Line(house.run / "door-1.reader")
        tap = Sent(house, "door-1", house.cards()[len(self.taps) % 90])
        status, tap.answer = line.post("/v1/taps", tap.body())
        line.close()
        self.assertEqual(status, 200)
        self.taps.append(tap)

    def setUp(self):
        self.taps = []

    def test_a_stations_clock_never_moves_the_night_wrongly_and_ages_stay_true(self):
        began = time.monotonic()
        town, clock = self.town("nocleg-station")
        house = town["nocleg"]
        clock.set(CLOCK_AND_NIGHT[0][0], True)
        town.start()
        screen = Stream(lambda: house.connect("door-1.screen"), "/v1/events")
        self.addCleanup(screen.close)
        for moment, synchronised, night, what in CLOCK_AND_NIGHT:
            with self.subTest(what=what):
                clock.set(moment, synchronised)
                self.tap(house)
                self.assertEqual(house.health()["night"], night)
                entry = house.rows("SELECT time_ms, synchronised FROM journal ORDER BY sequence DESC LIMIT 1")[0]
                self.assertLess(abs(entry["time_ms"] - utc(moment)), HOUR)
                self.assertEqual(entry["synchronised"], synchronised)
                wait_delivered(town)
                wait_for(lambda: town.figures("nocleg")["age_ms"] is not None, "the figure's age")
                figures = town.figures("nocleg")
                self.assertLessEqual(figures["age_ms"], (time.monotonic() - began) * 1000)
                self.assertEqual((figures["night"], figures["freshness"]), (night, "fresh"))
        nights = [row["name"] for row in house.rows("SELECT name FROM night ORDER BY opened")]
        self.assertEqual(nights, sorted(nights))
        self.assertEqual(everything_wrong(town, self.taps), [])
        told = [age for event in screen.events for age in ages_in(event["data"])]
        self.assertTrue(told)
        self.assertEqual([age for age in told if age[1] < 0], [])
        print(f"\nfigures: clock_jumps={len(CLOCK_AND_NIGHT)} nights={len(nights)} ages_told={len(told)} negative=0", flush=True)

    def test_an_occupied_night_outlives_a_clock_that_jumps_a_year_and_ends_when_somebody_vouches_for_it(self):
        town, clock = self.town("nocleg-station", desks=("desk-1",))
        house = town["nocleg"]
        clock.set("2027-11-22 18:00", True)
        town.start()
        # As the clock says, whether it is believed, which night it is, and whether those who came before are there.
        steps = (
            ("2027-11-22 18:00", True, "2027-11-22", True),
            ("2028-11-22 18:05", False, "2027-11-22", True),
            ("2028-11-23 11:30", False, "2027-11-22", True),
            ("2027-11-22 18:20", False, "2027-11-22", True),
            ("2026-12-22 18:25", True, "2027-11-22", True),
            ("2028-11-22 18:30", True, "2028-11-22", False),
        )
        before = 0
        for moment, synchronised, night, stay in steps:
            with self.subTest(moment=moment, synchronised=synchronised):
                clock.set(moment, synchronised)
                for _ in range(4):
                    self.tap(house)
                self.assertEqual(house.health()["night"], night)
                self.assertEqual(self.beds_of(house, night), (before if stay else 0) + 4)
                if not synchronised:
                    self.assertLessEqual(len(self.slots_of(house)), 24 * 6)
                # A station that starts under that clock finds the same night.
                house.station.kill()
                house.station.start().wait_ready()
                self.assertEqual(self.beds_of(house, night), (before if stay else 0) + 4)
                before = self.beds_of(house, night)
        ended = [row["night"] for row in house.rows("SELECT night FROM stay WHERE state = 'ended'")]
        self.assertEqual(set(ended), {"2027-11-22"})
        self.assertEqual(len(ended), 4 * (len(steps) - 1))
        wait_delivered(town)
        self.assertEqual(everything_wrong(town, self.taps), [])
        print(f"\nfigures: year_jumps={len(steps) - 1} stays_kept={len(ended)} starts={len(steps)}", flush=True)

    def slots_of(self, house):
        """The chart of a board that was asked for under that clock: a night's, whatever the entries' times."""
        desk = Desk(house)
        signed_in = desk.sign_in("manager")
        self.assertEqual(signed_in.status, 200, signed_in.text)
        board = desk.get("/v1/board")
        self.assertEqual(board.status, 200, board.text)
        return board.json()["chart"]["slots"]

    def beds_of(self, house, night):
        rows = house.rows("SELECT night FROM stay WHERE state <> 'ended'")
        self.assertEqual({row["night"] for row in rows}, {night})
        return len(rows)

    def test_a_box_whose_clock_is_in_1970_reaches_an_office_whose_clock_is_too(self):
        town, clock = self.town("nocleg-station", "nocleg-uplink", "office")
        clock.set("1970-01-01 00:03")
        town.start()
        self.tap(town["nocleg"])
        wait_for(lambda: town["nocleg"].health()["office_linked"], "the office to be reached")
        wait_delivered(town)
        self.assertEqual(everything_wrong(town, self.taps), [])

    def test_a_box_whose_clock_is_past_its_certificate_says_so_and_delivers_once_it_is_right(self):
        town, clock = self.town("nocleg-uplink")
        clock.set("2031-01-01 00:00")
        town.start()
        house = town["nocleg"]
        self.tap(house)
        wait_for(lambda: "certificate verify failed" in house.uplink.log(), "the certificate to be refused")
        clock.right()
        wait_delivered(town)
        self.assertEqual(everything_wrong(town, self.taps), [])

    def test_what_an_office_told_by_a_clock_ahead_keeps_no_station_from_its_later_places(self):
        town, clock = self.town("office")
        clock.set(now_ms() + HALF_A_YEAR)
        town.start()
        house = town["nocleg"]
        wait_for(lambda: house.rows("SELECT * FROM town"), "the town's places")
        clock.right()
        town.office.kill()
        town.office.start().wait_ready()
        wrong = house.rows("SELECT issued_ms FROM town")[0]["issued_ms"]
        self.tap(house)
        wait_for(lambda: house.rows("SELECT issued_ms FROM town")[0]["issued_ms"] > wrong, "later places", 40)
        self.assertNotIn("PUT /v1/town: HTTP", house.uplink.log())


class FedOffice(unittest.TestCase):
    """An office whose stations speak when they are told to."""

    def setUp(self):
        self.town = Town(str(build_folder() / "bin" / "ostoja-office"))
        self.addCleanup(self.town.close)
        self.clock = OtherClock(self.town.path("clock"))
        self.addCleanup(self.clock.close)
        self.town.environment |= self.clock.environment
        self.journal = Journal()
        self.town.enrol(self.journal.station, "Dom")
        # Certificates of openssl's begin now, not a day ago; an office whose clock is behind judges by its own first day.
        self.town.certify_office()
        self.house = {"facility": str(uuid.uuid4()), "name": "Noclegownia", "kind": "night_shelter", "address": "", "hours": ""}
        self.town.start()

    def begin_anew(self):
        """Another epoch of the same station."""
        self.journal = Journal(self.journal.station)

    def post(self, *events):
        status, answer = self.town.post(list(events), self.journal.station)
        self.assertEqual(status, 200, answer)

    def opened(self, at_ms, synchronised=True):
        self.journal.synchronised = synchronised
        return self.journal.opened(self.house, [("m0", "men", "in_use")], night=NIGHT, time_ms=at_ms)

    def count(self):
        return self.journal.snapshot(self.house, [segment("men", 1, 0)], NIGHT)

    def figures(self):
        (facility,) = json.loads(self.town.get("/v1/occupancy")[1])["facilities"]
        return facility

    def restart(self):
        self.assertEqual(self.town.stop(), 0)
        self.town.start()

    def test_entries_alone_make_a_figure_as_old_as_they_are_or_of_unknown_age(self):
        three_hours_ago = now_ms() - 3 * HOUR
        for what, at_ms, synchronised in (
            ("a clock that nobody vouches for", three_hours_ago, False),
            ("a clock in 1970", 300_000, False),
            ("a clock in 2031, synchronised or not", utc("2031-01-01 00:00"), True),
        ):
            with self.subTest(what=what):
                self.begin_anew()
                self.post(*self.opened(at_ms, synchronised))
                self.assertEqual((self.figures()["age_ms"], self.figures()["freshness"]), (None, "silent"))
        self.begin_anew()
        self.post(*self.opened(three_hours_ago))
        self.assertTrue(3 * HOUR <= self.figures()["age_ms"] < 4 * HOUR)
        self.post(self.count())
        self.assertEqual(self.figures()["freshness"], "fresh")

    def test_a_call_for_help_is_shown_whatever_the_stations_clock_says(self):
        for at_ms in (300_000, utc("2031-01-01 00:00")):
            with self.subTest(at_ms=at_ms):
                self.begin_anew()
                asked = {"terminal": "door-1", "visit": str(uuid.uuid4())}
                self.post(*self.opened(at_ms, False), self.journal.event("help.asked", asked, at_ms))
                helped = [item for item in self.figures()["attention"] if item["code"] == "help_asked"]
                self.assertEqual(len(helped), 1)
                self.assertTrue(0 <= helped[0]["age_ms"] < HOUR)

    def test_a_jump_of_the_offices_clock_changes_no_age(self):
        began = time.monotonic()
        self.post(*self.opened(now_ms()), self.count())
        for moment in (now_ms() + 3 * HOUR, now_ms() - 24 * HOUR, "1970-01-01 00:30", "2031-01-01 00:30"):
            with self.subTest(moment=moment):
                before = self.figures()["age_ms"]
                self.clock.set(moment)
                after = self.figures()["age_ms"]
                self.assertGreaterEqual(after, before)
                self.assertLessEqual(after, (time.monotonic() - began) * 1000)
                asked = self.clock.now()
                told = json.loads(self.town.get("/v1/stations")[1])
                generated, contact = ms_of(told["generated_at"]), ms_of(told["stations"][0]["last_contact"])
                self.assertTrue(asked <= generated <= self.clock.now(), told)
                self.assertTrue(0 <= generated - contact <= (time.monotonic() - began) * 1000, told)

    def test_an_office_that_wakes_with_a_clock_behind_knows_no_ages_until_it_is_told(self):
        self.post(*self.opened(now_ms()), self.count())
        for moment in (now_ms() - 24 * HOUR, "1970-01-01 00:00"):
            with self.subTest(moment=moment):
                self.clock.set(moment)
                self.restart()
                figures = self.figures()
                self.assertEqual((figures["age_ms"], figures["freshness"]), (None, "silent"))
                self.assertEqual(figures["segments"][0]["free"], 1)
                self.post(self.count())
                self.assertEqual(self.figures()["freshness"], "fresh")

    def test_an_office_that_lived_half_a_year_ahead_knows_no_ages_until_it_is_told(self):
        self.clock.set(now_ms() + HALF_A_YEAR)
        self.restart()
        self.post(*self.opened(now_ms()), self.count())
        self.clock.right()
        self.restart()
        figures = self.figures()
        self.assertEqual((figures["age_ms"], figures["freshness"]), (None, "silent"))
        self.post(self.count())
        self.assertEqual(self.figures()["freshness"], "fresh")
        self.assertLess(self.figures()["age_ms"], HOUR)


if __name__ == "__main__":
    unittest.main()
