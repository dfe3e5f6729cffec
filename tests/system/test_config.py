# SPDX-License-Identifier: GPL-3.0-or-later
"""A malformed configuration is told with file, line, key and what was expected, and ends the program with 2."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from door import build_folder

GOOD = {
    "reader": """
[reader]
connstring = "pn532_uart:{folder}/reader"
card_key = "{folder}/card.key"
[station]
socket = "{folder}/door-1.reader"
""",
    "station": """
[station]
run = "{folder}"
database = "{folder}/station.db"
office_key = "{folder}/office.pub"
[[terminal]]
name = "door-1"
role = "door"
""",
    "kiosk": """
[station]
socket = "{folder}/door-1.screen"
[screen]
size = "1280x800"
pixels_per_mm = "4.9"
languages = ["pl", "en"]
""",
    "uplink": """
[station]
socket = "{folder}/uplink"
[office]
address = "localhost:8443"
certificate = "{folder}/a.pem"
key = "{folder}/a.key"
authority = "{folder}/ca.pem"
""",
    "office": """
[office]
listen = "127.0.0.1:8443"
database = "{folder}/office.db"
certificate = "{folder}/a.pem"
key = "{folder}/a.key"
authority = "{folder}/ca.pem"
signing_key = "{folder}/signing.key"
stations = "{folder}/stations.toml"
[town]
name = "Brzegów"
""",
}

# Longer than what the kernel takes for a socket's path.
LONG = "/tmp/" + "x" * 103

# What the programs' configurations name.
FILES = {
    "card.key": "00" * 32,
    "office.pub": "11" * 32,
    "signing.key": "22" * 32,
    "stations.toml": "",
}

# program, what is replaced (its line is the one to be told), by what, the key, and a word of the expectation
CASES = [
    ("reader", 'connstring = "pn532_uart:', 'connstring = 7 # "', "reader.connstring", "expected"),
    ("reader", 'card_key = "', 'card_kye = "', "reader.card_kye", "unknown key"),
    ("reader", 'socket = "', 'socket = ["x"] # "', "station.socket", "expected"),
    ("reader", 'socket = "', f'socket = "{LONG}', "station.socket", "107 bytes"),
    ("station", 'run = "', 'run = true # "', "station.run", "expected folder"),
    ("station", 'database = "', 'databse = "', "station.databse", "unknown key"),
    ("station", 'name = "door-1"', 'name = "Door 1"', "terminal[1].name", "small letters"),
    ("station", 'role = "door"', 'role = "roof"', "terminal[1].role", '"door"'),
    ("station", 'office_key = "', 'office_key = "/nowhere', "station.office_key", "64 hex digits"),
    ("station", "/office.pub", "/a.pem", "station.office_key", "64 hex digits"),
    ("kiosk", 'socket = "', 'socket = 1 # "', "station.socket", "expected"),
    ("kiosk", 'socket = "', f'socket = "{LONG}', "station.socket", "at most 107 bytes"),
    ("kiosk", 'size = "1280x800"', 'size = "huge"', "screen.size", "1280x800"),
    ("kiosk", 'pixels_per_mm = "4.9"', 'pixels_per_mm = "0"', "screen.pixels_per_mm", "millimetre"),
    ("kiosk", 'languages = ["pl", "en"]', 'languages = ["xx"]', "screen.languages", "pl, en"),
    ("kiosk", 'languages = ["pl", "en"]', 'langages = ["pl"]', "screen.langages", "unknown key"),
    ("uplink", 'socket = "', 'socket = 1 # "', "station.socket", "expected"),
    ("uplink", 'socket = "', f'socket = "{LONG}', "station.socket", "at most 107 bytes"),
    ("uplink", 'address = "localhost:8443"', "address = 8443", "office.address", "expected"),
    ("uplink", 'address = "localhost:8443"', 'address = "office.example"', "office.address", "host:port"),
    ("uplink", 'address = "localhost:8443"', 'address = "localhost:0"', "office.address", "host:port"),
    ("uplink", 'address = "localhost:8443"', 'address = ":8443"', "office.address", "host:port"),
    ("uplink", 'certificate = "', 'certificate = "/nowhere', "office.certificate", "can't be read"),
    ("uplink", 'key = "', 'key = "/nowhere', "office.key", "can't be read"),
    ("uplink", "/ca.pem", "", "office.authority", "can't be read"),
    ("uplink", 'certificate = "{folder}/a.pem"', 'certificate = "{folder}/office.pub"', "office.certificate", "can't be used"),
    ("uplink", 'key = "{folder}/a.key"', 'key = "{folder}/ca.pem"', "office.key", "can't be used"),
    ("uplink", 'authority = "{folder}/ca.pem"', 'authority = "{folder}/office.pub"', "office.authority", "can't be used"),
    ("uplink", 'key = "{folder}/a.key"', 'kee = "{folder}/a.key"', "office.kee", "unknown key"),
    ("office", 'listen = "127.0.0.1:8443"', "listen = 8443", "office.listen", "expected"),
    ("office", 'listen = "127.0.0.1:8443"', 'listen = "8443"', "office.listen", "host:port"),
    ("office", 'listen = "127.0.0.1:8443"', 'listen = "127.0.0.1:84430"', "office.listen", "host:port"),
    ("office", 'database = "', 'database = 1 # "', "office.database", "expected"),
    ("office", 'certificate = "', 'certificate = "/nowhere', "office.certificate", "can't be read"),
    ("office", 'key = "', 'key = "/nowhere', "office.key", "can't be read"),
    ("office", 'authority = "', 'authority = "/nowhere', "office.authority", "can't be read"),
    ("office", 'signing_key = "', 'signing_key = "/nowhere', "office.signing_key", "64 hex digits"),
    ("office", "/signing.key", "/a.pem", "office.signing_key", "64 hex digits"),
    ("office", 'stations = "', 'stations = "/nowhere', "office.stations", "can't be read"),
    ("office", 'name = "Brzegów"', "name = 1", "town.name", "expected"),
    ("office", 'name = "Brzegów"', 'name = "Brzegów"\nmayor = "x"', None, "town.mayor: unknown key"),
]


class Configuration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory(prefix="ostoja-", dir="/tmp") as folder:
            words = ["enrol", "town", "--directory", f"{folder}/town", "--name", "A"]
            subprocess.run([build_folder() / "bin" / "ostoja", *words], check=True, capture_output=True, timeout=30)
            made = {"a.pem": "office.pem", "a.key": "office.key", "ca.pem": "ca.pem", "boxes.pem": "boxes.pem", "boxes.key": "boxes.key"}
            cls.certificates = {name: (Path(folder) / "town" / source).read_text() for name, source in made.items()}

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="ostoja-", dir="/tmp"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.file = self.folder / "program.toml"
        for name, content in FILES.items():
            (self.folder / name).write_text(content, encoding="utf-8")
        for name, content in self.certificates.items():
            (self.folder / name).write_text(content, encoding="utf-8")

    def refused(self, program, *arguments):
        done = subprocess.run(
            [build_folder() / "bin" / f"ostoja-{program}", *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        self.assertEqual(done.returncode, 2, done.stderr)
        return done.stderr

    def refused_with(self, program, content):
        self.file.write_text(content.replace("{folder}", str(self.folder)), encoding="utf-8")
        return self.refused(program, "--config", self.file)

    def test_a_wrong_value_or_key_is_told_with_file_line_key_and_expectation(self):
        for program, old, new, key, word in CASES:
            with self.subTest(program=program, new=new):
                good = GOOD[program]
                self.assertIn(old, good)
                told = self.refused_with(program, good.replace(old, new, 1))
                self.assertIn(word, told)
                if key is not None:
                    line = good[: good.index(old)].count("\n") + 1
                    self.assertIn(f"{self.file}:{line}: {key}: ", told)
                    if word != "unknown key":
                        self.assertEqual(told.count(f"{self.file}:"), 1, told)

    def test_a_missing_key_or_table_is_told_with_file_line_and_expectation(self):
        for program, good in GOOD.items():
            lines = good.strip("\n").split("\n")
            required = lines[1]
            key = required.split(" ")[0]
            table = lines[0].strip("[]")
            with self.subTest(program=program, missing=key):
                told = self.refused_with(program, "\n" + "\n".join([lines[0], *lines[2:]]))
                self.assertRegex(told, rf"{self.file}:\d+: {table}\.{key}: missing; expected ")
            with self.subTest(program=program, missing=table):
                told = self.refused_with(program, "# nothing\n")
                self.assertIn(f"{self.file}:1: {table}: missing; expected a table [{table}]", told)

    def test_what_is_no_certificate_is_told_with_its_path(self):
        (self.folder / "a.pem").write_text("no certificate", encoding="utf-8")
        told = self.refused_with("office", GOOD["office"].replace("8443", "0"))
        self.assertIn(f"{self.folder}/a.pem can't be used", told)

    def test_an_office_that_enrols_has_its_list_in_the_folder_that_it_writes(self):
        table = '[enrolment]\ndirectory = "{folder}"\nauthority = "{folder}/boxes.pem"\nkey = "{folder}/boxes.key"\n'
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        for old, new, word in (
            ('directory = "{folder}"', f'directory = "{elsewhere}"', "enrolment.directory: expected the folder of"),
            ('directory = "{folder}"\n', "", "enrolment.directory: missing"),
            ("/boxes.pem", "/none.pem", "enrolment.authority: expected"),
            ("/boxes.key", "/none.key", "enrolment.key: expected"),
            ("/boxes.key", "/a.key", "enrolment.key: expected the key of the authority"),
            ("/boxes.pem", "/a.key", "enrolment.authority"),
        ):
            with self.subTest(new=new, word=word):
                self.assertIn(word, self.refused_with("office", GOOD["office"] + table.replace(old, new)))

    def test_what_is_not_toml_is_told_with_its_line(self):
        for program, good in GOOD.items():
            with self.subTest(program=program):
                told = self.refused_with(program, good + "and = = so on\n")
                self.assertIn(f"{self.file}:{good.count(chr(10)) + 1}: not TOML", told)

    def test_a_file_that_is_not_there_and_no_file_at_all(self):
        for program in GOOD:
            with self.subTest(program=program):
                missing = self.folder / "none.toml"
                self.assertIn(str(missing), self.refused(program, "--config", missing))
                self.assertIn("--config", self.refused(program))


if __name__ == "__main__":
    unittest.main()
