# SPDX-License-Identifier: GPL-3.0-or-later
"""Many people at many doors at once: taps on the readers' sockets, each repeated under its own id until it is answered.
At one door of each house people give their bed up again, so that beds change hands all evening."""

import itertools
import json
import random
import socket
import threading
import time
from http.client import HTTPException

from door import new_uuid
from http_clients import Stream

AGAIN_IN_S = 0.01
GIVEN_UP_AFTER_S = 60


class Line:
    """One kept-open connection to a socket of the station. OSError where it breaks."""

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(20)
        self._socket.connect(str(path))
        self._rest = b""

    def post(self, target, body):
        text = json.dumps(body).encode()
        head = f"POST {target} HTTP/1.1\r\nHost: station\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
        self._socket.sendall(head.encode() + text)
        head = self._until(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        length = next(int(line[15:]) for line in lines if line.lower().startswith("content-length:"))
        return int(lines[0].split()[1]), json.loads(self._take(length))

    def _until(self, mark):
        while mark not in self._rest:
            self._more()
        found, self._rest = self._rest.split(mark, 1)
        return found

    def _take(self, length):
        while len(self._rest) < length:
            self._more()
        taken, self._rest = self._rest[:length], self._rest[length:]
        return taken

    def _more(self):
        piece = self._socket.recv(65536)
        if not piece:
            raise ConnectionResetError("the station closed the connection")
        self._rest += piece

    def close(self):
        self._socket.close()


class Sent:
    """What became of one tap. `broken` counts the times that it was on its way when the connection broke."""

    def __init__(self, house, terminal, card):
        self.id = new_uuid()
        self.house = house
        self.terminal = terminal
        self.card = card
        self.broken = 0
        self.answer = None

    def body(self):
        return {"id": self.id, "card": self.card, "kind": "ntag", "proof": "uid", "age_ms": 100}


class GivenUp(Exception):
    """give_up() was called."""


class Load:
    """`lanes` connections at each terminal of each house, each with one tap on its way after the other."""

    def __init__(self, houses, seed, lanes=2):
        self.taps = []
        self.failures = []
        self._count = itertools.count(1)
        self.sent = 0
        self._ending = threading.Event()
        self._given_up = False
        works = [(self._lane, house, terminal, n) for house in houses for terminal in house.terminals for n in range(lanes)]
        works += [(self._leavers, house, house.leaving_door, 0) for house in houses]
        self._threads = [
            threading.Thread(target=self._guarded, args=(work, house, door, random.Random(f"{seed} {house.key} {door} {n}")))
            for work, house, door, n in works
        ]

    def start(self):
        for thread in self._threads:
            thread.start()
        return self

    def wait_sent(self, more):
        """Until so many more taps than now were sent."""
        goal = self.sent + more
        deadline = time.monotonic() + GIVEN_UP_AFTER_S
        while self.sent < goal:
            if self.failures or time.monotonic() > deadline:
                raise AssertionError(f"the load stands still at {self.sent} taps: {self.failures}")
            time.sleep(0.0005)

    def give_up(self):
        """The stations don't come back: what is unanswered stays so."""
        self._given_up = True

    def stop(self):
        """Ends when every tap that was begun is answered."""
        self._ending.set()
        for thread in self._threads:
            thread.join()
        if self.failures:
            raise AssertionError(self.failures)

    def _guarded(self, work, house, terminal, rng):
        try:
            work(house, terminal, rng)
        except GivenUp:
            pass
        except Exception as failure:  # a lane that ends silently would look like a quiet evening
            self.failures.append(f"{house.key} {terminal}: {failure!r}")

    def _lane(self, house, terminal, rng):
        cards, path, line = house.cards(), house.run / f"{terminal}.reader", None
        while not self._ending.is_set():
            tap = Sent(house, terminal, rng.choice(cards))
            self.taps.append(tap)
            line = self._until_answered(line, path, tap)
        if line is not None:
            line.close()

    def _leavers(self, house, terminal, rng):
        cards, path, line = house.cards(), house.run / f"{terminal}.reader", None
        screen = Stream(lambda: house.connect(f"{terminal}.screen"), "/v1/events")
        while not self._ending.is_set():
            card = rng.choice(cards)
            for _ in range(2):  # a second tap with the same card, after "leave", gives the bed up
                tap = Sent(house, terminal, card)
                self.taps.append(tap)
                line = self._until_answered(line, path, tap)
                if tap.answer["outcome"] != "bed" or not self._asked_to_leave(house, terminal, screen, tap):
                    break
        screen.close()
        if line is not None:
            line.close()

    @staticmethod
    def _asked_to_leave(house, terminal, screen, tap):
        """Whether the station took it: one that was killed in between knows the visit no more."""
        try:
            state = screen.wait(lambda s: s.get("visit") and s["visit"]["tap"] == tap.id, "the visit", timeout=1.0)["data"]
            touch = {"id": new_uuid(), "visit": state["visit"]["id"], "command": "leave"}
            return house.ask(f"{terminal}.screen", "POST", "/v1/commands", touch).status == 200
        except (AssertionError, OSError, HTTPException):
            return False

    def _until_answered(self, line, path, tap):
        deadline = time.monotonic() + GIVEN_UP_AFTER_S
        while time.monotonic() < deadline:
            on_its_way = False
            try:
                line = line or Line(path)
                on_its_way = True
                self.sent = next(self._count)
                status, answer = line.post("/v1/taps", tap.body())
                if status == 200:
                    tap.answer = answer
                    return line
                if status not in (429, 503):
                    raise AssertionError(f"tap {tap.id} got {status}: {answer}")
            except OSError:
                tap.broken += on_its_way
                line = line.close() if line is not None else None
            if self._given_up:
                raise GivenUp
            time.sleep(AGAIN_IN_S)
        raise AssertionError(f"tap {tap.id} was never answered")
