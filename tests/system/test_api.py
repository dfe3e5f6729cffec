# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/api held to its word: a town in which everything that is described happens, and nothing else."""

import re
import sqlite3
import subprocess
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from api_description import Description, check
from api_who_comes_in import WhoComesIn
from codes import token
from desk import DESKS, Desk
from door import DOOR, new_uuid
from door_screen import LANDSCAPE, DoorScreen
from http_clients import UnixConnection, ask, tls_connection
from programs import wait_for
from town import Town
from traffic import Conversation

BATCH = "application/cloudevents-batch+json"
ROLES = {
    f"{DOOR}.reader": "reader",
    f"{DOOR}.screen": "screen",
    f"{DESKS[0]}.screen": "staff",
    "uplink": "uplink",
    "admin": "admin",
}
SPAN = "from=2026-11-01&until=2026-11-30"
REPORTS = (
    "/v1/night-list",
    "/v1/night-list.csv",
    "/v1/night-list.pdf",
    f"/v1/figures?{SPAN}",
    f"/v1/figures.csv?{SPAN}&table=people",
    f"/v1/figures.pdf?{SPAN}",
)
PATIENCE = 60.0
"""A station waits up to 5 s for its disk, for each of those who wait together."""
CARD = "v1:" + 64 * "a"


def tap(**changed):
    return {"id": new_uuid(), "card": CARD, "kind": "ntag", "proof": "uid", "age_ms": 0, **changed}


def filled(path, value):
    """A path with something in the place of what its braces leave open."""
    return re.sub(r"\{[a-z]+\}", value, path)


def certificate_request(key, *words):
    command = ["openssl", "req", "-new", *words, str(key), "-subj", "/CN=box"]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


