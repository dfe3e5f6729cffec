# SPDX-License-Identifier: GPL-3.0-or-later
"""Was everything that was answered kept, once, and delivered, once? By identifiers, from the files themselves."""

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
    """Two in a bed, or one in two: stays that overlap in their journal's order."""
    problems = []
    for house in town.facilities.values():
        stays = house.rows("SELECT id, night, resident, bed, began, ended FROM stay ORDER BY began")
        visits = house.rows("SELECT id, resident, began, ended FROM visit ORDER BY began")
        problems += overlapping(stays, "bed") + overlapping(stays, "resident") + overlapping(visits, "resident")
    return problems


def overlapping(spans, shared):
    problems, open_until = [], {}
    for span in spans:
        before = open_until.get(span[shared])
        if before and (before["ended"] is None or before["ended"] > span["began"]):
            problems.append(f"{shared} {span[shared]}: {span['id']} began before {before['id']} ended")
        open_until[span[shared]] = span
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
