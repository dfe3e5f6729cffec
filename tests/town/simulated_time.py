# SPDX-License-Identifier: GPL-3.0-or-later
"""A demonstration's time, as its programs read it from a file: a night in minutes."""

import os
import time


class SimulatedTime:
    """`path` is the file that the programs' [demo] clock names; `wall_ms` where the time begins."""

    def __init__(self, path, wall_ms):
        self.path = path
        self._from = (self._machine_ms(), wall_ms, 3_600_000)
        self._pace = 1
        self._write()

    @staticmethod
    def _machine_ms():
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000

    def _now(self):
        machine = self._machine_ms()
        since, wall, monotonic = self._from
        gone = (machine - since) * self._pace
        return machine, wall + gone, monotonic + gone

    @property
    def wall_ms(self):
        return self._now()[1]

    @property
    def true_pace(self):
        return self._pace == 1

    def go(self, pace):
        """From now on each second is so many."""
        self._from, self._pace = self._now(), pace
        self._write()

    def go_to(self, wall_ms, seconds):
        """Lets the time until `wall_ms` go by within about so many real seconds, then at its true pace again."""
        left = wall_ms - self.wall_ms
        if left <= 0:
            raise AssertionError(f"that moment is {-left} ms ago")
        pace = max(1, min(3_600, round(left / 1000 / seconds)))
        self.go(pace)
        time.sleep(left / 1000 / pace)
        self.go(1)

    def _write(self):
        machine, wall, monotonic = self._from
        draft = self.path.with_suffix(".new")
        draft.write_text(
            f"machine_ms = {machine}\nwall_ms = {wall}\nmonotonic_ms = {monotonic}\npace = {self._pace}\n", encoding="ascii"
        )
        os.replace(draft, self.path)
