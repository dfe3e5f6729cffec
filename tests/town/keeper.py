# SPDX-License-Identifier: GPL-3.0-or-later
"""Ends what a harness left behind. It reads "+pid", "-pid", "mount PATH" and "dir PATH" lines; at the end of its input,
which is also the harness's death, it kills every process of the sessions still listed, unmounts and removes the folders."""

import os
import shutil
import signal
import subprocess
import sys


def members(session):
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            yield int(entry)


def kill_session(session):
    for pid in list(members(session)):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def main():
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    sessions, mounts, folders = set(), [], []
    for line in sys.stdin:
        line = line.rstrip("\n")
        if line.startswith("+"):
            sessions.add(int(line[1:]))
        elif line.startswith("-"):
            sessions.discard(int(line[1:]))
        elif line.startswith("mount "):
            mounts.append(line[6:])
        elif line.startswith("dir "):
            folders.append(line[4:])
    for session in sessions:
        kill_session(session)
    for mount in mounts:
        # A folder that stays mounted must not be emptied: it may be somebody's disk.
        subprocess.run(["umount", "--lazy", mount], check=False)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
