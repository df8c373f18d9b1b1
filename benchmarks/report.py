"""What was measured, with what was to be reached and whether it was."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Result:
    """One figure. `target` is the most that it may be, or the least where `least` is set."""

    what: str
    value: float
    unit: str
    target: float | None = None
    least: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """None where nothing was to be reached."""
        if self.target is None:
            return None
        return self.value >= self.target if self.least else self.value <= self.target

    def __str__(self) -> str:
        verdict = {None: "", True: "met", False: "NOT met"}[self.met]
        wanted = ""
        if self.target is not None:
            wanted = f"{'≥' if self.least else '≤'} {_shown(self.target)}"
        told = f"{self.what:<58}{_shown(self.value):>10} {self.unit:<9}{wanted:>9}  {verdict:<8}"
        return f"{told}{self.note}".rstrip()


def _shown(value: float) -> str:
    digits = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{digits}f}".replace(",", " ")


@dataclass
class Report:
    """Prints figures as they come. `quick` asks for a run that only shows that all works."""

    quick: bool = False
    results: list[Result] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def section(self, title: str) -> None:
        """What the figures that follow are about."""
        print(f"\n{title}", flush=True)

    def add(
        self,
        what: str,
        value: float,
        unit: str,
        target: float | None = None,
        *,
        least: bool = False,
        note: str = "",
    ) -> float:
        """Prints a figure and answers it."""
        result = Result(what, value, unit, target, least, note)
        self.results.append(result)
        print(f"  {result}", flush=True)
        return value

    def notice(self, text: str) -> None:
        """Something that could not be measured here, and why."""
        self.notices.append(text)
        print(f"  – {text}", flush=True)

    def times(self, long: int, short: int) -> int:
        """How often: `short` in a quick run."""
        return short if self.quick else long

    def summary(self) -> None:
        """How many targets were met, and which were not."""
        wanted = [each for each in self.results if each.met is not None]
        missed = [each for each in wanted if not each.met]
        print(f"\n{len(wanted) - len(missed)} of {len(wanted)} targets met", flush=True)
        for each in missed:
            print(f"  not met: {each.what}: {_shown(each.value)} {each.unit}", flush=True)
