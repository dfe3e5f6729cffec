# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever copies the disk reads noise: every value that is known of a person is sought in every file that a town keeps."""

import json
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from account import wait_delivered
from door import build_folder
from programs import Keeper, Program
from secrets_of import Search
from town import Town

VALUES = {
    "name": "Żegota Próbny-Łączny",
    "greeting": "panie Żegoto, dobry",
    "legal_name": "Żegota Bonawentura Łączny",
    "born": "1947-12-29",
    "last_registration": "Śniadowo, ul. Wąska 99/3",
    "liable_commune": "Śniadowo Górne",
    "contact": "siostrzenica Wiosława 601 777 444",
    "pesel": "47122900012",
    "remark": "Śpi z oknem, także zimą",
    "health_remark": "padaczka, ostatni napad w październiku",
    "privacy_notice": "2026-09-28",
    "house_rules": "2026-09-29",
}
CARD = "04B0C0D0E0F080"
PERSON = "".join(f'{field} = "{value}"\n' for field, value in VALUES.items())
STAFF = {"a carer's name": "Pankracy Niedźwiedzki", "a carer's PIN": "729104638"}
ALSO = f"""
[[resident]]
key = "marker"
sex = "m"
protected = true
languages = ["pl"]
card = {{type = "ntag213", uid = "{CARD}"}}
{PERSON}
[[staff]]
key = "pankracy"
name = "{STAFF["a carer's name"]}"
role = "carer"
card = {{type = "ntag213", uid = "04B0C0D0E0F180"}}
pin = "{STAFF["a carer's PIN"]}"
"""


def with_checksum(pesel):
    digits = [int(digit) for digit in pesel[:10]]
    return pesel[:10] + str(-sum(d * w for d, w in zip(digits, (1, 3, 7, 9) * 3)) % 10)


def files_of(folder, *but):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path not in but]


class AtRest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        values = VALUES | {"pesel": with_checksum(VALUES["pesel"])}
        also = ALSO.replace(VALUES["pesel"], values["pesel"])
        cls.town = Town(facilities=("wodna-12", "przystan"), also=also)
        cls.addClassCleanup(cls.town.end_well)
        cls.town.start()
        cls.wodna, cls.centre = cls.town["wodna-12"], cls.town["przystan"]
        cls.search = Search(values | STAFF)
        for house, outcome in ((cls.wodna, "bed"), (cls.centre, "welcome")):
            state = house.tap("marker", {outcome}).state
            assert state["visit"]["greeting"] == VALUES["greeting"], state
        cls.backup = cls.town.folder / "backup"
        cls.town.admin("backup", "--database", cls.wodna.database, "--to", cls.backup)
        wait_delivered(cls.town)

    def files(self):
        return files_of(self.town.folder, self.town.data.path)

    def test_each_value_of_a_person_is_in_no_file(self):
        files = self.files()
        names = {path.name for path in files}
        needed = {"station.db", "station.db-wal", "station.db-shm", "station.db.ballast", "backup", "office.db"}
        self.assertEqual(needed - names, set())
        self.assertTrue(any(name.endswith("station.log") for name in names), names)
        for path in files:
            self.assertEqual(self.search.found_in(path.read_bytes()), [], path)

    def test_the_search_finds_each_value_in_each_spelling_in_each_of_these_files(self):
        for path in self.files():
            content = path.read_bytes()[: 1 << 13]
            middle = len(content) // 2
            for spelling, what in self.search.spellings.items():
                self.assertIn(what, self.search.found_in(content[:middle] + spelling + content[middle:]), path)

    def test_a_value_in_a_plain_column_is_found_in_the_file_its_log_and_a_backup(self):
        copy = self.town.folder / "plain.db"
        plain_backup = self.town.folder / "plain-backup"
        self.addCleanup(lambda: [path.unlink() for path in files_of(self.town.folder) if path.name.startswith("plain")])
        shutil.copy(self.backup, copy)
        database = sqlite3.connect(copy)
        self.addCleanup(database.close)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("UPDATE facility SET address = ?", [VALUES["contact"]])
        database.commit()
        self.assertEqual(self.search.found_in(copy.with_name("plain.db-wal").read_bytes()), ["contact"])
        self.town.admin("backup", "--database", copy, "--to", plain_backup)
        self.assertEqual(self.search.found_in(plain_backup.read_bytes()), ["contact"])

    def export(self, who, to):
        words = ("export", "--database", self.centre.database, "--master-key", self.centre.master_key)
        return self.town.admin(*words, "--person", who, "--to", to)

    def test_a_persons_copy_holds_all_of_it_and_nobody_elses_holds_any(self):
        own, others = self.town.folder / "own.json", self.town.folder / "others.json"
        station = self.centre.programs["station"]
        self.assertEqual(station.stop(), 0)
        self.addCleanup(lambda: station.start().wait_ready(timeout=60))
        self.addCleanup(own.unlink)
        self.export(VALUES["name"], own)
        self.export("Jan Kowalczuk", others)
        self.assertEqual({oct(path.stat().st_mode & 0o777) for path in (own, others)}, {"0o600"})
        told = json.loads(own.read_text(encoding="utf-8"))
        self.assertEqual({key: told["details"][key] for key in VALUES if key != "pesel"}, {k: v for k, v in VALUES.items() if k != "pesel"})
        self.assertEqual(set(self.search.found_in(own.read_bytes())), set(VALUES))
        self.assertEqual([row["state"] for row in told["kept"]["card"]], ["valid"])
        self.assertEqual(len(told["kept"]["visit"]), 1)
        types = [entry["type"] for entry in told["journal"]]
        self.assertNotIn("pl.ostoja.person.exported.v1", types)
        self.assertNotIn("hash", told["kept"]["card"][0])
        self.assertEqual(self.search.found_in(others.read_bytes()), [])
        again = self.town.folder / "again.json"
        self.export(told["person"], again)
        self.addCleanup(again.unlink)
        types = [entry["type"] for entry in json.loads(again.read_text(encoding="utf-8"))["journal"]]
        self.assertEqual(types.count("pl.ostoja.person.exported.v1"), 1)
        with self.assertRaises(AssertionError):
            self.export(VALUES["name"], own)
        none = self.town.folder / "none.json"
        with self.assertRaises(AssertionError):
            self.export("Nikt Taki", none)
        self.assertFalse(none.exists())

    def test_with_the_key_all_of_it_is_there(self):
        told = self.town.admin("verify", "--database", self.backup, "--master-key", self.wodna.master_key)
        self.assertIn("can be opened", told)


