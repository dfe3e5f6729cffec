# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run left in its folder: lines of JSON, and SQLite's files, which are only read."""

import json
import sqlite3


class Unusable(Exception):
    pass


def read_json(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unusable(f"{path}: {error}") from error


def read_lines(path, what):
    """Objects; `what` is the run that should have left them."""
    lines = []
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}; the folder of a {what} was expected") from error
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            value = json.loads(line)
        except ValueError as error:
            raise Unusable(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(value, dict):
            raise Unusable(f"{path}:{number}: a JSON object was expected")
        lines.append(value)
    return lines


def read_database(path, statement):
    if not path.is_file():
        raise Unusable(f"{path}: missing")
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{path}: {error}") from error
