# SPDX-License-Identifier: GPL-3.0-or-later
"""The evening's own account: what was confirmed and is lost, what is there twice, which cards nobody read, how long it
took. ./dev recount comes to the same figures by itself."""

from collections import Counter
from statistics import median

from account import Delivery, taps_recorded

PROGRAMS = ("reader", "station", "kiosk", "uplink", "office")
NS_PER_MS = 1_000_000


class Reckoning:
    def __init__(self, evening, evidence):
        self.evening = evening
        self.files = evidence.files
        self.stays = evidence.stays()
        self.delivery = Delivery(evening.town)
        self.recorded = taps_recorded(evening.town)
        taps = self.files["taps"]
        self.made = {line["tap"]: line for line in taps if line["event"] == "made"}
        self.answered = {
            line["tap"]: line["t"] for line in reversed(taps) if line["event"] == "answered" and line["status"] < 300
        }
        self.painted = {line["tap"]: line["t"] for line in reversed(self.files["screen"])}
        self.entries = {line["tap"]: line for line in self.files["journal"] if line["tap"]}

    def summary(self):
        lost, duplicated, unread, latencies = self.lost(), self.duplicated(), self.unread(), self.latencies()
        entries = self.files["journal"]
        return {
            "taps": len(self.made),
            "check_ins": sum(line["type"] == "pl.ostoja.bed.taken.v1" for line in entries),
            "delivered": self.delivery.delivered,
            "lost": len(lost),
            "duplicated": len(duplicated),
            "unread": len(unread),
            "kills": [{**kill, "in_flight": self.in_flight(kill)} for kill in self.evening.kills],
            "latency": {name: _figures(spans.values()) for name, spans in latencies.items()},
            "slowest": {name: self._slowest(spans) for name, spans in latencies.items() if spans},
            "arrivals": self.evening.arrivals,
            "unconfirmed": len(self.unconfirmed()),
            "placements": sum(line["event"] == "placed" for line in self.files["cards"]),
            "given_up": sum(line["event"] == "given_up" for line in self.files["taps"]),
            "recorded": len(entries),
            "outcomes": dict(sorted(Counter(line["screen"] for line in self.files["screen"]).items())),
            "outage": {**self.evening.outage, "taps": self.taps_between(**self._span(self.evening.outage))},
            "disturbances": self.evening.disturbances,
            "lost_ids": lost,
            "duplicated_ids": duplicated,
            "unconfirmed_ids": self.unconfirmed(),
            "unread_placements": unread,
        }

    # what is wrong

    def lost(self):
        confirmed = self.painted.keys() | self.answered.keys()
        not_stored = sorted(tap for tap in confirmed if self.recorded[tap] == 0)
        return not_stored + [_name(key) for key in self.delivery.lost]

    def unconfirmed(self):
        """Taps that nobody was told of and nothing was made of: their people held the card again."""
        return sorted(tap for tap in self.made.keys() - self.painted.keys() - self.answered.keys() if not self.recorded[tap])

    def duplicated(self):
        twice = [tap for tap, count in self.recorded.items() if count > 1]
        twice += [_name(key) for key in self.delivery.strange]
        twice += [_name((row["station"], row["kind"], row["sequence"])) for row in self.delivery.conflicts]
        people = Counter((night, card) for night, card, _ in self.stays)
        beds = Counter((night, bed) for night, _, bed in self.stays)
        twice += [f"in two beds: {card}" for (_, card), count in people.items() if count > 1]
        twice += [f"two in bed {bed}" for (_, bed), count in beds.items() if count > 1]
        return twice

    def unread(self):
        """Placements of which no tap came into being, and what was wrong at that time."""
        read = {line["placement"] for line in self.made.values()}
        placed = {line["placement"]: line for line in self.files["cards"] if line["event"] == "placed"}
        gone = {line["placement"]: line["t"] for line in self.files["cards"] if line["event"] == "removed"}
        return [
            {"placement": placement, "why": self._disturbance(line["t"], gone.get(placement, line["t"]))}
            for placement, line in placed.items()
            if placement not in read
        ]

    def _disturbance(self, start, end):
        whats = [d["what"] for d in self.evening.disturbances if d["from"] <= end and d["to"] >= start]
        return ", ".join(whats) or None

    # kills

    def in_flight(self, kill):
        """Whether its tap was on its way through the killed program at that moment."""
        tap, moment, entry = kill["tap"], kill["t"], self.entries.get(kill["tap"])
        committed = (entry or {}).get("committed")
        if kill["program"] in ("reader", "station"):
            posted = min((x["t"] for x in self.files["taps"] if x["event"] == "posted" and x["tap"] == tap), default=None)
            return _before(posted, moment) and not _before(self.answered.get(tap), moment) and not _before(committed, moment)
        if kill["program"] == "kiosk":
            return _before(committed, moment) and not _before(self.painted.get(tap), moment)
        return entry is not None and self._under_way(entry, moment)

    def _under_way(self, entry, moment):
        reached = {
            event: any(
                line["event"] == event
                and line.get("station") == entry["station"]
                and line["through"] >= entry["sequence"]
                and line["t"] < moment
                for line in self.files["office"]
            )
            for event in ("posted", "acknowledged")
        }
        return reached["posted"] and not reached["acknowledged"]

    # time

    def latencies(self):
        """Of each tap in nanoseconds, by CLOCK_MONOTONIC of the programs themselves, joined by the tap's id."""
        steps = {tap: steps for tap in self.made if (steps := self._steps(tap))}
        return {
            "field_to_commit_ms": _spans(steps, "field", "commit"),
            "commit_to_painted_ms": _spans(steps, "commit", "painted"),
            "field_to_painted_ms": _spans(steps, "field", "painted"),
            "field_to_painted_beyond_radio_ms": _spans(steps, "field", "painted", "radio"),
            "commit_to_figure_ms": _spans(steps, "commit", "figure"),
            "field_to_figure_ms": _spans(steps, "field", "figure"),
        }

    def _slowest(self, spans):
        tap = max(spans, key=spans.get)
        made = self.made[tap]["t"]
        return {"tap": tap, "within": self._disturbance(made, made)}

    def _steps(self, tap):
        made, entry = self.made[tap], self.entries.get(tap)
        if entry is None or made["placement"] is None:
            return None
        ours = [line for line in self.files["cards"] if line.get("placement") == made["placement"]]
        radio_us = sum(line["radio_us"] for line in ours if line["event"] == "select" and line["t"] <= made["t"])
        return {
            "field": next(line["t"] for line in ours if line["event"] == "placed"),
            "radio": radio_us * 1000,
            "commit": entry["committed"],
            "painted": self.painted.get(tap),
            "figure": self._figure(entry),
        }

    def _figure(self, entry):
        return min(
            (
                line["t"]
                for line in self.files["office"]
                if line["event"] == "figure"
                and (line["station"], line["epoch"]) == (entry["station"], entry["epoch"])
                and line["through"] >= entry["sequence"]
            ),
            default=None,
        )

    def taps_between(self, start, end):
        return sum(start <= line["t"] <= end for line in self.made.values())

    @staticmethod
    def _span(outage):
        return {"start": outage["from"], "end": outage["to"]}


