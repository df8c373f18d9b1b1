"""Persons and organizations, absences and delegations."""

from __future__ import annotations

from typing import Any

from api.http.operation import Call, Resource
from api.http.rows import page, shown
from api.http.schemas import people as schemas
from engine.deadlines import as_day
from engine.text import NO_TEXT, Text
from processes.absences import stage_of
from processes.commands.absences import EndAbsence, RecordAbsence, TakeBackAbsence
from processes.commands.delegations import DelegateAuthority, RevokeDelegation
from processes.commands.registers import AddOrganization, AddPerson, ChangePerson
from storage.queries import people as queries

resource = Resource("people")


def text_of(names: dict[str, str] | None) -> Text:
    """The three languages as the core's value."""
    return Text(**names) if names else NO_TEXT


@resource.get("/persons", answer=schemas.PersonSchema, query=schemas.PersonQuery, paged=True)
def list_persons(call: Call) -> object:
    """Persons by name."""
    with call.app.reading() as connection:
        return page(queries.list_persons(connection, **call.query))


@resource.post("/persons", body=schemas.NewPersonSchema, answer=schemas.IdSchema, status=201)
def add_person(call: Call) -> object:
    """Enter a person."""
    body = dict(call.body)
    body["title"] = text_of(body.get("title"))
    return call.run(AddPerson(**body))


@resource.get("/persons/<person_id>", answer=schemas.PersonSchema)
def get_person(call: Call) -> object:
    """A person."""
    with call.app.reading() as connection:
        row = queries.person_of(connection, call.args["person_id"])
    if row is None:
        raise call.missing("person", "Henkilöä")
    return shown(row)


@resource.patch(
    "/persons/<person_id>", body=schemas.ChangePersonSchema, answer=schemas.PersonSchema
)
def change_person(call: Call) -> object:
    """Change what the register tells of a person."""
    body: dict[str, Any] = dict(call.body)
    if "title" in body:
        body["title"] = text_of(body["title"])
    call.run(ChangePerson(call.args["person_id"], **body))
    return get_person(call)


@resource.get("/persons/<person_id>/absences", answer=schemas.AbsencesSchema)
def list_absences(call: Call) -> object:
    """When a person is away."""
    with call.app.reading() as connection:
        found = queries.absences_of(connection, call.args["person_id"])
    own = call.actor.person_id == call.args["person_id"]
    today = as_day(call.now)
    rows = [{**shown(each), "stage": stage_of(each.start, each.end, today)} for each in found]
    # The reason of an absence is the person's own matter.
    return {"items": rows if own else [{**row, "reason": ""} for row in rows]}


@resource.post(
    "/persons/<person_id>/absences", body=schemas.AbsenceSchema, answer=schemas.IdSchema,
    status=201,
)  # fmt: skip
def record_absence(call: Call) -> object:
    """Say that a person is away; the substitute is offered the work."""
    return call.run(RecordAbsence(call.args["person_id"], **call.body))


@resource.patch("/absences/<absence_id>", body=schemas.EndAbsenceSchema, answer=schemas.IdSchema)
def end_absence(call: Call) -> object:
    """Give an absence that is not over an earlier last day."""
    return call.run(EndAbsence(call.args["absence_id"], call.body["last_day"]))


@resource.delete("/absences/<absence_id>")
def take_back_absence(call: Call) -> None:
    """Take back an absence that has not begun."""
    call.run(TakeBackAbsence(call.args["absence_id"]))


@resource.get("/persons/<person_id>/delegations", answer=schemas.DelegationsSchema)
def list_delegations(call: Call) -> object:
    """What a person has delegated, and what was delegated to them."""
    with call.app.reading() as connection:
        found = queries.delegations_of(connection, call.args["person_id"])
    return {"items": [shown(each) for each in found]}


@resource.post(
    "/persons/<person_id>/delegations", body=schemas.DelegationSchema, answer=schemas.IdSchema,
    status=201,
)  # fmt: skip
def delegate_authority(call: Call) -> object:
    """Let another act for a person, for a period and by a source."""
    body = dict(call.body)
    body["case_id"] = str(body["case_id"] or "")
    body["role"] = body["role"] or ""
    body["actions"] = tuple(body["actions"])
    return call.run(DelegateAuthority(call.args["person_id"], **body))


@resource.delete("/delegations/<delegation_id>")
def revoke_delegation(call: Call) -> None:
    """End a delegation today."""
    call.run(RevokeDelegation(call.args["delegation_id"]))


@resource.get(
    "/organizations", answer=schemas.OrganizationSchema, query=schemas.OrganizationQuery,
    paged=True,
)  # fmt: skip
def list_organizations(call: Call) -> object:
    """Ministries, cities, units and bodies."""
    with call.app.reading() as connection:
        return page(queries.list_organizations(connection, **call.query))


@resource.post(
    "/organizations", body=schemas.NewOrganizationSchema, answer=schemas.IdSchema, status=201
)
def add_organization(call: Call) -> object:
    """Enter an organization."""
    body = dict(call.body)
    body["name"] = text_of(body["name"])
    return call.run(AddOrganization(**body))
