# SPDX-License-Identifier: GPL-3.0-or-later
"""The facility's figures and its night list, asked for as staff do: as a table, as CSV and as PDF, and counted again from the journal."""

import copy
import csv
import io
import sqlite3
import subprocess
import tempfile
import unittest
from datetime import date, timedelta
from pathlib import Path

from desk import Desk
from door import new_uuid
from http_clients import ask
from report_recount import recount_report
from town import Town
from town_data import TOWN_FILE

HOUSE = "wodna-12"
MEN = ("Łukasz Żółć", '=HYPERLINK("http://x.pl";"tu")', "-2+3", "გიორგი ბერიძე")
WOMEN = ("Олена Коваль", 'Ada "Adka" Nowak, z domu Kos')
WINTER, AWAY = "Zenon Zimowy", "Ola Nieobecna"
GUESTS = len(MEN) + len(WOMEN) + 1
CONTRACT, COMMUNE = "Umowa 7/2026", "Brzegów"
UNTOLD = {("people", "person"), ("people", "commune"), ("person_days", "commune"), ("refusal_list", "points_to")}
"""What no entry of the journal tells."""


def town_file(folder):
    """The demo's town; its night shelter has two extra beds and a contract that pays for two days of absence."""
    content = TOWN_FILE.read_text(encoding="utf-8")
    contract = f'[[facility.contract]]\nname = "{CONTRACT}"\ncommune = "{COMMUNE}"\nfrom = "2026-01-01"\nuntil = "2099-12-31"\nabsence_days = 2\n\n'
    beds = "".join(f'    {{number = "D{n}", position = "single", state = "in_use", extra = true}},\n' for n in (1, 2))
    head, room, rest = content.partition("[[facility.room]]")
    path = folder / "town.toml"
    path.write_text(head + contract + room + rest.replace("\n]\n", f"\n{beds}]\n", 1), encoding="utf-8")
    return path


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="ostoja-report-", dir="/tmp")
        cls.addClassCleanup(folder.cleanup)
        cls.town = Town(facilities=(HOUSE,), desks=("desk-1",), town_file=town_file(Path(folder.name)))
        cls.addClassCleanup(cls.town.stop)
        cls.town.start()
        cls.house = cls.town[HOUSE]
        cls.desk = Desk(cls.house, "desk-1")
        assert cls.desk.sign_in("manager").status == 200
        for sex, names in (("m", MEN), ("f", WOMEN)):
            for name in names:
                cls.let_in(cls.arrival_of(name, sex))
        cls.refused = cls.arrival_of("Jan Odmowny", "m")
        cls.post(f"/v1/arrivals/{cls.refused['arrival']}/refuse", why="intoxicated", points_to="Ogrzewalnia Młyńska")
        untold = cls.arrival_of("Sam Nieznany", "")
        cls.post(f"/v1/arrivals/{untold['arrival']}/refuse", why="other", points_to="")
        cls.night = cls.desk.get("/v1/board").json()["night"]
        cls.span = f"?from={cls.night}&until={cls.night}"
        cls.a_bed_breaks_and_winter_comes()

    @classmethod
    def a_bed_breaks_and_winter_comes(cls):
        """One more sleeps in an extra bed, and somebody is away for three nights, of which the contract pays two."""
        beds = {bed["number"]: bed for room in cls.desk.get("/v1/board").json()["rooms"] for bed in room["beds"]}
        cls.post(f"/v1/beds/{beds['9']['bed']}/state", state="out_of_service")
        until = f"{date.today() + timedelta(days=3)}T06:00:00.000Z"
        cls.post("/v1/winter", until=until, threshold_c=-10, extra=2, around_clock=True, approved_by="director")
        cls.let_in(cls.arrival_of(WINTER, "m", bed=beds["D1"]["bed"]))
        cls.post(f"/v1/arrivals/{cls.arrival_of('Ewa Odmowna', 'f')['arrival']}/refuse", why="house_rules", points_to="")
        away = new_uuid()
        cls.post("/v1/people", person=away, kind="resident", details={"name": AWAY, "sex": "f", "liable_commune": COMMUNE})
        first = date.fromisoformat(cls.night)
        cls.post(f"/v1/people/{away}/absences", **{"from": str(first), "until": str(first + timedelta(days=2))})

    @classmethod
    def post(cls, target, **body):
        answer = cls.desk.post(target, **body)
        assert answer.status in (200, 204), f"{target}: {answer.text}"
        return answer.json() if answer.status == 200 else None

    @classmethod
    def arrival_of(cls, name, sex, bed=""):
        person = new_uuid()
        details = {"name": name, "sex": sex} if sex else {"name": name}
        cls.post("/v1/people", person=person, kind="resident", details=details)
        return cls.post("/v1/arrivals", person=person, bed=bed)

    @classmethod
    def let_in(cls, arrival):
        """Whatever hour it is: out of hours a carer lets somebody in despite that."""
        despite = sorted({each["ground"] for each in arrival["grounds"]})
        cls.post(f"/v1/arrivals/{arrival['arrival']}/admit", bed="", despite=despite, why="agreed" if despite else "")

    def figures(self):
        answer = self.desk.get("/v1/figures" + self.span)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.json()

    def table(self, report, name):
        return next(table for table in report["tables"] if table["table"] == name)

    @staticmethod
    def rows(table):
        keys = [column["key"] for column in table["columns"]]
        return [dict(zip(keys, row)) for row in table["rows"]]

    def csv(self, target):
        answer = self.desk.get(target)
        self.assertEqual(answer.status, 200)
        return list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))

    def pdf(self, target):
        answer = self.desk.get(target)
        self.assertEqual(answer.status, 200)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "list.pdf"
            path.write_bytes(answer.body)
            command = ["pdftotext", "-layout", str(path), "-"]
            return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8")

    def test_the_figures_are_the_journals(self):
        report = self.figures()
        self.assertEqual(recount_report(self.house.database, report, self.night, self.night), [])
        nights = self.table(report, "nights")
        (night,) = self.rows(nights)
        self.assertEqual((night["guests"], night["occupied"]), (GUESTS, GUESTS))
        self.assertEqual((night["extra"], night["winter"]), (1, 1))
        (shut,) = self.read("SELECT count(*) FROM bed WHERE state = 'out_of_service'")
        self.assertEqual((night["out_of_service"], night["extra_places"]), (shut, 2))
        self.assertEqual(night["places"], night["registered"] - shut + 2)
        print(f"figures: guests={nights['total'][1]} refused={self.table(report, 'refusals')['total'][1]} recounted=yes")

    def test_whoever_was_turned_away_counts_alike_at_the_station_at_the_office_and_in_the_report(self):
        """One of them is of no ward: the house has rooms for women and for men."""
        refused = self.table(self.figures(), "refusals")["total"][1]
        self.assertEqual(refused, 3)
        snapshot = ask(lambda: self.house.connect("uplink"), "GET", "/v1/snapshot").json()["data"]
        self.assertEqual({each["segment"]: each["turned_away"] for each in snapshot["segments"]}, {"women": 1, "men": 1, "any": 1})

        def counted(figures):
            return sum(each["turned_away"] for each in figures["segments"])

        self.town.wait_figures(HOUSE, lambda figures: counted(figures) == refused, "those turned away")
        self.assertEqual(self.town.occupancy()["totals"]["turned_away"], refused)

    def test_a_cell_that_is_wrong_is_found_in_every_column(self):
        sound, found = self.figures(), 0
        for name in (table["table"] for table in sound["tables"]):
            for place, column in enumerate(self.table(sound, name)["columns"]):
                if (name, column["key"]) in UNTOLD:
                    continue
                report = copy.deepcopy(sound)
                table = self.table(report, name)
                cells = table["rows"][-1]
                cells[place] = cells[place] + 1 if isinstance(cells[place], int) else cells[place] + "x"
                if table["total"] and isinstance(table["total"][place], int):
                    table["total"][place] += 1
                with self.subTest(table=name, column=column["key"]):
                    self.assertNotEqual(recount_report(self.house.database, report, self.night, self.night), [])
                    found += 1
        print(f"figures: falsified_columns_found={found}")

    def test_a_row_that_is_missing_is_found(self):
        sound = self.figures()
        for name in (table["table"] for table in sound["tables"]):
            report = copy.deepcopy(sound)
            table = self.table(report, name)
            gone = table["rows"].pop()
            table["total"] = [total if total == "" else total - cell for total, cell in zip(table["total"], gone)]
            with self.subTest(table=name):
                self.assertNotEqual(recount_report(self.house.database, report, self.night, self.night), [])

    def test_whoever_is_away_is_counted_and_paid_for_two_nights(self):
        first = date.fromisoformat(self.night)
        span = f"?from={first}&until={first + timedelta(days=5)}"
        report = self.desk.get("/v1/figures" + span).json()
        (row,) = (row for row in self.rows(self.table(report, "person_days")) if row["contract"] == CONTRACT)
        self.assertEqual((row["absent_paid"], row["absent_unpaid"], row["counted"]), (2, 1, 2))
        self.assertEqual(recount_report(self.house.database, report, str(first), str(first + timedelta(days=5))), [])

    def test_a_total_that_is_none_is_found(self):
        report = self.figures()
        self.table(report, "people")["total"][6] += 1
        problems = recount_report(self.house.database, report, self.night, self.night)
        self.assertEqual(len(problems), 1, problems)
        self.assertIn("people.counted", problems[0])

    def test_what_became_of_a_refused_person_is_in_the_figures(self):
        (refusal,) = self.read("SELECT id FROM refusal WHERE why = 'intoxicated'")
        self.post(f"/v1/refusals/{refusal}/outcome", outcome="city_guard")
        report = self.figures()
        rows = self.table(report, "refusals")
        keys = [column["key"] for column in rows["columns"]]
        self.assertEqual(rows["total"][keys.index("city_guard")], 1)
        self.assertEqual(rows["total"][keys.index("open")], 2)
        self.assertEqual(recount_report(self.house.database, report, self.night, self.night), [])
        paper = " ".join(self.pdf("/v1/figures.pdf" + self.span).split())
        for words in (self.night, "dostawkach", "zima", "mężczyźni", "Wyłączone", "koniec", "zajętych"):
            self.assertIn(words, paper, "a word of the nights' table is broken")
        for words in ("Ogrzewalnia", "Młyńska", "nietrzeźwości", "miejska", "nieustalona", f"Razem {GUESTS} 2 5 0 0 0"):
            self.assertIn(words, paper)

    def test_every_name_comes_back_from_the_csv_and_none_is_a_formula(self):
        lines = self.csv("/v1/figures.csv" + self.span + "&table=people")
        self.assertEqual(len({len(line) for line in lines}), 1)
        names = {line[0] for line in lines[1:]}
        self.assertEqual(names, {"'" + name if name[0] in "=-" else name for name in (*MEN, *WOMEN, WINTER, AWAY)})
        beds = self.csv("/v1/night-list.csv")
        self.assertEqual({line[2] for line in beds[1:]}, names - {AWAY})
        self.assertEqual(beds[0][:3], ["Sala", "Łóżko", "Osoba"])

    def test_the_list_on_paper_has_every_name_and_bed(self):
        text = self.pdf("/v1/night-list.pdf")
        for name in ("Łukasz Żółć", "Олена Коваль", "გიორგი ბერიძე", "-2+3", "Lista nocna", self.night):
            self.assertIn(name, text)
        beds = self.desk.get("/v1/night-list").json()["tables"][0]["rows"]
        self.assertEqual(len(beds), GUESTS)
        self.assertNotIn("Jan Odmowny", text)

    def read(self, statement):
        connection = sqlite3.connect(f"file:{self.house.database}?mode=ro", uri=True, timeout=10)
        try:
            return [row[0] for row in connection.execute(statement)]
        finally:
            connection.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
