# SPDX-License-Identifier: GPL-3.0-or-later
"""One door of a running town: its reader's cards, what its screen is told, and what its station says."""

import os
import secrets
import sqlite3
import subprocess
import time
import uuid
from pathlib import Path

from http_clients import Stream, UnixConnection, ask
from town_data import ROOT

DOOR = "door-1"
SAME_CARD_AGAIN_S = 2.1
"""The reader doesn't report a card again within 2 s of its last report."""


def build_folder():
    return Path(os.environ.get("OSTOJA_BUILD", ROOT / "build" / "dev"))


def new_uuid():
    """A UUIDv7."""
    value = time.time_ns() // 1_000_000 << 80 | secrets.randbits(80)
    return str(uuid.UUID(int=value & ~(0xF000 << 64) & ~(0xC000 << 48) | 0x7000 << 64 | 0x8000 << 48))


class Door:
    """`folder` is the facility's; watch() before tap() or wait_state()."""

    def __init__(self, folder, town_data, data):
        self.folder = folder
        self.town_data = town_data
        self.data = data
        self.key = data.key
        self.run = folder / "run"
        self.database = folder / "station.db"
        self.cards_control = folder / "cards"
        self.screen = None
        self._last_tap = {}

    def watch(self):
        if self.screen is None:
            self.screen = Stream(lambda: self.connect(f"{DOOR}.screen"), "/v1/events")

    def unwatch(self):
        if self.screen is not None:
            self.screen.close()
            self.screen = None

    def wait_state(self, condition, what, after=0.0, timeout=20.0):
        return self.screen.wait(condition, f"{what} at {self.key}", after, timeout)

    # the reader's cards

    def cards(self, *words):
        done = subprocess.run(
            [build_folder() / "bin" / "ostoja-cards", "--control", self.cards_control, *map(str, words)],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        if done.returncode != 0:
            raise AssertionError(f"ostoja-cards {' '.join(map(str, words))}: {done.stderr or done.stdout}")
        return done.stdout

    def place(self, card_type, uid):
        """Returns when it was placed, in time.monotonic()'s seconds."""
        time.sleep(max(0.0, self._last_tap.get(uid, 0.0) + SAME_CARD_AGAIN_S - time.monotonic()))
        placed = time.monotonic()
        self.cards("place", card_type, uid)
        self._last_tap[uid] = time.monotonic()
        return placed

    def remove(self, uid=None):
        self.cards("remove", *([uid] if uid else []))

    def fault(self, *words):
        self.cards("fault", *words)

    def tap(self, resident, outcomes=None):
        """Holds the resident's card to the reader until the door shows an outcome, and takes it away. Returns the
        state that the door got and when the card was placed and the state came (time.monotonic())."""
        if isinstance(resident, str):
            resident = self.town_data.resident(resident)
        return self.tap_card(resident.card_type, resident.uid, outcomes, resident.key)

    def tap_card(self, card_type, uid, outcomes=None, who="the card"):
        before = self.screen.latest()
        old_tap = before["visit"]["tap"] if before and before.get("visit") else None
        placed = self.place(card_type, uid)
        try:
            event = self.wait_state(
                lambda s: s.get("visit") and s["visit"]["tap"] != old_tap, f"an outcome for {who}", after=placed
            )
        finally:
            self._last_tap[uid] = time.monotonic()
            self.remove(uid)
        outcome = event["data"]["visit"]["outcome"]
        if outcomes and outcome not in outcomes:
            raise AssertionError(f"{who} got {outcome} at {self.key}, expected {' or '.join(outcomes)}")
        return Tap(event["data"], placed, event["at"])

    def command(self, tap, command):
        """What a touch on the door's screen sends."""
        body = {"id": new_uuid(), "visit": tap.visit["id"], "command": command}
        answer = self.ask(f"{DOOR}.screen", "POST", "/v1/commands", body)
        if not 200 <= answer.status < 300:
            raise AssertionError(f"{command} at {self.key}: {answer.status} {answer.text}")

    # what the station says

    def connect(self, name):
        return UnixConnection(self.run / name)

    def ask(self, socket_name, method, target, body=None):
        return ask(lambda: self.connect(socket_name), method, target, body)

    def beds(self):
        answer = self.ask("admin", "GET", "/v1/beds").json()
        return answer["beds"] if isinstance(answer, dict) else answer

    def health(self):
        return self.ask("admin", "GET", "/v1/health")

    def journal(self):
        """Every entry, read from the file itself."""
        return self.rows("SELECT * FROM journal ORDER BY sequence")

    def rows(self, statement, *values):
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)
        try:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(statement, values)]
        finally:
            connection.close()


class Tap:
    def __init__(self, state, placed, shown):
        self.state = state
        self.visit = state["visit"]
        self.placed = placed
        self.shown = shown

    @property
    def outcome(self):
        return self.visit["outcome"]

    @property
    def bed(self):
        return self.visit["bed"]["number"] if self.visit.get("bed") else None
