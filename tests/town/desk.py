# SPDX-License-Identifier: GPL-3.0-or-later
"""One staff terminal of a running house, spoken to as its reader and its screen do."""

import hashlib
import hmac

from door import new_uuid
from http_clients import Stream, UnixConnection, ask
from town_data import CARD_KINDS

DESKS = ("desk-1", "desk-2")


class Desk:
    def __init__(self, house, name=DESKS[0], patience=60.0):
        self.house, self.name, self._patience = house, name, patience
        self._key = bytes.fromhex((house.town.enrolment / "town-card.key").read_text(encoding="ascii").strip())

    def _ask(self, part, method, target, body=None):
        place = self.house.socket(f"{self.name}.{part}")
        return ask(lambda: UnixConnection(place, self._patience), method, target, body)

    def hold(self, card_type, uid):
        """Holds a card to the desk's reader; the tap's id."""
        kind = CARD_KINDS[card_type]
        card = "v1:" + hmac.new(self._key, kind.encode() + b"\0" + bytes.fromhex(uid), hashlib.sha256).hexdigest()
        tap = {"id": new_uuid(), "card": card, "kind": kind, "proof": "uid", "age_ms": 0}
        answer = self._ask("reader", "POST", "/v1/taps", tap)
        if answer.status != 200:
            raise AssertionError(f"a card at {self.name}: {answer.text}")
        return tap["id"]

    def post(self, target, **body):
        return self._ask("screen", "POST", target, {"id": new_uuid(), **body})

    def get(self, target):
        return self._ask("screen", "GET", target)

    def sign_in(self, role):
        """Whoever is at the desk; one's own card at one's own open desk would change nothing."""
        self.post("/v1/session/lock")
        member = self.house.town.data.staff[role]
        return self.post("/v1/session", tap=self.hold(member.card_type, member.uid), pin=member.pin)

    def state(self):
        stream = Stream(lambda: UnixConnection(self.house.socket(f"{self.name}.screen"), self._patience), "/v1/events")
        try:
            return stream.wait(lambda _: True, f"the state of {self.name}")["data"]
        finally:
            stream.close()
