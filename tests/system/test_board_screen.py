# SPDX-License-Identifier: GPL-3.0-or-later
"""A night at the real screen: who comes is let in or refused, beds are held, moved, swapped and added, somebody is suspended, and
the lists are taken along; each by the keys and touches of a carer, and each as the station then tells it elsewhere."""

import csv
import io
import subprocess
import tempfile
import unittest
from pathlib import Path

from desk import Desk
from programs import wait_for
from staff_screen import StaffScreen
from town import Town
from town_data import TOWN_FILE

HOUSE = "wodna-12"
SCREEN, OTHER = "desk-1", "desk-2"
LAST_BED = '{number = "40", position = "single", state = "in_use"},'
EXTRA_BED = '{number = "D1", position = "single", state = "in_use", extra = true},'


def town_of_arrivals(folder):
    """The demo's, where at the first house a card is an arrival, and which has an extra bed."""
    text = TOWN_FILE.read_text(encoding="utf-8")
    text = text.replace('tap = "admits"', 'tap = "arrives"', 1).replace(LAST_BED, f"{LAST_BED}\n    {EXTRA_BED}", 1)
    path = Path(folder) / "town.toml"
    path.write_text(text, encoding="utf-8")
    return path


class BoardScreen(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.town = Town(facilities=(HOUSE,), desks=(SCREEN, OTHER), town_file=town_of_arrivals(folder.name))
        cls.addClassCleanup(cls.town.stop)
        cls.house = cls.town[HOUSE]
        cls.screen = StaffScreen(cls.house, SCREEN)
        cls.other = Desk(cls.house, OTHER)
        cls.town.start()
        cls.screen.start()

    def board(self):
        """As another desk is told."""
        board = self.other.get("/v1/board")
        self.assertEqual(board.status, 200, board.text)
        return board.json()

    def beds(self):
        return {bed["number"]: bed for room in self.board()["rooms"] for bed in room["beds"]}

    def bed_in(self, *states):
        return next(bed for bed in self.beds().values() if bed["state"] in states)

    def becomes(self, number, *states):
        return wait_for(lambda: self.beds()[number]["state"] in states, f"bed {number} to be {states}")

    def select(self, number):
        self.screen.touch(self.screen.wait_screen("board", f"bed_{number}"), f"bed_{number}")

    def touch(self, screen, control):
        self.screen.touch(self.screen.wait_screen(screen, control), control)

    def comes(self, who):
        """Whose card is held to the door's reader, and waits then; the number of the bed."""
        tap = self.house.tap(who, {"arrival"})
        return self.becomes(tap.bed, "arrival") and tap.bed

    def let_in(self, who):
        bed = self.comes(who)
        self.screen.wait_screen("board", "admit")
        self.screen.key("a")
        self.becomes(bed, "occupied")
        return bed

    def test_a_night_at_the_board(self):
        self.assertEqual(self.other.sign_in("carer").status, 200)
        self.screen.sign_in(self.town.data.staff["manager"])
        self.screen.wait_screen("board", "bed_1")
        for part in (
            self.somebody_is_let_in_and_moves,
            self.a_bed_is_held_for_somebody,
            self.two_people_change_places,
            self.somebody_is_refused_and_the_door_hears_it,
            self.a_winter_action_brings_beds,
            self.a_suspension_stands_in_the_way,
            self.the_lists_are_taken_along,
        ):
            with self.subTest(part.__name__):
                part()

    def somebody_is_let_in_and_moves(self):
        came = self.let_in("oksana")
        self.select(came)
        self.screen.wait_screen("board", "stay_move")
        self.screen.key("p")
        self.screen.wait_screen("board", "carry_no")
        room = next(each for each in self.board()["rooms"] if came in [bed["number"] for bed in each["beds"]])
        there = next(bed["number"] for bed in room["beds"] if bed["state"] == "free")
        self.select(there)
        self.becomes(there, "occupied")
        self.assertEqual(self.beds()[came]["state"], "free")
        self.screen.wait_screen("board", "undo")
        self.screen.key("ctrl+z")
        self.becomes(came, "occupied")
        self.assertEqual(self.beds()[there]["state"], "free")
        self.screen.key("Escape")

    def a_bed_is_held_for_somebody(self):
        held = self.bed_in("free")["number"]
        self.select(held)
        self.screen.wait_screen("board", "bed_hold")
        self.screen.key("h")
        self.touch("board", "hold_for")
        self.screen.wait_screen("board", "find")
        self.screen.type("waldem")
        wait_for(lambda: self.screen.shows("board", "find_0") and not self.screen.shows("board", "find_1"), "one Waldemar to be found")
        self.screen.key("Return")
        self.screen.wait_screen("board", "hold_for")
        self.screen.key("2")
        self.becomes(held, "held")
        self.assertEqual(self.beds()[held]["label"], self.town.data.resident("waldemar").name)
        self.screen.wait_screen("board", "bed_release")
        self.screen.key("v")
        self.becomes(held, "free")
        self.screen.key("Escape")

    def two_people_change_places(self):
        first, second = self.let_in("jan"), self.let_in("wasyl")
        before = self.beds()
        self.select(first)
        self.screen.wait_screen("board", "stay_move")
        self.screen.key("p")
        self.screen.wait_screen("board", "carry_no")
        self.select(second)
        self.screen.wait_screen("board", "carry_yes")
        self.screen.key("Return")
        wait_for(lambda: self.beds()[second]["person"] == before[first]["person"], "the two to have changed places")
        self.assertEqual(self.beds()[first]["person"], before[second]["person"])
        self.screen.key("Escape", "Escape")

    def somebody_is_refused_and_the_door_hears_it(self):
        bed = self.comes("piotr")
        self.screen.wait_screen("board", "refuse")
        self.screen.key("x")
        self.touch("board", "refuse_intoxicated")
        self.house.wait_state(lambda s: s.get("visit") and s["visit"]["outcome"] == "see_staff", "the carer's word")
        self.becomes(bed, "free")
        self.assertEqual([each["why"] for each in self.board()["refusals"]], ["intoxicated"])

    def a_winter_action_brings_beds(self):
        self.assertEqual(self.beds()["D1"]["state"], "off")
        self.screen.key("F8")
        self.touch("winter", "approved_director")
        self.touch("winter", "winter_begin")
        self.becomes("D1", "free")
        self.screen.wait_screen("winter", "winter_end")
        self.screen.key("F1")
        self.select("D1")
        self.screen.wait_screen("board", "bed_hold")
        self.screen.key("Escape")

    def a_suspension_stands_in_the_way(self):
        self.screen.key("F3")
        self.screen.wait_screen("people", "to_people")
        self.screen.type("kazimierz")
        wait_for(lambda: self.screen.shows("people", "found_0") and not self.screen.shows("people", "found_1"), "one Kazimierz to be found")
        self.screen.key("Return")
        self.screen.wait_screen("people", "details")
        self.screen.key("d")
        self.screen.turn_wheel_to("details", "suspend", beside="protected")
        self.touch("details", "suspend")
        self.touch("details", "term_why")
        self.screen.type("bojka")
        self.touch("details", "term_save")
        self.screen.wait_screen("details", "suspension_lift_0")
        self.screen.key("F1")
        self.screen.wait_screen("board", "bed_1")
        self.house.tap("kazimierz", {"see_staff"})
        waits = wait_for(lambda: self.board()["arrivals"], "Kazimierz to wait for a carer's word")
        self.assertEqual([each["ground"] for each in waits[0]["grounds"]], ["suspended"])
        self.screen.wait_screen("board", "admit")
        self.screen.key("a")
        self.screen.wait_screen("board", "despite_agreed")
        self.assertEqual(len(self.board()["arrivals"]), 1)
        self.screen.key("Escape")

    @staticmethod
    def rows(path):
        return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";", strict=True))

    def saved(self, ending, button, screen):
        before = set(self.screen.files.iterdir())
        self.touch(screen, button)
        (path,) = wait_for(lambda: {each for each in set(self.screen.files.iterdir()) - before if each.suffix == ending and each.stat().st_size}, f"a {ending}")
        return path

    def the_lists_are_taken_along(self):
        night, names = self.board()["night"], [bed["label"] for bed in self.beds().values() if bed["state"] == "occupied"]
        self.assertEqual(len(names), 3)
        self.screen.key("F11")
        paper = self.saved(".pdf", "save_pdf", "night_list")
        self.assertEqual(paper.name, f"lista-nocna-{night}.pdf")
        said = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True, timeout=60).stdout.decode("utf-8")
        table = self.rows(self.saved(".csv", "save_csv", "night_list"))
        self.assertEqual(len(table), 1 + len(names))
        for name in names:
            self.assertIn(name, said)
            self.assertIn(name, [cell for row in table for cell in row])

        self.touch("night_list", "to_figures")
        self.touch("figures", "figures_until")
        self.screen.key("ctrl+a")
        self.screen.type(night)
        self.screen.key("Return")
        rows = self.rows(self.saved(".csv", "save_csv", "figures"))
        self.assertEqual([row[1] for row in rows if row[0] == night], [str(len(names))])
        self.assertTrue(self.saved(".pdf", "save_pdf", "figures").read_bytes().startswith(b"%PDF-"))
        taken = self.house.rows("SELECT body FROM journal WHERE type = 'pl.ostoja.report.exported.v1'")
        self.assertEqual(len(taken), 4)


if __name__ == "__main__":
    unittest.main(verbosity=2)
