# SPDX-License-Identifier: GPL-3.0-or-later
"""The town of ./dev demo --night: one night hostel of 60 beds, and 80 people who come to it. Made up, the same each time."""

import csv
import json
import random
import tomllib

from town_data import ROOT, TOWN_FILE

NAMES = ROOT / "tests" / "data" / "made_up_names.csv"
HOUSE, DESK = "wodna-12", "desk-1"
SEED = 2026
MEN, WOMEN = 57, 17
"""Who come alone; with the family, the couple and the person with a dog they are 80."""

ROOMS = (
    # number, segment, colour, its name, sign, beds, what each bed has
    ("1", "men", "#9CC9F2", "blue", "anchor", 12, ()),
    ("2", "men", "#FFC66B", "amber", "wb_sunny", 12, ()),
    ("3", "men", "#9BDCA8", "green", "park", 12, ()),
    ("4", "women", "#B9A2F0", "violet", "sailing", 12, ()),
    ("5", "any", "#F3A9B8", "rose", "star", 6, ("dog", "quiet")),
    ("6", "family", "#E8C9A0", "sand", "home", 4, ()),
    ("7", "accessible", "#A7D8DE", "teal", "notifications", 2, ("wheelchair", "near_toilet")),
)
POSITIONS = ("lower", "upper")
EXTRA = (("1", 4), ("4", 2), ("2", 2))
"""Which rooms get how many extra beds in winter action."""

HOUSE_RULES = """
[[facility]]
key = "wodna-12"
name = "Noclegownia Wodna 12"
kind = "night_shelter"
address = "ul. Wodna 12"
hours = "18–8"
reader_side = "right"
tap = "arrives"
arrival_minutes = 30
hold_minutes = 90

[[facility.opening]]
from = "10-01"
until = "03-31"
opens = "18:00"
closes = "08:00"

[[facility.opening]]
from = "04-01"
until = "09-30"
opens = "19:00"
closes = "07:00"
"""


def beds_of(number, count, first, has):
    words = f", has = {json.dumps(has)}" if has else ""
    beds = [
        f'    {{number = "{first + place}", position = "{POSITIONS[place % 2]}", state = "in_use"{words}}},'
        for place in range(count)
    ]
    extra = sum(more for room, more in EXTRA if room == number)
    before = sum(more for room, more in EXTRA if room < number)
    beds += [
        f'    {{number = "D{before + place + 1}", position = "single", state = "in_use", extra = true}},' for place in range(extra)
    ]
    return "\n".join(beds)


def rooms():
    first = 1
    for number, segment, colour, name, sign, count, has in ROOMS:
        yield (
            f'[[facility.room]]\nnumber = "{number}"\nsegment = "{segment}"\ncolour = "{colour}"\ncolour_name = "{name}"\n'
            f'sign = "{sign}"\nway = ["enter", "left", "door:{number}", "room"]\nbeds = [\n{beds_of(number, count, first, has)}\n]\n'
        )
        first += count


def names():
    parts = {}
    for row in csv.DictReader(NAMES.open(encoding="utf-8")):
        if row["people"] == "pl":
            parts.setdefault(row["part"], []).append(row["name"])
    return parts


def people():
    """Dictionaries as a [[resident]] of a town's file."""
    chance, parts = random.Random(SEED), names()
    families = chance.sample(parts["family"], 79)
    told = [{"sex": "m", "given": chance.choice(parts["given_m"])} for _ in range(MEN)]
    told += [{"sex": "f", "given": chance.choice(parts["given_f"])} for _ in range(WOMEN)]
    for each, family in zip(told, families):
        each["name"] = f"{each.pop('given')} {family}"
        each["needs"] = chance.choices([[], ["lower_bunk"], ["near_toilet"]], [8, 3, 0])[0]
    told[3]["needs"] = ["dog"]
    told[5]["needs"] = ["wheelchair"]
    told += [
        {"key": "mother", "name": "Oksana Hryhorenko", "sex": "f", "household": "family", "needs": []},
        {"key": "father", "name": "Andrij Hryhorenko", "sex": "m", "household": "family", "needs": []},
        {"key": "daughter", "name": "Sofija Hryhorenko", "sex": "f", "household": "family", "needs": [], "born": "2018-04-02"},
        {"key": "son", "name": "Maksym Hryhorenko", "sex": "m", "household": "family", "needs": [], "born": "2021-09-11"},
        {"key": "she", "name": "Ewa Sadowa", "sex": "f", "household": "couple", "needs": []},
        {"key": "he", "name": "Roman Sadowy", "sex": "m", "household": "couple", "needs": []},
    ]
    for place, each in enumerate(told, start=1):
        each.setdefault("key", f"r{place:02}")
        each["uid"] = f"04{place:02X}C5B0{(place * 37) % 256:02X}2B80"
    return told


def resident(each):
    told = [f'{key} = "{each[key]}"' for key in ("key", "name", "sex", "household", "born") if key in each]
    uid = each["uid"]
    card = f'card = {{type = "ntag213", uid = "{uid}"}}'
    needs = ["needs = " + json.dumps(each["needs"])] if each["needs"] else []
    return "\n".join(["[[resident]]", *told, card, *needs, ""])


def staff():
    """Those of the demo's town."""
    text = TOWN_FILE.read_text(encoding="utf-8")
    tomllib.loads(text)
    return text[text.index("[[staff]]") :]


def write(path):
    households = '[[household]]\nkey = "family"\nkind = "family"\n\n[[household]]\nkey = "couple"\nkind = "couple"\n'
    content = ['[town]\nname = "Brzegów"\n', HOUSE_RULES, *rooms(), households, *map(resident, people()), staff()]
    path.write_text("\n".join(content), encoding="utf-8")
    return path
