# SPDX-License-Identifier: GPL-3.0-or-later
"""The evening of faults in short, and whether the recount sees what it has to see."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from town_data import ROOT

TOWN_TESTS = ROOT / "tests" / "town"
EVENINGS = int(os.environ.get("OSTOJA_EVENINGS", "0"))
"""How many whole evenings are played, each with its own seed; the soak says so."""
PROGRAMS = ["kiosk", "office", "reader", "station", "uplink"]


def run(script, *words, timeout):
    return subprocess.run(
        [sys.executable, TOWN_TESTS / script, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tell_figures(summary):
    counts = ("taps", "check_ins", "delivered", "lost", "duplicated", "unread", "unconfirmed")
    figures = {"evening_seed": summary["seed"], "kills": len(summary["kills"]), **{name: summary[name] for name in counts}}
    for name, latency in summary["latency"].items():
        figures |= {f"{name}_{of}": latency[of] for of in ("p50", "max")}
    print("figures:", *(f"{key}={value}" for key, value in figures.items()), flush=True)


class Evening(unittest.TestCase):
    """Played once; each test spoils a copy of its own."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="ostoja-evening-", dir="/tmp"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.out = cls.folder / "out"
        cls.played = run("demo.py", "--evening", "--out", cls.out, "--outage", "20s", "--pace", "5", timeout=270)

    def setUp(self):
        self.assertEqual(self.played.returncode, 0, self.played.stdout + self.played.stderr)
        self.copy = self.folder / self.id().rsplit(".", 1)[-1]
        shutil.copytree(self.out, self.copy)
        self.addCleanup(shutil.rmtree, self.copy)

    def recount(self):
        return run("recount.py", self.copy, timeout=60)

    def assert_names(self, *named):
        """The recount ends with 1 and names these, each on a line of what is wrong."""
        counted = self.recount()
        self.assertEqual(counted.returncode, 1, counted.stdout + counted.stderr)
        for text in named:
            self.assertIn(text, counted.stdout.splitlines())

    def change(self, database, *statements):
        connection = sqlite3.connect(self.copy / "databases" / f"{database}.db")
        with connection:
            changed = sum(connection.execute(*statement).rowcount for statement in statements)
        connection.close()
        return changed

    def spoil(self, name, change):
        """Rewrites a file: `change` gets its lines and gives new ones."""
        path = self.copy / f"{name}.ndjson"
        path.write_text("".join(json.dumps(line) + "\n" for line in change(lines(path))), encoding="utf-8")

    def a_shown_entry(self):
        """The last journal entry whose outcome a screen showed."""
        shown = {line["tap"] for line in lines(self.copy / "screen.ndjson")}
        return [e for e in lines(self.copy / "journal.ndjson") if e["tap"] in shown and e["facility"] == "wodna-12"][-1]

    @staticmethod
    def name_of(entry):
        return f"{entry['station']}/{entry['epoch']}/{entry['sequence']}"

    def office_key(self, entry):
        connection = sqlite3.connect(self.copy / "databases" / "office.db")
        ((number,),) = connection.execute(
            "SELECT id FROM epoch WHERE station = ? AND epoch = ?", (entry["station"], entry["epoch"])
        ).fetchall()
        connection.close()
        return number * 2**40 + entry["sequence"]

    # the evening

    def test_everything_failed_once_and_nothing_is_lost_or_counted_twice(self):
        summary = json.loads((self.out / "summary.json").read_text(encoding="utf-8"))
        tell_figures(summary)
        self.assertEqual((summary["lost"], summary["duplicated"]), (0, 0))
        self.assertEqual(summary["arrivals"], 60)
        self.assertEqual(summary["delivered"], summary["recorded"])
        self.assertEqual(sorted(kill["program"] for kill in summary["kills"]), PROGRAMS)
        self.assertTrue(all(kill["in_flight"] and kill["pid"] and kill["tap"] for kill in summary["kills"]))
        self.assertGreaterEqual(summary["outage"]["taps"], 20)
        for outcome in ("bed", "full_house", "unknown_card"):
            self.assertGreater(summary["outcomes"][outcome], 0, outcome)
        self.assertIn("reader unplugged", {unread["why"] for unread in summary["unread_placements"]})
        for name, figure in summary["latency"].items():
            self.assertGreater(figure["n"], 40, name)
            self.assertLess(0, figure["p50"], name)
        self.assertTrue(all(figure["p50"] <= figure["max"] for figure in summary["latency"].values()))

    def test_the_faults_of_the_wire_happened(self):
        kinds = {line["kind"] for line in lines(self.out / "cards.ndjson") if line["event"] == "fault"}
        self.assertTrue(kinds & {"garbage", "drop", "half", "nak"}, kinds)
        self.assertIn("noise", kinds)

    def test_a_recount_comes_to_the_same(self):
        counted = self.recount()
        self.assertEqual(counted.returncode, 0, counted.stdout + counted.stderr)

    # what the recount has to see

    def test_an_entry_that_the_office_lost_is_named(self):
        entry = self.a_shown_entry()
        self.assertEqual(self.change("office", ("DELETE FROM entry WHERE key = ?", (self.office_key(entry),))), 1)
        self.assert_names(f"recorded, but not held by the office: {self.name_of(entry)}")

    def test_an_entry_that_the_office_holds_twice_is_named(self):
        entry = self.a_shown_entry()
        again = (
            "INSERT INTO entry SELECT (SELECT max(key) + 1 FROM entry), hash, previous_hash, type, received_ms, raw"
            " FROM entry WHERE key = ?"
        )
        self.assertEqual(self.change("office", (again, (self.office_key(entry),))), 1)
        self.assert_names(f"counted twice: {self.name_of(entry)} is held twice by the office")

    def test_a_row_that_is_gone_from_the_journal_is_named_with_the_tap_that_was_shown(self):
        entry = self.a_shown_entry()
        self.change(
            "wodna-12",
            ("DROP TRIGGER journal_is_never_deleted",),
            ("DELETE FROM journal WHERE sequence = ?", (entry["sequence"],)),
        )
        self.assert_names(
            f"shown, but not stored: tap {entry['tap']}",
            f"held by the office, but in no journal: {self.name_of(entry)}",
        )

    def test_lines_that_are_not_the_databases_are_named(self):
        entry = self.a_shown_entry()
        key = {name: entry[name] for name in ("station", "epoch", "sequence")}

        def is_it(line):
            return line.get("event", "held") == "held" and all(line[name] == value for name, value in key.items())

        def without(all_lines):
            return [line for line in all_lines if not is_it(line)]

        def doubled(all_lines):
            return all_lines + [line for line in all_lines if is_it(line)]

        cases = (
            ("office", without, f"in the database only: {self.name_of(entry)}"),
            ("office", doubled, f"twice in office.ndjson: {self.name_of(entry)}"),
            ("journal", without, f"in the database only: {self.name_of(entry)}"),
        )
        for name, change, told in cases:
            with self.subTest(name=name, told=told):
                shutil.copyfile(self.out / f"{name}.ndjson", self.copy / f"{name}.ndjson")
                self.spoil(name, change)
                self.assert_names(told)
                shutil.copyfile(self.out / f"{name}.ndjson", self.copy / f"{name}.ndjson")

    def test_a_placement_that_nobody_read_is_named(self):
        self.spoil("cards", lambda all_lines: [*all_lines, {"facility": "alberta", "t": 1, "event": "placed", "placement": "alberta/999"}])
        self.assert_names("unread by one account only: placement alberta/999")

    def test_a_kill_without_a_tap_in_flight_is_named(self):
        path = self.copy / "summary.json"
        summary = json.loads(path.read_text(encoding="utf-8"))
        kill = next(kill for kill in summary["kills"] if kill["program"] == "station")
        kill["t"] += 60 * 10**9
        path.write_text(json.dumps(summary), encoding="utf-8")
        self.assert_names(f"the station (process {kill['pid']}) was killed without tap {kill['tap']} in flight")

    def test_a_folder_that_holds_no_evening_is_told(self):
        (self.copy / "taps.ndjson").write_text('{"t": 1,\n', encoding="utf-8")
        counted = self.recount()
        self.assertEqual(counted.returncode, 2)
        self.assertIn("taps.ndjson:1: not JSON", counted.stderr)


@unittest.skipUnless(EVENINGS, "whole evenings are the soak's")
class WholeEvenings(unittest.TestCase):
    def test_one_evening_after_the_other_loses_nothing_and_its_recount_says_the_same(self):
        for seed in range(1, EVENINGS + 1):
            with self.subTest(seed=seed), tempfile.TemporaryDirectory(prefix="ostoja-evening-", dir="/tmp") as out:
                played = run("demo.py", "--evening", "--out", out, "--seed", seed, timeout=600)
                self.assertEqual(played.returncode, 0, played.stdout + played.stderr)
                counted = run("recount.py", out, timeout=60)
                self.assertEqual(counted.returncode, 0, counted.stdout + counted.stderr)
                tell_figures(json.loads((Path(out) / "summary.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    unittest.main()
