# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk under a station, then under the office, is full: nothing new is recorded and that is said, what is recorded is
read as before, nothing confirmed is lost, and with room again the work goes on by itself."""

import os
import subprocess
import sys
import unittest

from account import office_entries, read, station_entries
from busy_town import BusyTown
from door import new_uuid
from load import Line
from programs import wait_for

SKIPPED = 77
SIZE = "8m"


def fill(folder):
    """All that is left of the disk."""
    with open(folder / "filler", "ab", buffering=0) as filler:
        size = 1 << 20
        while size:
            try:
                filler.write(b"x" * size)
            except OSError:
                size //= 2


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.mounted = []
        self.addCleanup(self.unmount)
        self.town = BusyTown(keys=("nocleg",), men=12, women=6, residents=30, terminals=1, disk=self.small_disk)
        self.addCleanup(self.town.stop)
        self.town.start()
        self.house = self.town["nocleg"]
        self.cards = iter(self.house.cards())

    def small_disk(self, town, name):
        folder = town.folder / f"{name}-disk"
        if folder not in self.mounted:
            folder.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", folder], check=True)
            self.mounted.append(folder)
        return folder

    def unmount(self):
        for folder in self.mounted:
            if os.path.ismount(folder):
                subprocess.run(["umount", folder], check=False)

    def tap(self, card, identifier=None):
        """The status, and the answer or problem."""
        line = Line(self.house.run / "door-1.reader")
        body = {"id": identifier or new_uuid(), "card": card, "kind": "ntag", "proof": "uid", "age_ms": 100}
        told = line.post("/v1/taps", body)
        line.close()
        return told

    def tap_until_refused(self, card):
        """Taps that the log still had room for are confirmed; returns the id of the first that wasn't, and its problem."""
        for _ in range(20_000):
            identifier = new_uuid()
            status, answer = self.tap(card, identifier)
            if status != 200:
                return identifier, status, answer
        raise AssertionError("the disk never became full")

    def test_a_station_on_a_full_disk_refuses_taps_in_a_word_reads_on_and_goes_on_with_room(self):
        card = next(self.cards)
        self.assertEqual(self.tap(card)[0], 200)
        fill(self.house.folder)
        refused, status, problem = self.tap_until_refused(card)
        self.assertEqual(status, 503, problem)
        self.assertTrue(problem["type"].endswith("storage_full"), problem)
        self.assertEqual(self.house.health()["status"], "not_recording")
        beds = self.house.ask("admin", "GET", "/v1/beds")
        self.assertEqual(beds.status, 200)
        self.assertEqual(sum(bed["state"] != "free" for bed in beds.json()["beds"]), 1, beds.json()["beds"][0])

        (self.house.folder / "filler").unlink()
        status, answer = self.tap(card, refused)
        self.assertEqual(status, 200, answer)
        self.assertEqual(self.tap(next(self.cards))[0], 200)
        self.assertEqual(self.house.health()["status"], "ok")
        self.assertEqual(read(self.house.database, "PRAGMA integrity_check")[0]["integrity_check"], "ok")
        self.town.admin("verify", "--whole", "--database", self.house.database)

    def test_an_office_on_a_full_disk_shows_what_it_has_and_takes_the_rest_when_there_is_room(self):
        self.assertEqual(self.tap(next(self.cards))[0], 200)
        wait_for(lambda: self.town.figures("nocleg")["segments"], "the office's figures")
        fill(self.town.office_database.parent)
        wait_for(lambda: self.tap(self.house.cards()[0]) and self.town.ask_office("/healthz").status == 503,
                 "the office to have no room", timeout=60)
        self.assertIn("the disk is full", self.town.office.log())
        self.assertEqual(self.town.ask_office("/v1/occupancy").status, 200)

        (self.town.office_database.parent / "filler").unlink()
        wait_for(lambda: set(station_entries(self.house)) - set(office_entries(self.town)) == set(),
                 "the office to hold all", timeout=60)
        self.assertEqual(self.town.ask_office("/healthz").status, 200)
        self.assertEqual(self.town.station_at_office("nocleg")["conflicts"]["count"], 0)


def can_mount():
    probe = subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    return os.geteuid() == 0 and probe.returncode == 0


if __name__ == "__main__":
    if not can_mount():
        print("skipped: a full disk is a small tmpfs here, and this user may not mount one")
        sys.exit(SKIPPED)
    unittest.main(verbosity=2)
