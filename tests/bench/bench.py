# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev bench: the project's goals of speed, each beside a reference measured in the same run."""

import argparse
import json
import os
import platform
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "town"))

import board_goal  # noqa: E402
import box_goal  # noqa: E402
import ingest_goal  # noqa: E402
import night_goal  # noqa: E402
import paint_goal  # noqa: E402
import people_goal  # noqa: E402
import tap_goal  # noqa: E402
from comparison import table  # noqa: E402
from workplace import LONG, NORMAL, ROOT, SMOKE, Workplace, say  # noqa: E402

GOALS = {
    "1": tap_goal,
    "2": paint_goal,
    "4": ingest_goal,
    "6": box_goal,
    "board": board_goal,
    "night": night_goal,
    "people": people_goal,
}


def machine():
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {"processor": models[0] if models else "", "cores": os.cpu_count(), "kernel": platform.release(), "load_before": os.getloadavg()[0]}


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("goals", nargs="*", metavar="GOAL", help=f"of {', '.join(GOALS)}; all by default")
    parser.add_argument("--long", action="store_true", help="10 million journal entries, more rounds")
    parser.add_argument("--smoke", action="store_true", help="only whether everything runs: the figures mean nothing")
    parser.add_argument("--json", type=Path, default=ROOT / "out" / "bench" / "bench.json", help="where the figures go")
    parser.add_argument("--night-minutes", type=float, help="in which the night's 100 arrive (10, as goal 3 has it), for a machine that has no time")
    parser.add_argument("--list", action="store_true", help="only names the goals")
    arguments = parser.parse_args()
    if arguments.list:
        print(*GOALS)
        return 0
    if unknown := set(arguments.goals) - set(GOALS):
        parser.error(f"there is no goal {unknown.pop()}; there are {', '.join(GOALS)}")
    size = SMOKE if arguments.smoke else LONG if arguments.long else NORMAL
    if arguments.night_minutes is not None:
        size = replace(size, night_seconds=60 * arguments.night_minutes)
    began = time.monotonic()
    told = {"machine": machine(), "size": vars(size), "comparisons": [], "figures": {}}
    found = []
    with Workplace(arguments.json.parent) as work:
        for goal in sorted(arguments.goals or GOALS):
            comparisons, figures = GOALS[goal].measure(work, size)
            found += comparisons
            told["figures"][f"goal {goal}"] = figures
    told["minutes"] = round((time.monotonic() - began) / 60, 1)
    told["comparisons"] = [each.as_json() for each in found]
    arguments.json.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\n{table(found)}\n")
    say(f"{told['minutes']} minutes; every figure is in {arguments.json}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
