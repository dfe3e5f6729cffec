# SPDX-License-Identifier: GPL-3.0-or-later
"""The board of beds at the real screen: somebody comes and is let in, a bed is held and released, a person moves; each by the
keys and touches of a carer, and each as the station then tells it at another desk."""

import unittest

from desk import Desk
from programs import wait_for
from staff_screen import StaffScreen
from town import Town

HOUSE = "wodna-12"
SCREEN, OTHER = "desk-1", "desk-2"


class BoardScreen(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(facilities=(HOUSE,), desks=(SCREEN, OTHER))
        cls.addClassCleanup(cls.town.stop)
        cls.house = cls.town[HOUSE]
        cls.screen = StaffScreen(cls.house, SCREEN)
        cls.other = Desk(cls.house, OTHER)
        cls.town.start()
        cls.screen.start()

    def beds(self):
        """The beds by their numbers, as another desk is told."""
        board = self.other.get("/v1/board")
        self.assertEqual(board.status, 200, board.text)
        return {bed["number"]: bed for room in board.json()["rooms"] for bed in room["beds"]}

    def bed_in(self, *states):
        return next(bed for bed in self.beds().values() if bed["state"] in states)

    def becomes(self, number, *states):
        return wait_for(lambda: self.beds()[number]["state"] in states, f"bed {number} to be {states}")

    def select(self, number):
        self.screen.touch(self.screen.wait_screen("board", f"bed_{number}"), f"bed_{number}")

    def test_an_evening_at_the_board(self):
        self.assertEqual(self.other.sign_in("carer").status, 200)
        self.screen.sign_in(self.town.data.staff["manager"])
        self.screen.wait_screen("board", "bed_1")

        self.house.tap("oksana", {"bed", "arrival"})
        came = self.bed_in("arrival", "occupied")["number"]
        if self.beds()[came]["state"] == "arrival":
            self.screen.wait_screen("board", "admit")
            self.screen.key("a")
        self.becomes(came, "occupied")

        held = self.bed_in("free")["number"]
        self.select(held)
        self.screen.wait_screen("board", "bed_hold")
        self.screen.key("h", "2")
        self.becomes(held, "held")
        self.screen.wait_screen("board", "bed_release")
        self.screen.key("v")
        self.becomes(held, "free")

        self.select(came)
        self.screen.wait_screen("board", "stay_move")
        self.screen.key("p")
        self.screen.wait_screen("board", "carry_no")
        room = next(each for each in self.other.get("/v1/board").json()["rooms"] if came in [bed["number"] for bed in each["beds"]])
        there = next(bed["number"] for bed in room["beds"] if bed["state"] == "free")
        self.select(there)
        self.becomes(there, "occupied")
        self.assertEqual(self.beds()[came]["state"], "free")

        self.screen.wait_screen("board", "undo")
        self.screen.key("ctrl+z")
        self.becomes(came, "occupied")
        self.assertEqual(self.beds()[there]["state"], "free")


if __name__ == "__main__":
    unittest.main(verbosity=2)
