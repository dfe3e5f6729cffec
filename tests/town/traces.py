# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs write down while they run, a JSON object a line: followed as it grows."""

import json

from programs import wait_for


class Lines:
    """`without` names events that nobody asks for."""

    def __init__(self, path, without=()):
        self._path = path
        self._without = frozenset(without)
        self._read = 0
        self._rest = b""
        self._lines = []

    def all(self):
        """Every whole line so far, in the order of writing."""
        if self._path.exists():
            with open(self._path, "rb") as file:
                file.seek(self._read)
                new = file.read()
            self._read += len(new)
            *whole, self._rest = (self._rest + new).split(b"\n")
            self._lines += [line for line in map(json.loads, whole) if line["event"] not in self._without]
        return self._lines

    def find(self, event, **fields):
        """The first such line, or None."""
        return next(self.each(event, **fields), None)

    def each(self, event, **fields):
        return (
            line
            for line in self.all()
            if line["event"] == event and all(line.get(key) == value for key, value in fields.items())
        )

    def wait(self, event, what, timeout=20.0, **fields):
        return wait_for(lambda: self.find(event, **fields), what, timeout, step=0.01)


def placement_of_tap(made, selects):
    """The placement that the chip told its reader of during the looks which made the tap; None if there were several.
    `made` is the reader's line, `selects` the chip's."""
    told = {line["placement"] for line in selects if made["entered"] <= line["t"] <= made["t"]}
    return told.pop() if len(told) == 1 else None
