# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a benchmark works and how large it is."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from door import build_folder
from programs import Keeper, Program

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    rounds: int
    leg_ms: int
    journal_entries: int
    residents: int
    taps: int
    paints: int
    starts: int
    idle_seconds: int
    arrivals: int
    night_seconds: float
    slow_disk: bool


NORMAL = Size(
    rounds=3,
    leg_ms=3_000,
    journal_entries=1_000_000,
    residents=20_000,
    taps=2_080,
    paints=1_000,
    starts=9,
    idle_seconds=60,
    arrivals=100,
    night_seconds=600,
    slow_disk=True,
)
LONG = Size(
    rounds=7,
    leg_ms=8_000,
    journal_entries=10_000_000,
    residents=20_000,
    taps=5_200,
    paints=3_000,
    starts=15,
    idle_seconds=120,
    arrivals=100,
    night_seconds=600,
    slow_disk=True,
)
"""Only whether everything still works; its figures mean nothing."""
SMOKE = Size(
    rounds=1,
    leg_ms=150,
    journal_entries=1_000,
    residents=200,
    taps=20,
    paints=4,
    starts=1,
    idle_seconds=1,
    arrivals=10,
    night_seconds=2,
    slow_disk=False,
)


class Workplace:
    """A folder on the disk that is measured, and programs that don't outlive it."""

    def __init__(self, kept):
        self.kept = Path(kept).resolve()
        self.kept.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="work-", dir=self.kept))
        self.folder.chmod(0o755)
        self.keeper = Keeper()
        self.keeper.tell(f"dir {self.folder}")

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.keeper.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def binary(self, name):
        return build_folder() / "bin" / name

    def program(self, name, command, environment=None):
        return Program(self.keeper, name, command, self.folder / f"{name}.log", {**os.environ, **(environment or {})})

    def tool(self, name, *words, environment=None):
        """Runs one of our measuring programs to its end and returns its line of JSON, if any."""
        command = [str(self.binary(name)), *map(str, words)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, **(environment or {})}
        )
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()}")
        return json.loads(done.stdout) if done.stdout.strip() else None


def processor_seconds(pids):
    """Processor time that these processes have had, seconds."""
    total = 0
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").iterdir():
            try:
                total += int((task / "schedstat").read_text(encoding="ascii").split()[0])
            except FileNotFoundError:
                pass  # a thread that has ended meanwhile
    return total / 1e9


def say(words):
    print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)
