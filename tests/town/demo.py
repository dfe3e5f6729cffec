# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev demo: the made-up town of config/demo-town, at work.

With a display it opens a door's screen, a desk of the staff and a tray of cards, and stays until Ctrl-C; a second town plays a short evening
off screen meanwhile. Without one, or with --scripted, only that evening is played, and it ends by itself. Either way
out/demo/ gets the evening's pictures and summary.json.

With --evening it is the long one, on which everything fails once (evening_of_faults.py); out/evening/ gets what is
needed to count it again. With --night it is a night from opening to morning, in simulated time (night_run.py).
"""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import evening_run
import night_run
from album import Album
from desk_album import DESK, DeskAlbum
from door_screen import LANDSCAPE, PORTRAIT, DoorScreen
from evening import Evening, good
from open_house import OpenHouse
from tap import OUT, RUNNING
from town import Town
from town_data import ROOT
from web_page import Browser

STARTED = time.monotonic()


def say(line):
    print(f"{time.monotonic() - STARTED:6.1f} s  {line}", flush=True)


def tell_what_runs(town):
    print(f"\nThe town of {town.data.name} is running, in {town.folder}:")
    for facility in town.facilities.values():
        programs = ", ".join(f"{name} {program.pid}" for name, program in facility.programs.items())
        print(f"  {facility.data.name:<26} {programs}")
    print(f"  {'central office':<26} office {town.office.pid}")
    print(f"\n  The office's page:  https://{town.office_address}/  (its certificate is the town's own)")
    print("  Hold a card:        ./dev tap marek            (./dev tap lists the names)")
    print("                      ./dev tap halina --at alberta\n", flush=True)


def announce(town, out):
    """For ./dev tap."""
    told = {"pid": os.getpid(), "folder": str(town.folder), "facilities": list(town.facilities)}
    (out / RUNNING).write_text(json.dumps(told), encoding="utf-8")


def has_display():
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def door_screens(town):
    doors = {
        "wodna-12": [DoorScreen(town["wodna-12"], LANDSCAPE), DoorScreen(town["wodna-12"], PORTRAIT)],
        "alberta": [DoorScreen(town["alberta"], PORTRAIT), DoorScreen(town["alberta"], LANDSCAPE)],
        "przystan": [DoorScreen(town["przystan"], LANDSCAPE), DoorScreen(town["przystan"], PORTRAIT)],
    }
    every = [door for screens in doors.values() for door in screens]
    for door in every:
        door.start()
    for door in every:
        door.wait_ready()
    return doors


def play_evening(town, out):
    """In a town with desks, and in one house then also what is done at one."""
    say("Screens off screen: three doors, each at both sizes")
    doors = door_screens(town)
    album = Album(out, desks=bool(town.desks))
    evening = Evening(town, doors, album, say)
    browser = Browser(town)
    try:
        evening.play(browser)
    finally:
        browser.close()
    if town.desks:
        evening.one_moment["desk"] = DeskAlbum(town["wodna-12"], doors["wodna-12"], album, say).play()
    summary = evening.summary()
    return summary, good(summary)


def tell_summary(summary, out):
    print(json.dumps({k: v for k, v in summary.items() if k != "screens"}, indent=2, ensure_ascii=False))
    print(f"\nPictures and summary.json are in {out}/", flush=True)


def publish(out):
    """The pictures that the README and the guides show."""
    target = ROOT / "docs" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    for picture in out.glob("*.png"):
        shutil.copyfile(picture, target / picture.name)


def run(town, out, scripted):
    """The account, and whether all went well."""
    say("The office and four facilities start")
    town.start()
    announce(town, out)
    tell_what_runs(town)
    return play_evening(town, out) if scripted else OpenHouse(town, out, say).stay()


def main():
    parser = argparse.ArgumentParser(prog="./dev demo", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--scripted", action="store_true", help="play the evening even where there is a display")
    parser.add_argument("--shots", action="store_true", help="as --scripted, and copy the pictures to docs/screenshots/")
    parser.add_argument("--out", type=Path, help="the folder of pictures and summary.json (out/demo, out/evening)")
    evening_run.add_arguments(parser)
    night_run.add_arguments(parser)
    arguments = parser.parse_args()
    if arguments.evening:
        return evening_run.run(arguments, say)
    if arguments.night:
        return night_run.run(arguments, say)
    out = arguments.out or OUT
    out.mkdir(parents=True, exist_ok=True)
    (out / "summary.json").unlink(missing_ok=True)
    scripted = arguments.scripted or arguments.shots or not has_display()

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    say("Keys, certificates and databases are made")
    # The evening that plays off screen beside an open house is a town of its own, without a desk.
    town = Town(desks=(DESK,) if arguments.shots or not scripted else (), desk_at="wodna-12")
    summary, well = None, False
    try:
        summary, well = run(town, out, scripted)
    except KeyboardInterrupt:
        print("\nStopping", flush=True)
    except AssertionError as failure:
        town.tell_logs()
        print(f"\n{failure}", file=sys.stderr, flush=True)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        (out / RUNNING).unlink(missing_ok=True)
        ended_badly = town.stop()
    if summary is None:
        return 1
    badly = {name: str(code) for name, code in ended_badly.items()}
    summary["ended_badly"] = {**summary.get("ended_badly", {}), **badly}
    (out / "summary.json").write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    tell_summary(summary, out)
    if not well or ended_badly:
        return 1
    if arguments.shots:
        publish(out)
    say("The end")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(1)
