# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and card numbers stay where they belong: the facility's resident table knows names, the reader knows numbers."""

import time
import unittest

from account import wait_delivered
from http_clients import ask
from town import Town

MARKER = "Zdzisława Znakowska-Próbna"


class Privacy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(facilities=("wodna-12", "przystan"), marker=MARKER)
        cls.addClassCleanup(cls.town.end_well)
        cls.town.start()
        cls.wodna, cls.centre = cls.town["wodna-12"], cls.town["przystan"]
        residents = {resident.card_type: resident for resident in cls.town.data.residents}.values()
        for resident in residents:  # the marked one is the last with an NTAG213
            cls.wodna.tap(resident, {"bed"})
            cls.centre.tap(resident, {"welcome"})
        cls.wodna.tap_card("ntag213", "04DEAD0BEEF180", {"unknown_card"})
        for command in ("away", "help", "done", "leave"):
            cls.wodna.command(cls.wodna.tap("kazimierz", {"bed"}), command)
        wait_delivered(cls.town)
        # A snapshot and an answer travel too.
        cls.wodna.wait_state(lambda s: s.get("town"), "the town's places", after=time.monotonic() - 60)

    def secrets(self):
        """What must be nowhere but in its place: each full name, each surname, each card number as text or as bytes."""
        found = {b"04DEAD0BEEF180": "the unknown card's number"}
        for resident in self.town.data.residents:
            names = [resident.name, resident.name.split()[-1]]
            for name in names:
                found[name.encode()] = f"the name of {resident.key}"
            number = bytes.fromhex(resident.uid)
            spellings = {resident.uid, resident.uid.lower(), number.hex(":"), number.hex(" "), number.hex(" ").upper()}
            for spelling in spellings | {number.hex(":").upper()}:
                found[spelling.encode()] = f"the card number of {resident.key}"
            if len(number) > 4:
                found[number] = f"the card number of {resident.key}, in bytes"
        return found

    def assert_bare(self, content, where):
        seen = sorted({what for secret, what in self.secrets().items() if secret in content})
        self.assertEqual(seen, [], where)

    def test_the_search_finds_what_was_planted_where_it_was_planted(self):
        database = b"".join(
            path.read_bytes() for path in sorted(self.wodna.folder.glob("station.db*")) if path.is_file()
        )
        self.assertIn(MARKER.encode(), database)
        (name,) = self.wodna.rows("SELECT name FROM resident WHERE name = ?", MARKER)
        self.assertEqual(name["name"], MARKER)
        with self.assertRaises(AssertionError):
            self.assert_bare(database, "the facility's file")

    def test_the_journal_holds_no_name_and_no_card_number(self):
        rows = self.wodna.rows("SELECT * FROM journal") + self.centre.rows("SELECT * FROM journal")
        self.assertGreater(len(rows), 10)
        for row in rows:
            self.assert_bare("\n".join(map(str, row.values())).encode(), f"journal entry {row['sequence']}")

    def test_the_facilitys_file_holds_no_card_number(self):
        numbers = {s: w for s, w in self.secrets().items() if "card" in w}
        for facility in (self.wodna, self.centre):
            for path in facility.folder.glob("station.db*"):
                content = path.read_bytes()
                self.assertEqual([what for secret, what in numbers.items() if secret in content], [], path.name)

    def test_what_the_uplink_reads_holds_no_name_and_no_card_number(self):
        for target in ("/v1/journal?after=0&wait=0", "/v1/snapshot"):
            for facility in (self.wodna, self.centre):
                answer = ask(lambda f=facility: f.connect("uplink"), "GET", target)
                self.assertEqual(answer.status, 200, answer.text)
                self.assert_bare(answer.text.encode(), target)

    def test_what_screens_are_told_holds_no_name_and_no_card_number(self):
        for facility in (self.wodna, self.centre):
            for event in facility.screen.events:
                self.assert_bare(str(event["data"]).encode(), "a screen's event")

    def test_the_offices_files_and_pages_hold_no_name_and_no_card_number(self):
        for path in self.town.office_database.parent.glob("office.db*"):
            self.assert_bare(path.read_bytes(), path.name)
        for target in ("/", "/v1/occupancy", "/v1/stations", "/metrics"):
            answer = self.town.ask_office(target)
            self.assertEqual(answer.status, 200, target)
            self.assert_bare(answer.text.encode(), target)

    def test_no_log_holds_a_name_or_a_card_number(self):
        logs = list(self.town.logs.glob("*.log"))
        self.assertGreaterEqual(len(logs), 9)
        for log in logs:
            if log.name.endswith("-cards.log"):
                continue  # the simulator plays the cards; no box has it
            content = log.read_bytes()
            self.assertTrue(content, log.name)
            self.assert_bare(content, log.name)


if __name__ == "__main__":
    unittest.main()
