"""Which filler makes which paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.errors import InvalidInput
from processes.papers.filling import bodies, following, meetings, proposals, protocol
from processes.papers.filling.occasion import Occasion
from processes.papers.rendering import PaperData

Filler = Callable[[Occasion], PaperData]

FILLERS: Mapping[str, Filler] = {
    "asettamispaatos": bodies.appointing,
    "kokoonpanopaatos": bodies.changing,
    "esitys": proposals.proposal,
    "lausuntopyynto": proposals.statement_request,
    "kokouskutsu": meetings.invitation,
    "esityslista": meetings.agenda,
    "poytakirja": protocol.minutes,
    "seurantaraportti": following.report,
    "peruutusilmoitus": meetings.cancellation,
    "maaraajan_jatkaminen": bodies.extending,
}


def fill(kind: str, occasion: Occasion) -> PaperData:
    """The paper of a kind from the case's variables; InvalidInput for a kind that has no filler."""
    filler = FILLERS.get(kind)
    if filler is None:
        raise InvalidInput(
            f"There is no paper called {kind[:40]!r}.",
            reason_fi="Tällaista asiakirjalajia ei ole.",
            code="no-such-paper",
        )
    return filler(occasion)
