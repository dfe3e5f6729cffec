# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is asked, in whatever shape: an answer that docs/api describes, never a server's failure, never the end.

OSTOJA_API_SEED chooses the seed ("random": another one each time), OSTOJA_API_REQUESTS how many requests each program
gets."""

import json
import os
import random
import socket
import sys
import time
import unittest
from collections import Counter

from account import wait_delivered
from api_description import Description
from desk import DESKS, Desk
from door import DOOR
from http_clients import tls_connection
from random_requests import Requests, Values
from town import Town
from town_data import ROOT
from traffic import Conversation

sys.path.insert(0, str(ROOT / "tests" / "web"))
from fed_office import Journal, connect_patiently  # noqa: E402

SEED = os.environ.get("OSTOJA_API_SEED", "20261125")
if SEED == "random":
    SEED = str(time.time_ns())
COUNT = int(os.environ.get("OSTOJA_API_REQUESTS", "1500"))
PATIENCE = 20.0


class Line:
    """One caller's connection, opened anew where it has to be."""

    def __init__(self, api, caller, connect):
        self._api, self._caller, self._connect = api, caller, connect
        self._wire = None

    def ask(self, request):
        """The exchange; None where the other end hung up without a word."""
        kept = []
        conversation = Conversation(self._api, self._caller, kept.append)
        conversation.asked.feed(request.bytes)
        if self._wire is None:
            self._wire = self._connect()
        try:
            self._wire.sendall(request.bytes)
            if not request.owed:
                self._end_of_request()
            while not kept or (kept[0].is_stream and not kept[0].events):
                piece = self._wire.recv(262_144)
                if not piece:
                    break
                conversation.answered.feed(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass
        except TimeoutError as silence:
            if request.owed:
                raise AssertionError(f"no answer within {PATIENCE:g} s") from silence
        exchange = kept[0] if kept else None
        if exchange is None or exchange.is_stream or request.wild or not _stays_open(exchange):
            self.close()
        return exchange

    def _end_of_request(self):
        if self._api == "station":
            self._wire.shutdown(socket.SHUT_WR)
        else:
            self._wire.settimeout(0.05)  # TLS has no half of an end: what was cut short is soon left alone

    def close(self):
        if self._wire is not None:
            self._wire.close()
        self._wire = None


def is_failure(status):
    """The server's own. That it knows no such coding (501) is the caller's; 503 is described, but for disks that fail."""
    return status >= 500 and status != 501


def _stays_open(exchange):
    return exchange.answer_headers.get("connection") == "keep-alive" and exchange.method != "HEAD"


class RandomRequests(unittest.TestCase):
    maxDiff = 4_000

    @classmethod
    def setUpClass(cls):
        cls.town = Town(facilities=("wodna-12", "portowa"), recorded=True, desks=DESKS)
        cls.addClassCleanup(cls.town.end_well)
        cls.town.start_office()
        cls.wodna = cls.town["wodna-12"]
        cls.wodna.start()
        cls.known = cls.wodna.tap("marek", {"bed"})

    def tearDown(self):
        """Whatever was asked: the house is as it should be, and works."""
        self.assertTrue(self.town.office.running and self.wodna.programs["station"].running)
        self.assertEqual(self.wodna.health().json()["status"], "ok")
        self.wodna.wait_state(lambda s: s["reader"] == "ready", "the reader to be ready", after=time.monotonic() - 1)
        self.wodna.tap("halina", {"bed"})
        wait_delivered(Only(self.town, self.wodna))

    def ask_all(self, requests, judge, line_for):
        """Asks each, in their order, and tells of the first that is answered wrongly."""
        statuses = Counter()
        for number in range(COUNT):
            request = requests.make(number)
            repeat = f"request {number} of seed {SEED}: OSTOJA_API_SEED={SEED} ctest --preset dev -R system_api_random\n{request}"
            rng = random.Random(f"{SEED} {number} caller")
            try:
                exchange = self.ask_in_turn(line_for(rng, request), request)
            except (AssertionError, OSError, ValueError) as failure:
                self.fail(f"{failure!r}: {repeat}")
            if exchange is None:
                self.assertFalse(request.owed, f"hung up without a word: {repeat}")
                continue
            statuses[exchange.status] += 1
            self.assertEqual(judge.problems(exchange), [], repeat)
            self.assertFalse(is_failure(exchange.status), f"{exchange.status}: {repeat}")
        told = " ".join(f"{status}={count}" for status, count in sorted(statuses.items()))
        print(f"figures: api={judge.name} seed={SEED} requests={COUNT} {told}", flush=True)
        return statuses

    @staticmethod
    def ask_in_turn(line, request):
        """Whoever is told to ask again in a second does so."""
        while (exchange := line.ask(request)) is not None and exchange.status == 429:
            time.sleep(0.2)
        return exchange

    def test_a_station_answers_anything_in_any_role_as_described(self):
        judge = Description("station", any_media_type=True)
        taps = [json.loads(e.body) for e in self.town.traffic.exchanges() if e.target == "/v1/taps"]
        known = {
            "visit": [self.known.visit["id"]],
            "epoch": [self.wodna.health().json()["epoch"], ""],
            "name": [DOOR],
            **self.somebody_at_the_desk(),
        }
        known["card"] += [tap["card"] for tap in taps]
        lines = {}
        roles = {
            "reader": f"{DOOR}.reader",
            "screen": f"{DOOR}.screen",
            "staff": f"{DESKS[0]}.screen",
            "uplink": "uplink",
            "admin": "admin",
        }
        for caller in roles.values():
            lines[caller] = Line("station", caller, lambda path=self.wodna.run / caller: unix_wire(path))
            self.addCleanup(lines[caller].close)

        def line_for(rng, request):
            operation = next(o for o in judge.operations if request.kind.endswith(f" {o.id}"))
            role = rng.choice(operation.roles) if rng.random() < 0.85 else rng.choice(list(roles))
            return lines[roles[role]]

        statuses = self.ask_all(Requests(SEED, judge, known), judge, line_for)
        self.assertGreater(len(statuses), 6)

    def somebody_at_the_desk(self):
        """A manager signs in; what they know by its identifier. They may be signed out by any of what follows."""
        desk = Desk(self.wodna)
        self.assertEqual(desk.sign_in("manager").status, 200)
        people = desk.post("/v1/people/search", query="").json()["people"][:5]
        cards = [card["card"] for each in people for card in desk.get(f"/v1/people/{each['person']}").json()["cards"]]
        staff = desk.get("/v1/staff").json()["members"]
        return {
            "person": [each["person"] for each in people],
            "with": [each["person"] for each in people],
            "to": [each["person"] for each in people],
            "query": [each["name"] for each in people],
            "card": cards,
            "member": [each["member"] for each in staff],
            "tap": [desk.hold("ntag213", "04D1D2D3D4D580")],
            "version": [1, 2],
        }

    def test_an_office_answers_anything_as_described(self):
        judge = Description("office")
        key = self.town["portowa"].station_id
        folder = self.town.enrolment
        files = (folder / "ca.pem", folder / f"station-{key}.pem", folder / f"station-{key}.key")
        station = Line("office", "station", lambda: tls_wire(self.town.office_address, *files))
        stranger = Line("office", "anybody", lambda: tls_wire(self.town.office_address, files[0]))
        for line in (station, stranger):
            self.addCleanup(line.close)
        requests = Batches(SEED, judge, key)
        statuses = self.ask_all(requests, judge, lambda rng, _: station if rng.random() < 0.8 else stranger)
        self.assertGreater(len(statuses), 5)
        self.assertGreater(requests.sound, 0)


class Only:
    """A town as the account of one of its houses sees it."""

    def __init__(self, town, house):
        self.office_database = town.office_database
        self.facilities = {house.key: house}


class Batches(Requests):
    """Half of the office's batches hold entries of a journal with true hashes, and anything for data."""

    def __init__(self, seed, description, station):
        super().__init__(seed, description)
        self._journal = Journal(station)
        self.sound = 0

    def make(self, number):
        request = super().make(number)
        if request.kind != "valid, ingest":
            return request
        rng = random.Random(f"{self._seed} {number} batch")
        values = Values(rng, self._description.document, {})
        kinds = [path.name[len("pl.ostoja.") : -len(".v1.json")] for path in EVENTS.glob("*.json")]
        entries = []
        for _ in range(rng.randrange(4)):
            kind = rng.choice([*kinds, "meal.served"])
            path = EVENTS / f"pl.ostoja.{kind}.v1.json"
            schema = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"type": "object"}
            data = Values(rng, schema, {}).valid(schema)
            entries.append(self._journal.event(kind, whole(values.nearly(data) if rng.random() < 0.4 else data)))
        self.sound += len(entries)
        return request.with_body(json.dumps(entries, ensure_ascii=False).encode())


EVENTS = ROOT / "docs" / "api" / "events"


def whole(value):
    """The same without what a journal's canonical JSON can't hold."""
    if isinstance(value, dict):
        return {name: whole(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [whole(inner) for inner in value]
    if isinstance(value, float):
        return str(value)
    return min(value, 2**63 - 1) if isinstance(value, int) and value > 0 else value


def unix_wire(path):
    wire = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    wire.settimeout(PATIENCE)
    wire.connect(str(path))
    return wire


def tls_wire(*how):
    connection = tls_connection(*how, timeout=PATIENCE)
    connect_patiently(connection, PATIENCE)
    return connection.sock


if __name__ == "__main__":
    unittest.main()
