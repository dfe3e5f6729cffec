# SPDX-License-Identifier: GPL-3.0-or-later
"""The running station keeps to docs/api/station.yaml and docs/api/events, and ends as operators expect.

Usage: test_program.py OSTOJA_STATION FOUND_HOUSE SOURCE_DIR
"""
import hashlib
import http.client
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

import jsonschema
import yaml

STATION, FOUND_HOUSE, SOURCES = sys.argv[1:4]
API = yaml.safe_load(open(f"{SOURCES}/docs/api/station.yaml", encoding="utf-8"))


def card(number):
    return "v1:" + hashlib.sha256(f"card {number}".encode()).hexdigest()


def tap_of(number, age=100):
    return {"id": str(uuid.uuid4()), "card": card(number), "kind": "ntag", "proof": "uid", "age_ms": age}


def check(schema, instance):
    resolver = jsonschema.RefResolver("", API)
    jsonschema.Draft202012Validator(schema, resolver=resolver).validate(instance)


def check_event(entry):
    path = f"{SOURCES}/docs/api/events/{entry['type']}.json"
    schema = json.load(open(path, encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(entry["data"])


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=20)
        self._path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class House:
    """A facility in a folder of its own, and the real program on it."""

    def __init__(self, kind="shelter"):
        self.folder = tempfile.mkdtemp(prefix="ostoja-")
        self.database = f"{self.folder}/facility.sqlite"
        self.log = f"{self.folder}/log"
        self.key = f"{self.folder}/master-key"
        subprocess.run([FOUND_HOUSE, self.database, self.key, kind], check=True)
        self.config = self.write_config()
        self.environment = {}
        self.process = None

    def write_config(self, name="station.toml", extra=""):
        path = f"{self.folder}/{name}"
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'[station]\nrun = "{self.folder}/run"\ndatabase = "{self.database}"\n{extra}'
                       f'[vault]\nkey = "{self.key}"\n'
                       '[[terminal]]\nname = "door-1"\nrole = "door"\n')
        return path

    def start(self):
        log = open(self.log, "ab")
        began = log.tell()
        self.process = subprocess.Popen([STATION, "--config", self.config], stderr=log, env=os.environ | self.environment)
        log.close()
        while True:
            with open(self.log, encoding="utf-8") as file:
                file.seek(began)
                if re.search(r": ready$", file.read(), re.M):
                    return self
            if self.process.poll() is not None:
                raise AssertionError("the station ended: " + self.log_text())
            time.sleep(0.01)

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        code = self.process.wait(20)
        self.process = None
        return code

    def close(self):
        if self.process is not None:
            self.end(signal.SIGKILL)
        shutil.rmtree(self.folder)

    def log_text(self):
        return open(self.log, encoding="utf-8").read()

    def ask(self, tag, method, target, body=None):
        """An answer that docs/api/station.yaml describes, or a failed test."""
        connection = UnixConnection(f"{self.folder}/run/{tag}")
        try:
            text = None if body is None else json.dumps(body)
            connection.request(method, target, body=text, headers={"Content-Type": "application/json"})
            response = connection.getresponse()
            payload = response.read().decode()
            self.check_answer(method, target, response, payload)
            return response.status, json.loads(payload) if payload else None
        finally:
            connection.close()

    @staticmethod
    def check_answer(method, target, response, payload):
        path = re.sub(r"/terminals/[^/]+/", "/terminals/{name}/", target.split("?")[0])
        described = API["paths"][path][method.lower()]["responses"][str(response.status)]
        if "$ref" in described:
            described = API["components"]["responses"][described["$ref"].rsplit("/", 1)[1]]
        if "content" not in described:
            assert payload == "", payload
            return
        kind = response.getheader("Content-Type")
        check(described["content"][kind]["schema"], json.loads(payload))

    def first_event(self, tag):
        return next(self.events(tag))

    def events(self, tag):
        connection = UnixConnection(f"{self.folder}/run/{tag}")
        connection.request("GET", "/v1/events")
        response = connection.getresponse()
        assert response.status == 200 and response.getheader("Content-Type").startswith("text/event-stream")
        role = "reader" if tag.endswith(".reader") else "screen"
        schema = API["paths"]["/v1/events"]["get"]["responses"]["200"]["content"]["text/event-stream"]["x-events"][role]
        try:
            for line in response:
                if line.startswith(b"id:"):
                    assert re.fullmatch(r"id: ?[0-9a-f]+-[0-9]+", line.decode().strip()), line
                if line.startswith(b"data:"):
                    data = json.loads(line[5:])
                    check(schema, data)
                    yield data
        finally:
            connection.close()


