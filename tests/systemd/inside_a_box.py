# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs in a box that test_boot.py has booted: sets a station up, goes through the ways in which its master key comes, and
writes down what it saw, a JSON object a step."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

PROJECT, SHARE = Path("/project"), Path("/share")
DATABASE = Path("/var/lib/ostoja-station/facility.sqlite")
UNIT, DROP_IN = "ostoja-station.service", Path("/etc/systemd/system/ostoja-station.service.d/key.conf")
EXAMPLES = PROJECT / "systemd" / "examples"
CREDENTIAL = Path("/run/credentials") / UNIT / "master-key"


def run(*words, check=True, **more):
    return subprocess.run(list(map(str, words)), check=check, capture_output=True, text=True, timeout=60, **more)


def wait_for(condition, what):
    deadline = time.monotonic() + 30
    while not (answer := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited 30 s for {what}")
        time.sleep(0.05)
    return answer


def shown(key):
    return run("systemctl", "show", UNIT, "-p", key, "--value").stdout.strip()


def is_active():
    return run("systemctl", "is-active", UNIT, check=False).stdout.strip() == "active"


def log():
    return run("journalctl", "-u", UNIT, "--no-pager", "-o", "cat").stdout


def set_up(binaries):
    run("systemd-sysusers", PROJECT / "systemd" / "ostoja.sysusers")
    for name in ("ostoja", "ostoja-station"):
        shutil.copy(Path(binaries) / name, "/usr/bin")
    Path("/etc/ostoja").mkdir()
    shutil.copy(PROJECT / "config" / "station.toml", "/etc/ostoja")
    shutil.copy(PROJECT / "systemd" / UNIT, "/etc/systemd/system")
    run("ostoja", "enrol", "town", "--directory", "/root/town", "--name", "Brzegów")
    DATABASE.parent.mkdir(mode=0o700)
    town = ("--town", PROJECT / "config" / "demo-town" / "town.toml", "--facility", "wodna-12")
    keys = ("--card-key", "/root/town/town-card.key", "--master-key", "/root/master.key")
    run("ostoja", "init", "--database", DATABASE, "--new", *town, *keys)
    for path in (DATABASE.parent, *DATABASE.parent.iterdir()):
        shutil.chown(path, "ostoja-station", "ostoja-station")
    return Path("/root/master.key").read_text(encoding="ascii").strip()


def key_comes_from(example):
    DROP_IN.parent.mkdir(exist_ok=True)
    shutil.copy(EXAMPLES / "key.conf", DROP_IN)
    shutil.copy(EXAMPLES / example / "ostoja-key.service", "/etc/systemd/system")
    run("systemctl", "daemon-reload")


def type_key(key):
    """As somebody at the console answers."""
    asked = wait_for(lambda: list(Path("/run/systemd/ask-password").glob("ask.*")), "somebody to be asked for the key")
    socket = re.search(r"^Socket=(.*)$", asked[0].read_text(encoding="utf-8"), re.MULTILINE).group(1)
    run("/lib/systemd/systemd-reply-password", "1", socket, input=key)


def seen():
    pid = int(shown("MainPID"))
    return {
        "active": is_active(),
        "restarts": int(shown("NRestarts")),
        "credential": CREDENTIAL.exists() and [oct(CREDENTIAL.stat().st_mode & 0o777), CREDENTIAL.owner()],
        "memory_of": Path(f"/proc/{pid}/mem").owner() if pid else None,
        "sockets": {path.name: path.group() for path in Path("/run/ostoja").glob("*")},
    }


def typed(key):
    key_comes_from("key-typed-at-start")
    run("systemctl", "start", "--no-block", UNIT)
    wait_for(lambda: list(Path("/run/systemd/ask-password").glob("ask.*")), "somebody to be asked for the key")
    before = is_active()
    type_key(key)
    wait_for(is_active, "the station to start")
    return {"active_before": before, **seen()}


def crash(_key):
    pid = int(shown("MainPID"))
    os.kill(pid, signal.SIGSEGV)
    wait_for(lambda: is_active() and int(shown("MainPID")) != pid, "the station to come back")
    found = run("find", "/", "-xdev", "-name", "core*", "-type", "f", "-newer", "/etc/ostoja/station.toml", "-size", "+100k").stdout
    return {**seen(), "cores": found.split(), "asked": [str(path) for path in Path("/run/systemd/ask-password").glob("ask.*")]}


def wrong(key):
    run("systemctl", "stop", UNIT, "ostoja-key.service")
    run("systemctl", "start", "--no-block", UNIT)
    type_key(key.translate(str.maketrans("0123456789abcdef", "123456789abcdef0")))
    wait_for(lambda: shown("Result") == "exit-code" and shown("ActiveState") == "failed", "the station to give up")
    run("systemctl", "restart", "--no-block", "ostoja-key.service", UNIT)
    told = {"exit": int(shown("ExecMainStatus")), "log": log()[-1500:]}
    type_key(key)
    wait_for(is_active, "the station to start with the right key")
    return told


def token(key):
    run("systemctl", "stop", UNIT, "ostoja-key.service")
    key_comes_from("key-on-a-token")
    place = Path("/media/ostoja-key")
    place.mkdir()
    run("mount", "-t", "tmpfs", "token", place)
    (place / "master-key").write_text(key + "\n", encoding="ascii")
    run("systemctl", "start", UNIT)
    return {**seen(), "taken_out": not place.is_mount()}


def encrypted(_key):
    run("systemctl", "stop", UNIT, "ostoja-key.service")
    DROP_IN.unlink()
    run("systemctl", "daemon-reload")
    run("systemd-creds", "encrypt", "--with-key=host", "--name=master-key", "/root/master.key", "/etc/ostoja/master-key.cred")
    run("systemctl", "start", UNIT)
    doctor = run("ostoja", "doctor", check=False)
    return {**seen(), "doctor": doctor.stdout.splitlines()}


def main(binaries):
    key = set_up(binaries)
    with open(SHARE / "told.ndjson", "w", encoding="utf-8") as told:
        for step in (typed, crash, wrong, token, encrypted):
            told.write(json.dumps({"step": step.__name__, **step(key)}) + "\n")
            told.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Exception as failed:
        (SHARE / "failed").write_text(f"{failed!r} {getattr(failed, 'stderr', '')}\n{log()}", encoding="utf-8")
    finally:
        subprocess.run(["systemctl", "--force", "--force", "poweroff"], check=False)
