# SPDX-License-Identifier: GPL-3.0-or-later
"""Every colour has a name in one place: Theme.qml for the screens, :root for the office's page.

Usage: colours_test.py SOURCE_DIR
"""
import re
import sys
import unittest
from pathlib import Path

SOURCES = Path(sys.argv[1])
THEME = SOURCES / "qml" / "theme" / "Theme.qml"
STYLE = SOURCES / "services" / "office" / "web" / "style.css"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?\b|#[0-9A-Fa-f]{3,4}\b|\b(?:rgb|hsl)a?\(")


def colours(text):
    return COLOUR.findall(text)


def outside_root(css):
    before, _, rest = css.partition(":root {")
    return before + rest.partition("}")[2]


class Colours(unittest.TestCase):
    def test_qml_takes_its_colours_from_the_theme(self):
        files = [*(SOURCES / "qml").rglob("*.qml"), *(SOURCES / "kiosk").rglob("*.qml")]
        self.assertIn(THEME, files)
        self.assertGreater(len(colours(THEME.read_text(encoding="utf-8"))), 20)
        strangers = {str(f): found for f in files if f != THEME and (found := colours(f.read_text(encoding="utf-8")))}
        self.assertEqual(strangers, {})

    def test_the_office_page_takes_its_colours_from_root(self):
        css = STYLE.read_text(encoding="utf-8")
        self.assertGreater(len(colours(css)), 10)
        self.assertEqual(colours(outside_root(css)), [])

    def test_a_colour_outside_is_seen(self):
        self.assertEqual(colours('color: "#B9802F"; x: "#80FFCB78"; y: #fff; z: rgba(0, 0, 0, .5); id: #bar'),
                         ["#B9802F", "#80FFCB78", "#fff", "rgba("])
        self.assertEqual(outside_root("a\n:root {\n  --x: #FFFFFF;\n}\nb { color: #000000; }"),
                         "a\n\nb { color: #000000; }")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
