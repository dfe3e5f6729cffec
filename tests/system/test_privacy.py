# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and card numbers stay where they belong: the station's memory knows names, the reader knows numbers, and no file knows either.
The town's 60 residents and one marked one have all been there; then every place is searched, and each kind of place
once with the mark put into it."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
import unittest
from unittest import mock

from account import wait_delivered
from door import DOOR
from door_screen import LANDSCAPE, DoorScreen
from http_clients import UnixConnection, ask
from programs import members
from secrets_of import Secrets, files_below, memory, open_files
from town import Town

MARKER = "Zdzisława Znakowska-Próbna"
STRANGER = "04DEAD0BEEF180"
MISPLACED = "04BADC0FFEE180"
PLANTED = "/v1/planted"
TALKATIVE = {"LIBNFC_LOG_LEVEL": "3", "SPDLOG_LEVEL": "trace", "QT_LOGGING_RULES": "*.debug=true"}
root_only = unittest.skipUnless(os.geteuid() == 0, "only root reads the memory of a process that forbids it")


class Privacy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        talkative = mock.patch.dict(os.environ, TALKATIVE)
        talkative.start()
        cls.addClassCleanup(talkative.stop)
        cls.town = Town(facilities=("wodna-12", "przystan"), marker=MARKER, recorded=True)
        cls.addClassCleanup(cls.town.end_well)
        cls.town.start()
        cls.wodna, cls.centre = cls.town["wodna-12"], cls.town["przystan"]
        cls.door = DoorScreen(cls.wodna, LANDSCAPE).start().wait_ready()
        cls.secrets = Secrets(cls.town.data.residents, [STRANGER, MISPLACED])
        for resident in cls.town.data.residents:
            cls.centre.tap(resident, {"welcome"})
        residents = {resident.card_type: resident for resident in cls.town.data.residents}.values()
        for resident in residents:  # the marked one is the last with an NTAG213
            cls.wodna.tap(resident, {"bed"})
        cls.wodna.tap_card("ntag213", STRANGER, {"unknown_card"})
        for command in ("away", "help", "done", "leave"):
            cls.wodna.command(cls.wodna.tap("kazimierz", {"bed"}), command)
        cls.nonsense()
        wait_delivered(cls.town)
        # A snapshot and an answer travel too.
        cls.wodna.wait_state(lambda s: s.get("town"), "the town's places", after=time.monotonic() - 60)

    @classmethod
    def nonsense(cls):
        """Names and numbers where none belong: what is refused must not be repeated, to anybody."""
        for body in ({"id": MARKER, "card": MISPLACED}, f'"{MARKER}', {"state": MARKER}, {"id": 1, "visit": MISPLACED}):
            for name, target in ((f"{DOOR}.reader", "/v1/taps"), (f"{DOOR}.screen", "/v1/commands")):
                # Not through where it is written down what programs say: this isn't one of them.
                answer = ask(lambda n=name: UnixConnection(cls.wodna.run / n), "POST", target, body)
                assert answer.status == 400, answer.text
                assert not cls.secrets.found_in(answer.text.encode()), answer.text

    def assert_bare(self, content, where):
        self.assertEqual(self.secrets.found_in(content), [], where)

    def test_sixty_residents_and_the_marked_one_were_there(self):
        self.assertEqual(len(self.town.data.residents), 61)
        came = self.centre.rows("SELECT count(DISTINCT resident) AS people FROM visit")
        self.assertEqual(came[0]["people"], 61)

    def test_the_search_finds_each_spelling_of_what_it_looks_for(self):
        marked = Secrets([self.town.data.resident("marker")])
        spellings = marked.spellings()
        self.assertGreater(len(spellings), 20)
        for spelling in spellings:
            for around in (b"", 30_000 * b"x"):
                self.assertEqual(len(marked.found_in(around + spelling + around)), 1, spelling)

    # the facility's file

    def test_the_facilitys_files_hold_no_name_in_the_clear(self):
        for facility in (self.wodna, self.centre):
            for path in facility.folder.glob("station.db*"):
                self.assert_bare(path.read_bytes(), path.name)

    def test_a_name_that_stood_in_a_copy_of_the_file_would_be_found(self):
        copy = self.town.folder / "with-a-name.db"
        self.town.admin("backup", "--database", self.wodna.database, "--to", copy)
        with sqlite3.connect(copy) as database:
            database.execute("UPDATE facility SET address = ?", [f"u pani {MARKER}"])
        database.close()
        found = self.secrets.found_in(copy.read_bytes())
        copy.unlink()
        self.assertEqual(found, ["the name of marker"])

    def test_the_facilitys_file_holds_no_card_number(self):
        for facility in (self.wodna, self.centre):
            for path in facility.folder.glob("station.db*"):
                self.assertEqual(self.secrets.cards_only().found_in(path.read_bytes()), [], path.name)

    def test_the_journal_holds_no_name_and_no_card_number(self):
        for facility in (self.wodna, self.centre):
            rows = facility.rows("SELECT * FROM journal")
            self.assertGreater(len(rows), 10)
            for row in rows:
                self.assert_bare(text_of(row), f"journal entry {row['sequence']}")

    def test_a_mark_in_a_journals_entry_is_found(self):
        with sqlite3.connect(f"file:{self.wodna.database}?mode=ro", uri=True) as source:
            copy = sqlite3.connect(":memory:")
            source.backup(copy)
        source.close()
        copy.row_factory = sqlite3.Row
        columns = [row["name"] for row in copy.execute("PRAGMA table_info(journal)")]
        (last,) = copy.execute("SELECT max(sequence) FROM journal").fetchone()
        made_up = {"sequence": last + 1, "body": f'{{"name": "{MARKER}"}}'}
        values = ", ".join("?" if c in made_up else c for c in columns)
        copy.execute(
            f"INSERT INTO journal SELECT {values} FROM journal ORDER BY sequence DESC LIMIT 1",
            [made_up[c] for c in columns if c in made_up],
        )
        found = [row["sequence"] for row in copy.execute("SELECT * FROM journal") if self.secrets.found_in(text_of(dict(row)))]
        copy.close()
        self.assertEqual(found, [last + 1])

    # what is said

    def test_nothing_that_any_two_programs_say_holds_a_name_or_a_card_number(self):
        exchanges = [e for e in self.town.traffic.exchanges() if e.target != PLANTED]
        self.assertEqual(
            {e.caller.partition(" ")[0] for e in exchanges},
            {f"{DOOR}.reader", f"{DOOR}.screen", "uplink", "station", "anybody"},
        )
        self.assertGreater(sum(len(e.events) for e in exchanges), 100)
        for exchange in exchanges:
            self.assert_bare(said_in(exchange), str(exchange))

    def test_a_mark_in_what_is_said_is_found(self):
        body = {"name": MARKER}
        ask(lambda: self.wodna.connect("uplink"), "POST", PLANTED, body)
        ask(self.town.connect_office, "POST", PLANTED, body)
        planted = [e for e in self.town.traffic.exchanges() if e.target == PLANTED]
        self.assertEqual({e.api for e in planted}, {"station", "office"})
        for exchange in planted:
            self.assertIn("the name of marker", self.secrets.found_in(said_in(exchange)))

    def test_what_the_office_shows_holds_no_name_and_no_card_number(self):
        for target in ("/", "/v1/occupancy", "/v1/stations", "/metrics"):
            answer = self.town.ask_office(target)
            self.assertEqual(answer.status, 200, target)
            self.assert_bare(answer.text.encode(), target)

    # what is written down

    def files(self):
        """All that the town's programs have written, but what holds names or numbers by its purpose."""
        belongs = [self.wodna.folder / "station.db", self.centre.folder / "station.db", self.town.folder / "town.toml"]
        # The simulator plays the cards; no box has it.
        return [
            path
            for path in files_below(self.town.folder)
            if not any(str(path).startswith(str(known)) for known in belongs) and not path.name.endswith("-cards.log")
        ]

    def test_no_file_of_the_town_holds_a_name_or_a_card_number(self):
        names = {path.name for path in self.files()}
        self.assertLessEqual({"office.db", "office.db-wal", "office.log", "wodna-12-station.log"}, names)
        self.assertLessEqual({f"wodna-12-{n}.log" for n in ("reader", "uplink", "kiosk-1280x800")}, names)
        for path in self.files():
            self.assert_bare(path.read_bytes(), path)

    def test_every_log_was_written_at_its_most_talkative(self):
        for path in self.town.logs.glob("*.log"):
            if not path.name.startswith("xvfb") and not path.name.endswith("-cards.log"):
                self.assertIn(b" debug: ", path.read_bytes(), path.name)
        kiosk = self.door.program.log_path.read_text(encoding="utf-8", errors="replace")
        self.assertIn("qt.", kiosk, "Qt's own debugging output is there, too")

    def test_a_mark_in_a_log_a_spool_or_the_offices_files_is_found(self):
        spool = self.wodna.folder / "spool"
        spool.mkdir()
        self.addCleanup(shutil.rmtree, spool)
        for path in (self.town.logs / "wodna-12-uplink.log", self.town.office_database, f"{self.town.office_database}-wal"):
            shutil.copy(path, spool)
        for path in files_below(spool):
            self.assert_bare(path.read_bytes(), path)
            with open(path, "ab") as file:
                file.write(MARKER.encode())
        found = {path.name for path in self.files() if self.secrets.found_in(path.read_bytes())}
        self.assertEqual(found, {"wodna-12-uplink.log", "office.db", "office.db-wal"})

    def programs(self):
        every = [self.town.office, self.door.program]
        for facility in (self.wodna, self.centre):
            every += [facility.programs[name] for name in ("station", "reader", "uplink")]
        return [(program.name, pid) for program in every for pid in members(program.pid)]

    @root_only
    def test_no_program_writes_anywhere_else(self):
        for name, pid in self.programs():
            elsewhere = {
                file
                for file in open_files(pid)
                if not file.startswith((str(self.town.folder), "/dev/", "/usr/", "/lib", "/memfd:", "/etc/", "/var/cache/font"))
                and file != os.path.realpath(f"/proc/{pid}/exe")
            }
            self.assertEqual(elsewhere, set(), name)

    # what is remembered

    @root_only
    def test_who_must_never_know_a_name_or_a_number_has_none_in_memory(self):
        ignorant = [self.town.office, self.wodna.programs["uplink"], self.centre.programs["uplink"], self.door.program]
        for program in ignorant:
            remembered = memory(program.pid)
            self.assertGreater(len(remembered), 100_000, program.name)
            self.assert_bare(remembered, f"memory of {program.name}")

    @root_only
    def test_no_station_has_a_card_number_in_memory(self):
        numbers = Secrets(self.town.data.residents, [STRANGER]).cards_only()
        for facility in (self.wodna, self.centre):
            remembered = memory(facility.programs["station"].pid)
            self.assertEqual(numbers.found_in(remembered), [], facility.key)

    @root_only
    def test_a_mark_in_memory_is_found(self):
        rememberer = subprocess.Popen(
            [sys.executable, "-c", "import sys; mark = sys.stdin.read(); print('read', flush=True); sys.stdin = open('/dev/zero'); sys.stdin.buffer.raw.read(1); import time; time.sleep(600)"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        try:
            rememberer.stdin.write(MARKER.encode())
            rememberer.stdin.close()
            self.assertEqual(rememberer.stdout.readline(), b"read\n")
            self.assertIn("the name of marker", self.secrets.found_in(memory(rememberer.pid)))
        finally:
            rememberer.kill()
            rememberer.wait()
            rememberer.stdout.close()


def text_of(row):
    return "\n".join(map(str, row.values())).encode()


def said_in(exchange):
    """All of an exchange, as bytes."""
    heads = [exchange.method, exchange.target, exchange.headers, exchange.answer_headers, exchange.events]
    return "\n".join(map(str, heads)).encode() + exchange.body + exchange.answer


if __name__ == "__main__":
    unittest.main()