def _before(time, moment):
    return time is not None and time < moment


def _name(key):
    return "/".join(map(str, key))


def _spans(steps, start, end, without=None):
    return {tap: s[end] - s[start] - (s[without] if without else 0) for tap, s in steps.items() if s[start] and s[end]}


def _figures(spans):
    if not spans:
        return {"n": 0}
    return {"n": len(spans), "p50": round(median(spans) / NS_PER_MS, 1), "max": round(max(spans) / NS_PER_MS, 1)}


def shortcomings(summary, taps_in_outage):
    """Why the evening doesn't count as gone well; empty when it does."""
    wrong = [f"{what}: {summary[what]}" for what in ("lost", "duplicated") if summary[what]]
    killed = {kill["program"] for kill in summary["kills"] if kill["in_flight"]}
    wrong += [f"{program} was never killed with a tap in flight" for program in PROGRAMS if program not in killed]
    wrong += [f"{k['program']} was killed with no tap in flight" for k in summary["kills"] if not k["in_flight"]]
    if summary["outage"]["taps"] < taps_in_outage:
        wrong.append(f"only {summary['outage']['taps']} taps while the office was away")
    if summary["delivered"] != summary["recorded"]:
        wrong.append(f"{summary['recorded']} entries recorded, {summary['delivered']} delivered")
    wrong += [f"nobody was shown {s}" for s in ("bed", "full_house", "unknown_card") if not summary["outcomes"].get(s)]
    return wrong
