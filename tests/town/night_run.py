# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev demo --night: plays a night from its opening to the morning, and counts its report again from the journal."""

import json
import shutil
import signal
import sys
import time

import night_town
from account import Delivery, wait_delivered
from door_screen import LANDSCAPE, DoorScreen
from night import BEGINS, NIGHT, Night
from night_recount import against_office
from night_town import HOUSE
from programs import wait_for
from report_recount import Figures, recount_report
from staff_screen import StaffScreen
from town import Town
from town_data import ROOT

OUT = ROOT / "out" / "night"
# All that it leaves in its folder.
WRITTEN = ("*.png", "figures.*", "night-list.*", "station.db*", "summary.json", "town.toml")
REPORTS = ("figures.csv", "figures.pdf", "night-list.csv", "night-list.pdf")


def add_arguments(parser):
    group = parser.add_argument_group("the night")
    group.add_argument("--night", action="store_true", help="80 people and 60 beds, from opening to morning in simulated time")


class Album:
    """The board and the door as they were at the acts' ends."""

    def __init__(self, door, screen, out):
        self.door, self.screen, self.out = door, screen, out

    def board(self, name):
        record = self.screen.wait_screen("board")
        shutil.copyfile(self.screen.photographs / record["png"], self.out / f"board_{name}.png")

    def at_the_door(self, tap, screen):
        record = self.door.wait_photograph(screen, tap=tap.visit["tap"])
        self.door.keep(record, self.out / f"door_{screen}.png")


def keep_reports(night, out):
    for name in REPORTS:
        span = f"?from={NIGHT}&until={NIGHT}" if name.startswith("figures") else f"?night={NIGHT}"
        answer = night.desk.get(f"/v1/{name}{span}")
        if answer.status != 200:
            raise AssertionError(f"{name}: {answer.status} {answer.text}")
        (out / name).write_bytes(answer.body)
    report = night.desk.get(f"/v1/figures?from={NIGHT}&until={NIGHT}").json()
    (out / "figures.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return report


def office_agrees(town):
    """What the office's last figure of the house differs in from the house's own; nothing when they agree."""
    figures = town.figures(HOUSE)
    board = town[HOUSE].screen.latest()["places"]["free"]
    free = sum(segment["free"] for segment in figures["segments"])
    return [] if free == board else [f"the office says {free} free, the door {board}"]


def account(town, night, out):
    report = keep_reports(night, out)  # an entry for each file
    wait_delivered(town)
    wait_for(lambda: not office_agrees(town), "the office to have the house's figure")
    delivery = Delivery(town)
    town.admin("backup", "--database", town[HOUSE].database, "--to", out / "station.db")
    wrong = recount_report(town[HOUSE].database, report, NIGHT, NIGHT)
    wrong += against_office(night.office_before_closing, Figures(report))
    if not town.occupancy()["simulated"]:
        wrong.append("the office doesn't say that its time is simulated")
    wrong += [f"entry {key} never reached the office" for key in delivery.lost]
    return {**night.summary(), "entries": delivery.delivered, "conflicts": len(delivery.conflicts)}, wrong


def play(town, say, out):
    started = time.monotonic()
    town.start()
    door = DoorScreen(town[HOUSE], LANDSCAPE).start()
    door.wait_ready()
    screen = StaffScreen(town[HOUSE], night_town.DESK, size=(1440, 900), languages=("pl", "en")).start()
    night = Night(town, say, Album(door, screen, out))
    night.play()
    summary, wrong = account(town, night, out)
    return {**summary, "seconds": round(time.monotonic() - started, 1)}, wrong


def run(arguments, say):
    out = arguments.out or OUT
    out.mkdir(parents=True, exist_ok=True)
    for former in (path for name in WRITTEN for path in out.glob(name)):
        former.unlink()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    say("A hostel of 60 beds and 80 people are made up; time is simulated")
    town = Town(
        facilities=(HOUSE,),
        desks=(night_town.DESK,),
        town_file=night_town.write(out / "town.toml"),
        begins_ms=int(BEGINS.timestamp() * 1000),
    )
    summary, wrong = {}, ["it did not come to an end"]
    try:
        summary, wrong = play(town, say, out)
    except AssertionError as failure:
        town.tell_logs()
        print(f"\n{failure}", file=sys.stderr, flush=True)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        ended_badly = town.stop()
    wrong += [f"{name} ended with {code}" for name, code in ended_badly.items()]
    (out / "summary.json").write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(summary, indent=2, ensure_ascii=False))
    for line in wrong:
        print(f"WRONG: {line}")
    print(f"\nThe board's pictures, the night's list and figures are in {out}/; ./dev recount {out} counts them again", flush=True)
    if not wrong:
        say("The end: the report is the journal's")
    return 1 if wrong else 0
