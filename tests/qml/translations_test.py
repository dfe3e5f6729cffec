#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the screens' translation files to the screens: nothing missing, unfinished, or left over.

usage: translations_test.py LUPDATE QML_FOLDER
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile


def main(lupdate: str, qml: pathlib.Path) -> int:
    failures = []
    for language, options in (("pl", []), ("en", ["-pluralonly"])):
        kept = qml / "i18n" / f"ostoja_{language}.ts"
        with tempfile.TemporaryDirectory() as folder:
            fresh = pathlib.Path(folder) / kept.name
            shutil.copy(kept, fresh)
            subprocess.run([lupdate, "-silent", "-locations", "none", *options, str(qml), "-ts", str(fresh)], check=True)
            text = fresh.read_text(encoding="utf-8")
            if text != kept.read_text(encoding="utf-8"):
                failures.append(f"{kept}: not up to date; run: {lupdate} -locations none {' '.join(options)} {qml} -ts {kept}")
        for mark in ('type="unfinished"', 'type="vanished"', 'type="obsolete"', "<translation></translation>"):
            if mark in text:
                failures.append(f"{kept}: {text.count(mark)} with {mark}")
    print("\n".join(failures) or "the translations are complete")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
