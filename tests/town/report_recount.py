# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts a facility's figures again from its journal, entry by entry, and compares them with what GET /v1/figures said: guests by
night and ward, places, extra beds, winter action, refusals by reason and outcome, person-days.

It shares no code with the programs. What no entry tells isn't recounted: where somebody comes from (it is sealed), and so which
contract pays for them; a contract itself, which is taken from its table and only bounds what is paid; the place that a refused
person was shown; names. Of a night before places were kept the report has to say that it doesn't know them.
"""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal_house import JournalHouse, Places
from left_files import read_database

OUTCOMES = {
    "arrived_elsewhere": "inna placówka",
    "city_guard": "straż miejska",
    "police": "policja",
    "ambulance": "pogotowie",
    "declined": "rezygnacja z pomocy",
    "admitted": "przyjęcie później",
}
WARDS = {"women": "kobiety", "men": "mężczyźni", "any": "mieszane", "family": "rodzinne", "accessible": "na wózku"}
REASONS = {
    "full_house": "brak wolnego łóżka",
    "no_suitable_bed": "brak odpowiedniego łóżka",
    "intoxicated": "stan nietrzeźwości",
    "suspended": "zakaz pobytu",
    "house_rules": "regulamin placówki",
    "not_self_caring": "brak samodzielności",
    "other": "inny powód",
}
DAYS = ("present", "absent_paid", "absent_unpaid", "counted")
UNKNOWN = "?"
WARSAW = ZoneInfo("Europe/Warsaw")


class Figures:
    """A Report of GET /v1/figures."""

    def __init__(self, report):
        self._tables = {table["table"]: table for table in report["tables"]}

    def rows(self, table):
        """Each as column → cell."""
        keys = [column["key"] for column in self._tables[table]["columns"]]
        return [dict(zip(keys, row)) for row in self._tables[table]["rows"]]

    def added(self):
        """Each column whose total isn't the sum of its cells."""
        for name, table in self._tables.items():
            for place, total in enumerate(table["total"]):
                cells = [row[place] for row in table["rows"] if row[place] != UNKNOWN]
                if total != "" and total != sum(cells):
                    yield f"{name}.{table['columns'][place]['key']}: {total} said, its cells make {sum(cells)}"


def place_cells(places):
    """As the report has them; nothing known: as it has to say so."""
    if places is None:
        return dict.fromkeys(("registered", "out_of_service", "extra_places", "places", "occupied", "occupancy"), UNKNOWN)
    percent = (200 * places.occupied + places.all) // (2 * places.all) if places.all else ""
    return {
        "registered": places.registered,
        "out_of_service": places.out_of_service,
        "extra_places": places.extra,
        "places": places.all,
        "occupied": places.occupied,
        "occupancy": percent,
    }


