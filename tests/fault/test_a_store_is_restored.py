# SPDX-License-Identifier: GPL-3.0-or-later
"""Yesterday's backup is all that is left of a station, or of the office: nothing that is anywhere is lost, and what the
station doesn't know any more is shown. A database that is damaged in the middle is refused by name, once."""

import os
import subprocess
import unittest

from account import office_entries, read, station_entries
from busy_town import BusyTown
from door import build_folder, new_uuid
from load import Line
from programs import wait_for

NEEDS_A_PERSON = 3


def ostoja(*words):
    return subprocess.run([build_folder() / "bin" / "ostoja", *map(str, words)], capture_output=True, text=True, timeout=60,
                          check=False)


def remove_database(path):
    for suffix in ("", "-wal", "-shm", ".lock", ".ballast"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def overwrite_a_page(database, table):
    page = read(database, f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")[0]["rootpage"]
    with open(database, "r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x5a" * 4096)
    return page


class Restoring(unittest.TestCase):
    def setUp(self):
        self.town = BusyTown(keys=("nocleg",), men=12, women=6, residents=30, terminals=1)
        self.addCleanup(self.town.stop)
        self.town.start()
        self.house = self.town["nocleg"]
        self.cards = iter(self.house.cards())
        self.backup = self.town.folder / "backup"

    def tap(self, card=None):
        card = card or next(self.cards)
        line = Line(self.house.run / "door-1.reader")
        status, answer = line.post("/v1/taps", {"id": new_uuid(), "card": card, "kind": "ntag", "proof": "uid", "age_ms": 100})
        line.close()
        self.assertEqual((status, answer["outcome"]), (200, "bed"), answer)
        return card

    def wait_delivered(self):
        def delivered():
            health = self.house.health()
            at_office = self.town.station_at_office("nocleg")
            return at_office["epoch"] == health["epoch"] and at_office["received_through"] == health["sequence"]

        wait_for(delivered, "the office to have everything")

    def back_up(self, database):
        done = ostoja("backup", "--database", database, "--to", self.backup)
        self.assertEqual(done.returncode, 0, done.stderr)

    def restore(self, database):
        remove_database(database)
        done = ostoja("restore", "--from", self.backup, "--database", database, "--master-key", self.house.master_key)
        self.assertEqual(done.returncode, 0, done.stderr)

    def restore_station(self):
        self.house.station.kill()
        self.restore(self.house.database)
        self.house.station.start().wait_ready()

    def attention(self):
        return {item["code"]: item for item in self.town.figures("nocleg")["attention"]}

    def test_a_station_restored_from_its_backup_loses_nothing_and_what_it_does_not_know_is_shown(self):
        for _ in range(4):
            self.tap()
        self.back_up(self.house.database)
        after = [self.tap() for _ in range(3)]
        self.wait_delivered()
        before = station_entries(self.house)
        self.restore_station()
        self.wait_delivered()

        stored = office_entries(self.town)
        self.assertEqual(set(before) - set(stored), set())
        self.assertEqual(set(station_entries(self.house)) - set(stored), set())
        first = self.house.rows("SELECT body FROM journal WHERE epoch = 2 AND sequence = 1")[0]["body"]
        self.assertIn('"reason":"restore"', first)
        restored = self.town.station_at_office("nocleg")["restored"]
        self.assertEqual(restored["last_unknown"] - restored["first_unknown"] + 1, 3)
        self.assertEqual(len(restored["beds"]), 3)
        self.assertEqual(self.attention()["restored_beds_doubtful"]["count"], 3)
        self.assertEqual(self.town.station_at_office("nocleg")["conflicts"]["count"], 0)

        for card in after:
            self.tap(card)
        self.wait_delivered()
        wait_for(lambda: "restored_beds_doubtful" not in self.attention(), "nobody to sleep in a bed that counts as free")
        self.assertEqual(ostoja("verify", "--whole", "--database", self.house.database).returncode, 0)

    def test_what_was_in_the_backup_and_not_yet_at_the_office_gets_there(self):
        self.tap()
        self.wait_delivered()
        self.house.uplink.stop()
        for _ in range(40):
            self.tap(self.house.cards()[0])
        self.back_up(self.house.database)
        before = station_entries(self.house)
        self.assertNotEqual(set(before) - set(office_entries(self.town)), set())
        self.restore_station()
        self.house.uplink.start()
        self.wait_delivered()
        self.assertEqual(set(before) - set(office_entries(self.town)), set())
        self.assertIsNone(self.town.station_at_office("nocleg")["restored"])
        self.assertEqual(self.town.station_at_office("nocleg")["conflicts"]["count"], 0)

    def test_what_an_office_lost_the_stations_send_again(self):
        self.tap()
        self.wait_delivered()
        self.back_up(self.town.office_database)
        for _ in range(3):
            self.tap()
        self.wait_delivered()
        before = office_entries(self.town)
        for lost in ("what came after the backup", "everything"):
            with self.subTest(lost):
                self.town.office.kill()
                if lost == "everything":
                    remove_database(self.town.office_database)
                else:
                    self.restore(self.town.office_database)
                self.town.office.start().wait_ready()
                wait_for(lambda: set(before) - set(office_entries(self.town)) == set(), "the office to hold all again")
                self.assertEqual(self.town.station_at_office("nocleg")["conflicts"]["count"], 0)

    def test_a_database_damaged_in_the_middle_is_refused_by_page_and_table_with_an_exit_code_that_ends_restarts(self):
        self.house.uplink.stop()
        for program, database, table in ((self.house.station, self.house.database, "bed"),
                                         (self.town.office, self.town.office_database, "epoch")):
            with self.subTest(program.name):
                self.assertEqual(program.stop(), 0)
                page = overwrite_a_page(database, table)
                ended = subprocess.run(program.command, capture_output=True, text=True, timeout=30, check=False)
                self.assertEqual(ended.returncode, NEEDS_A_PERSON, ended.stderr)
                for word in (str(database), f"page {page} of table {table}", "ostoja restore --from"):
                    self.assertIn(word, ended.stderr)
                verified = ostoja("verify", "--whole", "--database", database)
                self.assertEqual(verified.returncode, NEEDS_A_PERSON)
                self.assertIn(f"page {page} of table {table}", verified.stderr)
                refused = ostoja("backup", "--database", database, "--to", self.backup)
                self.assertEqual(refused.returncode, NEEDS_A_PERSON)
                self.assertFalse(os.path.exists(self.backup))


if __name__ == "__main__":
    unittest.main(verbosity=2)
