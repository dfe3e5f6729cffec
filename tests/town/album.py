# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the demo: every door screen at both sizes, the office's page at two widths and, where there is one, the
desk's screens by day and by night."""

import desk_album
from door_screen import LANDSCAPE, PORTRAIT

SCREENS_AT = {
    "wodna-12": (
        "idle",
        "bed",
        "away",
        "leave_asks_card",
        "left",
        "help_asked",
        "unknown_card",
        "hold_still",
        "out_of_order",
        "unreachable",
        "idle_en",
        "bed_en",
    ),
    "alberta": ("full_house",),
    "przystan": ("welcome", "goodbye"),
}
WEB_WIDTHS = (1440, 390)


def expected(desks=False):
    at_the_desk = desk_album.expected() if desks else []
    doors = [
        f"{screen}_{width}x{height}.png"
        for key, screens in SCREENS_AT.items()
        for screen in (*screens, *(desk_album.DOOR_SCREENS if desks and key == "wodna-12" else ()))
        for width, height in (LANDSCAPE, PORTRAIT)
    ]
    return doors + at_the_desk + [f"office_{width}.png" for width in WEB_WIDTHS]


class Album:
    def __init__(self, folder, desks=False):
        self.folder = folder
        self.expected = expected(desks)
        folder.mkdir(parents=True, exist_ok=True)
        for name in self.expected:
            (folder / name).unlink(missing_ok=True)

    def keep(self, doors, screen, suffix="", **which):
        """The screen as each of the doors showed it; `which` is wait_photograph()'s. Returns the records."""
        records = []
        for door in doors:
            record = door.wait_photograph(screen, **which)
            door.keep(record, self.folder / f"{screen}{suffix}_{door.label}.png")
            records.append(record)
        return records

    def missing(self):
        return [name for name in self.expected if not (self.folder / name).exists()]
