# SPDX-License-Identifier: GPL-3.0-or-later
"""Each unit is well-formed and leaves its program no more of the machine than it needs.

Usage: test_units.py UNIT_DIR
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

UNITS = pathlib.Path(sys.argv[1])

# systemd-analyze's overall exposure level, 0 (nothing) to 10 (everything).
MOST = {"station": 1.0, "uplink": 1.2, "reader": 1.2, "kiosk": 1.6, "office": 1.6}


class Units(unittest.TestCase):
    def test_each_program_is_exposed_no_more_than_its_limit(self):
        for name, most in MOST.items():
            with self.subTest(name):
                self.assertLessEqual(self.exposure(UNITS / f"ostoja-{name}.service"), most)

    def test_an_open_unit_would_be_noticed(self):
        with tempfile.TemporaryDirectory() as folder:
            unit = pathlib.Path(folder) / "ostoja-open.service"
            unit.write_text("[Service]\nExecStart=/bin/true\n", encoding="utf-8")
            self.assertGreater(self.exposure(unit), 9)

    def test_no_unit_holds_a_word_that_systemd_does_not_know(self):
        with tempfile.TemporaryDirectory() as folder:
            for unit in UNITS.glob("*.service"):
                # The programs aren't installed where the tests run: only what systemd reads is asked here.
                text = re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", unit.read_text(encoding="utf-8"), flags=re.M)
                copy = pathlib.Path(folder) / unit.name
                copy.write_text(text, encoding="utf-8")
            for copy in pathlib.Path(folder).glob("*.service"):
                verify = subprocess.run(["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", copy],
                                        capture_output=True, text=True, check=False)
                told = [line for line in verify.stderr.splitlines() if copy.name in line]
                self.assertEqual(told, [], copy.name)

    def exposure(self, unit):
        told = subprocess.run(["systemd-analyze", "security", "--offline=true", unit], capture_output=True, text=True,
                              check=False)
        match = re.search(r"Overall exposure level for .*: ([0-9.]+)", told.stdout)
        self.assertIsNotNone(match, told.stderr)
        return float(match.group(1))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