class Upgraded(unittest.TestCase):
    """The real station's first start on what version 1 left: names in the file, in its log, and in its free pages."""

    WORDS = Search({word: word for word in ("Imię7 Nazwisko7", "Nazwisko", "witaj7", "Ślad Dawny")})

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="ostoja-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.keeper = Keeper()
        self.addCleanup(self.keeper.close)
        self.database = self.folder / "facility.sqlite"
        key = self.folder / "master-key"
        subprocess.run([build_folder() / "bin" / "station_found_house", self.database, key, "former"], check=True)
        config = self.folder / "station.toml"
        config.write_text(
            f'[station]\nrun = "{self.folder}/run"\ndatabase = "{self.database}"\n[vault]\nkey = "{key}"\n'
            '[[terminal]]\nname = "door-1"\nrole = "door"\n',
            encoding="utf-8",
        )
        command = [build_folder() / "bin" / "ostoja-station", "--config", config]
        self.station = Program(self.keeper, "station", command, self.folder / "station.log")

    def found(self):
        return {path.name: found for path in files_of(self.folder) if (found := self.WORDS.found_in(path.read_bytes()))}

    def test_nothing_plain_is_left(self):
        before = self.found()
        self.assertEqual(set(before), {"facility.sqlite", "facility.sqlite-wal"})
        self.assertEqual(set(before["facility.sqlite"]) | set(before["facility.sqlite-wal"]), set(self.WORDS.spellings.values()))
        self.station.start().wait_ready()
        self.assertEqual(self.found(), {})
        self.assertEqual(self.station.stop(), 0)
        self.assertEqual(self.found(), {})

    def test_a_start_that_is_killed_is_made_up_for(self):
        for after in (0.0, 0.01, 0.02, 0.04, 0.08):
            self.station.start()
            time.sleep(after)
            self.station.kill()
        self.station.start().wait_ready()
        self.assertEqual(self.found(), {})
        self.station.stop()


if __name__ == "__main__":
    unittest.main(verbosity=2)
