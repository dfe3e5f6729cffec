# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark itself still runs: all of it, at sizes whose figures mean nothing."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "town"))

from comparison import Comparison, paired  # noqa: E402
from postgres import BINARIES, Postgres  # noqa: E402
from workplace import Workplace  # noqa: E402

BENCH = Path(__file__).with_name("bench.py")


class Bench(unittest.TestCase):
    def test_every_goal_yields_figures_beside_a_reference(self):
        # On the disk: a benchmark of what is durable says nothing in memory.
        with tempfile.TemporaryDirectory(dir=os.environ["OSTOJA_BUILD"]) as folder:
            told = Path(folder) / "bench.json"
            command = [sys.executable, str(BENCH), "--smoke", "--json", str(told)]
            done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
            self.assertEqual(done.returncode, 0, done.stdout[-3000:] + done.stderr[-3000:])
            content = json.loads(told.read_text(encoding="utf-8"))
            self.assertEqual([path for path in Path(folder).iterdir() if path.is_dir()], [], "left behind")
        compared = content["comparisons"]
        wanted = subprocess.run([sys.executable, str(BENCH), "--list"], capture_output=True, text=True, check=True)
        self.assertEqual({str(each["goal"]) for each in compared}, set(wanted.stdout.split()))
        for each in compared:
            self.assertGreater(each["ours"], 0, each)
            if each["reference_name"]:
                self.assertGreater(each["reference"], 0, each)
                self.assertGreater(each["ratio"], 0, each)


class Reference(unittest.TestCase):
    def test_postgresql_takes_a_station_by_its_certificate_and_nobody_else_over_the_network(self):
        with tempfile.TemporaryDirectory() as folder, Workplace(folder) as work:
            town = work.folder / "town"
            work.tool("bench-ingest", "prepare", "--folder", town, "--connections", 1, "--port", 1)
            postgres = Postgres(work, town)
            trusting = f"{postgres.network} sslrootcert={town}/ca.pem"
            rows = [
                ("station", f"{trusting} sslcert={town}/station-0.pem sslkey={town}/station-0.key", ""),
                ("office", f"{trusting} sslcert={town}/office.pem sslkey={town}/office.key", "unsupported certificate"),
                ("no certificate", f"{trusting} sslcert={town}/none", "requires a valid client certificate"),
                ("no TLS", f"{postgres.network} sslmode=disable", "no pg_hba.conf entry"),
                ("TLS 1.2", f"{trusting} ssl_max_protocol_version=TLSv1.2", "protocol version"),
            ]
            for who, server, refusal in rows:
                with self.subTest(who):
                    command = [BINARIES / "psql", "--no-psqlrc", server, "--command", "SELECT 1"]
                    asked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
                    self.assertEqual(asked.returncode == 0, not refusal, asked.stderr)
                    self.assertIn(refusal, asked.stderr)
            postgres.stop()


class Verdicts(unittest.TestCase):
    def test_a_goal_is_met_or_short_by_its_distance(self):
        rows = [
            ({"ours": 3.0, "reference": 2.0, "ratio": 1.5, "at_most": 2}, True, "met", "≤ 2 ×"),
            ({"ours": 5.0, "reference": 2.0, "ratio": 2.5, "at_most": 2}, False, "short by 25%", "≤ 2 ×"),
            ({"ours": 9.0, "reference": 3.0, "ratio": 3.0, "at_least": 3}, True, "met", "≥ 3 ×"),
            ({"ours": 4.5, "reference": 3.0, "ratio": 1.5, "at_least": 3}, False, "short by 50%", "≥ 3 ×"),
            ({"ours": 4.0, "at_most": 3}, False, "short by 33%", "≤ 3 s"),
            ({"ours": 4.0, "at_most": 5, "note": "half of it idle"}, True, "met (half of it idle)", "≤ 5 s"),
            ({"ours": 4.0, "note": "shown"}, None, "shown", ""),
        ]
        for given, met, verdict, limit in rows:
            with self.subTest(**given):
                row = Comparison(goal=1, what="x", unit="s", **given)
                self.assertEqual((row.met, row.verdict, row.limit), (met, verdict, limit))

    def test_a_ratio_is_the_median_of_its_pairs_not_of_the_sides(self):
        self.assertEqual(paired([10, 2, 30], [5, 2, 3]), 2)


if __name__ == "__main__":
    unittest.main()
