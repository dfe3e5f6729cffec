# SPDX-License-Identifier: GPL-3.0-or-later
"""A wall clock that a program is made to believe (preload/other_clock.cpp)."""

import os
import struct
import time
from datetime import datetime, timezone

from door import build_folder


def utc(text):
    """"2026-11-22 18:04" in UTC, as milliseconds since 1970."""
    return round(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=timezone.utc).timestamp() * 1000)


class OtherClock:
    """Runs on at its own pace from what it was last set to."""

    def __init__(self, path):
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._ahead = 0
        self.environment = {
            "LD_PRELOAD": str(build_folder() / "lib" / "fault_other_clock.so"),
            "OSTOJA_OTHER_CLOCK": str(path),
            "ASAN_OPTIONS": "verify_asan_link_order=0",
        }
        self.right()

    def set(self, moment, synchronised=False):
        """To a moment in UTC, as text or as milliseconds."""
        ms = utc(moment) if isinstance(moment, str) else moment
        self._put(ms - time.time_ns() // 1_000_000, synchronised)

    def right(self, synchronised=True):
        self._put(0, synchronised)

    def now(self):
        return time.time_ns() // 1_000_000 + self._ahead

    def _put(self, ahead, synchronised):
        self._ahead = ahead
        os.pwrite(self._file, struct.pack("qq", ahead, synchronised), 0)

    def close(self):
        os.close(self._file)
