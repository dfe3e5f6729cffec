# SPDX-License-Identifier: GPL-3.0-or-later
"""Eight client processes, each a desk of one house, move, swap, hold, admit and send away among twenty beds at once: what
can't be is refused, and beds, people and journal are counted again from the file by sqlite3 alone."""

import argparse
import collections
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

from door import build_folder, new_uuid
from http_clients import UnixConnection, ask
from programs import wait_for
from recounted_beds import recounted

CLIENTS = 8
LINES = 2
"""Connections of each client, so that it doesn't wait for one answer before it asks again."""
PEOPLE = 40
PIN = "739154"
DESPITE = ["other_ward", "kept_apart", "no_suitable_bed", "sex_unknown", "not_this_sex", "minor_alone"]
LOOKS_AGAIN_AFTER = 4
"""Commands upon one look at the board: until then the others have changed it."""


def card(number):
    return "v1:" + hashlib.sha256(f"card {number}".encode()).hexdigest()


def tap_of(number):
    return {"id": new_uuid(), "card": card(number), "kind": "ntag", "proof": "uid", "age_ms": 0}


class House:
    """The real station on a house of twenty beds, in a folder of its own."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="ostoja-"))
        self.database = self.folder / "facility.sqlite"
        key = self.folder / "master-key"
        binaries = build_folder() / "bin"
        subprocess.run([binaries / "station_found_house", self.database, key, "twenty_beds"], check=True)
        desks = "".join(f'[[terminal]]\nname = "desk-{n}"\nrole = "staff"\n' for n in range(1, CLIENTS + 1))
        config = self.folder / "station.toml"
        config.write_text(
            f'[station]\nrun = "{self.folder}/run"\ndatabase = "{self.database}"\n[vault]\nkey = "{key}"\n'
            f'[[terminal]]\nname = "door-1"\nrole = "door"\n{desks}',
            encoding="utf-8",
        )
        with open(self.folder / "log", "wb") as log:
            self.process = subprocess.Popen([binaries / "ostoja-station", "--config", config], stderr=log)
        wait_for(lambda: self.is_up(), "the station to listen", 30.0)

    def is_up(self):
        if self.process.poll() is not None:
            raise AssertionError((self.folder / "log").read_text(encoding="utf-8"))
        return (self.folder / "run" / "admin").exists() and self.ask("admin", "GET", "/v1/health").status == 200

    def ask(self, tag, method, target, body=None):
        return ask(lambda: UnixConnection(self.folder / "run" / tag, 60.0), method, target, body)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder)


class Client:
    """One process at one desk: its threads share what it saw of the board."""

    def __init__(self, folder, number, commands, seed):
        self.folder, self.desk = folder, f"desk-{number}"
        self.left, self.lock = commands, threading.Lock()
        self.random = random.Random(f"{seed} {number}")
        self.told = []

    def run(self):
        tap = tap_of(300 + int(self.desk[-1]))
        reader, screen = self.line("reader"), self.line("screen")
        self.said(reader, "POST", "/v1/taps", tap)
        status, answer = self.said(screen, "POST", "/v1/session", {"id": new_uuid(), "tap": tap["id"], "pin": PIN})
        if status != 200:
            raise AssertionError(f"nobody signs in at {self.desk}: {answer}")
        _, found = self.said(screen, "POST", "/v1/people/search", {"query": "Imię", "limit": 50})
        self.people = [each["person"] for each in found["people"]]
        print("ready", flush=True)
        sys.stdin.readline()
        threads = [threading.Thread(target=self.work) for _ in range(LINES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        json.dump(self.told, sys.stdout)

    def line(self, part):
        connection = UnixConnection(self.folder / "run" / f"{self.desk}.{part}", 60.0)
        connection.connect()
        return connection

    def said(self, line, method, target, body=None):
        """Whoever asks too often asks again, under the same id."""
        while True:
            line.request(method, target, None if body is None else json.dumps(body).encode())
            response = line.getresponse()
            text = response.read().decode("utf-8")
            if response.status != 429:
                return response.status, json.loads(text) if text else {}
            time.sleep(0.05)

    def work(self):
        screen = self.line("screen")
        door = UnixConnection(self.folder / "run" / "door-1.reader", 60.0)
        board, since = None, LOOKS_AGAIN_AFTER
        while self.takes_one():
            if since == LOOKS_AGAIN_AFTER:
                status, board = self.said(screen, "GET", "/v1/board")
                if status != 200:
                    raise AssertionError(f"the board: {board}")
                since = 0
            since += 1
            with self.lock:
                what, target, body = self.command([bed for room in board["rooms"] for bed in room["beds"]], board["arrivals"])
            began = time.monotonic_ns()
            status, answer = self.said(door if target == "/v1/taps" else screen, "POST", target, body)
            ended = time.monotonic_ns()
            code = answer.get("type", "").rpartition(":")[2] if status >= 400 else answer.get("outcome", "")
            with self.lock:
                self.told.append([what, status, code, began, ended])

    def takes_one(self):
        with self.lock:
            self.left -= 1
            return self.left >= 0

    def command(self, beds, arrivals):
        stays = [bed["stay"] for bed in beds if bed["stay"]] or [new_uuid()]
        holds = [bed["hold"] for bed in beds if bed["hold"]] or [new_uuid()]
        arrivals = [each["arrival"] for each in arrivals] or [new_uuid()]
        choose = self.random.choice
        until = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + 3_600))
        bed = choose(beds)["bed"]
        what = self.random.choices(
            ("tap", "arrive", "admit", "refuse", "move", "swap", "hold", "release", "away", "back", "end", "keep", "round", "state"),
            (10, 8, 6, 1, 22, 16, 10, 6, 5, 5, 8, 2, 1, 16),
        )[0]
        id = {"id": new_uuid()}
        despite = {"despite": DESPITE if self.random.random() < 0.8 else []}
        return what, *{
            "tap": ("/v1/taps", tap_of(self.random.randint(1, PEOPLE))),
            "arrive": ("/v1/arrivals", {**id, "person": choose(self.people), "bed": choose((bed, ""))}),
            "admit": (f"/v1/arrivals/{choose(arrivals)}/admit", {**id, "bed": choose((bed, "")), **despite, "why": ""}),
            "refuse": (f"/v1/arrivals/{choose(arrivals)}/refuse", {**id, "why": "other", "points_to": ""}),
            "move": (f"/v1/stays/{choose(stays)}/move", {**id, "bed": bed, **despite}),
            "swap": (f"/v1/stays/{choose(stays)}/swap", {**id, "with": choose(stays), **despite}),
            "hold": (f"/v1/beds/{bed}/hold", {**id, "until": until, "person": ""}),
            "release": (f"/v1/holds/{choose(holds)}/release", id),
            "away": (f"/v1/stays/{choose(stays)}/away", id),
            "back": (f"/v1/stays/{choose(stays)}/back", id),
            "end": (f"/v1/stays/{choose(stays)}/end", id),
            "keep": (f"/v1/stays/{choose(stays)}/keep", {**id, "kept": self.random.random() < 0.5}),
            "round": ("/v1/rounds", {**id, "seen": stays}),
            "state": (f"/v1/beds/{bed}/state", {**id, "state": choose(10 * ("in_use",) + ("cleaning", "out_of_service"))}),
        }[what]


def most_at_once(spans):
    """Of (began, ended, whose): how many were under way at one time, and how many had one."""
    events = sorted([(began, 1, whose) for began, _, whose in spans] + [(ended, -1, whose) for _, ended, whose in spans])
    now, most, clients = collections.Counter(), 0, 0
    for _, change, whose in events:
        now[whose] += change
        most = max(most, now.total())
        clients = max(clients, sum(1 for count in now.values() if count > 0))
    return most, clients


class EightDesks(unittest.TestCase):
    commands, seed = 1_500, "7"

    def setUp(self):
        self.house = House()
        self.addCleanup(self.house.close)

    def play(self):
        command = [sys.executable, __file__, "--client-of", str(self.house.folder), "--seed", self.seed]
        command += ["--commands", str(self.commands // CLIENTS)]
        clients = [
            subprocess.Popen([*command, "--number", str(n)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for n in range(1, CLIENTS + 1)
        ]
        for client in clients:
            self.assertEqual(client.stdout.readline(), "ready\n")
        for client in clients:
            client.stdin.write("go\n")
            client.stdin.flush()
        told = [client.communicate(timeout=1_200)[0] for client in clients]
        self.assertEqual([client.returncode for client in clients], CLIENTS * [0])
        return [[whose, *each] for whose, text in enumerate(told) for each in json.loads(text)]

    def test_beds_people_and_journal_are_true_whoever_was_first(self):
        told = self.play()
        self.assertEqual(self.house.stop(), 0)
        self.assertEqual(len(told), self.commands // CLIENTS * CLIENTS)
        unrecorded = [each for each in told if each[2] >= 500 or each[2] in (400, 401, 403, 423)]
        self.assertEqual(unrecorded, [])
        refused = collections.Counter(each[3] for each in told if each[2] in (404, 409) or each[3] == "full_house")
        done = collections.Counter(each[1] for each in told if each[2] < 300 and each[3] != "full_house")
        most, clients = most_at_once([(began, ended, whose) for whose, *_, began, ended in told])
        file = recounted(self.house.database)
        print(
            f"figures: clients={CLIENTS} beds={file['beds']} commands={len(told)} peak_in_flight={most} "
            f"clients_at_once={clients} refused={refused.total()} done={done.total()} entries={file['entries']} "
            f"two_in_a_bed={file['two_in_a_bed']} two_beds_of_one={file['two_beds_of_one']} "
            f"stays_other_than_told={file['stays_other_than_told']}"
        )
        print("figures:", " ".join(f"refused_{code}={count}" for code, count in sorted(refused.items())))
        self.assertEqual({key: file[key] for key in file if key not in ("beds", "entries", "told")}, dict.fromkeys(
            (key for key in file if key not in ("beds", "entries", "told")), 0))
        for what, entry in (("swap", "stay.swapped"), ("hold", "bed.held"), ("round", "round.made")):
            self.assertEqual(file["told"].get(entry, 0), done[what], what)
        self.assertGreaterEqual(most, 8)
        self.assertEqual(clients, CLIENTS)
        self.assertGreater(refused.total(), len(told) // 10)

    def test_a_bed_that_was_changed_in_the_file_is_seen(self):
        self.commands = 80
        self.play()
        self.house.ask("door-1.reader", "POST", "/v1/taps", tap_of(1))
        self.assertEqual(self.house.stop(), 0)
        for change in (
            "DROP TRIGGER nobody_moves_into_a_held_bed; DROP INDEX one_person_in_a_bed; "
            "UPDATE stay SET bed = (SELECT id FROM bed WHERE id <> stay.bed LIMIT 1) "
            "WHERE id = (SELECT id FROM stay WHERE state <> 'ended' LIMIT 1)",
            "UPDATE bed SET state = 'cleaning' WHERE id = (SELECT id FROM bed WHERE state = 'in_use' LIMIT 1)",
        ):
            copy = self.house.folder / "changed.sqlite"
            shutil.copy(self.house.database, copy)
            subprocess.run(["sqlite3", copy, change], check=True)
            file = recounted(copy)
            self.assertGreater(sum(file[key] for key in file if key not in ("beds", "entries", "told")), 0, change)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--commands", type=int)
    options.add_argument("--seed", default=os.environ.get("OSTOJA_SEED", "7"))
    options.add_argument("--client-of", type=Path)
    options.add_argument("--number", type=int)
    given = options.parse_args()
    if given.client_of:
        return Client(given.client_of, given.number, given.commands, given.seed).run()
    EightDesks.seed = given.seed
    EightDesks.commands = given.commands or EightDesks.commands
    return unittest.main(argv=[sys.argv[0], "-v"])


if __name__ == "__main__":
    main()
