# SPDX-License-Identifier: GPL-3.0-or-later
"""A short evening in Brzegów, played on the running programs."""

import time
from collections import Counter

from account import Delivery, all_station_entries, middle, sums, sums_disagree, taps_recorded, wait_delivered
from album import WEB_WIDTHS

UNKNOWN_CARD = ("ntag213", "04DEAD0BEEF180")
OFFICE_AWAY_SECONDS = 10.0

EARLY = (
    "jan oksana stanislaw andrij danuta krzysztof zbigniew ewa oleksandr tomasz natalija piotr henryk wasyl teresa "
    "ryszard mykola"
).split()
LATE = "kazimierz barbara leszek ludmyla jurij".split()
AT_ALBERTA = "miroslaw jadwiga bogdan iryna serhij krystyna adam".split()
TOO_LATE_AT_ALBERTA = "roman"
BY_DAY = "halina"
INSIDE = {"przystan": "taras jerzy hanna mieczyslaw iwan pawel renata wieslawa dmytro".split(), "portowa": ["antoni", "zenon"]}


def free_at(facility):
    return facility.screen.latest()["places"]["free"]


class Evening:
    """`doors` are DoorScreens by facility key."""

    def __init__(self, town, doors, album, say):
        self.town = town
        self.doors = doors
        self.album = album
        self.say = say
        self.wodna = town["wodna-12"]
        self.taps = []
        self.placed_at_ms = {}
        self.figures = {}
        self.one_moment = {}

    def play(self, browser):
        self.rush()
        self.arrival()
        self.own_bed_and_a_moment_out()
        self.leaving()
        self.help()
        self.strange_card()
        self.station_away()
        self.office_away()
        self.english()
        # From here on nobody else comes to this door: its pictures, the full house's way on and the office's page tell
        # of one moment, and have to agree.
        self.idle()
        self.reader_troubles()
        self.full_house()
        self.day_centre()
        self.web_page(browser)

    # how a card is tapped

    def tap(self, facility, who, outcome):
        placed_ms = time.time() * 1000
        tap = facility.tap(who, {outcome})
        return self._note(tap, placed_ms)

    def _note(self, tap, placed_ms):
        self.taps.append(tap)
        self.placed_at_ms[tap.visit["tap"]] = placed_ms
        return tap

    def _figure(self, facility, tap):
        """When the office's stream first told the free places that the tap left."""
        free = tap.state["places"]["free"]
        event = self.town.wait_figures(
            facility.key, lambda f: sum(s["free"] for s in f["segments"]) == free, "the new figure", after=tap.placed
        )
        self.figures[tap.visit["tap"]] = (event["at"] - tap.placed) * 1000

    def _press(self, facility, record, control):
        pressed = time.monotonic()
        self.doors[facility.key][0].press(record, control)
        return pressed

    def _keep(self, facility, screen, **which):
        return self.album.keep(self.doors[facility.key], screen, **which)

    def _keep_tap(self, facility, screen, tap, **more):
        return self._keep(facility, screen, tap=tap.visit["tap"], **more)

    # the acts

    def rush(self):
        self.say(f"The rush: {len(EARLY)} people at one door, each card a bed")
        for who in EARLY:
            tap = self.tap(self.wodna, who, "bed")
            self._figure(self.wodna, tap)

    def arrival(self):
        self.say("One more comes in, and is photographed")
        self.marek = self.tap(self.wodna, "marek", "bed")
        self._figure(self.wodna, self.marek)
        self._keep_tap(self.wodna, "bed", self.marek)

    def own_bed_and_a_moment_out(self):
        self.say("The same card again: the same bed; then out for a moment")
        again = self.tap(self.wodna, "marek", "bed")
        if again.bed != self.marek.bed:
            raise AssertionError(f"bed {self.marek.bed} became {again.bed}")
        record = self._photographed(self.wodna, "bed", again)
        pressed = self._press(self.wodna, record, "away")
        self._keep(self.wodna, "away", after=pressed)

    def leaving(self):
        self.say("Back, and not staying after all: the card once more")
        back = self.tap(self.wodna, "marek", "bed")
        if back.bed != self.marek.bed:
            raise AssertionError(f"bed {self.marek.bed} became {back.bed}")
        record = self._photographed(self.wodna, "bed", back)
        pressed = self._press(self.wodna, record, "leave")
        self._keep(self.wodna, "leave_asks_card", after=pressed)
        left = self.tap(self.wodna, "marek", "left")
        self._keep_tap(self.wodna, "left", left)
        self._figure(self.wodna, left)

    def help(self):
        self.say("Somebody asks for help")
        tap = self.tap(self.wodna, BY_DAY, "bed")
        record = self._photographed(self.wodna, "bed", tap)
        pressed = self._press(self.wodna, record, "help")
        self._keep(self.wodna, "help_asked", after=pressed)

    def strange_card(self):
        self.say("A card that nobody knows")
        placed_ms = time.time() * 1000
        tap = self._note(self.wodna.tap_card(*UNKNOWN_CARD, {"unknown_card"}), placed_ms)
        self._keep_tap(self.wodna, "unknown_card", tap)

    def english(self):
        self.say("In English, for one visit")
        self._end_visit("bed")
        self._choose("en")
        tap = self.tap(self.wodna, "dariusz", "bed")
        self._keep_tap(self.wodna, "bed", tap, suffix="_en", language="en")
        self._end_visit("bed")

    def idle(self):
        since = self._choose("en")
        self._keep(self.wodna, "idle", suffix="_en", after=since, language="en")
        since = self._choose("pl")
        self._keep(self.wodna, "idle", after=since, language="pl")
        self.one_moment["idle"] = free_at(self.wodna)

    def _end_visit(self, screen):
        """Done, before the time is over; both screens are idle then."""
        record = self.doors[self.wodna.key][0].wait_photograph(screen, tap=self.taps[-1].visit["tap"])
        self._press(self.wodna, record, "done")
        self.wodna.wait_state(lambda s: s["visit"] is None, "nobody at the door", after=self.taps[-1].shown)

    def _choose(self, language):
        """On both screens, from idle. The language is a person's: it ends with their visit."""
        since = time.monotonic()
        for door in self.doors[self.wodna.key]:
            record = door.wait_photograph("idle", after=self.taps[-1].shown)
            if record["language"] != language:
                door.press(record, f"language_{language}")
        return since

    def reader_troubles(self):
        self.say("Radio noise, then the reader is unplugged, and back")
        # The first look finds the card, then there is only noise: a card that was taken away too early.
        self.wodna.fault("noise", "--after", 1, "--rate", 1)
        since = self.wodna.place(*UNKNOWN_CARD)
        self._keep(self.wodna, "hold_still", after=since)
        self.wodna.remove()
        self.wodna.fault("none")
        self._reader_is("ready", time.monotonic())
        since = time.monotonic()
        self.wodna.cards("unplug")
        self._keep(self.wodna, "out_of_order", after=since)
        self.wodna.cards("replug")
        self._reader_is("ready", since)

    def _reader_is(self, state, since):
        if self.wodna.screen.latest()["reader"] != state:
            self.wodna.wait_state(lambda s: s["reader"] == state, f"the reader to be {state}", after=since)

    def full_house(self):
        alberta = self.town["alberta"]
        self.say(f"{alberta.data.name} fills up")
        for who in AT_ALBERTA:
            tap = self.tap(alberta, who, "bed")
            self._figure(alberta, tap)
        free = free_at(self.wodna)
        alberta.wait_state(lambda s: town_free(s, self.wodna.data.name) == free, "the town's free places")
        tap = self.tap(alberta, TOO_LATE_AT_ALBERTA, "full_house")
        self._keep_tap(alberta, "full_house", tap)
        self.one_moment["full_house"] = town_free(tap.state, self.wodna.data.name)

    def day_centre(self):
        centre = self.town["przystan"]
        self.say(f"{centre.data.name}: welcome, and goodbye")
        for outcome in ("welcome", "goodbye"):
            tap = self.tap(centre, BY_DAY, outcome)
            self._keep_tap(centre, outcome, tap)
            self._figure(centre, tap)
            centre.command(tap, "done")
        for key, people in INSIDE.items():
            for who in people:
                self.tap(self.town[key], who, "welcome")

    def station_away(self):
        self.say("The station stops; the door says so; it comes back")
        since = time.monotonic()
        station = self.wodna.programs["station"]
        if (code := station.stop()) != 0:
            raise AssertionError(f"{station.name} ended with {code}")
        self._keep(self.wodna, "unreachable", after=since)
        since = time.monotonic()
        station.start().wait_ready()
        self._reader_is("ready", since)
        self.tap(self.wodna, EARLY[0], "bed")

    def office_away(self):
        self.say(f"The office is away for {OFFICE_AWAY_SECONDS:g} seconds; the door goes on")
        since = time.monotonic()
        self.town.office.stop()
        for who in LATE:
            self.tap(self.wodna, who, "bed")
        time.sleep(max(0.0, OFFICE_AWAY_SECONDS - (time.monotonic() - since)))
        since = time.monotonic()
        self.town.start_office()
        free = free_at(self.wodna)
        event = self.town.wait_figures(
            self.wodna.key, lambda f: sum(s["free"] for s in f["segments"]) == free, "the caught-up figure", since, timeout=45
        )
        self.caught_up = event["at"] - since
        wait_delivered(self.town)
        self.say(f"  caught up {self.caught_up:.1f} s after its start")

    def web_page(self, browser):
        self.say("The office's page")
        free = self.town.occupancy()["totals"]["free_beds"]
        for width in WEB_WIDTHS:
            browser.show(f"https://{self.town.office_address}/", width, 900)
            browser.wait(lambda: str(free) in browser.text().split() and "Wodna 12" in browser.text())
            browser.photograph(self.album.folder / f"office_{width}.png", width)
        self.one_moment["office"] = sum(s["free"] for s in self.town.figures(self.wodna.key)["segments"])

    def _photographed(self, facility, screen, tap):
        return self.doors[facility.key][0].wait_photograph(screen, tap=tap.visit["tap"])

    # the account

    def _painted(self):
        """From each card's placing to the first frame of its outcome, on the door of the rush."""
        frames = {r["tap"]: r["monotonic_ns"] / 1e9 for r in self.doors[self.wodna.key][0].records("first_frame")}
        return [(frames[t.visit["tap"]] - t.placed) * 1000 for t in self.taps if t.visit["tap"] in frames]

    def summary(self):
        delivery = Delivery(self.town)
        entries = all_station_entries(self.town)
        recorded = taps_recorded(self.town)
        made = [tap.visit["tap"] for tap in self.taps]
        times = {entry["body"].get("tap"): entry["time_ms"] for entry in entries.values()}
        all_sums = sums(self.town)
        return {
            "taps": len(made),
            "check_ins": sum(entry["type"] == "pl.ostoja.bed.taken.v1" for entry in entries.values()),
            "outcomes": dict(sorted(Counter(tap.outcome for tap in self.taps).items())),
            "recorded": len(entries),
            "delivered": delivery.delivered,
            "lost": len(delivery.lost) + sum(recorded[tap] == 0 for tap in made),
            "duplicated": len(delivery.strange)
            + len(delivery.conflicts)
            + sum(max(0, entries - 1) for entries in recorded.values()),
            "latency_p50_ms": {
                "card_placed_to_row": middle([times[tap] - self.placed_at_ms[tap] for tap in made if tap in times]),
                "card_placed_to_painted": middle(self._painted()),
                "card_placed_to_office_figure": middle(list(self.figures.values())),
            },
            "office_caught_up_s": round(self.caught_up, 2),
            "one_moment": self.one_moment,
            "sums": all_sums,
            "sums_disagree": sums_disagree(all_sums),
            "screens": sorted(path.name for path in self.album.folder.glob("*.png")),
            "screens_missing": self.album.missing(),
        }


def town_free(state, name):
    """What a door knows of another house's free places."""
    places = (state.get("town") or {}).get("places", [])
    return next((sum(s["free"] for s in place["segments"]) for place in places if place["name"] == name), None)


def sums_good(account):
    return (
        account["lost"] == 0
        and account["duplicated"] == 0
        and account["recorded"] == account["delivered"]
        and not account["sums_disagree"]
    )


def good(summary):
    return (
        sums_good(summary)
        and len(set(summary.get("one_moment", {}).values())) <= 1
        and not summary["screens_missing"]
    )
