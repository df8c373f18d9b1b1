"""What each duty demands and does, one file per duty; `DUTY` is the registry of them all.

A duty without demands of its own still stands under the table of authority: who may do it, and
that nobody signs off what they prepared.
"""

from __future__ import annotations

from collections.abc import Mapping

from processes.duties import (
    agenda,
    assign,
    attend,
    check,
    convene,
    decide,
    draft,
    handle,
    invite,
    justify,
    minutes,
    nominate,
    prepare,
    present,
    register,
    reply,
    report,
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
    "prepare": prepare.DUTY,
    "compile": PLAIN,
    "review": PLAIN,
    "submit": sign.DUTY,
    "notify": PLAIN,
}

SIGNING: Mapping[str, Duty] = {
    "present": present.DUTY,
    "decide": decide.DUTY,
    "sign": sign.DUTY,
    "register": register.DUTY,
}

HEARING: Mapping[str, Duty] = {"statement": statement.DUTY, "summarise": summarise.DUTY}

MEETING: Mapping[str, Duty] = {
    "convene": convene.DUTY,
    "agenda": agenda.DUTY,
    "invite": invite.DUTY,
    "reply": reply.DUTY,
    "attend": attend.DUTY,
    "handle": handle.DUTY,
    "minutes": minutes.DUTY,
    "check": check.DUTY,
}

FOLLOWING: Mapping[str, Duty] = {"report": report.DUTY}

DUTY: Mapping[str, Duty] = {**PEOPLE, **SIGNING, **HEARING, **MEETING, **FOLLOWING}
