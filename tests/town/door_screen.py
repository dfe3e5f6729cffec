# SPDX-License-Identifier: GPL-3.0-or-later
"""A kiosk on a display of its own: what it showed, and a finger on what it showed."""

import json
import re
import shutil
import subprocess
from io import BytesIO

from display import Display
from PIL import Image
from programs import wait_for
from door import DOOR

LANDSCAPE = (1280, 800)
PORTRAIT = (1080, 1920)


class DoorScreen:
    def __init__(self, facility, size, languages=("pl", "en")):
        self.facility = facility
        self.size = size
        self.label = f"{size[0]}x{size[1]}"
        name = f"{facility.key}-kiosk-{self.label}"
        self.display = Display(facility.town, name, *size)
        self.photographs = facility.folder / f"photographs-{self.label}"
        config = facility.folder / f"kiosk-{self.label}.toml"
        config.write_text(
            f'[station]\nsocket = "{facility.socket(f"{DOOR}.screen")}"\n\n'
            f"[screen]\nlanguages = {json.dumps(list(languages))}\n"
            f'photographs = "{self.photographs}"\n' + facility.town.simulated(),
            encoding="utf-8",
        )
        town = facility.town
        scratch = facility.folder / f"xdg-{self.label}"
        scratch.mkdir(mode=0o700)
        self.program = town.program(
            name,
            [town.binary("ostoja-kiosk"), "--config", config],
            self.display.environment(QT_QUICK_BACKEND="software", XDG_RUNTIME_DIR=str(scratch)),
        )
        facility.kiosks.append(self.program)

    def start(self):
        self.program.start()
        return self

    def wait_ready(self):
        self.program.wait_ready(timeout=60)
        return self

    def records(self, kind):
        file = self.photographs / f"screens_{self.label}.ndjson"
        if not file.exists():
            return []
        lines = file.read_text(encoding="utf-8").split("\n")[:-1]
        return [record for record in map(json.loads, lines) if record["kind"] == kind]

    def wait_photograph(self, screen, after=0.0, tap=None, language=None, timeout=20.0):
        """The last picture of that screen taken after the moment `after` of time.monotonic(), as soon as it is there."""

        def fits(record):
            return (
                record["screen"] == screen
                and record["monotonic_ns"] >= after * 1e9
                and tap in (None, record["tap"])
                and language in (None, record["language"])
            )

        def found():
            return next(filter(fits, reversed(self.records("photograph"))), None)

        return wait_for(found, f"{self.program.name} to show {screen}", timeout)

    def picture(self, record):
        return self.photographs / record["png"]

    def keep(self, record, path):
        shutil.copyfile(self.picture(record), path)
        with Image.open(path) as image:
            if image.size != self.size:
                raise AssertionError(f"{path} is {image.size}, the display is {self.size}")

    def press(self, record, control):
        """Touches a control where the picture showed it."""
        found = [c for c in record["controls"] if c["name"] == control]
        if len(found) != 1:
            raise AssertionError(f"{control} isn't on {record['screen']}: {[c['name'] for c in record['controls']]}")
        area = found[0]
        self.display.press(area["x"] + area["w"] // 2, area["y"] + area["h"] // 2)


def read_numbers(path, box=None, page_mode="11"):
    """The whole numbers that can be read in a picture's pixels, by tesseract."""
    with Image.open(path) as image:
        area = image.convert("L").crop(box) if box else image.convert("L")
        text = subprocess.run(
            ["tesseract", "stdin", "stdout", "--psm", page_mode, "-l", "eng"],
            input=_png(area),
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout.decode("utf-8", "replace")
    return re.findall(r"\d+", text)


def _png(image):
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
