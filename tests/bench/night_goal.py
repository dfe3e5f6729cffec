# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal "night": people arrive at one door, at goal 3's pace and one upon the other, while staff work on the board and a
report runs: what an arrival takes beside one commit, and how long it waits for its turn."""

import json
import shutil
import threading
import time
from statistics import median

import tap_goal
from comparison import Comparison, paired
from door import new_uuid
from http_clients import Stream, UnixConnection, ask
from people_goal import DESK, STAFF_CARD, STAFF_PIN
from workplace import say

NS_PER_US = 1_000
REPORT_PACE_S = 0.02
"""A station takes 200 requests a second from one socket."""
BOARD_PACE_S = 0.2
"""One command of the board, and the board read anew, five times a second: more than two hands do."""


class Beside(threading.Thread):
    """Something that goes on beside the arrivals, again and again."""

    def __init__(self, run, pace_s, desk=DESK):
        super().__init__(daemon=True)
        self.run_folder, self._pace_s, self._desk = run, pace_s, desk
        self.times = 0
        self.failure = None
        self._over = threading.Event()

    def ask(self, method, target, **body):
        answer = ask(
            lambda: UnixConnection(self.run_folder / f"{self._desk}.screen", 60), method, target, {"id": new_uuid(), **body} if body else None
        )
        if not 200 <= answer.status < 300:
            raise AssertionError(f"{method} {target}: {answer.status} {answer.text}")
        return answer.json() if answer.text else None

    def run(self):
        try:
            while not self._over.wait(self._pace_s):
                self.once()
                self.times += 1
        except Exception as failure:  # told by end(): a thread's traceback is nobody's
            self.failure = failure

    def end(self):
        self._over.set()
        self.join()
        if self.failure:
            raise self.failure
        return self.times


class BoardWork(Beside):
    """Whoever waits is admitted; else two people change beds."""

    def once(self):
        board = self.ask("GET", "/v1/board")
        if waiting := board["arrivals"]:
            return self.ask("POST", f"/v1/arrivals/{waiting[0]['arrival']}/admit", bed="", despite=[], why="")
        stays = [bed["stay"] for room in board["rooms"] for bed in room["beds"] if bed["state"] == "occupied"]
        if len(stays) > 1:
            self.ask("POST", f"/v1/stays/{stays[0]}/swap", **{"with": stays[-1], "despite": []})
        return None


class Report(Beside):
    """A year's figures, then tonight's list."""

    def once(self):
        until = time.strftime("%Y-%m-%d")
        begin = time.strftime("%Y-%m-%d", time.localtime(time.time() - 365 * 86_400))
        self.ask("GET", f"/v1/figures?from={begin}&until={until}")
        self.ask("GET", "/v1/night-list")


def sign_in(run, desk=DESK):
    stream = Stream(lambda: UnixConnection(run / f"{desk}.screen", 60), "/v1/events")
    try:
        tap = {"id": new_uuid(), "card": STAFF_CARD, "kind": "ntag", "proof": "uid", "age_ms": 0}
        ask(lambda: UnixConnection(run / f"{desk}.reader", 60), "POST", "/v1/taps", tap)
        stream.wait(lambda state: state["sign_in"], "the desk to ask for a PIN")
        body = {"id": new_uuid(), "tap": tap["id"], "pin": STAFF_PIN}
        answer = ask(lambda: UnixConnection(run / f"{desk}.screen", 60), "POST", "/v1/session", body)
        if answer.status != 200:
            raise AssertionError(f"nobody could sign in: {answer.text}")
    finally:
        stream.close()


def leg(work, size, name, seconds):
    """A station of its own, whose beds are all free."""
    file, copy, trace = (work.folder / f"night-{name}{end}" for end in (".db", "-reference.db", ".trace"))
    for target in (file, copy):
        shutil.copyfile(tap_goal.database(work, size), target)
    station, run = tap_goal.station(work, f"night-{name}", file, desks=(DESK,), trace=trace)
    try:
        sign_in(run)
        beside = [BoardWork(run, BOARD_PACE_S), Report(run, REPORT_PACE_S)]
        for each in beside:
            each.start()
        told = work.tool(
            "bench-night",
            *("--station", run, "--reference", copy, "--master-key", tap_goal.key(work)),
            *("--arrivals", size.arrivals, "--seconds", seconds),
        )
        told["board_commands"], told["reports"] = (each.end() for each in beside)
    finally:
        station.stop(timeout=60)
    turns = {}
    with open(trace, encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if line["event"] == "committed":
                turns[line["tap"]] = line
    for tap in told["taps"]:
        turn = turns[tap["tap"]]
        tap["waited_us"] = (turn["begun"] - turn["asked"]) / NS_PER_US
        tap["committed_us"] = (turn["t"] - turn["begun"]) / NS_PER_US
    for part in work.folder.glob(f"night-{name}*"):
        if part.is_file():
            part.unlink()
    return told


def measure(work, size):
    say(f"Goal night: {size.arrivals} arrivals in {size.night_seconds / 60:g} minutes, with board work and a report beside them")
    paced = leg(work, size, "paced", size.night_seconds)
    say("Goal night: the same one upon the other")
    saturated = leg(work, size, "saturated", 0)
    pace = f"{size.arrivals} in {size.night_seconds / 60:g} minutes"
    found = [*comparisons(paced, pace), *comparisons(saturated, f"{size.arrivals} one upon the other")]
    return found, {"paced": paced, "saturated": saturated}


def comparisons(told, pace):
    taps = told["taps"]
    answered, raw = ([tap[key] for tap in taps] for key in ("answered_us", "raw_us"))
    one_commit = median(tap["committed_us"] for tap in taps)
    beside = f"beside {told['board_commands']} board commands, {told['reports']} reports"
    longest, longest_commit = (max(tap[key] for tap in taps) for key in ("waited_us", "committed_us"))
    return [
        Comparison(
            goal="night",
            what=f"arrival to answer, p50, {pace}",
            ours=median(answered),
            unit="µs",
            reference=median(raw),
            reference_name="the raw commit of the same statements",
            ratio=paired(answered, raw),
            note=beside,
        ),
        Comparison(
            goal="night",
            what=f"longest of {len(taps)} waits in the queue, {pace}",
            ours=longest,
            unit="µs",
            reference=one_commit,
            reference_name="one commit of this station, median",
            ratio=longest / one_commit,
        ),
        # Whatever waits goes into the next transaction: it waits for the running one alone.
        Comparison(
            goal="night",
            what=f"longest of {len(taps)} waits in the queue, {pace}",
            ours=longest,
            unit="µs",
            reference=longest_commit,
            reference_name="the longest commit of these",
            ratio=longest / longest_commit,
            at_most=1,
        ),
    ]
