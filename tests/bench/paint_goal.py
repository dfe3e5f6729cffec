# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal 2: from the card's entering the field to the first frame in which the outcome is opaque: simulated chip, real
libnfc, kiosk off screen. The moments are the programs' own traces (docs/trace.md), on one clock, joined by placement
and tap."""

import json
import random
import socket
import time
from statistics import median, quantiles

from comparison import Comparison
from programs import wait_for
from shelter import Shelter
from town import Town
from traces import placement_of_tap
from workplace import say

FACILITY = "wodna-12"
NS_PER_MS = 1e6
ENOUGH_FOR_P99 = 1_000


class Cards:
    """The chip's control socket: what a person's hand does, without a process for each move."""

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(path))
        self._answers = self._socket.makefile("r", encoding="utf-8")

    def do(self, words):
        self._socket.sendall(f"{words}\n".encode())
        answer = self._answers.readline().strip()
        if not answer.startswith("ok"):
            raise AssertionError(f"ostoja-cards: {words}: {answer}")

    def close(self):
        self._answers.close()
        self._socket.close()


class Painted:
    """Follows the kiosk's trace at little cost: it measures what runs beside it."""

    def __init__(self, path):
        wait_for(path.exists, "the kiosk's trace")
        self._file = open(path, encoding="utf-8")
        self._file.seek(0, 2)

    def one(self):
        wait_for(lambda: '"painted"' in self._file.readline(), "an outcome on the screen", timeout=10, step=0.004)

    def close(self):
        self._file.close()


def hold_cards(shelter, residents, taps):
    """One card after the other, as the people of a queue hold them."""
    hand = random.Random(1)
    cards, painted = Cards(shelter.facility.cards_control), Painted(shelter.facility.trace("kiosk"))
    try:
        for turn in range(taps):
            resident = residents[turn % len(residents)]
            cards.do(f"place {resident.card_type} {resident.uid}")
            painted.one()
            cards.do(f"remove {resident.uid}")
            # Whenever the next card comes, the reader is somewhere else in its round of looking.
            time.sleep(hand.uniform(0.05, 0.25))
    finally:
        painted.close()
        cards.close()


def lines(path, *events):
    with open(path, encoding="utf-8") as file:
        return [line for line in map(json.loads, file) if line["event"] in events]


def stretches(shelter):
    """Of each tap: milliseconds from the placement to the tap, the commit and the frame, and the radio's part of them."""
    facility = shelter.facility
    chip = lines(facility.cards_log, "placed", "select")
    placed = {line["placement"]: line["t"] for line in chip if line["event"] == "placed"}
    selects = [line for line in chip if line["event"] == "select"]
    committed = {line["tap"]: line["t"] for line in lines(facility.trace("station"), "committed")}
    painted = {line["tap"]: line["t"] for line in lines(facility.trace("kiosk"), "painted")}
    found, first = [], 0
    for made in lines(facility.trace("reader"), "made"):
        while first < len(selects) and selects[first]["t"] < made["entered"]:
            first += 1
        near = [line for line in selects[first : first + 8] if line["t"] <= made["t"]]
        placement = placement_of_tap(made, near)
        if placement is None or made["tap"] not in painted:
            continue
        begin = placed[placement]
        found.append(
            {
                "radio_ms": near[0]["radio_us"] / 1_000,
                "made_ms": (made["t"] - begin) / NS_PER_MS,
                "committed_ms": (committed[made["tap"]] - begin) / NS_PER_MS,
                "painted_ms": (painted[made["tap"]] - begin) / NS_PER_MS,
            }
        )
    return found


def measure(work, size):
    say("Goal 2: card placed → outcome painted")
    with Town((FACILITY,), traced=True) as town:
        town.start()
        shelter = Shelter(town[FACILITY])
        shelter.kiosk.start().wait_ready(timeout=60)
        # DESFire cards answer in several exchanges more; a queue of them is another measure.
        residents = [resident for resident in town.data.residents if resident.card_type != "desfire"]
        hold_cards(shelter, residents, size.paints)
        taps = stretches(shelter)
    if len(taps) < size.paints * 0.99:
        raise AssertionError(f"of {size.paints} cards held only {len(taps)} can be followed to the screen")
    return comparisons(taps), {"taps": taps}


def comparisons(taps):
    beyond = [tap["painted_ms"] - tap["radio_ms"] for tap in taps]
    radio = median(tap["radio_ms"] for tap in taps)
    note = f"the radio's own part is {radio:.0f} ms"
    found = [Comparison(2, f"card placed to outcome painted, median of {len(beyond)}", median(beyond), "ms", at_most=150)]
    if len(beyond) >= ENOUGH_FOR_P99:
        p99 = quantiles(beyond, n=100)[98]
        found.append(Comparison(2, f"card placed to outcome painted, p99 of {len(beyond)}", p99, "ms", at_most=400))
    for name, words in (("made_ms", "of it until the reader has a tap"), ("committed_ms", "of it until it is durable")):
        part = median(tap[name] - tap["radio_ms"] for tap in taps)
        found.append(Comparison(2, f"{words}, median", part, "ms", note=note))
    return found
