# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the report of ./dev demo --night again, from what it left in its folder: the house's journal, and what the office said."""

import csv

from left_files import Unusable, read_json
from report_recount import WARDS, Figures, recount_report

OFFICE_SAYS = {
    "registered": "registered",
    "out_of_service": "out_of_service",
    "extra": "extra_places",
    "actual": "places",
    "occupied": "occupied",
    "turned_away": "turned_away",
}
"""The office's word for it → the report's."""


def as_csv(figures, table):
    """The cells as they stand in a CSV."""
    return [[str(cell) for cell in row.values()] for row in figures.rows(table)]


def csv_against_table(path, figures, table):
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";", strict=True))[1:]
    except (OSError, ValueError, csv.Error) as error:
        raise Unusable(f"{path}: {error}") from error
    for place, (told, shown) in enumerate(zip(rows, as_csv(figures, table)), start=1):
        if told != shown:
            yield f"{path.name}, row {place}: {told}, in figures.json {shown}"
    if len(rows) != len(as_csv(figures, table)):
        yield f"{path.name} has {len(rows)} rows, figures.json {len(as_csv(figures, table))}"


def night_against_summary(summary, figures):
    """What the night says of itself beside its report."""
    extra = sum(row["extra"] for row in figures.rows("nights"))
    if extra != summary["in_extra_beds"]:
        yield f"in extra beds: the report says {extra}, summary.json {summary['in_extra_beds']}"


def against_office(segments, figures):
    """What the office said right before the closing, and the report doesn't."""
    wards = {row["ward"]: row for row in figures.rows("wards")}
    for segment in segments:
        ward = wards.pop(WARDS[segment["segment"]], {})
        for theirs, ours in OFFICE_SAYS.items():
            if segment[theirs] != ward.get(ours):
                yield f"{segment['segment']}: the office said {theirs} {segment[theirs]} before the closing, the report {ward.get(ours)}"
        if segment["held"] != 0:
            yield f"{segment['segment']}: {segment['held']} beds were still held for somebody before the closing"
    yield from (f"the office knew no places for {ward}" for ward, row in wards.items() if row["places"] != 0)


def count_night(folder):
    """What it comes to, and what is wrong with it."""
    summary, report = read_json(folder / "summary.json"), read_json(folder / "figures.json")
    figures, night = Figures(report), summary["night"]
    problems = [
        *recount_report(folder / "station.db", report, night, night),
        *csv_against_table(folder / "figures.csv", figures, "nights"),
        *night_against_summary(summary, figures),
        *against_office(summary["office_before_closing"], figures),
    ]
    return {"night": night, **figures.rows("nights")[0]}, problems