class Contract(unittest.TestCase):
    def house(self, kind="shelter"):
        house = House(kind)
        self.addCleanup(house.close)
        return house.start()

    def command(self, house, visit, command):
        body = {"id": str(uuid.uuid4()), "visit": visit["id"], "command": command}
        return house.ask("door-1.screen", "POST", "/v1/commands", body)

    def test_an_evening_at_the_door_is_as_the_page_describes_it(self):
        house = self.house()
        screen = house.events("door-1.screen")
        next(screen)

        def visit_after(outcome, step=""):
            for state in screen:
                if state["visit"] and (state["visit"]["outcome"], state["visit"]["step"]) == (outcome, step):
                    return state["visit"]
            raise AssertionError("the stream ended")

        def tap(number, outcome):
            status, answer = house.ask("door-1.reader", "POST", "/v1/taps", tap_of(number))
            self.assertEqual((status, answer["outcome"]), (200, outcome))
            return visit_after(outcome)

        visit = tap(1, "bed")
        self.assertEqual(self.command(house, visit, "away")[0], 200)
        visit_after("bed", "away")
        visit = tap(1, "bed")
        self.assertEqual(self.command(house, visit, "help")[0], 200)
        self.assertEqual(self.command(house, visit, "more_time")[0], 200)
        self.assertEqual(self.command(house, visit, "leave")[0], 200)
        visit_after("bed", "leave_asks_card")
        tap(1, "left")
        tap(2, "bed")
        tap(2, "bed")
        tap(4, "bed")
        visit = tap(6, "full_house")
        self.assertEqual(self.command(house, visit, "done")[0], 200)
        self.assertEqual(self.command(house, visit, "done")[0], 409)
        tap(99, "unknown_card")

        self.assertEqual(house.ask("door-1.reader", "POST", "/v1/taps", tap_of(1, age=6000))[0], 409)
        self.assertEqual(house.ask("door-1.reader", "POST", "/v1/taps", {})[0], 400)
        self.assertEqual(house.ask("door-1.reader", "PUT", "/v1/reader", {"state": "ready"})[0], 204)
        self.assertEqual(house.first_event("door-1.reader")["restarts"], 0)
        self.check_around(house)

    def check_around(self, house):
        status, page = house.ask("uplink", "GET", "/v1/journal?after=0&wait=0")
        self.assertEqual(status, 200)
        seen = set()
        for entry in page["events"]:
            check_event(entry)
            seen.add(entry["type"].removeprefix("pl.ostoja.").removesuffix(".v1"))
        self.assertGreaterEqual(seen, {"epoch.opened", "facility.described", "night.opened", "bed.taken", "stay.seen",
                                       "stay.away", "stay.back", "stay.ended", "arrival.turned_away", "card.unknown",
                                       "help.asked"})
        self.assertEqual(house.ask("uplink", "GET", "/v1/journal?after=x")[0], 400)
        self.assertEqual(house.ask("uplink", "GET", "/v1/snapshot")[0], 200)
        self.assertEqual(house.ask("uplink", "PUT", "/v1/town", {"town_places": "{}", "town_signature": "00"})[0], 409)
        self.assertEqual(house.ask("uplink", "PUT", "/v1/delivery", {"received_through": 3, "linked": True})[0], 204)
        self.assertEqual(house.ask("uplink", "PUT", "/v1/delivery", {"received_through": 3, "epoch": "x"})[0], 409)
        self.assertEqual(house.ask("admin", "GET", "/v1/beds")[0], 200)
        self.assertEqual(house.ask("admin", "GET", "/v1/health")[1]["status"], "ok")
        self.assertEqual(house.ask("admin", "POST", "/v1/terminals/door-1/restart-reader")[0], 204)
        self.assertEqual(house.ask("admin", "POST", "/v1/terminals/door-9/restart-reader")[0], 404)
        self.assertEqual(house.ask("admin", "POST", "/v1/taps", tap_of(1))[0], 403)

    def test_a_day_at_the_day_centre_is_as_the_page_describes_it(self):
        house = self.house("day_centre")
        for outcome in ("welcome", "goodbye", "welcome"):
            for _ in range(2 if outcome == "welcome" else 1):  # once more under its welcome is no goodbye
                answer = house.ask("door-1.reader", "POST", "/v1/taps", tap_of(1))[1]
                self.assertEqual(answer["outcome"], outcome)
            visit = house.first_event("door-1.screen")["visit"]
            self.assertEqual(visit["outcome"], outcome)
            self.assertEqual(self.command(house, visit, "done")[0], 200)
        entries = house.ask("uplink", "GET", "/v1/journal")[1]["events"]
        for entry in entries:
            check_event(entry)
        self.assertEqual(
            [entry["type"] for entry in entries if ".visit." in entry["type"]],
            [f"pl.ostoja.visit.{what}.v1" for what in ("began", "seen", "ended", "began", "seen")],
        )
        self.assertEqual(house.ask("uplink", "GET", "/v1/snapshot")[0], 200)

    def test_the_page_and_the_programs_table_list_the_same_routes(self):
        table = open(f"{SOURCES}/services/station/frame/routes.cpp", encoding="utf-8").read()
        built = {(method.lower(), path, tuple(sorted(re.findall(r"Role::(\w+)", roles))))
                 for method, path, roles in re.findall(r'\{"([A-Z]+)", "([^"]+)", \{([^}]+)\}', table)}
        described = {(method, path, tuple(sorted(operation["x-roles"])))
                     for path, operations in API["paths"].items() for method, operation in operations.items()}
        self.assertGreater(len(described), 5)
        self.assertEqual(built, described)

    def test_every_type_of_entry_that_is_written_is_described(self):
        written = set()
        for folder, _, files in os.walk(f"{SOURCES}/services/station"):
            for file in files:
                text = open(os.path.join(folder, file), encoding="utf-8").read()
                written |= set(re.findall(r'"(pl\.ostoja\.[a-z_.]+\.v1)"', text))
        described = {name.removesuffix(".json") for name in os.listdir(f"{SOURCES}/docs/api/events")}
        self.assertGreater(len(written), 10)
        self.assertEqual(written, described)


