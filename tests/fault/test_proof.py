# SPDX-License-Identifier: GPL-3.0-or-later
"""The proof of who lay where: it finds two in a bed and one in two, and takes a move or a swap for neither."""

import unittest

from proof import beds_slept_in, overlapping


def taken(stay, bed):
    return "pl.ostoja.bed.taken.v1", {"stay": stay, "bed": bed}


def moved(stay, bed):
    return "pl.ostoja.stay.moved.v1", {"stay": stay, "to": bed}


def swapped(stay, bed, other, other_bed):
    return "pl.ostoja.stay.swapped.v1", {"stay": stay, "bed": bed, "with": other, "with_bed": other_bed}


def ended(stay):
    return "pl.ostoja.stay.ended.v1", {"stay": stay}


def arrived(stay, bed):
    return "pl.ostoja.arrival.held.v1", {"stay": stay, "bed": bed}


def admitted(stay, bed):
    return "pl.ostoja.stay.admitted.v1", {"stay": stay, "bed": bed}


def refused(stay):
    return "pl.ostoja.arrival.refused.v1", {"stay": stay}


def carried(stay, bed, former):
    return "pl.ostoja.stay.carried.v1", {"stay": stay, "bed": bed, "former": former}


CASES = (
    ("each in a bed of their own", (taken("a", 1), taken("b", 2)), []),
    ("one after the other in a bed", (taken("a", 1), ended("a"), taken("b", 1)), []),
    ("two in a bed", (taken("a", 1), taken("b", 1)), [1]),
    ("two in a bed, of whom one moved away afterwards", (taken("a", 1), taken("b", 1), moved("b", 2)), [1]),
    ("a move to a bed that was left before", (taken("a", 1), taken("b", 2), ended("a"), moved("b", 1)), []),
    ("a move to a bed in which somebody lies", (taken("a", 1), taken("b", 2), moved("b", 1)), [1]),
    ("whoever moved away leaves room for another", (taken("a", 1), moved("a", 2), taken("b", 1)), []),
    ("a swap", (taken("a", 1), taken("b", 2), swapped("a", 2, "b", 1)), []),
    ("a swap, and back again", (taken("a", 1), taken("b", 2), swapped("a", 2, "b", 1), swapped("a", 1, "b", 2)), []),
    ("a swap after which one lies in a third one's bed", (taken("a", 1), taken("b", 2), taken("c", 3), swapped("a", 2, "b", 3)), [3]),
    ("one who stays long, one who stays briefly, and a third", (taken("a", 1), taken("b", 1), ended("b"), taken("c", 1)), [1, 1]),
    ("let in to the bed that was held", (arrived("a", 1), admitted("a", 1), taken("b", 2)), []),
    ("let in to another bed than the one that was held", (arrived("a", 1), admitted("a", 2), taken("b", 1)), []),
    ("a bed that was held for somebody who was refused", (arrived("a", 1), refused("a"), taken("b", 1)), []),
    ("a bed that is held for somebody, given away", (arrived("a", 1), taken("b", 1)), [1]),
    ("into the next night in one's bed", (taken("a", 1), carried("b", 1, "a")), []),
)


class BedsSleptIn(unittest.TestCase):
    def test_two_in_a_bed_are_found_and_nothing_else_is(self):
        for what, entries, beds in CASES:
            with self.subTest(what):
                problems = overlapping(beds_slept_in(entries), "bed")
                self.assertEqual([int(problem.split(":")[0].removeprefix("bed ")) for problem in problems], beds, problems)

    def test_one_person_in_two_beds_is_found_and_a_move_is_none(self):
        one = {"a": "Jan", "b": "Jan"}
        for what, entries, wrong in (
            ("two stays at once", (taken("a", 1), taken("b", 2)), 1),
            ("two stays at once, of which one moved", (taken("a", 1), taken("b", 2), moved("b", 3)), 2),
            ("one stay that moves", (taken("a", 1), moved("a", 2), moved("a", 1)), 0),
            ("one stay after the other", (taken("a", 1), ended("a"), taken("b", 2)), 0),
        ):
            with self.subTest(what):
                spans = [{**span, "resident": one[span["id"]]} for span in beds_slept_in(entries)]
                self.assertEqual(len(overlapping(spans, "resident")), wrong)


if __name__ == "__main__":
    unittest.main(verbosity=2)
