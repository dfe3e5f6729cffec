#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each code that the station may refuse or record with has words on the staff's screens.

usage: staff_words_test.py SOURCE_DIR
"""
import json
import re
import sys
import unittest
from pathlib import Path

SOURCES = Path(sys.argv[1])
WORDS = "".join(p.read_text(encoding="utf-8") for p in sorted((SOURCES / "qml" / "staff").glob("*Words.qml")))
# Whose they are: a reader's, a door's, the uplink's, the operator's, or a programming error's.
NOT_STAFFS = {
    "malformed_json", "malformed", "town_signature", "terminal_unknown", "tap_elsewhere", "visit_over", "not_offered",
    "no_office_key", "town_older", "epoch_other", "body_too_large", "person_taken", "member_taken",
}  # fmt: skip
# The entries that the staff's record shows, and the members of theirs that it tells.
STAFFS = {"person", "health_remark", "household", "card", "call", "staff", "undone", "override", "report"}
SHOWN = {"why", "reason", "outcome", "use", "how", "what", "fields", "report", "form", "table"}


def body_of(function):
    """The cases of one function of the staff's words."""
    begin = WORDS.index(f"function {function}(")
    return set(re.findall(r'case "([^"]*)"', WORDS[begin : WORDS.index("\n    }\n", begin)]))


class Words(unittest.TestCase):
    def test_each_refusal_has_words(self):
        source = (SOURCES / "services" / "station" / "frame" / "answers.cpp").read_text(encoding="utf-8")
        codes = set(re.findall(r'Kind\{"([a-z_]+)", \d', source))
        self.assertGreater(len(codes), 40)
        self.assertEqual(codes - NOT_STAFFS - body_of("problem"), set())

    def test_each_kind_of_entry_has_words(self):
        kinds = {p.name.removeprefix("pl.ostoja.").removesuffix(".v1.json") for p in (SOURCES / "docs/api/events").glob("*.json")}
        self.assertGreater(len(kinds), 25)
        self.assertEqual(kinds - body_of("recorded"), set())

    def test_each_word_of_an_entry_is_known(self):
        known = body_of("reason") | body_of("remark") | body_of("detail")
        looked_at = 0
        for path in (SOURCES / "docs/api/events").glob("*.json"):
            if path.name.split(".")[2] not in STAFFS:
                continue
            for key, value in json.loads(path.read_text(encoding="utf-8"))["properties"].items():
                words = set(value.get("enum") or value.get("items", {}).get("enum") or [])
                if words and key in SHOWN:
                    looked_at += 1
                    self.assertEqual(words - known, set(), path.name)
        self.assertGreater(looked_at, 5)

    def test_each_problem_of_a_field_has_words(self):
        source = (SOURCES / "services" / "domain" / "person_check.cpp").read_text(encoding="utf-8")
        codes = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', source)) | {"missing", "twice"}
        begin = WORDS.index("function detail(")
        detail = WORDS[begin : WORDS.index("\n    }\n", begin)]
        fields = set(re.findall(r'case "([a-z_]+)": return qsTr', detail))
        self.assertEqual(codes - fields - body_of("fieldProblem"), set())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
