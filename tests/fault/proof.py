# SPDX-License-Identifier: GPL-3.0-or-later
"""Was everything that was answered kept, once, and delivered, once? By identifiers, from the files themselves."""

import json
from collections import Counter

from account import Delivery, read, station_entries, taps_recorded


def wrong_with_answers(town, taps, all_of_them=True):
    """A line for each tap whose answer the stations' files don't bear out and, if these are all taps that were made, for
    each that nobody made."""
    problems = []
    recorded = taps_recorded(town)
    entries = {key: station_entries(house) for key, house in town.facilities.items()}
    tables = {key: {row["id"]: row for row in house.rows("SELECT id, outcome, sequence FROM tap")}
              for key, house in town.facilities.items()}
    numbers = {key: {sequence for (_, _, sequence) in entries[key]} for key in entries}
    for tap in taps:
        if tap.answer is None:
            continue
        row = tables[tap.house.key].get(tap.id)
        told = tap.answer["outcome"], tap.answer["sequence"]
        if row is None or row["sequence"] not in numbers[tap.house.key]:
            problems.append(f"lost: tap {tap.id} at {tap.house.key}, answered {told}")
        elif (row["outcome"], row["sequence"]) != told:
            problems.append(f"changed: tap {tap.id}, answered {told}, recorded {row['outcome'], row['sequence']}")
        elif recorded[tap.id] != 1:
            problems.append(f"doubled: tap {tap.id} made {recorded[tap.id]} entries")
    if not all_of_them:
        return problems
    made = {tap.id for tap in taps}
    # A visit that ended with the night names no tap.
    problems += [f"invented: tap {tap}" for tap in recorded if tap and tap not in made and recorded[tap]]
    return problems


def wrong_with_journals(town):
    problems = []
    for key, house in town.facilities.items():
        numbers = [sequence for (_, _, sequence) in station_entries(house)]
        if numbers != list(range(1, len(numbers) + 1)):
            problems.append(f"the journal of {key} has gaps")
        town.admin("verify", "--database", house.database)
    return problems


def wrong_with_beds(town):
    """Two in a bed, or one in two, at any of the journal's moments; or somebody elsewhere than it tells."""
    problems = []
    for house in town.facilities.values():
        entries = house.rows("SELECT type, body FROM journal ORDER BY epoch, sequence")
        whose = {row["id"]: row for row in house.rows("SELECT id, resident, bed, state FROM stay")}
        spans = beds_slept_in([(row["type"], json.loads(row["body"])) for row in entries])
        stays = [{**span, "resident": whose[span["id"]]["resident"]} for span in spans if span["id"] in whose]
        visits = house.rows("SELECT id, resident, began, ended FROM visit ORDER BY began")
        problems += [f"no stay of {house.key}: {span['id']}" for span in spans if span["id"] not in whose]
        problems += overlapping(stays, "bed") + overlapping(stays, "resident") + overlapping(visits, "resident")
        lies = {span["id"]: span["bed"] for span in spans if span["ended"] is None}
        told = {stay: row["bed"] for stay, row in whose.items() if row["state"] != "ended"}
        problems += [f"stay {stay}: in bed {told.get(stay)}, by the journal in {lies.get(stay)}"
                     for stay in lies.keys() | told.keys() if lies.get(stay) != told.get(stay)]
    return problems


def beds_slept_in(entries):
    """From one entry to another somebody's stay was in a bed: by the entries alone, in the order in which they began. A stay
    that moves leaves one bed with the entry that gives it the other."""
    spans, current = [], {}

    def leave(stay, place):
        if stay in current:
            current.pop(stay)["ended"] = place

    def lie(stay, bed, place):
        if current.get(stay, {}).get("bed") != bed:
            leave(stay, place)
            current[stay] = {"id": stay, "bed": bed, "began": place, "ended": None}
            spans.append(current[stay])

    for place, (kind, body) in enumerate(entries, start=1):
        kind = kind.removeprefix("pl.ostoja.").removesuffix(".v1")
        if kind in ("bed.taken", "arrival.held", "stay.admitted", "stay.carried"):
            leave(body.get("former"), place)
            lie(body["stay"], body["bed"], place)
        elif kind == "stay.moved":
            lie(body["stay"], body["to"], place)
        elif kind == "stay.swapped":
            leave(body["stay"], place)
            lie(body["with"], body["with_bed"], place)
            lie(body["stay"], body["bed"], place)
        elif kind in ("stay.ended", "arrival.lapsed", "arrival.refused"):
            leave(body["stay"], place)
    return spans


def overlapping(spans, shared):
    """`spans` in the order in which they began."""
    problems, last = [], {}
    for span in spans:
        before = last.get(span[shared])
        lasts = before is not None and (before["ended"] is None or before["ended"] > span["began"])
        if lasts:
            problems.append(f"{shared} {span[shared]}: {span['id']} began before {before['id']} ended")
        if not lasts or span["ended"] is None or (before["ended"] is not None and span["ended"] > before["ended"]):
            last[span[shared]] = span
    return problems


def wrong_with_delivery(town):
    delivery = Delivery(town)
    problems = [f"not at the office: {key}" for key in delivery.lost]
    problems += [f"only at the office: {key}" for key in delivery.strange]
    problems += [f"conflict: {conflict}" for conflict in delivery.conflicts]
    stored = Counter(row["key"] for row in read(town.office_database, "SELECT key FROM entry"))
    return problems + [f"stored twice: {key}" for key, times in stored.items() if times > 1]


def everything_wrong(town, taps):
    return wrong_with_answers(town, taps) + wrong_with_journals(town) + wrong_with_beds(town) + wrong_with_delivery(town)
