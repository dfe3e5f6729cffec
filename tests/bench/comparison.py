# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure beside its reference and its goal."""

from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True)
class Comparison:
    """`ratio` is what the goal speaks of; without a goal it is only shown."""

    goal: int | str
    what: str
    ours: float
    unit: str
    reference: float | None = None
    reference_name: str = ""
    ratio: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def judged(self):
        """The value that the goal bounds: a ratio where there is a reference, else the figure itself."""
        return self.ours if self.ratio is None else self.ratio

    @property
    def met(self):
        if self.at_most is not None:
            return self.judged <= self.at_most
        return None if self.at_least is None else self.judged >= self.at_least

    @property
    def verdict(self):
        if self.met is None:
            return self.note
        bound = self.at_most if self.at_most is not None else self.at_least
        words = "met" if self.met else f"short by {abs(self.judged / bound - 1):.0%}"
        return f"{words} ({self.note})" if self.note else words

    @property
    def limit(self):
        sign, bound = ("≤", self.at_most) if self.at_most is not None else ("≥", self.at_least)
        if bound is None:
            return ""
        return f"{sign} {bound:g} ×" if self.ratio is not None else f"{sign} {bound:g} {self.unit}"

    def as_json(self):
        return {**asdict(self), "met": self.met}


def paired(ours, references):
    """The median of the ratios of neighbours: both ran on the machine as it was at that moment."""
    return median(our / reference for our, reference in zip(ours, references, strict=True))


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}"


def table(comparisons):
    """Markdown, so that it can stand in a page as it is."""
    rows = [("goal", "what", "ours", "reference", "ratio", "wanted", "")]
    for each in comparisons:
        reference = f"{number(each.reference)} {each.unit} ({each.reference_name})" if each.reference_name else ""
        ratio = "" if each.ratio is None else f"{each.ratio:.2f} ×"
        rows.append(
            (str(each.goal), each.what, f"{number(each.ours)} {each.unit}", reference, ratio, each.limit, each.verdict)
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)
