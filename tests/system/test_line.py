# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole line: a card on the reader becomes a row, a number on the door's screen and a figure at the office."""

import os
import time
import unittest

from account import station_entries
from door_screen import LANDSCAPE, DoorScreen, read_numbers
from programs import members, wait_for
from town import Town, free_places


class Line(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(facilities=("wodna-12",), recorded=True)
        cls.addClassCleanup(cls.town.end_well)
        cls.town.start()
        cls.wodna = cls.town["wodna-12"]
        cls.door = DoorScreen(cls.wodna, LANDSCAPE).start().wait_ready()

    def entry_of(self, tap):
        entries = station_entries(self.wodna).values()
        return [entry for entry in entries if entry["body"].get("tap") == tap.visit["tap"]]

    def test_a_card_becomes_a_row_a_number_in_the_pixels_and_a_figure_at_the_office(self):
        before = free_places(self.town.figures("wodna-12"))
        for who in ("marek", "halina", "andrij"):  # an NTAG, a Classic or a DESFire card each
            with self.subTest(who=who):
                tap = self.wodna.tap(who, {"bed"})
                before -= 1

                (entry,) = self.entry_of(tap)
                self.assertEqual(entry["type"], "pl.ostoja.bed.taken.v1")
                stays = self.wodna.rows(
                    "SELECT bed.number FROM stay JOIN bed ON bed.id = stay.bed WHERE stay.id = ? AND stay.ended IS NULL",
                    entry["body"]["stay"],
                )
                self.assertEqual([row["number"] for row in stays], [tap.bed])

                (row,) = [bed for bed in self.wodna.beds() if bed["id"] == entry["body"]["bed"]]
                self.assertEqual((row["number"], row["state"]), (tap.bed, "occupied"))

                picture = self.door.picture(self.door.wait_photograph("bed", tap=tap.visit["tap"]))
                self.assertIn(row["number"], read_numbers(picture))

                self.town.wait_figures("wodna-12", lambda f: free_places(f) == before, "one less", after=tap.placed)

    def test_the_same_card_gets_the_same_bed_and_no_second_stay(self):
        first = self.wodna.tap("jan", {"bed"})
        again = self.wodna.tap("jan", {"bed"})
        self.assertEqual(first.bed, again.bed)
        self.assertEqual([e["type"] for e in self.entry_of(again)], ["pl.ostoja.stay.seen.v1"])

    def test_the_doors_screen_its_windows_the_beds_and_the_office_count_the_same(self):
        self.wodna.tap("ewa", {"bed"})
        beds = self.wodna.beds()
        free = sum(bed["state"] == "free" for bed in beds)
        state = self.wodna.screen.latest()
        self.assertEqual(state["places"]["free"], free)
        self.assertEqual(state["places"]["windows"].count("f"), free)
        self.assertEqual(state["places"]["windows"].count("x"), sum(bed["state"] == "out_of_service" for bed in beds))
        figures = self.town.wait_figures("wodna-12", lambda f: free_places(f) == free, "the door's figure")
        office = self.town.figures("wodna-12", figures["data"])
        self.assertEqual(office["windows"], state["places"]["windows"])
        by_segment = {segment["segment"]: segment["free"] for segment in office["segments"]}
        self.assertEqual(by_segment["women"], state["places"]["free_women"])
        self.assertEqual(by_segment["men"], state["places"]["free_men"])

    def test_the_free_places_stand_in_the_pixels_of_the_idle_screen(self):
        since = time.monotonic()
        tap = self.wodna.tap("piotr", {"bed"})
        bed = self.door.wait_photograph("bed", tap=tap.visit["tap"])
        self.door.press(bed, "done")
        picture = self.door.picture(self.door.wait_photograph("idle", after=since))
        free = str(self.wodna.screen.latest()["places"]["free"])
        self.assertIn(free, read_numbers(picture))

    def test_a_frozen_reader_is_told_as_out_of_order_and_comes_back(self):
        cards = self.wodna.programs["cards"]
        since = time.monotonic()
        cards.freeze()
        self.addCleanup(cards.thaw)
        self.door.wait_photograph("out_of_order", after=since)
        since = time.monotonic()
        cards.thaw()
        self.wodna.wait_state(lambda s: s["reader"] == "ready", "the reader to be ready", after=since)
        self.wodna.tap("tomasz", {"bed"})

    @unittest.skipUnless(os.geteuid() == 0, "only root sees the open files of a process that forbids tracing")
    def test_the_readers_worker_holds_the_serial_line_and_nothing_else_of_the_simulator(self):
        reader = self.wodna.programs["reader"]
        line = os.path.realpath(self.wodna.reader_link)
        self.assertRegex(line, r"^/dev/pts/\d+$")
        held = {pid: open_files(pid) for pid in members(reader.pid)}
        (worker,) = [pid for pid, files in held.items() if line in files]
        self.assertNotEqual(worker, reader.pid, "libnfc runs in a process of its own")
        simulators = {os.path.realpath(f"/proc/{pid}/exe") for pid in members(self.wodna.programs["cards"].pid)}
        mapped = mapped_files(worker)
        self.assertFalse(simulators & mapped)
        named = {file for pid in held for file in held[pid] if str(self.wodna.cards_control) in file}
        self.assertEqual(named, set())
        shared = {file for file in held[worker] if file in cards_files(self.wodna)}
        self.assertEqual(shared - inherited(), {line} & shared)

    @unittest.skipUnless(os.geteuid() == 0, "only root sees the open files of a process that forbids tracing")
    def test_a_worker_that_is_killed_is_replaced_and_the_next_card_counts(self):
        reader = self.wodna.programs["reader"]
        line = os.path.realpath(self.wodna.reader_link)
        (worker,) = [pid for pid in members(reader.pid) if line in open_files(pid)]
        os.kill(worker, 9)
        wait_for(
            lambda: [pid for pid in members(reader.pid) if pid != worker and line in open_files(pid)],
            "another worker",
        )
        self.wodna.tap("henryk", {"bed"})


def open_files(pid):
    files = set()
    try:
        for descriptor in os.listdir(f"/proc/{pid}/fd"):
            files.add(os.readlink(f"/proc/{pid}/fd/{descriptor}"))
    except OSError:
        pass
    return files


def cards_files(facility):
    return {file for pid in members(facility.programs["cards"].pid) for file in open_files(pid)}


def mapped_files(pid):
    with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as maps:
        return {fields[5].strip() for line in maps if len(fields := line.split(maxsplit=5)) == 6}


def inherited():
    """What every child of the harness has."""
    return {"/dev/null"}


if __name__ == "__main__":
    unittest.main()
