# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the demo: every door screen at both sizes, and the office's page at two widths."""

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


def expected():
    doors = [
        f"{screen}_{width}x{height}.png"
        for screens in SCREENS_AT.values()
        for screen in screens
        for width, height in (LANDSCAPE, PORTRAIT)
    ]
    return doors + [f"office_{width}.png" for width in WEB_WIDTHS]


class Album:
    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for name in expected():
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
        return [name for name in expected() if not (self.folder / name).exists()]
