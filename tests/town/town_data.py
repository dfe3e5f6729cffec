# SPDX-License-Identifier: GPL-3.0-or-later
"""The made-up town of config/demo-town, as tests and the demo read it."""

import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOWN_FILE = ROOT / "config" / "demo-town" / "town.toml"

CARD_KINDS = {
    "ntag213": "ntag",
    "ntag215": "ntag",
    "ntag216": "ntag",
    "classic1k": "classic",
    "desfire": "desfire",
}


@dataclass(frozen=True)
class Resident:
    key: str
    name: str
    greeting: str
    sex: str
    card_type: str
    uid: str

    @property
    def segment(self):
        return "women" if self.sex == "f" else "men"


@dataclass(frozen=True)
class Member:
    key: str
    name: str
    role: str
    card_type: str
    uid: str
    pin: str


@dataclass(frozen=True)
class Bed:
    number: str
    room: str
    segment: str
    in_use: bool


@dataclass(frozen=True)
class FacilityData:
    key: str
    name: str
    kind: str
    seats: int
    beds: tuple[Bed, ...] = field(default=())

    @property
    def is_shelter(self):
        return self.kind == "night_shelter"

    def places_in_use(self):
        return sum(bed.in_use for bed in self.beds) if self.is_shelter else self.seats


class TownData:
    def __init__(self, path=TOWN_FILE):
        with open(path, "rb") as file:
            content = tomllib.load(file)
        self.path = Path(path)
        self.name = content["town"]["name"]
        self.residents = [
            Resident(r["key"], r["name"], r.get("greeting", ""), r["sex"], r["card"]["type"], r["card"]["uid"])
            for r in content["resident"]
            if "card" in r
        ]
        self.staff = {
            s["role"]: Member(s["key"], s["name"], s["role"], s["card"]["type"], s["card"]["uid"], s["pin"])
            for s in content.get("staff", [])
        }
        self.facilities = [
            FacilityData(f["key"], f["name"], f["kind"], f.get("seats", 0), _beds(f)) for f in content["facility"]
        ]

    def facility(self, key):
        return next(f for f in self.facilities if f.key == key)

    def resident(self, wanted):
        """By key, or by any unambiguous beginning of the key or the name, accents left out."""
        exact = [r for r in self.residents if r.key == wanted]
        if exact:
            return exact[0]
        plain = _plain(wanted)
        close = [r for r in self.residents if r.key.startswith(plain) or _plain(r.name).startswith(plain)]
        if len(close) != 1:
            raise LookupError(
                f"{wanted}: {len(close)} residents fit; the town has {', '.join(r.key for r in self.residents)}"
            )
        return close[0]

    def of_segment(self, segment):
        return [r for r in self.residents if r.segment == segment]


def _beds(facility):
    return tuple(
        Bed(bed["number"], room["number"], room["segment"], bed["state"] == "in_use")
        for room in facility.get("room", [])
        for bed in room["beds"]
    )


def _plain(text):
    text = text.lower().replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
