# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev demo --evening: plays the evening of faults from start to account."""

import argparse
import json
import re
import shutil
import signal
import sys
import time

from evening_of_faults import TAPS_IN_OUTAGE, EveningOfFaults
from evidence import Evidence
from reckoning import Reckoning, shortcomings
from town import Town
from town_data import ROOT

OUT = ROOT / "out" / "evening"
LEFT = ("summary.json", "cards.ndjson", "taps.ndjson", "screen.ndjson", "journal.ndjson", "office.ndjson")
SHELTERS = ("wodna-12", "alberta")


def duration(text):
    """Seconds of "60s", "2m", "500ms" or "60"."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|m)?", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text}: a time like 60s or 1m was expected")
    return float(found[1]) * {"ms": 0.001, "m": 60.0}.get(found[2], 1.0)


def add_arguments(parser):
    group = parser.add_argument_group("the evening of faults")
    group.add_argument("--evening", action="store_true", help="60 people, and everything fails once; then ./dev recount")
    group.add_argument("--outage", type=duration, default=60.0, metavar="TIME", help="the office is away for so long (60s)")
    group.add_argument("--pace", type=float, default=1.0, metavar="N", help="people come N times as quickly (1)")
    group.add_argument("--seed", type=int, default=1, metavar="N", help="of who comes when, and to which door (1)")


def tell(summary, wrong, out):
    shown = {k: v for k, v in summary.items() if k not in ("disturbances", "kills")}
    print(json.dumps(shown, indent=2, ensure_ascii=False))
    for kill in summary["kills"]:
        state = "in flight" if kill["in_flight"] else "NOT in flight"
        print(f"kill -9 of {kill['program']} (process {kill['pid']}): tap {kill['tap']} {state}")
    for line in wrong:
        print(f"WRONG: {line}")
    print(f"\nWhat everybody wrote down, summary.json and copies of the databases are in {out}/", flush=True)
    print(f"Count it again:  ./dev recount {out}", flush=True)


def play(town, say, arguments):
    """The evening, its stream of figures, and the seconds it took."""
    started = time.monotonic()
    say("The office and two night shelters start")
    town.start()
    evening = EveningOfFaults(town, say, arguments.outage, arguments.pace, arguments.seed)
    evening.play()
    return evening, list(town.occupancy_stream.events), round(time.monotonic() - started, 1)


def account(town, arguments, say):
    evening, events, seconds = play(town, say, arguments)
    say("The programs end, and it is counted")
    ended_badly = {name: str(code) for name, code in town.end_programs().items()}
    evidence = Evidence(town, evening.shelters, events)
    evidence.write(arguments.out)
    shutil.copytree(town.logs, arguments.out / "logs")
    summary = {
        **Reckoning(evening, evidence).summary(),
        "seconds": seconds,
        "seed": arguments.seed,
        "ended_badly": ended_badly,
    }
    wrong = shortcomings(summary, TAPS_IN_OUTAGE)
    wrong += [f"{name} ended with {code}" for name, code in ended_badly.items()]
    return summary, wrong


def run(arguments, say):
    out = arguments.out = arguments.out or OUT
    out.mkdir(parents=True, exist_ok=True)
    for name in LEFT:
        (out / name).unlink(missing_ok=True)
    for folder in ("databases", "logs"):
        shutil.rmtree(out / folder, ignore_errors=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    say("Keys, certificates and databases are made")
    town = Town(facilities=SHELTERS, traced=True)
    try:
        summary, wrong = account(town, arguments, say)
    except AssertionError as failure:
        town.tell_logs()
        print(f"\n{failure}", file=sys.stderr, flush=True)
        return 1
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        town.stop()
    (out / "summary.json").write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    tell(summary, wrong, out)
    if not wrong:
        say("The end: nothing was lost, nothing was counted twice")
    return 1 if wrong else 0
