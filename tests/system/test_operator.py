# SPDX-License-Identifier: GPL-3.0-or-later
"""The operator's command line, `ostoja`, as an operator meets it."""

import os
import re
import shutil
import sqlite3
import stat
import subprocess
import tempfile
import tomllib
import unittest
from pathlib import Path

from door import build_folder
from town_data import TOWN_FILE, TownData

OSTOJA = build_folder() / "bin" / "ostoja"
UNITS = Path(__file__).resolve().parents[2] / "systemd"
CONFIG = Path(__file__).resolve().parents[2] / "config"
ID = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001"


class OperatorCase(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="ostoja-", dir="/tmp"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.town = self.folder / "town"

    def run_ostoja(self, *words):
        return subprocess.run([OSTOJA, *map(str, words)], capture_output=True, text=True, timeout=60, check=False)

    def succeed(self, *words):
        done = self.run_ostoja(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def refuse(self, code, *words):
        done = self.run_ostoja(*words)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def enrol_town(self):
        self.succeed("enrol", "town", "--directory", self.town, "--name", "Brzegów")

    def init(self, database, town_file=TOWN_FILE, facility="wodna-12"):
        return [
            "init",
            "--database",
            database,
            "--station-id",
            ID,
            "--town",
            town_file,
            "--facility",
            facility,
            "--card-key",
            self.town / "town-card.key",
            "--master-key",
            self.town / "master-key",
        ]


class Enrolment(OperatorCase):
    def test_a_towns_enrolment_makes_everything_once_and_keys_are_for_the_owner_alone(self):
        self.enrol_town()
        made = {path.name for path in self.town.iterdir()}
        expected = {
            "ca.pem",
            "ca.key",
            "office.pem",
            "office.key",
            "office-signing.key",
            "office-signing.pub",
            "boxes.pem",
            "boxes.key",
            "town-card.key",
            "stations.toml",
        }
        self.assertEqual(made, expected)
        for path in self.town.glob("*.key"):
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path.name)
        before = {path.name: path.read_bytes() for path in self.town.iterdir()}
        message = self.refuse(3, "enrol", "town", "--directory", self.town, "--name", "Brzegów")
        self.assertIn("ca.pem", message)
        self.assertEqual(before, {path.name: path.read_bytes() for path in self.town.iterdir()})

    def test_the_offices_certificate_is_signed_by_the_authority_for_localhost(self):
        self.enrol_town()
        verified = subprocess.run(
            ["openssl", "verify", "-CAfile", self.town / "ca.pem", "-verify_hostname", "localhost"]
            + ["-verify_ip", "127.0.0.1", self.town / "office.pem"],
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(verified.returncode, 0, verified.stderr)

    def test_a_stations_enrolment_adds_it_to_the_allow_list_with_its_public_key(self):
        self.enrol_town()
        first = self.succeed("enrol", "station", "--directory", self.town, "--name", 'Dom "Pod Lipą"').strip()
        second = self.succeed("enrol", "station", "--directory", self.town, "--name", "Łaźnia", "--id", ID).strip()
        self.assertEqual(second, ID)
        listed = tomllib.loads((self.town / "stations.toml").read_text(encoding="utf-8"))["station"]
        self.assertEqual([(s["id"], s["name"]) for s in listed], [(first, 'Dom "Pod Lipą"'), (ID, "Łaźnia")])
        for station in listed:
            der = subprocess.run(
                f"openssl x509 -in {self.town}/station-{station['id']}.pem -pubkey -noout"
                " | openssl pkey -pubin -outform DER | sha256sum",
                shell=True,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            self.assertEqual(station["key"], der.split()[0])

    def test_stations_enrolled_at_the_same_time_are_all_on_the_list(self):
        self.enrol_town()
        words = [OSTOJA, "enrol", "station", "--directory", self.town, "--name"]
        running = [
            subprocess.Popen([*words, f"Dom {i}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for i in range(8)
        ]
        ids = set()
        for process in running:
            output, message = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 0, message)
            ids.add(output.strip())
        listed = tomllib.loads((self.town / "stations.toml").read_text(encoding="utf-8"))["station"]
        self.assertEqual(len(ids), 8)
        self.assertEqual({station["id"] for station in listed}, ids)
        self.assertEqual({station["name"] for station in listed}, {f"Dom {i}" for i in range(8)})
        self.assertEqual([path.name for path in self.town.iterdir() if ".new" in path.name], [])

    def test_hosts_that_are_none_are_told_before_anything_is_written(self):
        words = ["enrol", "town", "--directory", self.town, "--name", "Brzegów"]
        for hosts, wrong in [
            (" ,,", " "),
            ("", ""),
            ("localhost,", ""),
            ("localhost, 127.0.0.1", " 127.0.0.1"),
            ("localhost,300.1.2.3", "300.1.2.3"),
            ("two words", "two words"),
            ("-office.example", "-office.example"),
            ("office..example", "office..example"),
            ("office.example:8443", "office.example:8443"),
            ("x" * 64, "x" * 64),
        ]:
            with self.subTest(hosts=hosts):
                message = self.refuse(2, *words, "--hosts", hosts)
                self.assertIn(f'--hosts: "{wrong}" is no host; names or addresses', message)
                self.assertFalse(self.town.exists())
        self.succeed(*words, "--hosts", "cafe.de,office.example,192.0.2.1,::1")

    def test_a_town_that_could_not_be_made_whole_leaves_nothing_and_can_be_made_again(self):
        self.town.mkdir()
        (self.town / "notes.txt").write_text("the operator's own", encoding="utf-8")
        limited = 'ulimit -f 0; trap "" XFSZ; exec "$@"'
        failed = subprocess.run(
            ["sh", "-c", limited, "sh", OSTOJA, "enrol", "town", "--directory", self.town, "--name", "Brzegów"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        self.assertNotEqual(failed.returncode, 0)
        self.assertEqual([path.name for path in self.town.iterdir()], ["notes.txt"])
        self.enrol_town()

    def test_a_station_already_on_the_list_is_refused_and_nothing_changes(self):
        self.enrol_town()
        self.succeed("enrol", "station", "--directory", self.town, "--name", "A", "--id", ID)
        before = {path.name: path.read_bytes() for path in self.town.iterdir()}
        message = self.refuse(3, "enrol", "station", "--directory", self.town, "--name", "B", "--id", ID)
        self.assertIn(ID, message)
        self.assertEqual(before, {path.name: path.read_bytes() for path in self.town.iterdir()})

    def test_what_cannot_be_enrolled_is_refused_with_a_word_of_what_was_expected(self):
        self.enrol_town()
        cases = [
            (2, "UUID", ["enrol", "station", "--directory", self.town, "--name", "A", "--id", "seven"]),
            (2, "--name", ["enrol", "station", "--directory", self.town, "--name", "two\nlines"]),
            (2, "--name", ["enrol", "station", "--directory", self.town, "--name", "x" * 51]),
            (2, "--name", ["enrol", "station", "--directory", self.town]),
            (3, "enrol town", ["enrol", "station", "--directory", self.folder / "none", "--name", "A"]),
            (2, "subcommand", ["enrol"]),
            (2, "subcommand", []),
        ]
        for code, word, words in cases:
            with self.subTest(words=words):
                self.assertIn(word, self.refuse(code, *words))


class Initialisation(OperatorCase):
    def setUp(self):
        super().setUp()
        self.enrol_town()
        self.database = self.folder / "station.db"

    def test_the_database_holds_the_facility_and_no_name_and_no_card_number_in_the_clear(self):
        self.assertEqual(self.succeed(*self.init(self.database)).strip(), ID)
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        self.addCleanup(connection.close)
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        dump = "\n".join(connection.iterdump())
        self.assertIn("Noclegownia Wodna 12", dump)
        for resident in TownData().residents:
            self.assertNotIn(resident.name, dump)
            self.assertNotIn(resident.uid, dump.upper())

    def test_the_master_key_is_made_once_for_its_owner_alone(self):
        key = self.town / "master-key"
        told = self.run_ostoja(*self.init(self.database))
        self.assertIn("systemd-creds encrypt", told.stderr)
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        made = key.read_text(encoding="ascii")
        self.assertRegex(made, "^[0-9a-f]{64}\n$")
        again = self.run_ostoja(*self.init(self.folder / "another.db"))
        self.assertEqual((again.returncode, key.read_text(encoding="ascii")), (0, made))
        self.assertNotIn("systemd-creds", again.stderr)
        for told in (told, again):
            self.assertNotIn(made.strip(), told.stdout + told.stderr)

    def test_the_first_administrator_gets_a_code_that_is_kept_nowhere(self):
        code = self.succeed(*self.init(self.database), "--administrator", "Jan Ważny").splitlines()[1]
        self.assertRegex(code, "^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$")
        content = self.database.read_bytes()
        for word in (code, code.replace("-", ""), "Jan Ważny", "Ważny"):
            self.assertNotIn(word.encode(), content)

    def test_an_existing_database_is_never_overwritten(self):
        self.succeed(*self.init(self.database))
        before = self.database.read_bytes()
        self.assertIn(str(self.database), self.refuse(3, *self.init(self.database)))
        self.assertEqual(before, self.database.read_bytes())

    def test_a_new_station_gets_an_identifier_of_its_own(self):
        words = self.init(self.database)
        words[words.index("--station-id") : words.index("--town")] = ["--new"]
        self.assertRegex(self.succeed(*words), r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\n$")

    def test_a_wrong_town_file_is_told_with_file_line_key_and_expectation(self):
        good = TOWN_FILE.read_text(encoding="utf-8")
        cases = [
            ('segment = "men"', 'segment = "boys"', "segment: expected one of women, men, any"),
            ('position = "lower"', 'position = "middle"', "position: expected one of lower, upper, single"),
            ('state = "in_use"', 'state = "gone"', "state: expected one of in_use, out_of_service"),
            ('kind = "night_shelter"', 'kind = "hotel"', "kind: expected one of night_shelter"),
            ('reader_side = "right"', 'reader_side = "above"', "reader_side: expected one of right"),
            ('"door:1"', '"door:0"', "way: expected at most four"),
            ('"door:1"', '"fly"', "way: expected at most four"),
            ('"door:1", "room"', '"door:1", "left", "room"', "way: expected at most four"),
            ('tap = "admits"', 'tap = "maybe"', "tap: expected one of arrives, admits"),
            ('tap = "admits"', 'cut_off = "25:00"', "cut_off: expected a time like 22:30"),
            ('tap = "admits"', "arrival_minutes = 0", "arrival_minutes: expected minutes, from 1 to 1440"),
            ('position = "53.4289, 14.5530"', 'position = "north"', "position: expected latitude and longitude in degrees"),
            ('position = "53.4289, 14.5530"', 'position = "93.4289, 14.5530"', "position: expected latitude and longitude in degrees"),
            ('tap = "admits"', "cleaning_after_stay = 1", "cleaning_after_stay: expected"),
            ("seats = 3", "seats = 0", "seats: expected how many"),
            ('sex = "m"', 'sex = "x"', "sex: f or m was expected"),
            ('type = "ntag213"', 'type = "ntag999"', "type: expected one of ntag213"),
            ('uid = "04', 'uid = "0x', "uid: expected 14 hex digits"),
            ('uid = "04', 'uid = "0404', "uid: expected 14 hex digits"),
            ('address = "ul. Wodna 12"\n', "", "address: missing; expected street and number"),
            ('hours = "18–8"', 'hours = "18–8"\ncolour = "red"', "colour: unknown key"),
            ('hours = "18–8"', "hours = 18", "hours: expected opening hours"),
            ('name = "Brzegów"', "name = Brzegów", "not TOML"),
        ]
        for old, new, message in cases:
            with self.subTest(new=new):
                self.assertIn(old, good)
                file = self.folder / "wrong.toml"
                file.write_text(good.replace(old, new, 1), encoding="utf-8")
                line = good[: good.index(old)].count("\n") + 1
                told = self.refuse(2, *self.init(self.database, file))
                self.assertIn(message, told)
                if new and "\n" not in new:
                    self.assertIn(f"{file}:{line}: ", told)
                self.assertFalse(self.database.exists())

    def test_what_is_missing_is_named(self):
        cases = [
            ("wodna-12, alberta, portowa, przystan", self.init(self.database, facility="nowhere")),
            ("none.toml", self.init(self.database, town_file=self.folder / "none.toml")),
            ("UUID", [*self.init(self.database)[:3], *self.init(self.database)[5:]]),
        ]
        no_key = self.init(self.database)
        no_key[no_key.index("--card-key") + 1] = self.folder / "no.key"
        cases.append(("no.key", no_key))
        for word, words in cases:
            with self.subTest(word=word):
                self.assertIn(word, self.refuse(2, *words))
                self.assertFalse(self.database.exists())


class Verification(OperatorCase):
    def setUp(self):
        super().setUp()
        self.enrol_town()
        self.database = self.folder / "station.db"
        self.succeed(*self.init(self.database))

    def change(self, statement):
        connection = sqlite3.connect(self.database)
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        connection.commit()
        connection.close()

    def test_an_untouched_journal_verifies(self):
        self.assertIn("2 entries", self.succeed("verify", "--database", self.database))

    def test_what_signed_it_can_be_compared_with_what_was_noted(self):
        key = re.search("signed by ([0-9a-f]{64})", self.succeed("verify", "--database", self.database))[1]
        self.succeed("verify", "--database", self.database, "--signed-by", key)
        self.assertIn(key, self.refuse(3, "verify", "--database", self.database, "--signed-by", 64 * "0"))

    def test_with_the_master_key_what_is_sealed_is_opened_too(self):
        verify = ("verify", "--database", self.database, "--master-key")
        self.assertIn("can be opened", self.succeed(*verify, self.town / "master-key"))
        self.assertIn("no-key", self.refuse(2, *verify, self.folder / "no-key"))
        other = self.folder / "other-key"
        other.write_text(64 * "1" + "\n", encoding="ascii")
        other.chmod(0o600)
        self.assertIn("another facility's database", self.refuse(3, *verify, other))
        self.change("UPDATE resident SET name = greeting")
        self.assertIn("can't be opened", self.refuse(3, *verify, self.town / "master-key"))

    def test_a_restore_asks_for_the_master_key(self):
        backup, restored = self.folder / "backup", self.folder / "restored.db"
        self.succeed("backup", "--database", self.database, "--to", backup)
        self.assertIn("--master-key", self.refuse(2, "restore", "--from", backup, "--database", restored))
        self.assertFalse(restored.exists())
        self.succeed("restore", "--from", backup, "--database", restored, "--master-key", self.town / "master-key")
        self.assertIn("2 checkpoints", self.succeed("verify", "--database", restored))

    def test_a_changed_or_missing_entry_is_named(self):
        cases = [
            ("UPDATE journal SET body = replace(body, 'init', 'theft') WHERE sequence = 1", "entry 1"),
            ("UPDATE journal SET time_ms = time_ms + 1 WHERE sequence = 2", "entry 2"),
            ("UPDATE journal SET type = 'pl.ostoja.bed.taken.v1' WHERE sequence = 2", "entry 2"),
            ("UPDATE journal SET private_hash = hash WHERE sequence = 1", "entry 1"),
            ("UPDATE journal SET hash = previous_hash WHERE sequence = 1", "entry 1"),
            ("UPDATE journal SET previous_hash = hash WHERE sequence = 2", "entry 2"),
            ("UPDATE station SET id = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0002'", "entry 1"),
            ("DELETE FROM journal WHERE sequence = 1", "entry 2"),
            ("UPDATE journal SET sequence = 3 WHERE sequence = 2", "entry 3"),
        ]
        whole = self.database.read_bytes()
        for statement, named in cases:
            with self.subTest(statement=statement):
                self.database.write_bytes(whole)
                self.change(statement)
                self.assertIn(named + " ", self.refuse(3, "verify", "--database", self.database))

    def test_what_is_no_facilitys_database_is_refused(self):
        empty = self.folder / "empty.db"
        empty.write_bytes(b"")
        rubbish = self.folder / "rubbish.db"
        rubbish.write_bytes(b"not a database at all" * 100)
        for path in (self.folder / "none.db", empty, rubbish):
            with self.subTest(path=path.name):
                self.assertIn(path.name, self.refuse(3, "verify", "--database", path))


class Doctor(OperatorCase):
    """On this machine, whatever it is like, and on one that is prepared; the cases are tests/admin's."""

    def look(self, *words):
        done = self.run_ostoja("doctor", *words)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.returncode, done.stdout.splitlines()

    def test_it_looks_at_this_machine_and_says_what_to_do(self):
        code, lines = self.look()
        self.assertEqual(code, 1 if lines else 0)
        swaps = Path("/proc/swaps").read_text(encoding="utf-8").splitlines()[1:]
        if not [swap for swap in swaps if "zram" not in swap]:
            self.assertFalse([line for line in lines if line.startswith("Swap")])
        if not Path("/etc/ostoja/station.toml").exists():
            self.assertTrue([line for line in lines if "/etc/ostoja/station.toml" in line])

    def test_a_key_that_systemd_encrypted_without_a_tpm_is_told_from_one_that_a_copied_disk_does_not_open(self):
        if shutil.which("systemd-creds") is None or os.geteuid() != 0:
            self.skipTest("systemd-creds as root is needed")
        root = self.folder / "box"
        (root / "etc/ostoja").mkdir(parents=True)
        (root / "var/lib/ostoja-station").mkdir(parents=True, mode=0o700)
        units = root / "usr/lib/systemd/system"
        units.mkdir(parents=True)
        shutil.copy(UNITS / "ostoja-station.service", units)
        shutil.copy(CONFIG / "station.toml", root / "etc/ostoja")
        database = root / "var/lib/ostoja-station/facility.sqlite"
        database.touch(mode=0o600)
        key = self.folder / "master.key"
        key.write_text("ab" * 32 + "\n", encoding="ascii")
        subprocess.run(["systemd-creds", "encrypt", "--with-key=host", "--name=master-key", key,
                        root / "etc/ostoja/master-key.cred"], check=True, capture_output=True, timeout=30)
        code, lines = self.look("--root", root)
        self.assertEqual(code, 1)
        (told,) = [line for line in lines if "master key" in line]
        self.assertIn("whoever copies the disk reads every name", told)
        self.assertIn("on a token", told)
        self.assertFalse([line for line in lines if "LimitMEMLOCK" in line or "LimitCORE" in line], "the unit says both")

    def test_a_tree_that_is_not_there_is_a_mistake_in_the_command(self):
        self.assertIn("--root", self.refuse(2, "doctor", "--root", self.folder / "never"))


if __name__ == "__main__":
    unittest.main()
