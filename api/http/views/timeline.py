"""A case's timeline, and where its processes stand for the one who draws them."""

from __future__ import annotations

from typing import Any

import orjson
from marshmallow import Schema, fields, validate

from api.http.keys import case_id_of
from api.http.operation import Call, Resource
from api.http.paging import Page, PagedQuery
from api.http.visibility import may_see_case
from engine.model import Key
from processes.access import Reader
from processes.recusals import recused
from processes.timeline import HIDDEN, PUBLIC_ACTIONS, Names, told
from storage.queries import timeline as queries

resource = Resource("cases")


class HappeningSchema(Schema):
    """Something that happened in the case, in words."""

    seq = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    action = fields.String(required=True)
    text_fi = fields.String(required=True)
    text_sv = fields.String(required=True)
    text_en = fields.String(required=True)
    actor = fields.String(required=True, metadata={"description": "a person's id, or system"})
    actor_name = fields.String(required=True)
    on_behalf_of = fields.String(required=True, metadata={"description": "empty: in own name"})
    on_behalf_of_name = fields.String(required=True)
    mandate = fields.String(
        required=True, metadata={"description": "the source of acting for another"}
    )
    reason = fields.String(required=True)
    subject = fields.String(required=True, metadata={"description": "the id of what it is about"})


class TimelineQuery(PagedQuery):
    """In which order."""

    sort = fields.String(validate=validate.OneOf(("at", "-at")), load_default="-at")


@resource.get("/cases/<case_id>/timeline", answer=HappeningSchema, query=TimelineQuery, paged=True)
def list_timeline(call: Call) -> object:
    """What happened in the case, who did it, when, on whose behalf; in three languages.

    Who takes no part in the case sees what the register tells everybody.
    """
    case_id, query = case_id_of(call.args["case_id"]), dict(call.query)
    latest_first = query.pop("sort") == "-at"
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, case_id)
        takes_part = Reader(call.actor, call.now, unit).takes_part(unit.cases.get(case_id))
        rows, after = queries.list_happenings(
            unit.connection, case_id, hidden=HIDDEN, latest_first=latest_first,
            only=None if takes_part else PUBLIC_ACTIONS, **query,
        )  # fmt: skip
        seen = [row for row in rows if not _bars(call, unit, row)]
        names = _names(unit, case_id, seen)
        return Page([_told(row, names) for row in seen], after)


def _bars(call: Call, unit: Any, row: Any) -> bool:
    """Whether it happened in an item in which the caller is disqualified now."""
    item = _after(row).get("item")
    if not isinstance(item, int) or "." not in row.subject:
        return False
    meeting = Key.parse(row.subject)
    return call.actor.id in recused(unit.recusals.of_meeting(meeting), item, call.now)


def _after(row: Any) -> dict[str, Any]:
    """The log keeps its values as the text that its hash stands on."""
    value = orjson.loads(row.after) if row.after else {}
    return value if isinstance(value, dict) else {}


def _names(unit: Any, case_id: str, rows: list[Any]) -> Names:
    seqs = [int(row.subject.rpartition(".")[2]) for row in rows if _is_key(row, case_id)]
    known = queries.named(unit.connection, case_id, seqs)

    def person(person_id: str) -> str:
        found = unit.people.find(person_id)
        return str(found.name) if found else ""

    def organization(some_id: str, language: str) -> str:
        found = unit.organizations.find(some_id)
        return str(found.name.in_language(language)) if found else person(some_id)

    def subject(text: str, language: str) -> tuple[str, str]:
        seq = text.removeprefix(f"{case_id}.")
        kind, names = known.get(int(seq) if seq.isdigit() else -1, ("", {}))
        return kind, names.get(language, "")

    return Names(person, organization, subject)


def _is_key(row: Any, case_id: str) -> bool:
    return bool(row.subject.startswith(f"{case_id}.") and row.subject[37:].isdigit())


def _told(row: Any, names: Names) -> dict[str, Any]:
    words = told(row.action, row.subject, _after(row), names)
    return {
        **{name: row._mapping[name] for name in ("seq", "at", "action", "reason", "subject")},
        "text_fi": words.fi,
        "text_sv": words.sv,
        "text_en": words.en,
        "actor": row.actor,
        "actor_name": names.person(row.actor),
        "on_behalf_of": row.on_behalf_of,
        "on_behalf_of_name": names.person(row.on_behalf_of) if row.on_behalf_of else "",
        "mandate": row.ground if row.on_behalf_of else "",
    }
