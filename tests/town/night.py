# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole night in the hostel of night_town, from before its opening to the morning: people at the door, a carer at the desk.

The rush goes at the machine's own pace, and only from it are times taken. Between the acts the demonstration's clock
runs ahead."""

import threading
from collections import Counter
from datetime import datetime, timezone

from account import middle
from desk import Desk
from night_town import HOUSE
from programs import wait_for

EVENING = datetime(2026, 12, 5, 17, 0, tzinfo=timezone.utc)
"""18:00 in Warsaw: the house opens."""
BEGINS = EVENING.replace(hour=16, minute=50)
NIGHT = "2026-12-05"
HOUR_MS = 3_600_000
EXTRA_BEDS = 8
EARLY = "r01"
DRUNK = "r40"
SUSPENDED = ("r41", "r42")
LAST = tuple(f"r{place:02}" for place in range(43, 58)) + tuple(f"r{place:02}" for place in range(70, 75))
RUSH = ("mother", "she", "r04", "r06") + tuple(
    f"r{place:02}" for place in range(1, 75) if f"r{place:02}" not in (DRUNK, *SUSPENDED, *LAST, "r04", "r06")
)
"""The family and the couple show one card; r04 has a dog, r06 comes in a wheelchair."""
LATER = LAST


def at(hours, minutes=0):
    """A moment of the night, by hours after the opening, in milliseconds since 1970."""
    return int(EVENING.timestamp() * 1000) + hours * HOUR_MS + minutes * 60_000


def when(wall_ms):
    return datetime.fromtimestamp(wall_ms / 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class Carer(threading.Thread):
    """Admits whoever waits with nothing against it, one after the other, as long as the rush lasts."""

    def __init__(self, night):
        super().__init__(daemon=True)
        self._night = night
        self._over = threading.Event()
        self.failure = None

    def run(self):
        try:
            while not self._over.is_set():
                if not self._night.admit_next():
                    self._over.wait(0.05)
        except AssertionError as failure:
            self.failure = failure

    def stop(self):
        self._over.set()
        self.join()
        if self.failure:
            raise self.failure


class Night:
    """`album` keeps what is seen at the desk and at the door."""

    def __init__(self, town, say, album):
        self.town, self.say, self.album = town, say, album
        self.house = town[HOUSE]
        self.desk = Desk(self.house)
        self.taps = []
        self.waited_ms = []
        self.turned_away = []
        self.extra = 0
        self.moved = self.kept = None
        self.office_before_closing = []

    # what people and staff do

    def board(self):
        answer = self.desk.get("/v1/board")
        if answer.status != 200:
            raise AssertionError(f"the board: {answer.status} {answer.text}")
        return answer.json()

    def post(self, target, **body):
        answer = self.desk.post(target, **body)
        if not 200 <= answer.status < 300:
            raise AssertionError(f"{target}: {answer.status} {answer.text}")
        return answer.json() if answer.text else None

    def sign_in(self, role):
        answer = self.desk.sign_in(role)
        if answer.status != 200:
            raise AssertionError(f"{role} signs in: {answer.text}")

    def tap(self, who, *outcomes):
        tap = self.house.tap(who, set(outcomes) or None)
        self.taps.append(tap)
        return tap

    def admit_next(self):
        """Whoever came first and has nothing against it; whether there was anybody."""
        waiting = [each for each in self.board()["arrivals"] if each["stay"] and not each["grounds"]]
        if not waiting:
            return False
        self.post(f"/v1/arrivals/{waiting[0]['arrival']}/admit", bed="", despite=[], why="")
        return True

    def admit_all(self):
        while self.admit_next():
            pass

    def arrival_of(self, who):
        name = self.town.data.resident(who).name
        return wait_for(
            lambda: next((each for each in self.board()["arrivals"] if each["label"].startswith(name)), None),
            f"{name} among the arrivals",
        )

    def bed_of(self, number):
        return next(bed for room in self.board()["rooms"] for bed in room["beds"] if bed["number"] == number)

    def beds(self, *states):
        return [bed for room in self.board()["rooms"] for bed in room["beds"] if bed["state"] in states]

    def go_to(self, moment, seconds, role, line):
        """The desk locks while nobody uses it, so whoever works next signs in again."""
        self.say(line)
        self.town.time.go_to(moment, seconds)
        self.sign_in(role)

    def stay_of(self, number):
        return self.bed_of(number)["stay"]

    # the acts

    def play(self):
        self.before_opening()
        self.rush()
        self.a_word_from_the_carer()
        self.full_house()
        self.winter_action()
        self.late_evening()
        self.small_hours()
        self.before_closing()
        self.morning()

    def before_opening(self):
        self.sign_in("social_worker")
        self.say("17:50: two people are suspended; somebody comes before the house is open")
        for who in SUSPENDED:
            self.post(f"/v1/people/{self.person(who)}/suspensions", **{"from": "2026-12-01", "until": "2026-12-14", "why": "bójka"})
        self.album.at_the_door(self.tap(EARLY, "closed"), "closed")

    def person(self, key):
        """The identifier, as the desk's search has it."""
        resident = self.town.data.resident(key)
        found = self.desk.post("/v1/people/search", query=resident.name, limit=5).json()["people"]
        return next(each["person"] for each in found if each["name"] == resident.name)

    def rush(self):
        self.go_to(at(0), 4, "carer", "18:00: the house opens")
        self.say(f"The rush, at its true pace: {len(RUSH)} cards at one door, and a carer who admits")
        carer = Carer(self)
        carer.start()
        try:
            for who in RUSH:
                tap = self.tap(who, "arrival", "bed")
                self.waited_ms.append((tap.shown - tap.placed) * 1000)
            wait_for(lambda: not self.board()["arrivals"], "everybody to be admitted")
        finally:
            carer.stop()
        beds = self.beds("occupied")
        self.say(f"  {len(beds)} people have a bed")
        self.album.board("rush")

    def a_word_from_the_carer(self):
        self.say("One is refused as drunk, one as suspended; one is let in although suspended")
        drunk, suspended, frozen = DRUNK, *SUSPENDED
        self.album.at_the_door(self.tap(drunk, "arrival"), "arrival")
        self.refuse(drunk, "intoxicated")
        self.tap(suspended, "see_staff", "arrival")
        self.refuse(suspended, "suspended")
        self.tap(frozen, "see_staff", "arrival")
        arrival = self.arrival_of(frozen)
        self.post(
            f"/v1/arrivals/{arrival['arrival']}/admit",
            bed="",
            despite=[each["ground"] for each in arrival["grounds"]],
            why="frost",
        )

    def squeeze_in(self, who):
        """What they need isn't free: a carer gives them what is, or sends them on."""
        arrival = self.arrival_of(who)
        despite = [each["ground"] for each in arrival["grounds"]]
        answer = self.desk.post(f"/v1/arrivals/{arrival['arrival']}/admit", bed="", despite=despite, why="agreed")
        if answer.status >= 300:
            self.refuse(who, "no_suitable_bed")
            self.turned_away.append(who)

    def refuse(self, who, why):
        arrival = self.arrival_of(who)
        self.post(f"/v1/arrivals/{arrival['arrival']}/refuse", why=why, points_to="Ogrzewalnia przy Portowej")

    def full_house(self):
        self.go_to(at(2, 30), 4, "carer", "20:30: the last beds are taken, and then the house is full")
        outcomes = Counter()
        for who in LATER:
            tap = self.tap(who, "arrival", "full_house", "see_staff")
            outcomes[tap.outcome] += 1
            if tap.outcome == "full_house":
                self.turned_away.append(who)
            elif tap.outcome == "see_staff":
                self.squeeze_in(who)
            self.admit_all()
        self.say(f"  {outcomes['arrival']} more have a bed, {outcomes['see_staff']} needed a carer's eye, {len(self.turned_away)} were turned away")
        if not self.turned_away:
            raise AssertionError("the house did not fill")
        self.album.board("full")

    def winter_action(self):
        self.go_to(at(4), 4, "manager", "22:00: winter action, eight extra beds")
        self.post(
            "/v1/winter", until=when(at(17)), threshold_c=-10, extra=EXTRA_BEDS, around_clock=False, approved_by="city_office"
        )
        for who in self.turned_away:
            tap = self.tap(who, "arrival", "full_house")
            if tap.outcome == "arrival":
                self.extra += 1
                self.admit_all()
        self.album.board("winter")
        self.say(f"  {self.extra} of them sleep in extra beds")
        for refusal in self.board()["refusals"]:
            self.post(f"/v1/refusals/{refusal['refusal']}/outcome", outcome="arrived_elsewhere")
        if self.board()["refusals"]:
            raise AssertionError("a refusal is still open")

    def late_evening(self):
        self.go_to(at(5, 20), 3, "carer", "23:20: a bed breaks, two change beds, one goes out and comes back, one leaves")
        quiet, loud = [bed for bed in self.beds("occupied") if not bed["extra"] and bed["household"] == ""][:2]
        self.post(f"/v1/stays/{quiet['stay']}/swap", **{"with": loud["stay"], "despite": []})
        smoker = self.tap(RUSH[0], "bed")
        self.house.command(smoker, "away")
        back = self.tap(RUSH[0], "bed")
        if back.bed != smoker.bed:
            raise AssertionError(f"bed {smoker.bed} became {back.bed}")
        leaver = self.tap(RUSH[1], "bed")
        self.house.command(leaver, "leave")
        self.tap(RUSH[1], "left")
        free = self.bed_of(leaver.bed)
        broken = next(bed for bed in self.beds("occupied") if bed["number"] != free["number"] and bed["position"] == free["position"])
        self.moved = {"from": broken["number"], "to": free["number"]}
        self.post(f"/v1/stays/{broken['stay']}/move", bed=free["bed"], despite=["other_ward", "no_suitable_bed"])
        self.post(f"/v1/beds/{broken['bed']}/state", state="out_of_service")

    def small_hours(self):
        self.go_to(at(8), 4, "carer", "02:00: a round")
        self.album.board("night")
        self.post("/v1/rounds", seen=[bed["stay"] for bed in self.beds("occupied")])
        self.kept = self.bed_of(self.moved["to"])["stay"]
        self.post(f"/v1/stays/{self.kept}/keep", kept=True)

    def before_closing(self):
        """What the office says of the night, last."""
        self.go_to(at(13, 55), 3, "carer", "07:55: all who stayed are there yet")
        last = self.house.rows("SELECT max(sequence) AS last FROM journal")[0]["last"]
        figures = wait_for(
            lambda: (told := self.town.figures(HOUSE)) and told["received_through"] >= last and told,
            "the office to have the whole night",
        )
        self.office_before_closing = figures["segments"]

    def morning(self):
        self.go_to(at(14, 5), 3, "manager", "08:05: the night has ended by itself")
        left = wait_for(lambda: (beds := self.beds("occupied", "away")) and len(beds) == 1 and beds, "the night to end but for one")
        if left[0]["stay"] != self.kept:
            raise AssertionError("somebody else was kept")
        self.post(f"/v1/stays/{self.kept}/end")

    # the account

    def summary(self):
        return {
            "night": NIGHT,
            "taps": len(self.taps),
            "outcomes": dict(sorted(Counter(tap.outcome for tap in self.taps).items())),
            "at_true_pace": {
                "taps": len(self.waited_ms),
                "card_placed_to_screen_told_p50_ms": middle(self.waited_ms),
                "longest_ms": round(max(self.waited_ms), 1),
            },
            "turned_away": len(self.turned_away),
            "in_extra_beds": self.extra,
            "office_before_closing": self.office_before_closing,
        }
