# SPDX-License-Identifier: GPL-3.0-or-later
"""A carer's evening at the real screens: somebody is registered, gets a card, loses it, gets another, and is erased; then
everything that was told of them is looked for wherever it might have come to rest."""

import os
import signal
import sqlite3
import time
import unittest

from desk import Desk
from programs import wait_for
from secrets_of import Search, files_below, memory
from staff_screen import StaffScreen
from town import Town

HOUSE = "wodna-12"
SCREEN, OTHER = "desk-1", "desk-2"
FIRST_CARD, SECOND_CARD = ("ntag213", "04F1A2B3C4D580"), ("ntag215", "04F1A2B3C4D680")
NAME = "Bożek Żądło"

MOST_TO_REGISTER = 25
MOST_TO_REPLACE = 8


def pesel(day, serial):
    """Of somebody born in the last century."""
    digits = day[2:4] + day[5:7] + day[8:10] + serial
    check = -sum(int(digit) * weight for digit, weight in zip(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), strict=True)) % 10
    return digits + str(check)


TOLD = {
    "greeting": "Bożku kochany",
    "legal_name": "Bożydar Żądłowski-Próbny",
    "born": "1961-07-23",
    "last_registration": "Zaułek Pieśniarzy 17, Brzegów",
    "liable_commune": "Gmina Ostrowąsy Górne",
    "contact": "siostra Żelisława, 600 555 017",
    "remark": "śpi tylko przy oknie",
    "health_remark": "cukrzyca, insulina co wieczór",
    "pesel": pesel("1961-07-23", "0417"),
}


