# SPDX-License-Identifier: GPL-3.0-or-later
"""The running office held to docs/api/office.yaml, and both programs' answer to a bad configuration.
Usage: test_api.py OSTOJA-OFFICE OSTOJA-UPLINK OFFICE.YAML"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
import uuid

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import jsonschema  # noqa: E402
import yaml  # noqa: E402
from fed_office import Journal, Town, now_ms, segment  # noqa: E402

FACILITY = {"facility": str(uuid.uuid4()), "name": "Noclegownia Wodna 12", "kind": "night_shelter", "address": "ul. Wodna 12",
            "hours": "18–8"}
BEDS = [("m1", "men", "in_use"), ("m2", "men", "out_of_service"), ("w1", "women", "in_use")]
NIGHT = "2026-11-22"


class ApiTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(cls.description, encoding="utf-8") as file:
            cls.api = yaml.safe_load(file)
        cls.town = Town(cls.office)
        cls.journal = Journal()
        cls.town.enrol(cls.journal.station, "Wodna")
        cls.silent = str(uuid.uuid4())
        cls.town.enrol(cls.silent, "Nowa")
        cls.town.start()

    @classmethod
    def tearDownClass(cls):
        cls.town.close()

    def described(self, path, method, status, body):
        """The body is as the description of that answer says."""
        answer = self.api["paths"][path][method]["responses"][str(status)]
        schema = next(iter(answer["content"].values()))["schema"]
        jsonschema.Draft202012Validator(dict(schema, components=self.api["components"])).validate(body)
        return body

    def get(self, path):
        status, text = self.town.get(path)
        return self.described(path, "get", status, json.loads(text))

    def post(self, events, station=None):
        status, body = self.town.post(events, station or self.journal.station)
        return status, self.described("/v1/events", "post", status, body)

    def test_every_answer_is_as_described_while_everything_happens(self):
        entry = {"$ref": "#/components/schemas/JournalEntry", "components": self.api["components"]}
        journal = self.journal
        events = journal.opened(FACILITY, BEDS, night=NIGHT)
        jsonschema.Draft202012Validator(entry).validate(events[0])
        self.assertEqual(self.post([])[1]["received_through"], 0)
        self.get("/v1/occupancy")
        self.assertEqual(self.post(events)[1]["received_through"], 3)
        turned = journal.event("arrival.turned_away", {"night": NIGHT, "segment": "men", "reason": "full_house", "terminal": "d", "tap": "t"})
        strange = journal.event("meal.served", {"soup": "barszcz"})
        asked = journal.event("help.asked", {"terminal": "door-1", "visit": "v"})
        count = journal.snapshot(FACILITY, [segment("men", 2, 1, 1), segment("women", 1, 0)], NIGHT, readers=["door-1"])
        self.assertEqual(self.post([turned, strange, asked, count])[1]["received_through"], 6)
        twin = Journal(journal.station)
        twin.epoch = journal.epoch
        self.assertEqual(self.post(twin.opened(FACILITY, time_ms=1))[1]["received_through"], 6)
        journal.bed_taken("m1", "men", NIGHT)
        self.assertEqual(self.post([journal.bed_taken("w1", "women", NIGHT)])[1]["received_through"], 6)
        self.assertEqual(self.post([{}])[0], 400)

        facility, nothing = self.get("/v1/occupancy")["facilities"]
        self.assertEqual({item["code"] for item in facility["attention"]},
                         {"help_asked", "refused_though_free", "reader_out_of_order", "snapshot_disagrees", "entries_missing",
                          "entries_conflict"})
        self.assertEqual((nothing["freshness"], nothing["age_ms"]), ("silent", None))
        station, silent = self.get("/v1/stations")["stations"]
        self.assertEqual(station["gap"], {"first_missing": 7, "highest_stored": 8})
        self.assertGreater(station["conflicts"]["count"], 0)
        self.assertEqual(station["not_understood"], [{"type": "pl.ostoja.meal.served.v1", "count": 1}])
        self.assertEqual(station["refused"]["code"], "malformed")
        self.assertEqual((silent["id"], silent["state"], silent["last_contact"]), (self.silent, "silent", None))
        self.get("/healthz")

    def test_each_described_path_is_served_and_each_refusal_is_a_problem(self):
        for path, methods in self.api["paths"].items():
            if "stream" not in path and "{" not in path and "get" in methods:
                self.assertEqual(self.town.get(path)[0], 200, path)
        other = Journal()
        self.assertEqual(self.post([other.event("night.opened", {"night": NIGHT}, now_ms())])[0], 403)
        self.assertEqual(self.post([0] * 1001)[0], 413)

    def test_a_bad_configuration_is_told_with_file_line_and_key_and_ends_with_2(self):
        cases = [(self.office, "[office]\nlisten = 5\n", ["line 2", "listen", "host:port"]),
                 (self.office, "[office]\nliste = \"x\"\n", ["line 2", "liste"]),
                 (self.office, "[office\n", ["line 1"]),
                 (self.uplink, "[station]\nsocket = true\n", ["line 2", "socket"]),
                 (self.uplink, "", [])]
        for program, text, said in cases:
            with tempfile.NamedTemporaryFile("w", suffix=".toml") as file, self.subTest(text=text):
                file.write(text)
                file.flush()
                ended = subprocess.run([program, "--config", file.name], capture_output=True, text=True, timeout=20)
                self.assertEqual(ended.returncode, 2, ended.stderr)
                for part in [file.name] + said:
                    self.assertIn(part.replace("line ", ":"), ended.stderr.replace("line ", ":"))

    def test_a_second_office_on_the_same_database_is_refused(self):
        ended = subprocess.run([self.office, "--config", self.town.path("office.toml")], capture_output=True, text=True, timeout=20)
        self.assertEqual(ended.returncode, 1, ended.stderr)
        self.assertIn("in use", ended.stderr)

    def test_it_ends_cleanly_and_starts_where_it_was(self):
        before = self.get("/v1/stations")["stations"][0]["received_through"]
        self.assertEqual(self.town.stop(), 0)
        self.town.start()
        self.assertEqual(self.get("/v1/stations")["stations"][0]["received_through"], before)


if __name__ == "__main__":
    ApiTest.office, ApiTest.uplink, ApiTest.description = sys.argv[1:4]
    unittest.main(argv=sys.argv[:1], verbosity=2)
