"""Tokens for programs."""

from __future__ import annotations

from api.http.operation import Call, Resource
from api.http.schemas import accounts as schemas
from api.http.views import operations
from api.identity.credentials import new_token
from processes.commands.tokens import CreateServiceToken, CreateToken
from storage.queries import accounts as queries
from storage.sessions import token_hash

resource = Resource("tokens")


@resource.post(
    "/tokens", body=schemas.NewTokenSchema, answer=schemas.IssuedTokenSchema, status=201,
    interactive=True,
)  # fmt: skip
def create_token(call: Call) -> object:
    """Make a token for a program: one's own, or as an administrator a service's."""
    body = call.body
    token = new_token("ppt_")
    kind = CreateServiceToken if body["service"] else CreateToken
    parts = frozenset(operation.tag for operation in operations() if not operation.interactive)
    answer = call.run(
        kind(
            token_hash(token), body["label"], frozenset(body["scopes"]), body["days"], parts,
            frozenset(body["grants"]),
        )
    )  # fmt: skip
    told = token if answer["token_hash"] == token_hash(token) else None
    return {"id": answer["id"], "token": told}


@resource.get("/service-tokens", answer=schemas.SessionsSchema, interactive=True)
def list_service_tokens(call: Call) -> object:
    """The services' tokens, for an administrator."""
    call.may("read-accounts")
    with call.app.reading() as connection:
        rows = queries.open_service_tokens(connection, call.now)
    return {"items": [{**row, "current": False} for row in rows]}