class People(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(facilities=(HOUSE,), desks=(SCREEN, OTHER))
        cls.addClassCleanup(cls.town.stop)
        cls.house = cls.town[HOUSE]
        cls.screen = StaffScreen(cls.house, SCREEN)
        cls.other = Desk(cls.house, OTHER)
        cls.town.start()
        cls.screen.start()
        cls.search = Search({"name": NAME, **TOLD})

    def manager(self):
        return self.town.data.staff["manager"]

    def person(self):
        """As another member of staff finds them at another desk."""
        answer = self.other.post("/v1/people/search", query="Bozek Zadlo", limit=1)
        self.assertEqual(answer.status, 200, answer.text)
        (found,) = answer.json()["people"]
        return found

    def at_the_door(self, card, outcomes):
        return self.house.tap_card(*card, outcomes)

    # the evening

    def test_1_somebody_is_registered_and_gets_a_card(self):
        self.screen.sign_in(self.manager())
        told = self.screen.counted()
        self.screen.go_to_people()
        self.screen.wait_screen("people", "register")
        self.screen.counted()
        print(f"figures: sign_in_keys={told[0]} sign_in_touches={told[1]}")

        self.screen.key("F2")
        form = self.screen.wait_screen("register", "sex_m")
        self.screen.type(NAME)
        self.screen.touch(form, "sex_m")
        self.screen.wait_screen("register", "save")
        self.screen.key("Return")
        self.screen.wait_screen("people", "card_later")
        self.screen.hold(*FIRST_CARD, lambda: self.screen.shows("people", "card_lost"))
        keys, touches = self.screen.counted()
        print(f"figures: registering_keys={keys} registering_touches={touches} registering_most={MOST_TO_REGISTER}")
        self.assertLessEqual(keys + touches, MOST_TO_REGISTER)
        self.at_the_door(FIRST_CARD, {"bed"})

    def test_2_the_rest_is_told_when_there_is_time(self):
        self.assertEqual(self.other.sign_in("social_worker").status, 200)
        found = self.person()
        self.assertEqual((found["name"], found["card"]), (NAME, "valid"))
        shown = self.other.get(f"/v1/people/{found['person']}").json()
        changed = self.other.post(f"/v1/people/{found['person']}/details", version=shown["version"], details=TOLD)
        self.assertEqual(changed.status, 200, changed.text)
        again = self.other.get(f"/v1/people/{found['person']}").json()
        self.assertEqual({field: again[field] for field in TOLD if field != "health_remark"},
                         {field: told for field, told in TOLD.items() if field != "health_remark"})
        read = self.other.post(f"/v1/people/{found['person']}/health-remark", why="care")
        self.assertEqual(read.json()["health_remark"], TOLD["health_remark"])

    def test_3_the_card_is_lost_and_replaced_while_the_person_waits(self):
        self.screen.key("Escape")
        self.screen.wait_screen("people", "register")
        self.screen.counted()
        self.screen.type("zad")
        self.screen.wait_screen("people", "found_0")
        self.screen.key("Return")
        self.screen.wait_screen("people", "card_lost")
        self.screen.key("z")
        self.screen.wait_screen("people", "card_later")
        self.screen.hold(*SECOND_CARD, lambda: self.screen.shows("people", "card_lost"))
        keys, touches = self.screen.counted()
        print(f"figures: replacing_keys={keys} replacing_touches={touches} replacing_most={MOST_TO_REPLACE}")
        self.assertLessEqual(keys + touches, MOST_TO_REPLACE)
        self.at_the_door(FIRST_CARD, {"see_staff"})
        self.at_the_door(SECOND_CARD, {"bed"})
        cards = self.other.get(f"/v1/people/{self.person()['person']}").json()["cards"]
        self.assertEqual(sorted(card["state"] for card in cards), ["replaced", "valid"])

    # what of it rests where

    def test_4_what_was_told_rests_nowhere_in_the_clear(self):
        self.assertTrue(self.search.found_in(memory(self.house.programs["station"].pid))
                        if os.geteuid() == 0 else True, "or the search finds nothing at all")
        self.assertEqual(self.places_where_it_is_found(), {})

    def test_5_a_marker_in_the_clear_would_be_found_in_each_place(self):
        search = Search({"marker": "Świadek Znakowski"})
        for path in self.places():
            for spelling in search.spellings:
                with self.subTest(path.name, spelling=spelling):
                    self.assertEqual(search.found_in(self.planted(path, spelling)), ["marker"])

    def planted(self, path, spelling):
        """The file, had a program left that in it: in a row of a database, else at the end."""
        content = path.read_bytes()
        if not content.startswith(b"SQLite format 3"):
            return content + spelling
        copy = self.town.folder / "planted"
        copy.write_bytes(content)
        database = sqlite3.connect(copy)
        try:
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute("CREATE TABLE planted (content BLOB)")
            database.execute("INSERT INTO planted VALUES (?)", (spelling,))
            database.commit()
            return copy.read_bytes()
        finally:
            database.close()
            copy.unlink()

    def test_6_erased_is_erased(self):
        person = self.person()["person"]
        self.erase_at_the_screen()
        self.assertEqual(self.other.post("/v1/people/search", query="Bozek Zadlo", limit=5).json()["people"], [])
        self.assertEqual(self.other.get(f"/v1/people/{person}").status, 404)
        self.at_the_door(SECOND_CARD, {"see_staff", "unknown_card"})
        self.assertEqual(self.places_where_it_is_found(), {})
        with sqlite3.connect(self.house.database) as database:
            (kept,) = database.execute("SELECT count(*) FROM person_key WHERE owner = ?", (person,)).fetchone()
        self.assertEqual(kept, 0, "the key that would open what older pages and backups hold")

    def test_7_a_station_that_crashes_afterwards_leaves_no_core(self):
        station = self.house.programs["station"]
        station.signal(signal.SIGSEGV)
        self.assertEqual(station.stop(), -signal.SIGSEGV)
        station.start().wait_ready(timeout=60)
        self.assertEqual([path for path in files_below(self.town.folder) if path.name.startswith("core")], [])
        self.assertEqual(self.places_where_it_is_found(), {})

    def erase_at_the_screen(self):
        """As a manager does it: the person's details, the reason, the PIN once more."""
        screen = self.screen
        if not screen.shows("people", "card_lost"):
            # Half a minute without use has closed the panel.
            screen.touch(screen.wait_screen("people", "found_0"), "found_0")
            screen.wait_screen("people", "card_lost")
        screen.counted()
        screen.key("d")
        screen.wait_screen("details", "details_back")
        screen.touch(screen.turn_wheel_to("details", "erase", beside="field_remark"), "erase")
        screen.touch(screen.wait_screen("details", "erase_why_person_asked"), "erase_why_person_asked")
        screen.touch(screen.wait_screen("details", "erase_pin"), "erase_pin")
        screen.type(self.manager().pin)
        screen.key("Return")
        screen.wait_screen("people", "register")
        keys, touches = screen.counted()
        print(f"figures: erasing_keys={keys} erasing_touches={touches}")

    def places(self):
        """Databases with their logs, what programs wrote, what the uplink and the office keep, and a backup."""
        backup = self.town.folder / f"backup-{time.monotonic_ns()}"
        self.town.admin("backup", "--database", self.house.database, "--to", backup)
        found = [path for path in files_below(self.town.folder) if path.suffix != ".png"]
        self.assertIn(backup, found)
        return found

    def places_where_it_is_found(self):
        wait_for(lambda: self.house.programs["uplink"].running, "the uplink")
        told = {path.name: self.search.found_in(path.read_bytes()) for path in self.places()}
        return {name: what for name, what in told.items() if what}


if __name__ == "__main__":
    unittest.main()
