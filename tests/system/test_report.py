# SPDX-License-Identifier: GPL-3.0-or-later
"""The facility's figures and its night list, asked for as staff do: as a table, as CSV and as PDF, and counted again from the journal."""

import csv
import io
import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

from desk import Desk
from door import new_uuid
from report_recount import recount_report
from town import Town

HOUSE = "wodna-12"
MEN = ("Łukasz Żółć", '=HYPERLINK("http://x.pl";"tu")', "-2+3", "გიორგი ბერიძე")
WOMEN = ("Олена Коваль", 'Ada "Adka" Nowak, z domu Kos')


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(facilities=(HOUSE,), desks=("desk-1",))
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
        cls.night = cls.desk.get("/v1/board").json()["night"]
        cls.span = f"?from={cls.night}&until={cls.night}"

    @classmethod
    def post(cls, target, **body):
        answer = cls.desk.post(target, **body)
        assert answer.status in (200, 204), f"{target}: {answer.text}"
        return answer.json() if answer.status == 200 else None

    @classmethod
    def arrival_of(cls, name, sex):
        person = new_uuid()
        cls.post("/v1/people", person=person, kind="resident", details={"name": name, "sex": sex})
        return cls.post("/v1/arrivals", person=person, bed="")

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
        self.assertEqual(nights["total"][1], len(MEN) + len(WOMEN))
        print(f"figures: guests={nights['total'][1]} refused={self.table(report, 'refusals')['total'][1]} recounted=yes")

    def test_a_figure_that_is_wrong_is_found(self):
        for name, place, what in (("nights", 1, "guests of"), ("nights", 9, "turned_away of"), ("people", 3, "people.present"), ("refusals", 1, "refusals.count")):
            report = self.figures()
            table = self.table(report, name)
            table["rows"][0][place] += 1
            table["total"][place] += 1
            problems = recount_report(self.house.database, report, self.night, self.night)
            self.assertEqual([problem.startswith(what) for problem in problems], [True], problems)

    def test_a_total_that_is_none_is_found(self):
        report = self.figures()
        self.table(report, "people")["total"][6] += 1
        problems = recount_report(self.house.database, report, self.night, self.night)
        self.assertEqual(len(problems), 1, problems)
        self.assertIn("people.counted", problems[0])

    def test_what_became_of_a_refused_person_is_in_the_figures(self):
        (refusal,) = self.read("SELECT id FROM refusal")
        self.post(f"/v1/refusals/{refusal}/outcome", outcome="city_guard")
        report = self.figures()
        rows = self.table(report, "refusals")
        keys = [column["key"] for column in rows["columns"]]
        self.assertEqual(rows["total"][keys.index("city_guard")], 1)
        self.assertEqual(rows["total"][keys.index("open")], 0)
        self.assertEqual(recount_report(self.house.database, report, self.night, self.night), [])
        paper = " ".join(self.pdf("/v1/figures.pdf" + self.span).split())
        for words in ("Ogrzewalnia", "Młyńska", "środków", "miejska", "nieustalona", "Razem 6 2 4 0 0 0 0 0 1"):
            self.assertIn(words, paper)

    def test_every_name_comes_back_from_the_csv_and_none_is_a_formula(self):
        lines = self.csv("/v1/figures.csv" + self.span + "&table=people")
        self.assertEqual(len({len(line) for line in lines}), 1)
        names = {line[0] for line in lines[1:]}
        self.assertEqual(names, {"'" + name if name[0] in "=-" else name for name in MEN + WOMEN})
        beds = self.csv("/v1/night-list.csv")
        self.assertEqual({line[2] for line in beds[1:]}, names)
        self.assertEqual(beds[0][:3], ["Sala", "Łóżko", "Osoba"])

    def test_the_list_on_paper_has_every_name_and_bed(self):
        text = self.pdf("/v1/night-list.pdf")
        for name in ("Łukasz Żółć", "Олена Коваль", "გიორგი ბერიძე", "-2+3", "Lista nocna", self.night):
            self.assertIn(name, text)
        beds = self.desk.get("/v1/night-list").json()["tables"][0]["rows"]
        self.assertEqual(len(beds), len(MEN) + len(WOMEN))
        self.assertNotIn("Jan Odmowny", text)

    def read(self, statement):
        connection = sqlite3.connect(f"file:{self.house.database}?mode=ro", uri=True, timeout=10)
        try:
            return [row[0] for row in connection.execute(statement)]
        finally:
            connection.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