class Recount:
    def __init__(self, database, first, last):
        self.house = JournalHouse(database)
        self.first, self.last = first, last
        self.contracts = {
            name: days for name, days in read_database(database, "SELECT name, max(absence_days) FROM contract GROUP BY name")
        }
        self.nights = [night for night in self.house.nights if self._asked(night)]
        self.guests = self.house.guests()

    def _asked(self, night):
        return self.first <= night <= self.last

    def _guests_of(self, night):
        return [stay for (when, _), stay in self.guests.items() if when == night]

    def by_night(self):
        for night in self.nights:
            stays = self._guests_of(night)
            beds = [self.house.beds[stay.bed] for stay in stays]
            places = self.house.places_of.get(night)
            yield {
                "night": night,
                "guests": len(stays),
                "extra": sum(bed.extra for bed in beds),
                "winter": sum(stay.winter for stay in stays),
                "turned_away": sum(times for (when, _), times in self.house.turned_away.items() if when == night),
                **place_cells(None if places is None else sum(places.values(), Places())),
            }

    def guests_by_night(self):
        for night in self.nights:
            wards = Counter(self.house.beds[stay.bed].segment for stay in self._guests_of(night))
            yield {"night": night, "guests": wards.total(), **{ward: wards[ward] for ward in WARDS}}

    def by_ward(self):
        guests, away, nights, places = Counter(), Counter(), Counter(), defaultdict(Places)
        for night in self.nights:
            guests.update(self.house.beds[stay.bed].segment for stay in self._guests_of(night))
            for ward, there in self.house.places_of.get(night, {}).items():
                nights[ward] += 1
                places[ward] += there
        for (night, ward), times in self.house.turned_away.items():
            away[ward] += times if self._asked(night) else 0
        names = [*WARDS, *sorted((guests | away | nights).keys() - WARDS.keys())]
        for ward in names:
            if guests[ward] or away[ward] or nights[ward]:
                yield {
                    "ward": WARDS.get(ward, ward),
                    "guests": guests[ward],
                    "turned_away": away[ward],
                    "nights": nights[ward],
                    **place_cells(places[ward]),
                }

    def refusals(self):
        asked = ((each.time_ms, name, each) for name, each in self.house.refusals.items() if self._asked(each.night))
        return [refusal for _, _, refusal in sorted(asked, key=lambda each: each[:2])]

    def by_reason(self):
        reasons = defaultdict(list)
        for refusal in self.refusals():
            reasons[refusal.why].append(refusal)
        for why, refusals in sorted(reasons.items()):
            outcomes = Counter(refusal.outcome for refusal in refusals)
            yield {
                "why": REASONS[why],
                "count": len(refusals),
                "frost": sum(refusal.frost for refusal in refusals),
                "open": outcomes[""],
                **{outcome: outcomes[outcome] for outcome in OUTCOMES},
            }

    def one_by_one(self):
        for refusal in self.refusals():
            when = datetime.fromtimestamp(refusal.time_ms // 1000, WARSAW)
            yield {
                "night": refusal.night,
                "time": f"{when:%H:%M}",
                "why": REASONS[refusal.why],
                "segment": WARDS.get(refusal.segment, refusal.segment),
                "frost": "tak" if refusal.frost else "nie",
                "outcome": OUTCOMES.get(refusal.outcome, "nie wiadomo" if refusal.frost else ""),
            }

    def days_of_people(self):
        """Person → (nights present, nights absent)."""
        days = defaultdict(lambda: [0, 0])
        seen = self.house.seen()
        absent = {
            (person, night)
            for told, begin, end in self.house.absences.values()
            for person in [self.house.linked.get(told) or told]
            for night in days_between(max(begin, self.first), min(end, self.last))
            if (night, person) not in seen
        }
        for night, person in self.guests:
            if self._asked(night) and (person, night) not in absent:
                days[person][0] += 1
        for person, _ in absent:
            days[person][1] += 1
        return {person: tuple(told) for person, told in days.items()}


def days_between(begin, end):
    day, last = date.fromisoformat(begin), date.fromisoformat(end)
    while day <= last:
        yield day.isoformat()
        day += timedelta(days=1)


def differences(name, counted, told):
    """Row by row; a column that isn't counted isn't compared."""
    label = next(iter(counted[0])) if counted else ""
    for place, row in enumerate(counted):
        if place >= len(told):
            yield f"{name}: {row[label]} counted, the report hasn't it"
            continue
        for key, value in row.items():
            if told[place][key] != value:
                yield f"{name}.{key} of {row[label]}: {value} counted, the report says {told[place][key]}"
    for row in told[len(counted) :]:
        yield f"{name}: the report has {next(iter(row.values()))}, which wasn't counted"


def wrong_days(recount, figures):
    days = recount.days_of_people()
    people, sums = figures.rows("people"), figures.rows("person_days")
    for name, rows in (("people", people), ("person_days", sums)):
        present, absent = (sum(told[place] for told in days.values()) for place in (0, 1))
        said = {key: sum(row[key] for row in rows) for key in DAYS}
        if said["present"] != present:
            yield f"{name}.present: {present} counted, the report says {said['present']}"
        if said["absent_paid"] + said["absent_unpaid"] != absent:
            told = f"{said['absent_paid']} paid and {said['absent_unpaid']} unpaid"
            yield f"{name}.absent: {absent} counted, the report says {told}"
        for row in rows:
            if row["counted"] != row["present"] + row["absent_paid"]:
                yield f"{name}.counted of {next(iter(row.values()))}: the report says {row['counted']}, its own days make another number"
    if not recount.contracts:
        said = Counter((row["present"], row["absent_paid"] + row["absent_unpaid"]) for row in people)
        if said != Counter(days.values()):
            yield "people: each person's days aren't those that were counted"
    yield from wrong_contracts(recount, people, sums)


def wrong_contracts(recount, people, sums):
    months = len({night[:7] for night in days_between(recount.first, recount.last)})
    for contract in sorted({row["contract"] for row in (*people, *sums)}):
        theirs = [row for row in people if row["contract"] == contract]
        parts = [row for row in sums if row["contract"] == contract]
        if (told := sum(row["people"] for row in parts)) != len(theirs):
            yield f"person_days.people of {contract}: {len(theirs)} have days, the report says {told}"
        for key in DAYS:
            one, other = (sum(row[key] for row in rows) for rows in (theirs, parts))
            if one != other:
                yield f"{key} of {contract}: {one} by person, {other} by commune"
        paid = recount.contracts.get(contract, 0) * months
        if any(row["absent_paid"] > paid for row in theirs):
            yield f"people.absent_paid of {contract}: more than {paid} days for one person"


def recount_report(database, report, first, last):
    """What the report of the nights from `first` to `last` says otherwise than the journal does; nothing when they agree."""
    recount, figures = Recount(database, first, last), Figures(report)
    return [
        *figures.added(),
        *differences("nights", list(recount.by_night()), figures.rows("nights")),
        *differences("guests", list(recount.guests_by_night()), figures.rows("guests")),
        *differences("wards", list(recount.by_ward()), figures.rows("wards")),
        *wrong_days(recount, figures),
        *differences("refusals", list(recount.by_reason()), figures.rows("refusals")),
        *differences("refusal_list", list(recount.one_by_one()), figures.rows("refusal_list")),
    ]
