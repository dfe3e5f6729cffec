# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the fuzzing programs and says what came of it. What they find is kept with the command that repeats it.

Usage: run.py BIN_FOLDER [--target NAME] [--seconds N] [--least EXECUTIONS] [--jobs N]
"""

import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[1]
OUT = SOURCES / "out" / "fuzz"
DICTIONARIES = {
    "api_bodies": "json",
    "office_events": "json",
    "station_requests": "json",
    "http_answers": "http",
    "http_requests": "http",
    "toml_files": "toml",
}
SYMBOLIZER = {"ASAN_SYMBOLIZER_PATH": "/usr/lib/llvm-16/bin/llvm-symbolizer"}
LONGEST_INPUT = 8_192
# One input that takes so long is a finding: the slowest takes some milliseconds.
SLOWEST_INPUT_S = 30
# A whole station for each input takes longer than a parser: who has too few executions goes on, so many times at most.
MOST_ROUNDS = 5


def command_of(program, name, seconds):
    found = OUT / "corpus" / name
    crashes = OUT / "crashes"
    for folder in (found, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    command = [
        program,
        found,
        HERE / "corpus" / name,
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={SLOWEST_INPUT_S}",
        f"-artifact_prefix={crashes}/{name}-",
        "-print_final_stats=1",
        # Its reckoning takes longer than a whole evening of the station.
        "-entropic=0",
    ]
    if name in DICTIONARIES:
        command.append(f"-dict={HERE}/{DICTIONARIES[name]}.dict")
    return [str(word) for word in command]


def last_number(pattern, text):
    numbers = re.findall(pattern, text)
    return int(numbers[-1]) if numbers else 0


class Run:
    def __init__(self, program, seconds, least):
        self.name = program.name.removeprefix("fuzz_")
        self.program = program
        self.executions = 0
        for _ in range(MOST_ROUNDS):
            self._go_on(seconds)
            if self.code != 0 or self.executions >= least:
                break

    def _go_on(self, seconds):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
            environment = {**os.environ, "TMPDIR": folder, "UBSAN_OPTIONS": "print_stacktrace=1", **SYMBOLIZER}
            done = subprocess.run(
                command_of(self.program, self.name, seconds),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=environment,
                check=False,
            )
        self.code = done.returncode
        self.log = done.stdout.decode("utf-8", errors="replace")
        self.executions += last_number(r"stat::number_of_executed_units: (\d+)", self.log)
        self.edges = last_number(r"cov: (\d+)", self.log)
        self.input = next(iter(re.findall(r"Test unit written to (\S+)", self.log)), None)

    def tell(self, least):
        """Whether it was well."""
        few = self.executions < least
        verdict = "FOUND SOMETHING" if self.code != 0 else "too few executions" if few else "ok"
        print(f"{self.name:<18} {self.executions:>11} {self.edges:>7}  {verdict}")
        print(f"figures: fuzz={self.name} executions={self.executions} edges={self.edges}", flush=True)
        if self.code != 0:
            print("\n".join(self.log.splitlines()[-60:]))
            if self.input:
                print(f"repeat it: {self.program} {self.input}", flush=True)
        return self.code == 0 and not few


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=Path)
    parser.add_argument("--target")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--least", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()

    programs = sorted(p for p in options.bin.glob("fuzz_*") if os.access(p, os.X_OK))
    if options.target:
        chosen = [p for p in programs if p.name == f"fuzz_{options.target}"]
        if not chosen:
            names = ", ".join(p.name.removeprefix("fuzz_") for p in programs)
            sys.exit(f"there is no target {options.target}; there are {names}")
        programs = chosen
    print(f"{'target':<18} {'executions':>11} {'edges':>7}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        runs = pool.map(lambda program: Run(program, options.seconds, options.least), programs)
        well = [run.tell(options.least) for run in runs]
    sys.exit(0 if well and all(well) else 1)


if __name__ == "__main__":
    main()
