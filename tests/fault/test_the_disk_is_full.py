# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk under a station, then under the office, is full: nothing new is recorded and that is said, what is recorded is
read as before, nothing confirmed is lost, and with room again the work goes on by itself."""

import os
import subprocess
import sys
import unittest
from collections import Counter

from account import office_entries, read, station_entries, wait_delivered
from busy_town import BusyTown
from door import new_uuid
from http_clients import Stream
from load import Line, Load
from programs import wait_for
from proof import everything_wrong

SKIPPED = 77
SIZE = "48m"
BALLAST = 8 << 20


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

    def tap(self, card, identifier=None, door="door-1"):
        """The status, and the answer or problem."""
        line = Line(self.house.run / f"{door}.reader")
        body = {"id": identifier or new_uuid(), "card": card, "kind": "ntag", "proof": "uid", "age_ms": 100}
        told = line.post("/v1/taps", body)
        line.close()
        return told

    def newcomer_is_refused(self):
        """Those for whom the log still had room are confirmed. Returns the card and the tap's id."""
        for card in self.cards:
            identifier = new_uuid()
            status, answer = self.tap(card, identifier)
            if status != 200:
                self.assertEqual(status, 503, answer)
                self.assertTrue(answer["type"].endswith("storage_full"), answer)
                return card, identifier
        raise AssertionError("the disk never became full")

    def leave(self, card):
        """The card, "leave" on the screen, the card again: the outcome."""
        door = self.house.leaving_door
        screen = Stream(lambda: self.house.connect(f"{door}.screen"), "/v1/events")
        identifier = new_uuid()
        self.assertEqual(self.tap(card, identifier, door)[0], 200)
        state = screen.wait(lambda s: s.get("visit") and s["visit"]["tap"] == identifier, "the visit")["data"]
        touch = {"id": new_uuid(), "visit": state["visit"]["id"], "command": "leave"}
        self.assertEqual(self.house.ask(f"{door}.screen", "POST", "/v1/commands", touch).status, 200)
        screen.close()
        return self.tap(card, door=door)[1].get("outcome")

    def beds_taken(self):
        beds = self.house.ask("admin", "GET", "/v1/beds")
        self.assertEqual(beds.status, 200)
        return sum(bed["state"] not in ("free", "out_of_service") for bed in beds.json()["beds"])

    def ballast(self):
        return self.house.database.with_name(self.house.database.name + ".ballast").stat().st_size

    def test_a_station_on_a_full_disk_admits_nobody_but_ends_stays_reads_on_and_goes_on_with_room(self):
        first = next(self.cards)
        self.assertEqual(self.tap(first)[0], 200)
        self.assertEqual(self.ballast(), BALLAST)
        fill(self.house.folder)
        newcomer, identifier = self.newcomer_is_refused()
        taken = self.beds_taken()
        self.assertEqual(self.ballast(), 0)
        self.assertEqual(self.house.health()["status"], "not_recording")
        self.assertEqual(self.leave(first), "left")
        self.assertEqual(self.house.health()["status"], "not_recording", "nobody new is admitted yet")
        self.assertEqual(self.beds_taken(), taken - 1)

        self.house.station.kill()
        self.house.station.start().wait_ready()
        self.assertEqual(self.tap(newcomer, identifier)[0], 503)
        self.assertEqual(self.beds_taken(), taken - 1)

        (self.house.folder / "filler").unlink()
        status, answer = self.tap(newcomer, identifier)
        self.assertEqual(status, 200, answer)
        self.assertEqual(self.ballast(), BALLAST)
        self.assertEqual(self.house.health()["status"], "ok")
        self.assertEqual(read(self.house.database, "PRAGMA integrity_check")[0]["integrity_check"], "ok")
        self.town.admin("verify", "--whole", "--database", self.house.database)

    def test_in_the_middle_of_the_rush_nothing_that_was_confirmed_is_lost_and_whoever_was_refused_comes_in_afterwards(self):
        load = Load([self.house], "rush", lanes=4).start()
        try:
            load.wait_sent(200)
            fill(self.house.folder)
            wait_for(lambda: self.house.health()["status"] == "not_recording", "the disk to be full", timeout=60)
            taken = self.beds_taken()
            load.wait_sent(200)
            self.assertLessEqual(self.beds_taken(), taken, "nobody new has a bed, whoever leaves gives it up")
            (self.house.folder / "filler").unlink()
            wait_for(lambda: self.house.health()["status"] == "ok", "new work to be taken", timeout=60)
            load.wait_sent(200)
        finally:
            (self.house.folder / "filler").unlink(missing_ok=True)
            load.stop()
        wait_delivered(self.town, 60)
        self.assertEqual(everything_wrong(self.town, load.taps), [])
        outcomes = Counter(tap.answer["outcome"] for tap in load.taps)
        print(f"\nfigures: taps={len(load.taps)} " + " ".join(f"{key}={n}" for key, n in sorted(outcomes.items())), flush=True)
        self.assertTrue(outcomes["left"] and outcomes["bed"], outcomes)

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
