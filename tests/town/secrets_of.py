# SPDX-License-Identifier: GPL-3.0-or-later
"""What nobody but the station's memory and its reader may know, and where it might be looked for."""

import json
import os
import subprocess
import unicodedata
from pathlib import Path
from urllib.parse import quote

PAGE = 4_096
MUCH = 20_000


class Secrets:
    """Each resident's full name and surname, and each card's number as text in several spellings and as bytes."""

    def __init__(self, residents, more_numbers=()):
        self._what = {}
        for resident in residents:
            for name in (resident.name, resident.name.split()[-1]):
                for spelling in (name.encode(), name.encode("utf-16-le"), json.dumps(name)[1:-1].encode(), quote(name).encode()):
                    self._what[spelling] = f"the name of {resident.key}"
            self._number(resident.uid, resident.key)
        for number in more_numbers:
            self._number(number, "a stranger")

    def _number(self, uid, who):
        number = bytes.fromhex(uid)
        for spelling in (number.hex(), number.hex(":"), number.hex(" "), number.hex("-"), str(list(number))[1:-1]):
            for text in (spelling, spelling.upper()):
                self._what[text.encode()] = self._what[text.encode("utf-16-le")] = f"the card number of {who}"
        if len(number) > 4:  # four bytes are found anywhere
            self._what[number] = f"the card number of {who}, in bytes"

    def spellings(self):
        return list(self._what)

    def cards_only(self):
        cards = Secrets(())
        cards._what = {secret: what for secret, what in self._what.items() if "card" in what}
        return cards

    def found_in(self, content):
        """Whose secrets these bytes hold."""
        if len(content) < MUCH:
            return sorted({what for secret, what in self._what.items() if secret in content})
        # grep looks for all of them at once; but for it a line's end is none of their bytes.
        own = {self._what[secret] for secret in self._what if b"\n" in secret and secret in content}
        return sorted(own | {self._what[secret] for secret in self._grep(content)})

    def _grep(self, content):
        patterns = os.memfd_create("secrets")
        try:
            os.write(patterns, b"\n".join(secret for secret in self._what if b"\n" not in secret))
            done = subprocess.run(
                ["grep", "-aoF", "-f", f"/proc/self/fd/{patterns}"],
                input=content,
                capture_output=True,
                pass_fds=[patterns],
                env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
                check=False,
            )
        finally:
            os.close(patterns)
        if done.returncode > 1:
            raise AssertionError(f"grep can't search: {done.stderr!r}")
        return set(done.stdout.split(b"\n")) - {b""}


def spellings(text):
    """As a program might write it, and as an index or somebody's note would."""
    folded = "".join(c for c in unicodedata.normalize("NFD", text.lower().replace("ł", "l")) if not unicodedata.combining(c))
    for form in (text, folded, text.upper()):
        yield from (form.encode(), form.encode("utf-16-le"), form.encode("utf-16-be"), json.dumps(form)[1:-1].encode())


class Search:
    """Texts that must rest nowhere in the clear, by what they are: {"contact": "…"}."""

    def __init__(self, values):
        self.spellings = {spelling: what for what, text in values.items() for spelling in spellings(text)}

    def found_in(self, content):
        return sorted({what for spelling, what in self.spellings.items() if spelling in content})


def files_below(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and not path.is_symlink()]


def memory(pid):
    """What a process has written in its memory: every page of its writable regions that isn't empty. Root only."""
    pages = []
    with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as maps, open(f"/proc/{pid}/mem", "rb", 0) as space:
        for line in maps:
            limits, rights, *_ = line.split(maxsplit=2)
            first, last = (int(limit, 16) for limit in limits.split("-"))
            if not rights.startswith("rw"):
                continue
            try:
                space.seek(first)
                region = space.read(last - first)
            except OSError:  # a device's
                continue
            if region.strip(b"\0"):
                cut = (region[at : at + PAGE] for at in range(0, len(region), PAGE))
                # Regions are put side by side: what isn't contiguous there must not become a secret here.
                pages += [page for page in cut if page.strip(b"\0")] + [b"\n"]
    return b"".join(pages)


def open_files(pid):
    """The files that a process has open or mapped, by path."""
    files = set()
    for descriptor in os.listdir(f"/proc/{pid}/fd"):
        try:
            files.add(os.readlink(f"/proc/{pid}/fd/{descriptor}"))
        except OSError:
            continue
    with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as maps:
        files |= {line.split(maxsplit=5)[5].strip() for line in maps if "/" in line and line.split()[1].startswith("rw")}
    return {file for file in files if file.startswith("/")}
