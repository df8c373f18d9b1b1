"""Which filler makes which paper, and what all of them are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.errors import InvalidInput
from processes.papers.filling.names import Names
from processes.papers.head import Head, Signature
from processes.papers.rendering import PaperData


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and for whom a paper is made.

    `number` is empty for a draft; `sender` the authority and its body as printed; `signers` who
    signs, in order; `meeting` what the meeting's registers say (processes.minutes.MinutesRecord),
    for the papers of a meeting.
    """

    names: Names
    variables: Mapping[str, Any]
    day: date
    case_number: str
    sender: tuple[str, ...]
    title: str
    number: str = ""
    project: str = ""
    signers: tuple[Signature, ...] = ()
    recipient: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    distribution: tuple[str, ...] = ()
    for_information: tuple[str, ...] = ()
    secrecy: tuple[str, ...] = ()
    meeting: Any = None

    def head(self) -> Head:
        """The paper's head."""
        return Head(
            sender=self.sender,
            title=self.title,
            date=self.day,
            number=self.number,
            case_number=self.case_number,
            project=self.project,
            recipient=self.recipient,
            secrecy=self.secrecy,
            signatures=self.signers,
            attachments=self.attachments,
            distribution=self.distribution,
            for_information=self.for_information,
        )


Filler = Callable[[Occasion], PaperData]


def fill(kind: str, occasion: Occasion) -> PaperData:
    """The paper of a kind from the case's variables; InvalidInput for a kind that has no filler."""
    filler = _fillers().get(kind)
    if filler is None:
        raise InvalidInput(
            f"There is no paper called {kind[:40]!r}.",
            reason_fi="Tällaista asiakirjalajia ei ole.",
            code="no-such-paper",
        )
    return filler(occasion)


def _fillers() -> Mapping[str, Filler]:
    from processes.papers.filling import bodies, following, meetings, proposals, protocol

    return {
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
