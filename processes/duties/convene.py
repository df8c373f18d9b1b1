"""Convening: the handling is chosen and presented, a time to come is proposed and confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from engine.deadlines import HELSINKI
from processes.acts import papers
from processes.documents import DocumentKind
from processes.duties.act import Act, Duty, complaint


def check(act: Act) -> Mapping[str, Any]:
    """A meeting starts in the time to come, ends after it starts, and has a place or a link."""
    if "meeting_start" not in act.variables:
        return act.variables
    starts, ends = _moment(act, "meeting_start"), _moment(act, "meeting_end")
    if starts <= act.now:
        raise complaint(
            "meeting_start", "the meeting's time has passed", "Kokouksen aika on jo mennyt."
        )
    if ends <= starts:
        raise complaint(
            "meeting_end",
            "the meeting would end before it starts",
            "Kokous päättyisi ennen kuin se alkaa.",
        )
    if not (act.text("meeting_place") or act.text("meeting_link")):
        raise complaint(
            "meeting_place",
            "a meeting needs a place or a link",
            "Kokous tarvitsee paikan tai etäyhteyden.",
        )
    return act.variables


def effect(act: Act) -> None:
    """Choosing how a proposal is handled presents it."""
    if not act.text("presentation"):
        return
    desk = act.desk()
    proposal = papers.latest(desk, DocumentKind.PROPOSAL)
    papers.present(desk, act.text("presentation"), proposal)


def _moment(act: Act, name: str) -> datetime:
    value = act.variables.get(name)
    try:
        found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        raise complaint(name, f"{name} is no moment", "Aika puuttuu tai on väärin.") from None
    return found if found.tzinfo else found.replace(tzinfo=HELSINKI)


DUTY = Duty(check, effect)
