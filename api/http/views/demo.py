"""The persons of the demonstration, to choose from where no password is asked."""

from __future__ import annotations

from flask import request
from marshmallow import Schema, fields

from api.http.operation import Call, Resource
from storage.queries import people as queries

resource = Resource("sessions")


class DemoPersonSchema(Schema):
    """Somebody whom the demonstration can be tried as."""

    id = fields.String()
    name = fields.String()
    title_fi = fields.String()
    title_sv = fields.String()
    title_en = fields.String()
    group_id = fields.String(metadata={"description": "where they belong; empty: administration"})
    group_fi = fields.String()
    group_sv = fields.String()
    group_en = fields.String()
    played = fields.Boolean(metadata={"description": "stands for an office; not in the source"})


class DemoPersonsSchema(Schema):
    """All of them, by where they belong."""

    items = fields.List(fields.Nested(DemoPersonSchema))


@resource.get("/demo-persons", answer=DemoPersonsSchema, public=True)
def list_demo_persons(call: Call) -> object:
    """Persons to sign in as: on this machine, in development alone."""
    call.app.identity.demand_development(request)
    with call.app.reading() as connection:
        rows = queries.persons_by_organization(connection)
    return {"items": [dict(row._mapping) for row in rows]}
