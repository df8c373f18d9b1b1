"""What every filler of papers is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from processes.papers.filling.names import Names
from processes.papers.head import Head, Signature


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
