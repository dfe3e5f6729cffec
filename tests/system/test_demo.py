# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo itself: it ends well by itself, its pictures are there and its sums add up; it leaves nothing behind."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from album import expected
from door import build_folder
from PIL import Image
from programs import wait_for
from town_data import ROOT, TownData

TOWN_TESTS = ROOT / "tests" / "town"


def processes_of(folder):
    """The processes that the town in that folder started, or that name it."""
    found = []
    for entry in os.listdir("/proc"):
        command = told_by(entry, "cmdline")
        if os.fsencode(folder) in command + told_by(entry, "environ"):
            found.append((entry, command.replace(b"\0", b" ").decode("utf-8", "replace")))
    return found


def told_by(process, what):
    try:
        return Path(f"/proc/{process}/{what}").read_bytes()
    except OSError:
        return b""


class Demo(unittest.TestCase):
    def setUp(self):
        self.out = Path(tempfile.mkdtemp(prefix="ostoja-out-", dir="/tmp"))
        self.addCleanup(shutil.rmtree, self.out)

    def start(self, display=None):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        if display is not None:
            environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        log = open(self.out / "log", "wb")
        self.addCleanup(log.close)
        process = subprocess.Popen(
            [sys.executable, TOWN_TESTS / "demo.py", "--out", self.out],
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        self.addCleanup(self.end, process)
        return process

    def end(self, process):
        if process.poll() is None:
            process.kill()
            process.wait()

    def log(self):
        return (self.out / "log").read_text(encoding="utf-8", errors="replace")

    def running(self, process):
        def told():
            self.assertIsNone(process.poll(), self.log())
            file = self.out / "running.json"
            return file.exists() and json.loads(file.read_text(encoding="utf-8") or "null")

        return wait_for(told, "the demo to be running", timeout=60)

    def tap(self, *words):
        return subprocess.run(
            [sys.executable, TOWN_TESTS / "tap.py", "--out", self.out, *words],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def test_the_evening_ends_by_itself_with_every_picture_and_sums_that_add_up(self):
        process = self.start()
        self.assertEqual(process.wait(timeout=240), 0, self.log())
        summary = json.loads((self.out / "summary.json").read_text(encoding="utf-8"))
        self.assertEqual((summary["lost"], summary["duplicated"], summary["sums_disagree"]), (0, 0, []))
        self.assertEqual(summary["delivered"], summary["recorded"])
        self.assertEqual(sum(summary["outcomes"].values()), summary["taps"])
        for outcome in ("bed", "full_house", "unknown_card", "left", "welcome", "goodbye"):
            self.assertGreater(summary["outcomes"][outcome], 0, outcome)
        self.assertGreaterEqual(summary["check_ins"], 30)
        self.assertEqual(summary["screens"], sorted(expected()))
        self.assert_every_picture_shows_something()
        self.assertEqual(len(summary["one_moment"]), 3)
        self.assertEqual(len(set(summary["one_moment"].values())), 1, summary["one_moment"])
        alberta = summary["sums"]["alberta"]
        self.assertEqual((alberta["free"]["office"], alberta["occupied"]), (0, alberta["places"]))

    def assert_every_picture_shows_something(self):
        seen = {}
        for name in expected():
            with Image.open(self.out / name) as image:
                colours = image.convert("RGB").getcolors(maxcolors=1 << 24)
                self.assertGreater(len(colours), 16, name)
                self.assertNotIn(image.tobytes(), seen, f"{name} is the same as {seen.get(image.tobytes())}")
                seen[image.tobytes()] = name

    def test_a_card_can_be_tapped_from_another_shell_and_ctrl_c_leaves_nothing(self):
        process = self.start()
        running = self.running(process)
        done = self.tap("Taras", "--at", "portowa")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("welcome", done.stdout)
        self.assertGreater(len(processes_of(running["folder"])), 10)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), 1, self.log())
        self.assertEqual(processes_of(running["folder"]), [])
        self.assertFalse(Path(running["folder"]).exists())
        self.assertIn("No demo is running", self.tap("Taras").stderr)

    def start_display(self):
        number, write = os.pipe()
        display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        self.addCleanup(display.wait)
        self.addCleanup(display.terminate)
        with os.fdopen(number, encoding="ascii") as told:
            return ":" + told.readline().strip()

    def open_house(self):
        """The demo on a display, after two people have come in; and the folder of its town."""
        process = self.start(self.start_display())
        wait_for(lambda: "Ctrl-C ends it all" in self.log(), "the door, the desk and the tray", timeout=60)
        for who in ("marek", "halina"):
            self.assertIn("bed", self.tap(who).stdout)
        folder = Path(self.running(process)["folder"])
        pictures = folder / "wodna-12" / "photographs"
        wait_for(lambda: (pictures / "bed_1280x800.png").exists(), "the door's picture")
        self.a_manager_signs_in(folder / "wodna-12" / "desk-1")
        return process, folder

    def a_manager_signs_in(self, desk):
        """As the tray does it: the card is laid on the desk's reader."""
        seen = desk / "photographs" / "screens_1366x768.ndjson"
        lines = lambda: seen.read_text(encoding="utf-8").splitlines() if seen.exists() else []  # noqa: E731
        wait_for(lambda: any(json.loads(line)["screen"] == "sign_in" for line in lines()), "the desk's picture")
        manager = TownData().staff["manager"]
        cards = [build_folder() / "bin" / "ostoja-cards", "--control", desk / "cards"]
        subprocess.run([*cards, "place", manager.card_type, manager.uid], check=True, timeout=20, capture_output=True)
        wait_for(lambda: any('"pin_enter"' in line for line in lines()), "the desk to ask for the PIN")
        subprocess.run([*cards, "remove", manager.uid], check=True, timeout=20, capture_output=True)

    def ctrl_c(self, process, folder):
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=90), 0, self.log())
        self.assertEqual(processes_of(str(folder)), [])
        self.assertFalse(folder.exists())
        summary = json.loads((self.out / "summary.json").read_text(encoding="utf-8"))
        door = summary["open_door"]
        # Two at the door, and the manager's at the desk.
        self.assertEqual((door["taps"], door["check_ins"]), (3, 2))
        self.assertEqual((door["lost"], door["duplicated"], door["sums_disagree"]), (0, 0, []))
        return summary

    def evening_told(self):
        file = self.out / "evening.log"
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""

    def evening_folder(self):
        wait_for(lambda: "The rush" in self.evening_told(), "the evening off screen", timeout=90)
        return re.search(r"is running, in (\S+):", self.evening_told())[1]

    def test_with_a_display_the_door_stays_until_ctrl_c_and_the_evening_off_screen_takes_every_picture(self):
        process, folder = self.open_house()

        def over():
            self.assertIsNone(process.poll(), self.log())
            self.assertNotIn("went wrong", self.log(), self.evening_told())
            return "The evening off screen is over" in self.log()

        wait_for(over, "the evening off screen", timeout=240)
        summary = self.ctrl_c(process, folder)
        self.assertGreaterEqual(summary["check_ins"], 30)
        self.assertEqual((summary["lost"], summary["duplicated"], summary["sums_disagree"]), (0, 0, []))
        self.assertEqual((summary["screens"], summary["screens_missing"]), (sorted(expected()), []))
        self.assert_every_picture_shows_something()

    def test_ctrl_c_ends_the_evening_off_screen_too_and_the_missing_pictures_are_told(self):
        process, folder = self.open_house()
        evening = self.evening_folder()
        self.assertGreater(len(processes_of(evening)), 10)
        summary = self.ctrl_c(process, folder)
        self.assertEqual(processes_of(evening), [])
        self.assertFalse(Path(evening).exists())
        self.assertIn("bed_1280x800.png", summary["screens"])
        self.assertEqual(sorted(summary["screens"] + summary["screens_missing"]), sorted(expected()))
        self.assertIn("office_390.png", summary["screens_missing"])

    def test_a_killed_demo_leaves_nothing_either(self):
        process = self.start()
        self.kill(process, [self.running(process)["folder"]])

    def test_a_killed_demo_on_a_display_takes_the_evening_off_screen_with_it(self):
        process, folder = self.open_house()
        self.kill(process, [str(folder), self.evening_folder()])

    def kill(self, process, folders):
        process.kill()
        process.wait()
        for folder in folders:
            wait_for(lambda: not processes_of(folder), f"everything of {folder} to be gone")
            wait_for(lambda: not Path(folder).exists(), f"{folder} to be gone")

    def test_a_name_that_fits_nobody_or_several_is_told(self):
        self.assertEqual(self.tap("Nikt").returncode, 2)
        self.assertIn("0 residents fit", self.tap("Nikt").stderr)
        self.assertRegex(self.tap("m").stderr, r"\d+ residents fit")
        self.assertEqual(len(self.tap().stdout.splitlines()), 60)


if __name__ == "__main__":
    unittest.main()
