# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo with a display: one door and one desk of the staff to look at, and a tray of cards for the mouse. The pictures of every screen come
from the evening, which a town of its own plays off screen at the same time."""

import json
import os
import shutil
import sys
import time
from pathlib import Path

from account import Delivery, all_station_entries, sums, sums_disagree, taps_recorded, wait_delivered
from album import Album
from door import DOOR
from desk_album import DESK
from display import SharedDisplay
from evening import sums_good
from programs import Program, Timeout
from staff_screen import StaffScreen

DOOR_SHOWN = "wodna-12"
SIZE = "1280x800"


class EveningElsewhere:
    """`./dev demo --scripted` as a child, with its output in out/evening.log. What it leaves goes to `out` at its end."""

    def __init__(self, town, out):
        self.out = out
        self.log = out / "evening.log"
        self.log.unlink(missing_ok=True)
        self.summary = None
        self.failed = False
        self._left = town.folder / "evening"
        environment = {
            k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        }
        demo = Path(__file__).resolve().with_name("demo.py")
        self._program = Program(
            town.keeper,
            "evening",
            [sys.executable, demo, "--scripted", "--out", self._left],
            self.log,
            {**environment, "OSTOJA_TOWN": str(town.folder)},
        )
        town.extra.append(self._program)
        self._program.start()

    @property
    def running(self):
        return self._program.running

    def collect(self):
        """After its end: the pictures, and its account where it came to one."""
        self.failed = self._program.stop() != 0
        for picture in self._left.glob("*.png"):
            shutil.copyfile(picture, self.out / picture.name)
        told = self._left / "summary.json"
        if told.exists():
            self.summary = json.loads(told.read_text(encoding="utf-8"))
            shutil.copyfile(told, self.out / "summary.json")

    def stop(self):
        """Cut short. It ends its own town first."""
        self._program.stop(timeout=60)
        self.collect()
        self.failed = False


class OpenHouse:
    def __init__(self, town, out, say):
        self.town = town
        self.out = out
        self.say = say
        self.facility = town[DOOR_SHOWN]
        self.album = Album(out)
        self.photographs = self.facility.folder / "photographs"

    def stay(self):
        """Until Ctrl-C or until the door's window is closed. Returns the account, and whether all went well."""
        self._open_windows()
        evening = EveningElsewhere(self.town, self.out)
        self.say(f"Off screen a town of its own plays the evening, for the pictures; it tells of it in {evening.log}")
        manager = self.town.data.staff["manager"]
        self.say(f"At the desk: the card of {manager.name} from the tray, and the PIN {manager.pin}")
        self.say("The door, the desk and the tray of cards are open; Ctrl-C ends it all")
        told = False
        try:
            while self.kiosk.running:
                if not told and not evening.running:
                    told = True
                    self._collect(evening)
                time.sleep(0.2)
        except KeyboardInterrupt:
            print("\nStopping", flush=True)
        if not told:
            evening.stop()
        return self._summary(evening)

    def _collect(self, evening):
        evening.collect()
        if evening.failed:
            self.say(f"The evening off screen went wrong; {evening.log} tells how")
        else:
            self.say(f"The evening off screen is over: its pictures and summary.json are in {self.out}/")

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
        self.desk = StaffScreen(self.facility, DESK, languages=("pl", "en"), display=SharedDisplay()).start()
        self._window(
            "tray",
            [
                self.town.binary("ostoja-tray"),
                "--town",
                self.town.data.path,
                "--control",
                self.facility.cards_control,
                "--control",
                self.desk.cards_control,
            ],
        )

    def _window(self, name, command):
        program = self.town.program(f"{DOOR_SHOWN}-{name}", command, dict(os.environ))
        self.facility.kiosks.append(program)
        return program.start()

    def _summary(self, evening):
        """The evening's account, and the account of the town behind the door that was shown."""
        for missing in self.album.missing():
            shown = self.photographs / missing
            if shown.exists():
                shutil.copyfile(shown, self.out / missing)
        account = self._account()
        summary = {
            **(evening.summary or {}),
            "open_door": account,
            "screens": sorted(path.name for path in self.out.glob("*.png")),
            "screens_missing": self.album.missing(),
        }
        if summary["screens_missing"]:
            self.say(f"The evening off screen was cut short: {len(summary['screens_missing'])} pictures are missing")
        return summary, sums_good(account) and not evening.failed

    def _account(self):
        try:
            wait_delivered(self.town)
        except Timeout as late:
            self.say(str(late))
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
        }