@contextmanager
def held(database):
    """Another program holds the database's write lock."""
    connection = sqlite3.connect(database, timeout=30, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


class Api(WhoComesIn, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(
            facilities=("wodna-12", "przystan"), recorded=True, desks=DESKS, unstaffed=("przystan",)
        )
        cls.addClassCleanup(cls.town.end_well)
        cls.town.start()
        cls.wodna, cls.centre = cls.town["wodna-12"], cls.town["przystan"]
        cls.desk, cls.second = (Desk(cls.wodna, name, PATIENCE) for name in DESKS)

    def test_what_is_described_is_said_and_what_is_said_is_described(self):
        for part in (
            self.an_evening_at_the_door,
            self.the_desk_before_anybody_signs_in,
            self.an_evening_at_the_desk,
            self.what_the_desk_refuses,
            self.a_night_at_the_board,
            self.who_comes_in,
            self.everybody_reads_the_office,
            self.each_role_keeps_to_its_own,
            self.what_makes_no_sense_is_refused,
            self.what_comes_too_late_is_refused,
            self.batches_that_the_office_refuses,
            self.boxes_come_in_and_renew,
            self.requests_that_no_path_expects,
            self.other_programs_hold_the_databases,
            self.too_much_is_asked_at_once,
            self.the_stations_file_is_damaged,
        ):
            with self.subTest(part.__name__):
                part()
        problems, judges = check(self.town.traffic.exchanges())
        self.assertEqual(problems, [])
        for name, judge in judges.items():
            self.assertEqual(judge.never_seen(), [], f"docs/api/{name}.yaml describes it, and it never happened")
            codes, missed = len(judge.codes()), len(judge.codes_never_seen())
            print(f"figures: api={name} statuses={len(judge.described())} codes={codes} codes_seen={codes - missed}")
        callers = {(e.caller.split()[0], e.method, e.target.partition("?")[0]) for e in self.town.traffic.exchanges()}
        for programs_own in (
            (f"{DOOR}.reader", "POST", "/v1/taps"),
            (f"{DOOR}.reader", "PUT", "/v1/reader"),
            (f"{DOOR}.screen", "POST", "/v1/commands"),
            ("uplink", "GET", "/v1/journal"),
            ("uplink", "PUT", "/v1/delivery"),
            ("station", "POST", "/v1/events"),
        ):
            self.assertIn(programs_own, callers)

    # asking

    def station(self, socket_name, method, target, body=None, status=200, facility=None):
        place = (facility or self.wodna).socket(socket_name)
        answer = ask(lambda: UnixConnection(place, PATIENCE), method, target, body)
        self.assertEqual(answer.status, status, f"{method} {target}: {answer.text}")
        return answer

    def office(self, body, status=200, content_type=BATCH, facility=None, target="/v1/events"):
        """POST, as a station."""
        station = (facility or self.wodna).station_id
        folder = self.town.enrolment
        answer = ask(
            lambda: tls_connection(
                self.town.office_seen_by(station),
                folder / "ca.pem",
                folder / f"station-{station}.pem",
                folder / f"station-{station}.key",
                PATIENCE,
            ),
            "POST",
            target,
            body,
            content_type,
        )
        self.assertEqual(answer.status, status, answer.text)
        return answer

    def said(self, api, status, code=None):
        return [
            e
            for e in self.town.traffic.exchanges()
            if e.api == api and e.status == status and (code is None or code.encode() in e.answer)
        ]

    def raw(self, connection, request, answers=1):
        """Bytes as they are; the statuses of so many answers."""
        connection.connect()
        came = []
        wire = Conversation("", "", came.append)
        with connection.sock as line:
            line.sendall(request)
            while len(came) < answers and (piece := line.recv(65_536)):
                wire.answered.feed(piece)
        return [exchange.status for exchange in came]

    def at(self, desk, target, body=None, status=200):
        """POST, as a staff terminal; without a body, GET."""
        answer = desk.get(target) if body is None else desk.post(target, **body)
        self.assertEqual(answer.status, status, f"{target}: {answer.text}")
        return answer.json() if answer.text else None

    def registered(self, desk, **details):
        person = new_uuid()
        self.at(desk, "/v1/people", {"person": person, "kind": "resident", "details": details})
        return person

    # what happens

    def an_evening_at_the_door(self):
        door = DoorScreen(self.wodna, LANDSCAPE).start().wait_ready()
        self.wodna.tap("marek", {"bed"})
        stay = self.wodna.tap("halina", {"bed"})
        shown = door.wait_photograph("bed", tap=stay.visit["tap"])
        door.press(shown, "done")
        wait_for(lambda: self.said("station", 200, '"command"'), "the touch to arrive")
        self.wodna.tap_card("ntag213", "04DEAD0BEEF180", {"unknown_card"})
        self.centre.command(self.centre.tap("jan", {"welcome"}), "done")
        self.centre.tap("jan", {"goodbye"})
        for command in ("away", "help", "more_time", "leave"):
            self.wodna.command(self.wodna.tap("kazimierz", {"bed"}), command)
        self.wodna.tap("kazimierz", {"left"})
        self.station("admin", "GET", "/v1/beds")
        self.station("admin", "GET", "/v1/health")
        self.station("admin", "POST", f"/v1/terminals/{DOOR}/restart-reader", status=204)
        self.station("uplink", "GET", "/v1/snapshot")

    def the_desk_before_anybody_signs_in(self):
        staff_only = [o for o in Description("station").operations if o.roles == ["staff"]]
        for operation in staff_only:
            if "401" in operation.content["responses"] and operation.id != "signIn":
                self.station(
                    f"{DESKS[0]}.screen", operation.method, filled(operation.path, new_uuid()), {"id": new_uuid()}, status=401
                )
        self.assertEqual(self.desk.sign_in("manager").status, 200)
        self.at(self.desk, "/v1/session/lock", {}, 204)
        for operation in staff_only:
            if "423" in operation.content["responses"]:
                self.station(
                    f"{DESKS[0]}.screen", operation.method, filled(operation.path, new_uuid()), {"id": new_uuid()}, status=423
                )
        manager = self.town.data.staff["manager"]
        self.at(self.desk, "/v1/session", {"pin": "592046"}, 401)
        self.at(self.desk, "/v1/session", {"pin": manager.pin})
        first = Desk(self.centre, DESKS[0], PATIENCE)
        code = {"code": self.centre.setup_code, "pin": "592846"}
        self.at(first, "/v1/session/setup", {**code, "tap": new_uuid()}, 409)
        held_card = first.hold("ntag213", "04D1D2D3D4D580")
        self.at(first, "/v1/session/setup", {**code, "tap": held_card, "pin": "111111"}, 422)
        self.at(first, "/v1/session/setup", {**code, "tap": held_card, "code": "KRUK-KRUK"}, 403)
        with held(self.centre.database):
            self.at(first, "/v1/session/setup", {**code, "tap": held_card}, 503)
        self.at(first, "/v1/session/setup", {**code, "tap": first.hold("ntag213", "04D1D2D3D4D580")})

    def an_evening_at_the_desk(self):
        desk, second = self.desk, self.second
        ada = self.registered(desk, name="Ada Zielonka", sex="f", health_remark="cukrzyca", pesel="")
        jan = self.registered(desk, name="Jan Zielonka", sex="m")
        self.at(desk, "/v1/session/use", {}, 204)
        self.at(desk, "/v1/people/search", {"query": "zielon"})
        self.at(desk, "/v1/people/duplicates", {"details": {"name": "Ada Zielonko"}})
        self.at(desk, f"/v1/people/{ada}")
        self.at(desk, f"/v1/people/{ada}/details", {"version": 1, "details": {"needs": ["quiet"]}})
        self.at(desk, "/v1/undo", {"undo": desk.state()["session"]["undo"]["undo"]}, 204)
        self.at(desk, f"/v1/people/{ada}/health-remark", {"why": "care"})
        self.at(desk, f"/v1/people/{ada}/household", {"with": jan, "kind": "siblings"})
        self.at(desk, f"/v1/people/{ada}/household", {"with": jan, "kind": "family"}, 409)
        self.at(desk, f"/v1/people/{jan}/household", {"leave": True})
        own = self.at(desk, f"/v1/people/{ada}/cards", {"tap": desk.hold("ntag213", "04D1D2D3D4D680"), "use": "own"})["card"]
        loan = {"tap": desk.hold("ntag213", "04D1D2D3D4D780"), "use": "loan"}
        loan = self.at(desk, f"/v1/people/{jan}/cards", loan)["card"]
        self.at(desk, f"/v1/cards/{own}/lost", {})
        self.wodna.tap_card("ntag213", "04D1D2D3D4D680", {"see_staff"})
        self.at(desk, f"/v1/alerts/{desk.state()['alerts'][-1]['alert']}/seen", {}, 204)
        self.at(desk, f"/v1/cards/{own}/found", {})
        self.at(desk, f"/v1/cards/{loan}/returned", {})
        call = self.a_call_at_the_door()
        guest = self.at(desk, f"/v1/calls/{call}/answer", {"guest": {"sex": "m"}})["person"]
        self.at(desk, f"/v1/people/{guest}/link", {"to": jan})
        self.at(desk, f"/v1/people/{jan}/erase", {"pin": self.town.data.staff["manager"].pin, "why": "person_asked"}, 204)
        self.at(desk, "/v1/staff")
        member = new_uuid()
        new = {"member": member, "name": "Zofia Maj", "role": "carer", "tap": desk.hold("ntag213", "04D1D2D3D4D880")}
        own = self.town.data.staff["manager"].pin
        self.at(desk, "/v1/staff", {**new, "pin": "739154", "own_pin": own})
        self.at(desk, f"/v1/staff/{member}", {"state": "left"})
        page = self.at(desk, "/v1/record?limit=5")
        self.at(desk, f"/v1/record?before={page['before']}")
        for target in REPORTS:
            self.station(f"{DESKS[0]}.screen", "GET", target, status=200)
        self.assertEqual(second.sign_in("carer").status, 200)
        pin = self.town.data.staff["carer"].pin
        self.at(second, "/v1/session/pin", {"old": pin, "new": "739154"}, 204)
        self.at(second, "/v1/session/pin", {"old": "739154", "new": pin}, 204)
        self.at(second, "/v1/session/end", {}, 204)
        self.assertEqual(second.sign_in("social_worker").status, 200)
        self.at(second, "/v1/shift/end", {}, 204)
        self.assertEqual(desk.sign_in("manager").status, 200)

    def what_the_desk_refuses(self):
        desk, second = self.desk, self.second
        own = self.town.data.staff["manager"].pin
        nobody, ola = new_uuid(), self.registered(desk, name="Ola Czerwonka")
        self.at(desk, f"/v1/people/{nobody}", status=404)
        words = {
            "details": {"version": 1, "details": {}},
            "health-remark": {"why": "care"},
            "household": {"leave": True},
            "link": {"to": ola},
            "erase": {"pin": "000000", "why": "other"},
            "cards": {"tap": desk.hold("ntag213", "04D1D2D3D4D980"), "use": "own"},
        }
        for what, body in words.items():
            self.at(desk, f"/v1/people/{nobody}/{what}", body, 404)
        for target in [f"/v1/cards/{nobody}/{what}" for what in ("lost", "found", "returned")] + [f"/v1/alerts/{nobody}/seen"]:
            self.at(desk, target, {}, 404)
        self.at(desk, f"/v1/calls/{nobody}/answer", {"done": True}, 404)
        self.at(desk, f"/v1/staff/{nobody}", {"name": "Nikt"}, 404)
        card = self.at(desk, f"/v1/people/{ola}/cards", words["cards"])["card"]
        self.at(desk, f"/v1/cards/{card}/lost", {})
        self.at(desk, f"/v1/cards/{card}/returned", {}, 409)
        self.at(desk, f"/v1/cards/{card}/found", {})
        self.at(desk, f"/v1/cards/{card}/returned", {})
        for what in ("lost", "found"):
            self.at(desk, f"/v1/cards/{card}/{what}", {}, 409)
        again = {"person": new_uuid(), "kind": "resident", "details": {"name": "Ola Czerwonka"}}
        self.at(desk, "/v1/people", again, 409)
        self.at(desk, "/v1/people", {**again, "details": {"name": 300 * "a"}}, 422)
        self.at(desk, f"/v1/people/{ola}/details", {"version": 7, "details": {"greeting": "x"}}, 409)
        self.at(desk, f"/v1/people/{ola}/details", {"version": 1, "details": {"needs": ["cat"]}}, 422)
        self.at(desk, f"/v1/people/{ola}/household", {"with": ola, "kind": "couple"}, 409)
        self.at(desk, f"/v1/people/{ola}/link", {"to": ola}, 409)
        self.at(desk, f"/v1/people/{ola}/cards", {"tap": nobody, "use": "own"}, 409)
        self.at(desk, "/v1/people/duplicates", {"details": {"name": "ą" * 300}}, 422)
        self.at(desk, "/v1/undo", {"undo": nobody}, 409)
        self.at(desk, "/v1/session", {"tap": nobody, "pin": "000000"}, 409)
        self.at(desk, "/v1/record?before=nothing", status=409)
        member = {"member": new_uuid(), "name": "Zofia Lis", "role": "carer", "tap": nobody, "pin": "739154", "own_pin": own}
        self.at(desk, "/v1/staff", member, 409)
        self.at(desk, "/v1/staff", {**member, "pin": "123456"}, 422)
        some = self.at(desk, "/v1/staff")["members"][0]["member"]
        self.at(desk, f"/v1/staff/{some}", {"tap": nobody, "own_pin": own}, 409)
        self.at(desk, f"/v1/staff/{some}", {"pin": "123456", "own_pin": own}, 422)
        call = self.a_call_at_the_door()
        self.at(desk, f"/v1/calls/{call}/answer", {"done": True})
        self.at(desk, f"/v1/calls/{call}/answer", {"done": True}, 409)
        self.assertEqual(second.sign_in("social_worker").status, 200)
        self.at(second, "/v1/session/pin", {"old": "000000", "new": "739154"}, 401)
        self.at(second, "/v1/session/pin", {"old": "000000", "new": "12"}, 422)
        self.at(second, f"/v1/people/{ola}/erase", {"pin": "000000", "why": "other"}, 403)
        self.a_manager_forgets_the_pin(second, ola)

    def beds(self, state):
        board = self.at(self.desk, "/v1/board")
        return [bed for room in board["rooms"] for bed in room["beds"] if bed["state"] == state]

    def a_night_at_the_board(self):
        """Staff move, hold, close and keep; then what the board refuses."""
        desk, soon, nobody = self.desk, "2999-01-01T00:00:00.000Z", new_uuid()
        self.assertEqual(desk.sign_in("manager").status, 200)
        one, other = self.beds("occupied")[:2]
        target, held_bed, closed = self.beds("free")[-3:]
        despite = ["other_ward", "kept_apart", "no_suitable_bed", "sex_unknown", "not_this_sex", "minor_alone"]
        stay, with_ = one["stay"], other["stay"]
        self.at(desk, f"/v1/stays/{stay}/move", {"bed": target["bed"], "despite": despite}, 204)
        self.at(desk, f"/v1/stays/{stay}/swap", {"with": with_, "despite": despite}, 204)
        for what in ("away", "back", "keep"):
            self.at(desk, f"/v1/stays/{stay}/{what}", {}, 204)
        self.at(desk, "/v1/rounds", {"seen": [stay, with_, nobody]}, 204)
        # Whoever has been seen isn't ended.
        self.at(desk, "/v1/rounds/unseen", {"stays": [stay, nobody]}, 204)
        until = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + 3_600))
        hold = {"until": until, "person": ""}
        self.at(desk, f"/v1/beds/{held_bed['bed']}/hold", hold, 204)
        (kept,) = [bed for bed in self.beds("held") if bed["bed"] == held_bed["bed"]]
        self.at(desk, f"/v1/holds/{kept['hold']}/release", {}, 204)
        self.at(desk, f"/v1/beds/{closed['bed']}/state", {"state": "out_of_service"}, 204)
        ada = self.registered(desk, name="Ada Brunatna", sex="f")
        days = {"from": "2026-12-24", "until": "2026-12-26"}
        self.at(desk, f"/v1/people/{ada}/absences", days, 204)
        self.at(desk, f"/v1/people/{ada}")

        self.at(desk, f"/v1/stays/{stay}/move", {"bed": nobody}, 404)
        self.at(desk, f"/v1/stays/{stay}/move", {"bed": closed["bed"]}, 409)
        self.at(desk, f"/v1/stays/{stay}/swap", {"with": stay}, 409)
        self.at(desk, f"/v1/beds/{nobody}/hold", hold, 404)
        self.at(desk, f"/v1/beds/{held_bed['bed']}/hold", {**hold, "until": soon}, 409)
        self.at(desk, f"/v1/holds/{kept['hold']}/release", {}, 409)
        self.at(desk, f"/v1/beds/{nobody}/state", {"state": "in_use"}, 404)
        taken = next(bed["bed"] for bed in self.beds("occupied"))
        self.at(desk, f"/v1/beds/{taken}/state", {"state": "cleaning"}, 409)
        self.at(desk, f"/v1/people/{nobody}/absences", days, 404)
        self.at(desk, f"/v1/people/{ada}/absences", days, 409)
        self.a_protected_guest_of_the_board(ada)
        self.at(desk, f"/v1/stays/{stay}/end", {}, 204)
        for what in ("away", "back", "keep", "end"):
            self.at(desk, f"/v1/stays/{stay}/{what}", {}, 409)

    def a_protected_guest_of_the_board(self, person):
        """Who may not see them moves nobody whom they don't see."""
        desk, second = self.desk, self.second
        self.at(desk, f"/v1/people/{person}/details", {"version": 1, "details": {"protected": True}})
        self.at(desk, f"/v1/people/{person}/cards", {"tap": desk.hold("ntag213", "04D1D2D3D4DD80"), "use": "own"})
        self.wodna.tap_card("ntag213", "04D1D2D3D4DD80", {"bed"})
        (bed,) = [bed for bed in self.beds("occupied") if bed["person"] == person]
        self.assertEqual(second.sign_in("carer").status, 200)
        free = self.beds("free")[0]["bed"]
        self.at(second, f"/v1/stays/{bed['stay']}/move", {"bed": free}, 404)
        self.at(second, f"/v1/stays/{bed['stay']}/keep", {}, 404)
        another = next(each["stay"] for each in self.beds("occupied") if each["stay"] != bed["stay"])
        self.at(second, f"/v1/stays/{bed['stay']}/swap", {"with": another}, 404)
        self.at(second, "/v1/session/end", {}, 204)

    def a_manager_forgets_the_pin(self, desk, person):
        """And another manager gives them another, which signs them out."""
        manager = new_uuid()
        new = {"member": manager, "name": "Ewa Sowa", "role": "manager", "pin": "739154",
               "own_pin": self.town.data.staff["manager"].pin}
        uid = "04D1D2D3D4DA80"
        self.at(self.desk, "/v1/staff", {**new, "tap": self.desk.hold("ntag213", uid)})
        self.at(desk, "/v1/session", {"tap": desk.hold("ntag213", uid), "pin": "739154"})
        erasure = {"pin": "000000", "why": "other"}
        another = {**new, "member": new_uuid(), "own_pin": "000000", "tap": desk.hold("ntag213", "04D1D2D3D4DC80")}
        promotion = {"role": "carer", "own_pin": "000000"}
        other = self.at(desk, "/v1/staff")["members"][0]["member"]
        targets = [(f"/v1/people/{person}/erase", erasure), ("/v1/staff", another), (f"/v1/staff/{other}", promotion)]
        for target, body in targets + targets[:2]:
            self.at(desk, target, body, 401)
        for target, body in targets:
            self.at(desk, target, body, 429)
        self.at(desk, "/v1/session/pin", {"old": "739154", "new": "805317"}, 429)
        self.at(desk, "/v1/session/lock", {}, 204)
        self.at(desk, "/v1/session", {"pin": "739154"}, 429)
        self.at(self.desk, f"/v1/staff/{manager}", {"pin": "805317", "own_pin": new["own_pin"]})
        self.at(desk, "/v1/session", {"tap": desk.hold("ntag213", uid), "pin": "805317"})

    def a_call_at_the_door(self):
        wait_for(lambda: self.wodna.screen.latest()["visit"] is None, "the door to be free", 60.0)
        self.station(f"{DOOR}.screen", "POST", "/v1/commands", {"id": new_uuid(), "visit": "", "command": "no_card"})
        return self.desk.state()["calls"][-1]["call"]

    def what_staff_would_do(self):
        """Where each request needs nothing but the disk; the card is at the reader for half a minute."""
        desk = self.desk
        for each, role in ((desk, "manager"), (self.second, "social_worker")):
            self.assertEqual(each.sign_in(role).status, 200)
        if desk.state()["alerts"] == []:
            self.wodna.tap_card("ntag213", "04DEAD0BEEF182", {"unknown_card"})
        ola = self.registered(desk, name="Iga Fiolet", sex="f")
        tapped = desk.hold("ntag213", "04D1D2D3D4DB80")
        undo = desk.state()["session"]["undo"]["undo"]
        alert = desk.state()["alerts"][0]["alert"]
        staff = self.at(desk, "/v1/staff")["members"][0]["member"]
        manager = self.town.data.staff["manager"]
        new = {"member": new_uuid(), "name": "Lena Cis", "role": "carer", "tap": tapped, "pin": "739154", "own_pin": manager.pin}
        return [
            ("/v1/session", {"pin": manager.pin}),
            ("/v1/session/pin", {"old": manager.pin, "new": "805317"}),
            ("/v1/undo", {"undo": undo}),
            ("/v1/people", {"person": new_uuid(), "kind": "resident", "details": {"name": "Róża Amarant"}}),
            (f"/v1/people/{ola}/details", {"version": 1, "details": {"greeting": "x"}}),
            (f"/v1/people/{ola}/health-remark", {"why": "care"}),
            (f"/v1/people/{ola}/household", {"leave": True}),
            (f"/v1/people/{ola}/link", {"to": ola}),
            (f"/v1/people/{ola}/erase", {"pin": manager.pin, "why": "other"}),
            (f"/v1/people/{ola}/cards", {"tap": tapped, "use": "own"}),
            *((f"/v1/cards/{new_uuid()}/{what}", {}) for what in ("lost", "found", "returned")),
            (f"/v1/calls/{new_uuid()}/answer", {"done": True}),
            (f"/v1/alerts/{alert}/seen", {}),
            *((f"/v1/stays/{new_uuid()}/{what}", {}) for what in ("away", "back", "end", "keep")),
            (f"/v1/stays/{new_uuid()}/move", {"bed": new_uuid()}),
            (f"/v1/stays/{new_uuid()}/swap", {"with": new_uuid()}),
            ("/v1/rounds", {"seen": []}),
            ("/v1/rounds/unseen", {"stays": []}),
            (f"/v1/beds/{new_uuid()}/hold", {"until": "2026-11-22T20:00:00.000Z"}),
            (f"/v1/holds/{new_uuid()}/release", {}),
            (f"/v1/beds/{new_uuid()}/state", {"state": "cleaning"}),
            (f"/v1/people/{ola}/absences", {"from": "2026-12-24", "until": "2026-12-26"}),
            ("/v1/staff", new),
            (f"/v1/staff/{staff}", {"name": "Lena Sosna"}),
            *self.what_staff_would_do_with_whoever_comes(ola),
        ]

    def everybody_reads_the_office(self):
        for target in ("/", "/v1/occupancy", "/v1/stations", "/metrics", "/healthz"):
            self.assertEqual(self.town.ask_office(target).status, 200, target)
        for target in ("/style.css", "/app.js", "/favicon.svg", "/index.html"):
            self.assertEqual(self.town.ask_office(target).status, 200, target)
        font = "/fonts/Inter-Regular.otf"
        connection = self.town.connect_office()
        connection.request("GET", font)
        response = connection.getresponse()
        self.assertEqual((response.status, response.read(4)), (200, b"OTTO"))
        response.read()
        connection.close()
        self.office([])

    def each_role_keeps_to_its_own(self):
        for operation in Description("station").operations:
            for name, role in ROLES.items():
                if role not in operation.roles:
                    target = filled(operation.path, DOOR)
                    self.station(name, operation.method, target, {}, status=403)
        self.station("admin", "PATCH", "/v1/taps", {}, status=403)

    def what_makes_no_sense_is_refused(self):
        self.assertEqual(self.desk.sign_in("manager").status, 200)
        for operation in Description("station").operations:
            if "requestBody" in operation.content:
                name = next(n for n, role in ROLES.items() if role in operation.roles)
                for body in ("", "{", "[]", {}, {"id": 7}):
                    self.station(name, operation.method, filled(operation.path, new_uuid()), body, status=400)
        for query in ("after=x", "after=-1", "wait=31", "after=", "after=99999999999999999999"):
            self.station("uplink", "GET", f"/v1/journal?{query}", status=400)
        self.station(f"{DESKS[0]}.screen", "GET", "/v1/record?limit=0", status=400)
        for target in REPORTS:
            path = target.partition("?")[0]
            nonsense = "from=tonight&until=2026-11-01" if "figures" in path else "night=tonight"
            self.station(f"{DESKS[0]}.screen", "GET", f"{path}?{nonsense}", status=400)
            never = "from=2026-11-31&until=2026-11-01" if "figures" in path else "night=2026-11-31"
            self.station(f"{DESKS[0]}.screen", "GET", f"{path}?{never}", status=422)
        self.station(f"{DOOR}.reader", "POST", "/v1/taps", tap(kind=17_000 * "x"), status=413)
        self.station("admin", "POST", "/v1/terminals/door-9/restart-reader", status=404)

    def what_comes_too_late_is_refused(self):
        self.station(f"{DOOR}.reader", "POST", "/v1/taps", tap(age_ms=6_000), status=409)
        command = {"id": new_uuid(), "visit": new_uuid(), "command": "done"}
        self.station(f"{DOOR}.screen", "POST", "/v1/commands", command, status=409)
        unknown = self.wodna.tap_card("ntag213", "04DEAD0BEEF181", {"unknown_card"})
        command = {"id": new_uuid(), "visit": unknown.visit["id"], "command": "leave"}
        self.station(f"{DOOR}.screen", "POST", "/v1/commands", command, status=409)
        delivery = {"epoch": new_uuid(), "received_through": 1, "linked": True}
        self.station("uplink", "PUT", "/v1/delivery", delivery, status=409)
        self.station("uplink", "GET", f"/v1/journal?epoch={new_uuid()}&after=0&wait=0", status=409)
        older = self.signed_town()
        self.wodna.tap("ewa", {"bed"})
        wait_for(lambda: self.put_town(older) == 409, "the station to know newer places of the town")
        self.station("uplink", "PUT", "/v1/town", {**older, "town_signature": 128 * "0"}, status=403)

    def signed_town(self):
        """The town's places of now. A station is told each issue once, and its own uplink may have been the one."""

        def told():
            answer = self.office([]).json()
            return answer["town_places"] and {name: answer[name] for name in ("town_places", "town_signature")}

        return wait_for(told, "the office to tell of an issue of the town's places")

    def put_town(self, town):
        return ask(lambda: self.wodna.connect("uplink"), "PUT", "/v1/town", town).status

    def batches_that_the_office_refuses(self):
        (entry,) = self.station("uplink", "GET", "/v1/journal?after=0&wait=0").json()["events"][:1]
        self.office("[", status=400)
        self.office({}, status=400)
        self.office([{}], status=400)
        self.office([{**entry, "data": {**entry["data"], "more": 1}}], status=400)
        self.office([entry], status=403, facility=self.centre)
        self.office([], status=415, content_type="application/json")
        self.office(1_001 * [entry], status=413)
        self.office([{**entry, "more": 262_144 * "x"}], status=413)
        self.office([entry])
        stranger = ask(self.town.connect_office, "POST", "/v1/events", [], BATCH)
        self.assertEqual(stranger.status, 403)

    def boxes_come_in_and_renew(self):
        key = self.town.folder / "box.key"
        request = certificate_request(key, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout")
        shown = {"token": token(self.invitation()), "request": request}
        own = self.town.enrolment / f"station-{self.wodna.station_id}.key"
        renewal = {"request": certificate_request(own, "-key")}
        signing = self.town.enrolment / "boxes.key"
        signing.rename(signing.with_suffix(".away"))
        self.enrol(shown, 503)
        self.renew(renewal, 503)
        signing.with_suffix(".away").rename(signing)
        self.enrol(shown, 201)
        self.enrol(shown, 200)
        self.renew(renewal, 200)
        for body in ("{", {}, {"token": 7, "request": request}, {**shown, "request": "-----BEGIN X-----\n"}):
            self.enrol(body, 400)
            self.renew(body if body == "{" else {**body, "request": "-----BEGIN X-----\n"}, 400)
        self.renew({"request": 7}, 400)
        self.renew({"request": request}, 403)
        stranger = ask(self.town.connect_office, "POST", "/v1/renewals", renewal)
        self.assertEqual(stranger.status, 403)
        for _ in range(4):
            self.enrol({**shown, "token": 64 * "0"}, 403)
        self.enrol(shown, 429)

    def invitation(self):
        return self.town.admin("invite", "--directory", self.town.enrolment, "--name", "Nowa")

    def enrol(self, body, status):
        answer = ask(self.town.connect_office, "POST", "/v1/enrolments", body)
        self.assertEqual(answer.status, status, answer.text)

    def renew(self, body, status):
        self.office(body, status, "application/json", target="/v1/renewals")

    def requests_that_no_path_expects(self):
        rows = {
            b"GET / HTTP/1.1 no": 400,
            b"GET / HTTP/1.1": 400,
            b"GET /v1/../v1/health HTTP/1.1\r\nHost: a": 400,
            b"GET /nowhere/at/all HTTP/1.1\r\nHost: a": 404,
            b"DELETE /v1/health HTTP/1.1\r\nHost: a": 405,
            b"POST /v1/taps HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000": 413,
            b"GET / HTTP/1.1\r\nHost: a\r\nX: " + 17_000 * b"x": 431,
            b"POST /v1/taps HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip": 501,
        }
        for place in (lambda: self.wodna.connect("admin"), self.town.connect_office):
            for head, status in rows.items():
                with self.subTest(head[:80]):
                    self.assertEqual(self.raw(place(), head + b"\r\n\r\n"), [status])

    def other_programs_hold_the_databases(self):
        command = {"id": new_uuid(), "visit": self.wodna.tap("piotr", {"bed"}).visit["id"], "command": "help"}
        town = self.signed_town()
        entries = self.station("uplink", "GET", "/v1/journal?after=0&wait=0").json()["events"]
        staffs = self.what_staff_would_do()
        with held(self.wodna.database), held(self.town.office_database), ThreadPoolExecutor(64) as all_at_once:
            refused = [
                all_at_once.submit(self.station, f"{DOOR}.reader", "POST", "/v1/taps", tap(), 503),
                all_at_once.submit(self.station, f"{DOOR}.screen", "POST", "/v1/commands", command, 503),
                all_at_once.submit(self.station, "uplink", "PUT", "/v1/town", town, 503),
                all_at_once.submit(self.office, entries[:1], 503),
                *(all_at_once.submit(self.at, self.desk, *what, 503) for what in staffs),
            ]
            for answer in refused:
                answer.result()
            self.at(self.desk, "/v1/session/end", {}, 503)
            self.at(self.second, "/v1/shift/end", {}, 503)
            self.assertEqual(self.station("admin", "GET", "/v1/health").json()["status"], "not_recording")
            self.assertEqual(self.town.ask_office("/healthz").status, 503)
        self.office(entries[:1])
        self.assertEqual(self.town.ask_office("/healthz").status, 200)

    def too_much_is_asked_at_once(self):
        request = b"GET /v1/health HTTP/1.1\r\nHost: a\r\n\r\n"
        self.assertIn(429, self.raw(self.wodna.connect("admin"), 700 * request, 700))
        direct = [tls_connection(self.town.office_address, self.town.enrolment / "ca.pem") for _ in range(2)]
        with Flood(direct, 2_000 * b"GET /v1/events HTTP/1.1\r\nHost: a\r\n\r\n"):
            wait_for(lambda: self.town.ask_office("/healthz").status == 429, "the office to ask for patience", step=0)

    def the_stations_file_is_damaged(self):
        """Its last word: what reads the file finds rubbish in it."""
        house = self.centre
        for name in ("reader", "uplink"):
            self.assertEqual(house.programs[name].stop(), 0)
        # The first one answers the uplink's last question. What is read after the second isn't in the station's memory.
        for _ in range(2):
            self.station(f"{DOOR}.reader", "POST", "/v1/taps", tap(), facility=house)
            self.station("admin", "GET", "/v1/health", facility=house)
        first = Desk(house, DESKS[0], PATIENCE)
        first.post("/v1/session/lock")
        self.at(first, "/v1/session", {"tap": first.hold("ntag213", "04D1D2D3D4D580"), "pin": "592846"})
        manager = {"tap": first.hold("ntag213", "04D1D2D3D4DE80"), "pin": "739154"}
        new = {**manager, "member": new_uuid(), "name": "Iza Bór", "role": "manager", "own_pin": "592846"}
        self.at(first, "/v1/staff", new)
        first.post("/v1/session/lock")
        self.at(first, "/v1/session", {**manager, "tap": first.hold("ntag213", "04D1D2D3D4DE80")})
        for path, whole in ((house.database, 4_096), (Path(f"{house.database}-wal"), 32)):
            with open(path, "r+b") as file:
                size = file.seek(0, 2)
                file.seek(whole)
                file.write((size - whole) * b"\xa5")
        for target in ("/v1/journal?after=0&wait=0", "/v1/snapshot"):
            self.station("uplink", "GET", target, status=503, facility=house)
        self.station("admin", "GET", "/v1/beds", status=503, facility=house)
        someone = self.at(first, "/v1/people/search", {"query": ""})["people"][0]["person"]
        for target in ("/v1/record", "/v1/board", f"/v1/people/{someone}", *REPORTS):
            self.at(first, target, status=503)


class Flood:
    """Asks and asks, each connection from a thread of its own, until the end of the block."""

    def __init__(self, connections, requests):
        self._connections, self._requests = connections, requests
        self._over = threading.Event()

    def __enter__(self):
        for connection in self._connections:
            connection.connect()
            connection.sock.settimeout(None)
        self._threads = [threading.Thread(target=self._ask, args=(c.sock,), daemon=True) for c in self._connections]
        for thread in self._threads:
            thread.start()

    def _ask(self, wire):
        wire.setblocking(False)
        left = memoryview(self._requests)
        while not self._over.is_set():
            moved = False
            try:
                sent = wire.send(left[:65_536])
                left = left[sent:] if sent < len(left) else memoryview(self._requests)
                moved = True
            except OSError:
                pass
            try:
                moved = bool(wire.recv(1_048_576)) or moved
            except OSError:
                pass
            if not moved:
                time.sleep(0.001)

    def __exit__(self, *_):
        self._over.set()
        for thread in self._threads:
            thread.join()
        for connection in self._connections:
            connection.sock.close()


if __name__ == "__main__":
    unittest.main()
