"""Distribution of a signed document: to whom for action, to whom for information."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.model import Key
from processes.documents import Document
from processes.refusals import refusal


@dataclass(frozen=True, slots=True)
class Distribution:
    """One sending of one document; recipients are persons, bodies or organizations."""

    key: Key
    document: Key
    recipients: tuple[str, ...]
    for_information: tuple[str, ...]
    sent_at: datetime
    sent_by: str


def distribution(
    document: Document,
    key: Key,
    recipients: Sequence[str],
    for_information: Sequence[str],
    by: str,
    now: datetime,
) -> Distribution:
    """The sending; only a signed document goes out, and to somebody."""
    if not document.is_signed:
        raise refusal("not-distributable")
    to = tuple(dict.fromkeys(recipients))
    information = tuple(each for each in dict.fromkeys(for_information) if each not in to)
    if not to and not information:
        raise refusal("no-recipients")
    return Distribution(key, document.key, to, information, now, by)