class Program(unittest.TestCase):
    def house(self):
        house = House()
        self.addCleanup(house.close)
        return house

    def run_once(self, config):
        return subprocess.run([STATION, "--config", config], capture_output=True, text=True, timeout=20, check=False)

    def test_it_ends_cleanly_and_takes_its_sockets_along(self):
        for how in (signal.SIGTERM, signal.SIGINT):
            house = self.house().start()
            self.assertEqual(house.end(how), 0)
            self.assertEqual(os.listdir(f"{house.folder}/run"), [])

    def test_a_wrong_configuration_names_file_line_and_key(self):
        house = self.house()
        ended = self.run_once(house.write_config("wrong.toml", "colour = 3\n"))
        self.assertEqual(ended.returncode, 2)
        self.assertRegex(ended.stderr, r"wrong\.toml:4.*colour")
        self.assertEqual(self.run_once(f"{house.folder}/none.toml").returncode, 2)

    def test_a_database_that_cannot_be_used_ends_it_with_what_to_do(self):
        house = self.house()
        config = house.config
        with sqlite3.connect(house.database) as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
        ended = self.run_once(config)
        self.assertEqual(ended.returncode, 3)
        self.assertIn("newer Ostoja", ended.stderr)
        with open(house.database, "r+b") as file:
            file.write(b"no database at all, not any more")
        ended = self.run_once(config)
        self.assertEqual(ended.returncode, 3)
        self.assertIn("ostoja restore --from", ended.stderr)
        os.remove(house.database)
        ended = self.run_once(config)
        self.assertEqual(ended.returncode, 3)
        self.assertIn("ostoja init", ended.stderr)

    def test_without_its_key_or_with_anothers_it_starts_nothing_and_says_what_to_do(self):
        house, other = self.house(), self.house()
        os.remove(house.key)
        ended = self.run_once(house.config)
        self.assertEqual(ended.returncode, 3)
        self.assertIn(f"{house.key}: there is no master key", ended.stderr)
        shutil.copy(other.key, house.key)
        ended = self.run_once(house.config)
        self.assertEqual(ended.returncode, 3)
        self.assertIn("another box's key", ended.stderr)
        os.chmod(house.key, 0o644)
        ended = self.run_once(house.config)
        self.assertEqual(ended.returncode, 3)
        self.assertIn("chmod 600", ended.stderr)

    def test_a_database_swapped_for_another_facilitys_is_refused_and_stays_as_it_was(self):
        house, other = self.house(), self.house()
        shutil.copy(other.database, house.database)
        before = open(house.database, "rb").read()
        ended = self.run_once(house.config)
        self.assertEqual(ended.returncode, 3)
        self.assertIn("another facility's database", ended.stderr)
        self.assertEqual(open(house.database, "rb").read(), before)

    def test_the_key_may_come_as_systemds_credential(self):
        house = self.house()
        os.mkdir(f"{house.folder}/credentials")
        os.rename(house.key, f"{house.folder}/credentials/master-key")
        with open(house.config, encoding="utf-8") as file:
            words = file.read().replace(f'[vault]\nkey = "{house.key}"\n', "")
        with open(house.config, "w", encoding="utf-8") as file:
            file.write(words)
        ended = self.run_once(house.config)
        self.assertEqual(ended.returncode, 3)
        self.assertIn("no master key is named", ended.stderr)
        house.environment = {"CREDENTIALS_DIRECTORY": f"{house.folder}/credentials"}
        self.assertEqual(house.start().ask("admin", "GET", "/v1/health")[0], 200)

    def test_a_second_station_on_the_same_database_is_refused(self):
        house = self.house().start()
        ended = self.run_once(house.config)
        self.assertEqual(ended.returncode, 1)
        self.assertIn("in use by a program that is running", ended.stderr)
        self.assertEqual(house.ask("admin", "GET", "/v1/health")[0], 200)

    def test_what_was_answered_survives_kill_9(self):
        house = self.house()
        answered = []
        for number in range(1, 9):
            house.start()
            tap = tap_of(number)
            answered.append((tap, house.ask("door-1.reader", "POST", "/v1/taps", tap)[1]))
            house.end(signal.SIGKILL)
        house.start()
        for tap, answer in answered:
            self.assertEqual(house.ask("door-1.reader", "POST", "/v1/taps", tap)[1], answer)
        sequences = [int(entry["sequence"]) for entry in house.ask("uplink", "GET", "/v1/journal")[1]["events"]]
        self.assertEqual(sequences, list(range(1, 3 + len(answered) + 1)))

    def test_neither_log_nor_journal_nor_events_hold_a_name_or_a_card(self):
        house = self.house().start()
        for number in (1, 2, 3, 4, 5, 6, 99):
            house.ask("door-1.reader", "POST", "/v1/taps", tap_of(number))
        journal = json.dumps(house.ask("uplink", "GET", "/v1/journal")[1], ensure_ascii=False)
        snapshot = json.dumps(house.ask("uplink", "GET", "/v1/snapshot")[1], ensure_ascii=False)
        database = sqlite3.connect(house.database)
        rows = "\n".join(map(str, database.execute("SELECT * FROM journal")))
        taps = "\n".join(map(str, database.execute("SELECT * FROM tap")))
        database.close()
        for text in (house.log_text(), journal, snapshot, rows, taps):
            for secret in ("Imię", "Nazwisko", "witaj", *(card(number)[3:] for number in (1, 2, 99))):
                self.assertNotIn(secret, text)
        self.assertIn("unknown_card", house.log_text())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
