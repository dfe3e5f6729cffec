# SPDX-License-Identifier: GPL-3.0-or-later
"""A house as its journal tells it, entry by entry: its beds, who lies where, who was refused. It shares no code with the programs."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass

from left_files import read_database


@dataclass
class Bed:
    segment: str
    extra: bool
    state: str
    hold: str = ""
    stay: str = ""


@dataclass
class Stay:
    night: str
    bed: str
    winter: bool
    place: int
    """Of the entry that let them in; 0: nobody did yet."""
    open: bool = True
    seen: bool = False
    """Its person, by anybody: one that went over from the night before is only assumed until then."""


@dataclass
class Refusal:
    night: str
    segment: str
    why: str
    frost: bool
    time_ms: int
    outcome: str = ""


@dataclass(frozen=True)
class Places:
    registered: int = 0
    out_of_service: int = 0
    extra: int = 0
    occupied: int = 0

    def __add__(self, other):
        return Places(
            self.registered + other.registered,
            self.out_of_service + other.out_of_service,
            self.extra + other.extra,
            self.occupied + other.occupied,
        )

    @property
    def all(self):
        return self.registered - self.out_of_service + self.extra


class JournalHouse:
    """The whole journal, played. Two things are taken from tables, since no entry tells them: whose a stay is, and after which
    entry a night's places were counted."""

    def __init__(self, database):
        self.beds, self.stays, self.refusals = {}, {}, {}
        self.kind = ""
        self.nights, self.open_night = [], None
        self.turned_away = Counter()
        """(night, segment) → how often."""
        self.absences, self.linked = {}, {}
        self.places_of = {}
        """Night → segment → Places, as far as they were counted."""
        self._winter, self._extra = None, 0
        self._stay_of_arrival = {}
        self._person_of = dict(read_database(database, "SELECT id, resident FROM stay"))
        counted = defaultdict(set)
        for night, epoch, sequence in read_database(database, "SELECT DISTINCT night, epoch, counted_at FROM night_places"):
            counted[epoch, sequence].add(night)
        rows = read_database(database, "SELECT epoch, sequence, type, time_ms, body FROM journal ORDER BY epoch, sequence")
        for place, (epoch, sequence, kind, time_ms, body) in enumerate(rows, start=1):
            self._place, self._time_ms = place, time_ms
            step = getattr(self, "_" + kind.removeprefix("pl.ostoja.").removesuffix(".v1").replace(".", "_"), None)
            if step is not None:
                step(json.loads(body))
            for night in counted[epoch, sequence]:
                self.places_of[night] = self.places()
        if self.open_night is not None and self.has_beds:
            self.places_of.setdefault(self.open_night, self.places())

    # what it comes to

    @property
    def has_beds(self):
        return self.kind in ("night_shelter", "shelter")

    def person(self, stay):
        """A guest who turned out to be a resident is that resident."""
        person = self._person_of[stay]
        return self.linked.get(person) or person

    def guests(self):
        """(night, person) → their last stay of that night."""
        last = {}
        for stay in sorted((each for each in self.stays if self.stays[each].place), key=lambda each: self.stays[each].place):
            last[self.stays[stay].night, self.person(stay)] = self.stays[stay]
        return last

    def seen(self):
        """(night, person) of whoever was seen in a bed."""
        return {(stay.night, self.person(key)) for key, stay in self.stays.items() if stay.place and stay.seen}

    def places(self):
        """Segment → what there is now."""
        given = sum(1 for bed in self.beds.values() if bed.extra and (bed.stay or bed.hold))
        left = self._extra - given
        sums = defaultdict(Places)
        for bed in self.beds.values():
            taken = bool(bed.stay or bed.hold)
            if bed.extra and not taken:
                if bed.state != "in_use":
                    continue
                left -= 1
                if left < 0:
                    continue
            occupied = bool(bed.stay) and self.stays[bed.stay].place > 0
            sums[bed.segment] += Places(
                registered=not bed.extra, out_of_service=not taken and bed.state != "in_use", extra=bed.extra, occupied=occupied
            )
        return dict(sums)

    # the entries

    def _facility_described(self, body):
        self.kind = body["kind"]
        for bed in body.get("beds", []):
            self.beds[bed["bed"]] = Bed(bed["segment"], bed.get("extra", False), bed["state"])

    def _night_opened(self, body):
        self.nights.append(body["night"])
        self.open_night = body["night"]

    def _night_closed(self, _):
        self.open_night = None

    def _lie(self, stay, bed):
        self._leave(stay)
        self.stays[stay].bed, self.stays[stay].open = bed, True
        self.beds[bed].stay = stay

    def _leave(self, stay):
        if stay not in self.stays:
            return
        bed = self.beds[self.stays[stay].bed]
        if bed.stay == stay:
            bed.stay = ""
        self.stays[stay].open = False

    def _begin(self, body, admitted):
        stay = self.stays.setdefault(body["stay"], Stay(body["night"], body["bed"], self._winter is not None, 0))
        stay.place = (stay.place or self._place) if admitted else 0
        self._lie(body["stay"], body["bed"])

    def _see(self, stay):
        if stay in self.stays:
            self.stays[stay].seen = True

    def _bed_taken(self, body):
        self._begin(body, admitted=True)
        self._see(body["stay"])

    def _stay_carried(self, body):
        self._leave(body["former"])
        self._begin(body, admitted=True)

    def _stay_seen(self, body):
        self._see(body["stay"])

    def _stay_back(self, body):
        if body["tap"]:
            self._see(body["stay"])

    def _round_made(self, body):
        for stay in body["seen"]:
            self._see(stay)

    def _arrival_held(self, body):
        """The same stay again: a carer took the word back, and they wait once more."""
        self._begin(body, admitted=False)

    def _stay_admitted(self, body):
        self._begin(body, admitted=True)
        self._see(body["stay"])
        self._stay_of_arrival[body["arrival"]] = body["stay"]

    def _arrival_waits(self, body):
        taken_back = self._stay_of_arrival.pop(body["arrival"], None)
        if taken_back is not None:
            self._leave(taken_back)
            self.stays[taken_back].place = 0

    def _stay_moved(self, body):
        self._lie(body["stay"], body["to"])

    def _stay_swapped(self, body):
        self._leave(body["stay"])
        self._lie(body["with"], body["with_bed"])
        self._lie(body["stay"], body["bed"])

    def _stay_ended(self, body):
        self._leave(body["stay"])

    _arrival_lapsed = _stay_ended

    def _bed_held(self, body):
        self.beds[body["bed"]].hold = body["hold"]

    def _bed_released(self, body):
        self.beds[body["bed"]].hold = ""

    def _bed_state_changed(self, body):
        self.beds[body["bed"]].state = body["state"]

    def _winter_began(self, body):
        self._winter, self._extra = body["winter"], body["extra"]

    def _winter_ended(self, _):
        self._winter, self._extra = None, 0

    def _refuse(self, body, why):
        refusal = body.get("refusal")
        self.turned_away[body["night"], body["segment"]] += 1
        if refusal:
            self.refusals[refusal] = Refusal(body["night"], body["segment"], why, body.get("frost", False), self._time_ms)

    def _arrival_refused(self, body):
        self._leave(body["stay"])
        self._refuse(body, body["why"])

    def _arrival_turned_away(self, body):
        # A door that is shut by its hours has refused nobody.
        if body["reason"] != "closed":
            self._refuse(body, body["reason"])

    def _refusal_taken_back(self, body):
        """It was none; the entry that follows says that they wait again."""
        del self.refusals[body["refusal"]]
        self.turned_away[body["night"], body["segment"]] -= 1

    def _refusal_settled(self, body):
        self.refusals[body["refusal"]].outcome = body["outcome"]

    def _absence_changed(self, body):
        self.absences.pop(body["absence"], None)
        if not body["ended"]:
            self.absences[body["absence"]] = (body["person"], body["from"], body["until"])

    def _person_linked(self, body):
        self.linked[body["person"]] = body["to"]

    def _person_erased(self, body):
        self.absences = {key: each for key, each in self.absences.items() if each[0] != body["person"]}
