# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo with a display: one door to look at, and a tray of cards for the mouse."""

import os
import shutil
import time

from account import Delivery, all_station_entries, sums, sums_disagree, taps_recorded, wait_delivered
from album import WEB_WIDTHS
from door import DOOR
from programs import Timeout
from web_page import Browser

DOOR_SHOWN = "wodna-12"
SIZE = "1280x800"


class OpenHouse:
    def __init__(self, town, out, say):
        self.town = town
        self.out = out
        self.say = say
        self.facility = town[DOOR_SHOWN]
        self.photographs = self.facility.folder / "photographs"
        for old in out.glob("*.png"):
            old.unlink()

    def stay(self):
        """Until Ctrl-C or until the door's window is closed; then the account."""
        self._open_windows()
        self.say("The door and the tray of cards are open; Ctrl-C ends it all")
        try:
            while self.kiosk.running:
                time.sleep(0.2)
        except KeyboardInterrupt:
            print("\nStopping", flush=True)
        return self.summary()

    def _open_windows(self):
        folder = self.facility.folder
        config = folder / "kiosk.toml"
        config.write_text(
            f'[station]\nsocket = "{self.facility.run}/{DOOR}.screen"\n\n'
            f'[screen]\nsize = "{SIZE}"\nphotographs = "{self.photographs}"\n',
            encoding="utf-8",
        )
        self.kiosk = self._window("kiosk", [self.town.binary("ostoja-kiosk"), "--config", config])
        self.kiosk.wait_ready(timeout=60)
        self._window(
            "tray",
            [
                self.town.binary("ostoja-tray"),
                "--town",
                self.town.data.path,
                "--control",
                self.facility.cards_control,
            ],
        )

    def _window(self, name, command):
        program = self.town.program(f"{DOOR_SHOWN}-{name}", command, dict(os.environ))
        self.facility.kiosks.append(program)
        return program.start()

    def summary(self):
        try:
            wait_delivered(self.town)
        except Timeout as late:
            self.say(str(late))
        for picture in self.photographs.glob("*.png"):
            shutil.copyfile(picture, self.out / picture.name)
        browser = Browser(self.town)
        try:
            for width in WEB_WIDTHS:
                browser.show(f"https://{self.town.office_address}/", width, 900)
                browser.wait(lambda: self.facility.data.name in browser.text())
                browser.photograph(self.out / f"office_{width}.png", width)
        finally:
            browser.close()
        entries, delivery, recorded = all_station_entries(self.town), Delivery(self.town), taps_recorded(self.town)
        all_sums = sums(self.town)
        return {
            "taps": len(recorded),
            "check_ins": sum(entry["type"] == "pl.ostoja.bed.taken.v1" for entry in entries.values()),
            "recorded": len(entries),
            "delivered": delivery.delivered,
            "lost": len(delivery.lost),
            "duplicated": len(delivery.strange) + len(delivery.conflicts) + sum(max(0, n - 1) for n in recorded.values()),
            "sums": all_sums,
            "sums_disagree": sums_disagree(all_sums),
            "screens": sorted(path.name for path in self.out.glob("*.png")),
            "screens_missing": [],
        }
