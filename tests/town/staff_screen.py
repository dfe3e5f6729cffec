# SPDX-License-Identifier: GPL-3.0-or-later
"""A staff desk as a carer sits at it: a kiosk on a display of its own, a reader with a simulated chip, a keyboard and a
finger, each key and touch counted."""

import json
import subprocess
import time

from display import Display
from door import build_folder
from programs import wait_for

SIZE = (1366, 768)


class StaffScreen:
    """`desk` is the name of a staff terminal of the facility's station. `display`: whose windows it is among; one of its own without it."""

    def __init__(self, facility, desk, size=SIZE, languages=("en", "pl"), display=None):
        self.facility, self.desk, self.size = facility, desk, size
        self.languages = json.dumps(list(languages))
        self.keys = self.touches = 0
        self._acted = 0.0
        self.label = f"{size[0]}x{size[1]}"
        self.folder = facility.folder / desk
        self.folder.mkdir(mode=0o700)
        self.photographs = self.folder / "photographs"
        self.files = self.folder / "files"
        self.files.mkdir(mode=0o700)
        self.cards_control = self.folder / "cards"
        self.display = display or Display(facility.town, f"{facility.key}-{desk}", *size)
        self.display.lay_keys("pl")
        self.programs = [self._chip(), self._reader(), self._kiosk()]
        facility.kiosks.extend(self.programs)

    def _program(self, name, command, environment=None):
        return self.facility.town.program(f"{self.facility.key}-{self.desk}-{name}", command, environment)

    def _chip(self):
        town = self.facility.town
        words = ["serve", "--link", self.folder / "chip", "--control", self.cards_control, "--log", self.folder / "cards.log"]
        return self._program("cards", [town.binary("ostoja-cards"), *words])

    def _reader(self):
        town = self.facility.town
        return self._configured(
            "reader",
            f'[reader]\nconnstring = "pn532_uart:{self.folder / "chip"}"\ncard_key = "{town.enrolment}/town-card.key"\n\n'
            f'[station]\nsocket = "{self.facility.socket(f"{self.desk}.reader")}"\n',
        )

    def _kiosk(self):
        scratch = self.folder / "xdg"
        scratch.mkdir(mode=0o700)
        environment = self.display.environment(QT_QUICK_BACKEND="software", XDG_RUNTIME_DIR=str(scratch))
        shape = f'size = "{self.label}"\n' if self.display.is_shared else ""
        trace = f'\n[trace]\nfile = "{self.trace}"\n' if self.facility.town.traced else ""
        return self._configured(
            "kiosk",
            f'[station]\nsocket = "{self.facility.socket(f"{self.desk}.screen")}"\n\n'
            f'[screen]\nrole = "staff"\nlanguages = {self.languages}\n{shape}photographs = "{self.photographs}"\n\n[desk]\nreports = "{self.files}"\n' + trace + self.facility.town.simulated(),
            environment,
        )

    def _configured(self, name, content, environment=None):
        config = self.folder / f"{name}.toml"
        config.write_text(content, encoding="utf-8")
        return self._program(name, [self.facility.town.binary(f"ostoja-{name}"), "--config", config], environment)

    @property
    def trace(self):
        return self.folder / "kiosk.trace"

    def start(self):
        for program in self.programs:
            program.start()
        for program in self.programs:
            program.wait_ready(timeout=60)
        return self

    # what is seen

    def records(self):
        file = self.photographs / f"screens_{self.label}.ndjson"
        if not file.exists():
            return []
        return list(map(json.loads, file.read_text(encoding="utf-8").split("\n")[:-1]))

    def wait_screen(self, screen, with_control=None, timeout=20.0):
        """The last picture, once it is of that screen, with that control on it, and younger than the last key or touch."""

        def found():
            return self._last_if(screen, with_control)

        what = f"{self.desk} to show {screen}" + (f" with {with_control}" if with_control else "")
        try:
            return wait_for(found, what, timeout)
        except AssertionError as late:
            last = self.records()[-1:]
            seen = last and (last[0]["screen"], [control["name"] for control in last[0]["controls"]])
            raise AssertionError(f"{late}; it shows {seen}, {self.photographs}") from late

    def _last_if(self, screen, control):
        record = self.records()[-1:]
        if not record or record[0]["monotonic_ns"] < self._acted * 1e9 or record[0]["screen"] != screen:
            return None
        return record[0] if control in (None, *[each["name"] for each in record[0]["controls"]]) else None

    def shows(self, screen, control):
        return self._last_if(screen, control) is not None

    # what a hand does

    def key(self, *names):
        """Keys by their X names: "F2", "Return", "slash"."""
        for name in names:
            self.keys += 1
            self._acted = time.monotonic()
            self.display.key(name)

    def type(self, text):
        self.keys += len(text)
        self._acted = time.monotonic()
        self.display.type(text)

    def touch(self, record, control):
        self.touches += 1
        self._acted = time.monotonic()
        (area,) = [each for each in record["controls"] if each["name"] == control]
        self.display.press(area["x"] + area["w"] // 2, area["y"] + area["h"] // 2)

    def turn_wheel_to(self, screen, control, beside):
        """Over `beside`, a notch at a time, until the control is in view; not counted, as no hand decides anything by it."""
        record = self.wait_screen(screen, beside)
        (area,) = [each for each in record["controls"] if each["name"] == beside]
        for _ in range(30):
            if self.shows(screen, control):
                break
            self._acted = time.monotonic()
            self.display.wheel_down(area["x"] + area["w"] // 2, area["y"] + area["h"] // 2)
            self.wait_screen(screen)
        return self.wait_screen(screen, control)

    def hold(self, card_type, uid, seen):
        """Holds a card to the reader on the desk until `seen` is true."""
        self._acted = time.monotonic()
        self._cards("place", card_type, uid)
        try:
            return wait_for(seen, f"a card to be read at {self.desk}")
        finally:
            self._cards("remove", uid)

    def _cards(self, *words):
        command = [build_folder() / "bin" / "ostoja-cards", "--control", self.cards_control, *words]
        subprocess.run(command, check=True, capture_output=True, timeout=20)

    # the ways that every test goes

    def sign_in(self, member):
        self.wait_screen("sign_in")
        self.hold(member.card_type, member.uid, lambda: self.shows("sign_in", "pin_enter"))
        self.type(member.pin)
        self.key("Return")

    def go_to_people(self):
        """From where a role begins: at the beds, where it may see them."""
        wait_for(lambda: self.shows("board", "to_people") or self.shows("people", "to_people"), f"{self.desk} to be at work")
        if not self.shows("people", "to_people"):
            self.key("F3")
        return self.wait_screen("people", "to_people")

    def counted(self):
        """Keys and touches since the last time."""
        counted = (self.keys, self.touches)
        self.keys = self.touches = 0
        return counted

