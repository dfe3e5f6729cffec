# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev demo --night as a whole: it ends well by itself, and the house's file tells the same night as it does."""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from town_data import ROOT

BEDS, PEOPLE, EXTRA = 60, 80, 8


class WholeNight(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.out = Path(tempfile.mkdtemp(prefix="ostoja-night-", dir="/tmp"))
        cls.addClassCleanup(shutil.rmtree, cls.out)
        command = [sys.executable, ROOT / "tests" / "town" / "demo.py", "--night", "--out", cls.out / "night"]
        cls.played = subprocess.run(command, capture_output=True, text=True, timeout=540, stdin=subprocess.DEVNULL, check=False)
        cls.out = cls.out / "night"

    def setUp(self):
        self.assertEqual(self.played.returncode, 0, self.played.stdout[-4_000:] + self.played.stderr[-2_000:])

    def read(self, statement):
        connection = sqlite3.connect(f"file:{self.out / 'station.db'}?mode=ro", uri=True)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    def one(self, statement):
        ((value,),) = self.read(statement)
        return value

    def test_what_it_tells_is_what_the_house_has_on_file(self):
        told = json.loads((self.out / "summary.json").read_text(encoding="utf-8"))
        self.assertEqual(self.one("SELECT count(*) FROM bed WHERE extra = 0"), BEDS)
        self.assertEqual(self.one("SELECT count(*) FROM resident"), PEOPLE)
        under_winter = "SELECT count(*) FROM stay JOIN bed ON bed.id = stay.bed WHERE bed.extra = 1 AND stay.winter IS NOT NULL"
        self.assertEqual(self.one(under_winter), told["in_extra_beds"])
        self.assertEqual(told["in_extra_beds"], EXTRA)
        self.assertEqual(self.one("SELECT count(*) FROM refusal WHERE outcome IS NULL"), 0)
        print(
            f"figures: taps={told['taps']} at_true_pace={told['at_true_pace']['taps']} turned_away={told['turned_away']}"
            f" extra={told['in_extra_beds']} entries={told['entries']} seconds={told['seconds']}"
        )

    def test_the_night_ended_by_itself_but_for_whom_staff_kept(self):
        reasons = dict(self.read("SELECT ended_why, count(*) FROM stay WHERE admitted IS NOT NULL GROUP BY ended_why"))
        self.assertEqual(reasons.pop("by_staff"), 1)
        self.assertEqual(reasons.pop("not_staying"), 1)
        self.assertEqual(set(reasons), {"closing"})
        self.assertGreaterEqual(reasons["closing"], BEDS)

    def test_nobody_slept_two_in_a_bed_and_no_bed_had_two(self):
        beds = self.one("SELECT count(DISTINCT bed) FROM stay WHERE ended_why IN ('closing', 'by_staff')")
        people = self.one("SELECT count(DISTINCT resident) FROM stay WHERE ended_why IN ('closing', 'by_staff')")
        stays = self.one("SELECT count(*) FROM stay WHERE ended_why IN ('closing', 'by_staff')")
        self.assertEqual((beds, people), (stays, stays))

    def recount(self, folder):
        command = [sys.executable, ROOT / "tests" / "town" / "recount.py", folder]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    def test_the_report_is_the_journals_and_the_offices(self):
        counted = self.recount(self.out)
        self.assertEqual(counted.returncode, 0, counted.stdout + counted.stderr)
        told = json.loads(counted.stdout[: counted.stdout.rindex("}") + 1])
        self.assertEqual((told["registered"], told["out_of_service"], told["extra_places"]), (BEDS, 1, EXTRA))
        self.assertEqual(told["extra"], EXTRA)
        print(
            f"figures: night_guests={told['guests']} places={told['places']} occupied={told['occupied']}"
            f" percent={told['occupancy']} turned_away={told['turned_away']} recounted=yes"
        )

    def test_a_report_that_says_otherwise_ends_the_recount_with_1_and_what_differs(self):
        for what, file, change, named in (
            ("a cell", "figures.json", lambda told: told["tables"][0]["rows"][0].__setitem__(1, 1), "nights.guests of 2026-12-05"),
            ("the CSV", "figures.csv", None, "figures.csv, row 1"),
            ("the office", "summary.json", lambda told: told["office_before_closing"][0].update(occupied=3), "the office said occupied 3"),
        ):
            with self.subTest(what), tempfile.TemporaryDirectory(prefix="ostoja-night-", dir="/tmp") as folder:
                copy = Path(shutil.copytree(self.out, Path(folder) / "night", ignore=shutil.ignore_patterns("*.png", "*.pdf")))
                text = (copy / file).read_text(encoding="utf-8")
                if change is None:
                    text = text.replace(";1;", ";2;", 1)
                else:
                    change(told := json.loads(text))
                    text = json.dumps(told)
                (copy / file).write_text(text, encoding="utf-8")
                counted = self.recount(copy)
                self.assertEqual(counted.returncode, 1, counted.stdout + counted.stderr)
                self.assertIn(named, counted.stdout)

    def test_what_was_seen_is_kept(self):
        for name in ("board_rush", "board_full", "board_winter", "board_night", "door_closed", "door_arrival"):
            self.assertGreater((self.out / f"{name}.png").stat().st_size, 10_000, name)
        for name in ("figures.csv", "figures.pdf", "night-list.csv", "night-list.pdf", "figures.json"):
            self.assertGreater((self.out / name).stat().st_size, 100, name)


if __name__ == "__main__":
    unittest.main(verbosity=2)
