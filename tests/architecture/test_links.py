# SPDX-License-Identifier: GPL-3.0-or-later
"""The arrows between the rooms are those that docs/architecture.md allows, and no others.

Usage: test_links.py LINK_GRAPH ARCHITECTURE_MD SOURCE_DIR
"""
import pathlib
import re
import sys
import unittest

GRAPH, PAGE, SOURCES = sys.argv[1:4]
ROOMS = ("services", "drivers", "kiosk", "qml")


def text_of(path):
    return pathlib.Path(path).read_text(encoding="utf-8")


def includes(text, header):
    return re.search(rf'^#\s*include\s*[<"]({header})', text, re.MULTILINE) is not None


def allowed_arrows(text):
    """The table under "Who may link whom": | target | may link |."""
    section = text.split("## Who may link whom", 1)[1].split("\n## ", 1)[0]
    rows = {}
    for line in section.splitlines():
        match = re.match(r"\| `([\w-]+)` \| (.*) \|$", line)
        if match:
            rows[match.group(1)] = set(re.findall(r"`([\w:.-]+)`", match.group(2)))
    return rows


def actual_arrows(text):
    graph = {}
    for line in text.splitlines():
        target, _, links = line.partition(": ")
        names = {name.strip() for name in links.split("|") if name.strip()}
        graph[target.strip(": ")] = {n for n in names if not n.startswith("::@")} - {"ostoja_warnings"}
    return graph


def complaints(allowed, actual):
    found = []
    for target, links in sorted(actual.items()):
        if target not in allowed:
            found.append(f"{target} stands in no row of the table")
            continue
        found += [f"{target} → {link} is not allowed" for link in sorted(links - allowed[target])]
    found += [f"{target} is in the table but is not built" for target in sorted(set(allowed) - set(actual))]
    return found


class Links(unittest.TestCase):
    maxDiff = None

    def test_the_built_programs_keep_to_the_arrows_of_the_page(self):
        allowed = allowed_arrows(text_of(PAGE))
        self.assertGreater(len(allowed), 10, "the table was not found")
        self.assertEqual(complaints(allowed, actual_arrows(text_of(GRAPH))), [])

    def test_a_forbidden_arrow_is_seen(self):
        allowed = {"reader": {"card"}}
        self.assertEqual(complaints(allowed, {"reader": {"card", "simulator"}}),
                         ["reader → simulator is not allowed"])
        self.assertEqual(complaints(allowed, {"reader": set(), "attic": set()}),
                         ["attic stands in no row of the table"])

    def test_headers_of_asio_and_beast_stay_in_at_most_eight_files_of_net(self):
        self.assertLessEqual(len(self.files_with("boost/(asio|beast)")), 8)
        self.assert_only("boost/(asio|beast)", "services/net/.*[.]cpp|services/net/beast_.*[.]h|services/net/[a-z_]*impl[a-z_]*[.]h")

    def test_qt_stops_at_the_kiosk(self):
        self.assert_only("Q[A-Z]|Qt", "kiosk/.*")

    def test_sqlite_stops_at_the_stores(self):
        self.assert_only("SQLiteCpp|sqlite3", "services/(sqlite|(station|office)/store)/.*")

    def test_what_is_recorded_knows_of_no_socket(self):
        self.assertEqual([file for file in self.files_with("net/")
                          if re.fullmatch("services/(domain|station/(store|tonight|recording|report))/.*", file)], [])
        self.assertIn("services/station/desk/staff_desk.h", self.files_with("net/"))

    def test_libnfc_stops_at_its_driver(self):
        self.assert_only("nfc/nfc", "drivers/nfc/.*")

    def test_an_include_is_seen_in_either_form(self):
        for line in ("#include <nfc/nfc.h>", '#include "nfc/nfc.h"', "#  include <nfc/nfc.h>", "int x;\n#include <nfc/nfc.h>"):
            self.assertTrue(includes(line, "nfc/nfc"), line)
        for line in ('#include "card/nfc/nfc.h"', "// see nfc/nfc.h", "#include <nfc/other.h>"):
            self.assertFalse(includes(line, "nfc/nfc"), line)

    @staticmethod
    def files_with(header):
        root = pathlib.Path(SOURCES)
        files = [file for room in ROOMS for form in ("*.h", "*.cpp") for file in (root / room).rglob(form)]
        return sorted(str(file.relative_to(root)) for file in files if includes(text_of(file), header))

    def assert_only(self, header, where):
        found = self.files_with(header)
        self.assertTrue(found, f"nothing includes <{header}…>: the check looks for the wrong thing")
        strangers = [file for file in found if not re.fullmatch(where, file)]
        self.assertEqual(strangers, [], f"includes <{header}…> outside its room")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
