# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal 6: how soon the kiosk shows something, and what a quiet box costs."""

import os
import subprocess
import time
from pathlib import Path
from statistics import median

from comparison import Comparison, paired
from keeper import members
from shelter import Shelter
from town import Town
from workplace import processor_seconds, say

FACILITY = "wodna-12"
BOX = ("station", "reader", "uplink")
# Qt's own line at the end of each frame that its software renderer has drawn.
FRAME_RULE = "qt.scenegraph.time.renderloop.debug=true"
FRAME_WORDS = b"Frame rendered"
# The kiosk's frames count from here on: before, there is only a sky.
STATE_WORDS = b"the station has told its state"


def first_frame(command, environment, after=b""):
    """Milliseconds from the start of a program to its first frame once it has written `after`."""
    began = time.monotonic()
    with subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**environment, "QT_LOGGING_RULES": FRAME_RULE},
    ) as program:
        said = b""
        for line in program.stdout:
            said += line
            if FRAME_WORDS in line and after in said:
                took = time.monotonic() - began
                break
        else:
            raise AssertionError(f"{command[0]} ended before its first frame:\n{said.decode(errors='replace')}")
        program.terminate()
        program.stdout.read()
    return took * 1_000


def memory_mib(pids):
    """Proportional set size: what is shared counts once, in parts."""
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def starts(work, shelter, count):
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")},
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "XDG_RUNTIME_DIR": str(shelter.facility.folder / "xdg"),
    }
    kiosk = [work.binary("ostoja-kiosk"), "--config", shelter.facility.folder / "kiosk.toml"]
    form = [work.binary("bench-bare-form")]
    ours, bare = [], []
    for _ in range(count + 1):
        ours.append(first_frame(kiosk, environment, STATE_WORDS))
        bare.append(first_frame(form, environment))
    # The first of each reads its files from the disk.
    return ours[1:] or ours, bare[1:] or bare


def quiet(shelter, seconds):
    programs = {name: shelter.facility.programs[name] for name in BOX} | {"kiosk": shelter.kiosk}
    pids = {name: list(members(program.pid)) for name, program in programs.items()}
    before = {name: processor_seconds(ids) for name, ids in pids.items()}
    began = time.monotonic()
    time.sleep(seconds)
    passed = time.monotonic() - began
    percent = {name: 100 * (processor_seconds(ids) - before[name]) / passed for name, ids in pids.items()}
    return percent, {name: memory_mib(ids) for name, ids in pids.items()}


def measure(work, size):
    say("Goal 6: start → first frame, and a quiet box")
    with Town((FACILITY,)) as town:
        town.start()
        shelter = Shelter(town[FACILITY])
        shelter.kiosk.start().wait_ready(timeout=60)
        # Nobody is at the door: the screen is on, the reader looks, the uplink tells its counts.
        percent, memory = quiet(shelter, size.idle_seconds)
        shelter.kiosk.stop()
        ours, bare = starts(work, shelter, size.starts)
    return comparisons(ours, bare, percent, memory), {
        "kiosk_ms": ours,
        "bare_form_ms": bare,
        "processor_percent": percent,
        "memory_mib": memory,
    }


def shares(parts, unit):
    return ", ".join(f"{name} {value:.1f}" for name, value in parts.items()) + f" {unit}"


def comparisons(ours, bare, percent, memory):
    return [
        Comparison(
            goal=6,
            what="kiosk: start to first frame",
            ours=median(ours),
            unit="ms",
            reference=median(bare),
            reference_name="a bare Qt Quick form",
            ratio=paired(ours, bare),
            at_most=2,
        ),
        Comparison(6, "a quiet box: of one core", sum(percent.values()), "%", at_most=3, note=shares(percent, "%")),
        Comparison(6, "its four programs' memory", sum(memory.values()), "MiB", at_most=200, note=shares(memory, "MiB")),
    ]
