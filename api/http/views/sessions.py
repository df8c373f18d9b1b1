"""Signing in and out."""

from __future__ import annotations

from flask import request
from marshmallow import Schema, fields

from api.http.fields import Slug
from api.http.operation import Call, Resource

resource = Resource("sessions")


class SignInSchema(Schema):
    """Who signs in, where the development sign-in is on."""

    person = Slug(required=True)


class SessionSchema(Schema):
    """A session's token, told this once."""

    token = fields.String()
    person_id = fields.String()
    development = fields.Boolean()


class MeSchema(Schema):
    """Who I am, as the server sees it."""

    person_id = fields.String()
    grants = fields.List(fields.String())


@resource.post("/sessions", body=SignInSchema, answer=SessionSchema, status=201, public=True)
def sign_in(call: Call) -> object:
    """Sign in without a password: on this machine, in development alone."""
    person = call.body["person"]
    with call.app.runner.unit() as uow:
        uow.people.get(person)
    token = call.app.identity.sign_in_for_development(person, request, call.now)
    return {"token": token, "person_id": person, "development": True}


@resource.delete("/sessions/current", status=204)
def sign_out(call: Call) -> None:
    """End my session."""
    call.app.identity.sign_out(request, call.now)


@resource.get("/me", answer=MeSchema)
def me(call: Call) -> object:
    """Who I am."""
    return {"person_id": call.actor.person_id, "grants": sorted(call.actor.grants)}
