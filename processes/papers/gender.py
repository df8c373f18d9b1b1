"""What a decision says of women and men in a body (609/1986 § 4 a)."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import InvalidInput
from processes.papers.people import BodyName
from processes.papers.sheet import Paragraph
from processes.wording import Wording

QUOTA_NUMERATOR, QUOTA_DENOMINATOR = 2, 5


@dataclass(frozen=True, slots=True)
class GenderBalance:
    """How many women and men, substitutes as a group of their own (609/1986 § 4 a; KHO 1997:49)."""

    women: int
    men: int
    substitute_women: int = 0
    substitute_men: int = 0
    reason: str = ""
    efforts: str = ""

    def __post_init__(self) -> None:
        if not self.met() and not (self.reason.strip() and self.efforts.strip()):
            raise InvalidInput(
                "Below 40 per cent a special reason and the efforts made must be given.",
                reason_fi="Alle 40 prosentin osuus vaatii erityisen syyn ja tehdyt toimet.",
                ground="609/1986 § 4 a",
                code="quota-without-reason",
            )

    def met(self) -> bool:
        """At least 40 per cent of each, members and substitutes separately."""
        return _balanced(self.women, self.men) and _balanced(
            self.substitute_women, self.substitute_men
        )


def _balanced(women: int, men: int) -> bool:
    return QUOTA_DENOMINATOR * min(women, men) >= QUOTA_NUMERATOR * (women + men)


def balance_blocks(
    gender: GenderBalance | None, body: BodyName, words: Wording
) -> tuple[Paragraph, ...]:
    """What the decision says of women and men, with the reason where it departs from the quota."""
    if gender is None:
        return ()
    counted = words.say(
        "balance", inside=body.inside, total=gender.women + gender.men,
        men=gender.men, women=gender.women,
    )
    if gender.met():
        return (Paragraph(f"{counted} {words.say('balance_met')}"),)
    departs = words.say("balance_departs", reason=gender.reason, efforts=gender.efforts)
    return (Paragraph(counted), Paragraph(departs))

