"""What each duty demands and does, one file per duty; `DUTY` is the registry of them all.

A duty without demands of its own still stands under the table of authority: who may do it, and
that nobody signs off what they prepared.
"""

from __future__ import annotations

from collections.abc import Mapping

from processes.duties import (
    assign,
    attend,
    draft,
    justify,
    nominate,
    present,
    reply,
    sign,
    statement,
    summarise,
    supplement,
)
from processes.duties.act import Duty, nothing, passes

PLAIN = Duty(passes, nothing)

PEOPLE: Mapping[str, Duty] = {
    "draft": draft.DUTY,
    "nominate": nominate.DUTY,
    "supplement": supplement.DUTY,
    "justify": justify.DUTY,
    "assign": assign.DUTY,
    "prepare": PLAIN,
    "compile": PLAIN,
    "review": PLAIN,
    "submit": sign.DUTY,
    "notify": PLAIN,
}

SIGNING: Mapping[str, Duty] = {"present": present.DUTY, "sign": sign.DUTY}

HEARING: Mapping[str, Duty] = {"statement": statement.DUTY, "summarise": summarise.DUTY}

MEETING: Mapping[str, Duty] = {
    "reply": reply.DUTY,
    "attend": attend.DUTY,
    "minutes": attend.MINUTES,
}

DUTY: Mapping[str, Duty] = {**PEOPLE, **SIGNING, **HEARING, **MEETING}
