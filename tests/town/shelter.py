# SPDX-License-Identifier: GPL-3.0-or-later
"""A night shelter's door in a traced town: cards held to it as people hold them, and what its programs wrote down."""

import os
import time

from door import DOOR, SAME_CARD_AGAIN_S
from programs import Timeout, wait_for
from traces import Lines, placement_of_tap

SIZE = "1280x800"


class Shelter:
    def __init__(self, facility):
        self.facility = facility
        self.key = facility.key
        self.programs = facility.programs
        self.kiosk = self._kiosk()
        self.chip = Lines(facility.cards_log, without=("frame",))
        self.reader = Lines(facility.trace("reader"))
        self.station = Lines(facility.trace("station"))
        self.screen = Lines(facility.trace("kiosk"))
        self.uplink = Lines(facility.trace("uplink"))
        self._last_held = {}

    def _kiosk(self):
        """Off screen: it draws each frame, and nobody needs a display."""
        facility, town = self.facility, self.facility.town
        config = facility.folder / "kiosk.toml"
        config.write_text(
            f'[station]\nsocket = "{facility.socket(f"{DOOR}.screen")}"\n\n[screen]\nsize = "{SIZE}"\n'
            + facility.traced("kiosk"),
            encoding="utf-8",
        )
        scratch = facility.folder / "xdg"
        scratch.mkdir(mode=0o700)
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment |= {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "XDG_RUNTIME_DIR": str(scratch),
        }
        kiosk = town.program(f"{self.key}-kiosk", [town.binary("ostoja-kiosk"), "--config", config], environment)
        facility.kiosks.append(kiosk)
        return kiosk

    # a card at the door

    def place(self, card_type, uid):
        """Returns the placement's number. The reader doesn't tell of a card again within two seconds: nor does anybody
        hold one again sooner."""
        time.sleep(max(0.0, self._last_held.get(uid, 0.0) + SAME_CARD_AGAIN_S - time.monotonic()))
        return int(self.facility.cards("place", card_type, uid).split()[-1])

    def remove(self, uid):
        self.facility.remove(uid)
        self._last_held[uid] = time.monotonic()

    def tap_of(self, placement):
        """The id of the last tap that came of it, or None."""
        selects = [line for line in self.chip.each("select") if line["placement"] == placement]
        if not selects:
            return None
        made = [line for line in self.reader.each("made") if line["t"] > selects[0]["t"]]
        return next((m["tap"] for m in reversed(made) if placement_of_tap(m, selects) == placement), None)

    def wait_tap(self, placement, timeout=10.0):
        return wait_for(lambda: self.tap_of(placement), f"a tap of placement {placement} at {self.key}", timeout, 0.01)

    def painted(self, tap):
        return self.screen.find("painted", tap=tap) if tap else None

    def wait_painted(self, placement, timeout):
        """What the screen showed of it, or None when the time is over."""
        try:
            return wait_for(lambda: self.painted(self.tap_of(placement)), "an outcome", timeout, step=0.01)
        except Timeout:
            return None

    def wait_reader_ready(self, since):
        self.facility.wait_state(lambda s: s["reader"] == "ready", "the reader to be ready", after=since)

    # what a tap has come to

    def sequence_of(self, tap):
        committed = self.station.find("committed", tap=tap)
        return committed and committed["sequence"]

    def is_under_way(self, tap):
        """Its entry was posted to the office, which hasn't acknowledged it."""
        sequence = self.sequence_of(tap)
        return sequence is not None and self._reached("posted", sequence) and not self.is_held(tap)

    def is_held(self, tap):
        return self._reached("acknowledged", self.sequence_of(tap))

    def _reached(self, event, sequence):
        return any(line["through"] >= sequence for line in self.uplink.each(event))
