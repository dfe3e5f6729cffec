# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen without a monitor: Xvfb, and a finger on it."""

import os
import subprocess

from programs import wait_for


class SharedDisplay:
    """The one that somebody sits at: windows come as they come, and nobody types for them."""

    is_shared = True

    def environment(self, **more):
        # A session that is there has a runtime folder of its own, and draws as it likes.
        return {**more, **os.environ}

    def lay_keys(self, layout):
        """It has its keyboard."""


class Display:
    """One X display of the given size. `programs` makes the Program (Town.program)."""

    is_shared = False

    def __init__(self, town, name, width, height):
        self.width, self.height = width, height
        self._number_file = town.folder / f"{name}.display"
        # A shell takes the place of a file descriptor that would have to be passed on.
        self._program = town.program(
            f"xvfb-{name}",
            [
                "/bin/sh",
                "-c",
                'exec Xvfb -displayfd 3 -screen 0 "$1" -nolisten tcp -noreset 3>"$2"',
                "sh",
                f"{width}x{height}x24",
                self._number_file,
            ],
        )
        town.extra.append(self._program)
        self._program.start()
        number = wait_for(self._read_number, f"Xvfb for {name}")
        self.name = f":{number}"

    def _read_number(self):
        if not self._program.running:
            raise AssertionError(f"Xvfb ended: {self._program.log()}")
        return self._number_file.exists() and self._number_file.read_text(encoding="ascii").strip()

    def environment(self, **more):
        kept = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "DISPLAY")}
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", **more}

    def press(self, x, y):
        self._xdotool("mousemove", x, y, "click", 1)
        self._xdotool("mousemove", self.width - 1, self.height - 1)

    def wheel_down(self, x, y):
        self._xdotool("mousemove", x, y, "click", 5)
        self._xdotool("mousemove", self.width - 1, self.height - 1)

    def lay_keys(self, layout):
        """Letters that the layout doesn't have would be put onto spare keys while they are typed, and get lost now and then."""
        subprocess.run(["setxkbmap", layout], env=self.environment(), check=True, capture_output=True, timeout=10)

    def key(self, name):
        """By its X name: "a", "Return", "slash"."""
        self._xdotool("key", "--clearmodifiers", name)

    def type(self, text):
        self._xdotool("type", "--delay", "25", text)

    def _xdotool(self, *words):
        subprocess.run(
            ["xdotool", *map(str, words)], env=self.environment(), check=True, capture_output=True, timeout=10
        )
