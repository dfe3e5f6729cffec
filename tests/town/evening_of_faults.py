# SPDX-License-Identifier: GPL-3.0-or-later
"""An evening at two night shelters on which everything fails once: sixty people come, and each program is killed while
a tap is on its way through it."""

import random
import time
from contextlib import contextmanager

from account import wait_delivered
from programs import Timeout, wait_for
from shelter import Shelter

UNKNOWN_CARD = ("ntag213", "04DEAD0BEEF180")
RESTART_S = 1.0
"""RestartSec of the units in systemd/."""
PATIENCE_S = 4.0
"""So long a person holds the card before trying again."""
TRIES = 6
MEAN_GAP_S = 3.6
"""Sixty people in a little over three minutes: a rush."""
TAPS_IN_OUTAGE = 21
WIRE_NOISE = (("noise", 0.15), ("garbage", 0.02), ("drop", 0.02), ("half", 0.01), ("nak", 0.01))
"""Faults of the reader's wire with the chance of each at every answer."""


class Unserved(AssertionError):
    pass


class EveningOfFaults:
    """`pace` makes the gaps between people shorter by that factor; what the programs need stays as it is."""

    def __init__(self, town, say, outage_s, pace, seed):
        self.town = town
        self.say = say
        self.outage_s = outage_s
        self.pace = pace
        self.chance = random.Random(seed)
        self.wodna, self.alberta = Shelter(town["wodna-12"]), Shelter(town["alberta"])
        self.shelters = [self.wodna, self.alberta]
        self.queue = list(town.data.residents)
        self.chance.shuffle(self.queue)
        self.next_arrival = time.monotonic()
        self.kills = []
        self.disturbances = []
        self.arrivals = 0

    def play(self):
        self.start_screens()
        self.people_come(5)
        self.strange_card()
        self.reader_is_killed()
        self.people_come(2)
        self.wire_is_noisy()
        self.station_is_killed()
        self.people_come(2)
        self.reader_is_unplugged()
        self.kiosk_is_killed()
        self.house_fills()
        self.people_come(2)
        self.uplink_is_killed()
        self.office_is_killed()
        self.office_is_away()
        self.people_come(len(self.queue))
        self.all_is_delivered()

    # people

    def people_come(self, count):
        for _ in range(count):
            self.wait_for_next()
            self.come_in(self.somebody(), self.wodna if self.chance.random() < 0.85 else self.alberta)

    def wait_for_next(self):
        time.sleep(max(0.0, self.next_arrival - time.monotonic()))
        gap = min(10.0, max(0.4, self.chance.expovariate(1 / MEAN_GAP_S))) / self.pace
        self.next_arrival = max(time.monotonic(), self.next_arrival) + gap

    def somebody(self, fits=lambda resident: True):
        who = next(resident for resident in self.queue if fits(resident))
        self.queue.remove(who)
        self.arrivals += 1
        return who

    def come_in(self, who, shelter):
        """Until the screen answers; somebody whom one shelter turns away goes to the other. Returns what was shown."""
        shown = self.hold_until_shown(who, shelter)
        if shown["screen"] == "full_house" and shelter is self.alberta:
            shown = self.hold_until_shown(who, self.wodna)
        if shown["screen"] not in ("bed", "full_house"):
            raise AssertionError(f"{who.key} was shown {shown['screen']} at {shelter.key}")
        return shown

    def hold_until_shown(self, who, shelter):
        for _ in range(TRIES):
            if shown := self.hold(who.card_type, who.uid, shelter):
                return shown
        raise Unserved(f"{who.key} held the card {TRIES} times to the reader of {shelter.key} and was shown nothing")

    def hold(self, card_type, uid, shelter, patience=PATIENCE_S):
        """One placement. Returns what the screen showed of it, or None."""
        placement = shelter.place(card_type, uid)
        try:
            shown = shelter.wait_painted(placement, patience)
            time.sleep(self.chance.uniform(0.2, 0.5) / self.pace)
        finally:
            shelter.remove(uid)
        return shown

    # faults

    @contextmanager
    def disturbance(self, what):
        """A time in which something is wrong on purpose; what is read or shown late then has its reason."""
        entry = {"what": what, "from": time.monotonic_ns()}
        yield
        self.disturbances.append({**entry, "to": time.monotonic_ns()})

    def kill(self, name, program, shelter, tap):
        """kill -9 while that tap is on its way, then a start as systemd would."""
        self.kills.append(
            {"program": name, "facility": shelter.key, "pid": program.pid, "tap": tap, "t": time.monotonic_ns()}
        )
        program.kill()
        return program

    def start_again(self, program):
        time.sleep(RESTART_S)
        program.start().wait_ready()

    @contextmanager
    def frozen(self, program):
        program.freeze()
        try:
            yield
        finally:
            if program.running:
                program.thaw()

    def posted_tap(self, who):
        """Holds a card at Wodna 12, where the station is frozen: its tap waits at the station's socket."""
        placement = self.wodna.place(who.card_type, who.uid)
        tap = self.wodna.wait_tap(placement)
        self.wodna.reader.wait("posted", f"the reader to post {tap}", tap=tap)
        return placement, tap

    # the acts

    def start_screens(self):
        for shelter in self.shelters:
            shelter.kiosk.start()
        for shelter in self.shelters:
            shelter.kiosk.wait_ready(timeout=60)

    def strange_card(self):
        self.say("A card that nobody knows")
        for _ in range(TRIES):
            if shown := self.hold(*UNKNOWN_CARD, self.wodna):
                break
        if not shown or shown["screen"] != "unknown_card":
            raise AssertionError(f"an unknown card was shown {shown}")

    def reader_is_killed(self):
        self.say("kill -9 of the reader: its tap is posted and not answered")
        who, reader = self.somebody(), self.wodna.programs["reader"]
        with self.disturbance("reader killed"):
            since = time.monotonic()
            with self.frozen(self.wodna.programs["station"]):
                placement, tap = self.posted_tap(who)
                self.kill("reader", reader, self.wodna, tap)
            self.start_again(reader)
            shown = self.wodna.wait_painted(placement, PATIENCE_S)
            self.wodna.remove(who.uid)
            self.wodna.wait_reader_ready(since)
        if not shown:
            self.come_in(who, self.wodna)

    def station_is_killed(self):
        self.say("kill -9 of the station: a tap waits at its socket")
        who, station = self.somebody(), self.wodna.programs["station"]
        with self.disturbance("station killed"):
            since = time.monotonic()
            with self.frozen(station):
                placement, tap = self.posted_tap(who)
                self.kill("station", station, self.wodna, tap)
            self.start_again(station)
            shown = self.wodna.wait_painted(placement, PATIENCE_S)
            self.wodna.remove(who.uid)
            self.wodna.wait_reader_ready(since)
        if not shown:
            self.come_in(who, self.wodna)

    def kiosk_is_killed(self):
        self.say("kill -9 of the screen: a tap is recorded and not yet painted")
        who = self.somebody()
        with self.disturbance("kiosk killed"):
            with self.frozen(self.wodna.kiosk):
                placement = self.wodna.place(who.card_type, who.uid)
                tap = self.wodna.wait_tap(placement)
                self.wodna.station.wait("committed", f"the station to record {tap}", tap=tap)
                self.kill("kiosk", self.wodna.kiosk, self.wodna, tap)
            self.start_again(self.wodna.kiosk)
            shown = self.wodna.wait_painted(placement, PATIENCE_S)
            self.wodna.remove(who.uid)
        if not shown:
            raise Unserved(f"the screen that came back didn't show tap {tap}, which its station had recorded")

    def wire_is_noisy(self):
        self.say("The reader's wire is noisy")
        with self.disturbance("noisy wire"):
            for kind, rate in WIRE_NOISE:
                self.wodna.facility.fault(kind, "--rate", rate)
            for _ in range(6):
                self.wait_for_next()
                self.come_in(self.somebody(), self.wodna)
            self.wodna.facility.fault("none")

    def reader_is_unplugged(self):
        self.say("The reader is unplugged; somebody holds a card to it; it is back")
        who = self.somebody()
        with self.disturbance("reader unplugged"):
            since = time.monotonic()
            self.wodna.facility.cards("unplug")
            self.hold(who.card_type, who.uid, self.wodna, patience=2.0)
            self.wodna.facility.cards("replug")
            self.wodna.wait_reader_ready(since)
        self.come_in(who, self.wodna)

    def house_fills(self):
        self.say(f"{self.alberta.facility.data.name} fills up")
        while True:
            self.wait_for_next()
            who = self.somebody(lambda resident: resident.segment == "women")
            at_alberta = self.hold_until_shown(who, self.alberta)
            if at_alberta["screen"] == "full_house":
                self.come_in(who, self.wodna)
                return

    def under_way(self):
        """Somebody's tap at Wodna 12 whose entry is posted to the office, which is frozen and doesn't take it. Where a
        periodic count happens to be on its way already, the entry waits behind it: then the next person has to do."""
        for _ in range(TRIES):
            self.town.office.freeze()
            shown = self.come_in(self.somebody(), self.wodna)
            try:
                wait_for(lambda: self.wodna.is_under_way(shown["tap"]), "the entry to be posted", 3.0)
                return shown["tap"]
            except Timeout:
                self.town.office.thaw()
                wait_for(lambda: self.wodna.is_held(shown["tap"]), "the office to hold the entry", 30.0)
        raise AssertionError("no entry was posted while the office was frozen")

    def uplink_is_killed(self):
        self.say("kill -9 of the uplink: an entry is posted and not acknowledged")
        uplink = self.wodna.programs["uplink"]
        with self.disturbance("uplink killed"):
            tap = self.under_way()
            self.kill("uplink", uplink, self.wodna, tap)
            self.town.office.thaw()
            self.start_again(uplink)
            wait_for(lambda: self.wodna.is_held(tap), "the office to hold the entry", 30.0)

    def office_is_killed(self):
        self.say("kill -9 of the office: an entry waits at its port")
        with self.disturbance("office killed"):
            tap = self.under_way()
            self.kill("office", self.town.office, self.wodna, tap)
            self.start_again(self.town.office)
            wait_for(lambda: self.wodna.is_held(tap), "the office to hold the entry", 30.0)

    def office_is_away(self):
        self.say(f"The office can't be reached for {self.outage_s:g} s; {TAPS_IN_OUTAGE} people come meanwhile")
        with self.disturbance("office away"):
            since = time.monotonic()
            self.town.office.stop()
            moments = sorted(self.chance.uniform(0.02, 0.85) * self.outage_s for _ in range(TAPS_IN_OUTAGE))
            for moment in moments:
                time.sleep(max(0.0, since + moment - time.monotonic()))
                self.come_in(self.somebody(), self.wodna)
            time.sleep(max(0.0, since + self.outage_s - time.monotonic()))
            self.outage = {"from": round(since * 1e9), "to": time.monotonic_ns()}
            self.town.start_office()
            wait_delivered(self.town, timeout=60)
        self.next_arrival = time.monotonic()

    def all_is_delivered(self):
        wait_delivered(self.town, timeout=60)
        for shelter in self.shelters:
            facility = shelter.facility
            last = max(row["sequence"] for row in facility.rows("SELECT sequence FROM journal"))
            self.town.wait_figures(facility.key, lambda f, last=last: f["received_through"] >= last, "the last figure")
            self.town.admin("verify", "--database", facility.database)
