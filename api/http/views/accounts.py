"""Accounts, for administrators."""

from __future__ import annotations

from typing import Any

from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.schemas import accounts as schemas
from api.identity.credentials import new_token
from processes.commands.accounts import AddAccount, ChangeAccount, ResetPassword, UnlockAccount
from processes.commands.sessions import RevokeSessions
from storage.queries import accounts as queries
from storage.sessions import token_hash

resource = Resource("accounts")


@resource.get(
    "/accounts", answer=schemas.AccountSchema, query=schemas.AccountQuery, paged=True,
    interactive=True,
)  # fmt: skip
def list_accounts(call: Call) -> object:
    """All accounts, by person."""
    call.may("read-accounts")
    with call.app.reading() as connection:
        rows, after = queries.list_accounts(connection, **call.query)
    return Page([_shown(row) for row in rows], after)


@resource.post(
    "/accounts", body=schemas.NewAccountSchema, answer=schemas.GivenSecretSchema, status=201,
    interactive=True,
)  # fmt: skip
def add_account(call: Call) -> object:
    """Open an account; with a user name there is a one-time link to choose the password by."""
    body = call.body
    secret = new_token()
    command = AddAccount(
        body["person"], body["username"], frozenset(body["grants"]), token_hash(secret)
    )
    answer = call.run(command)
    if not answer["username"]:
        return {"username": None, "link": None, "until": None}
    return _given(call, body["person"], secret)


@resource.patch(
    "/accounts/<person_id>", body=schemas.ChangeAccountSchema, answer=schemas.AccountSchema,
    interactive=True,
)  # fmt: skip
def change_account(call: Call) -> object:
    """Change another's rights, close the account or open it again."""
    body: dict[str, Any] = dict(call.body)
    if "grants" in body:
        body["grants"] = frozenset(body["grants"])
    call.run(ChangeAccount(call.args["person_id"], **body))
    return _account(call)


@resource.post("/accounts/<person_id>/reset", answer=schemas.GivenSecretSchema, interactive=True)
def reset_password(call: Call) -> object:
    """Give a one-time link by which the person chooses a new password."""
    secret = new_token()
    call.run(ResetPassword(call.args["person_id"], token_hash(secret)))
    return _given(call, call.args["person_id"], secret)


@resource.post("/accounts/<person_id>/unlock", answer=schemas.AccountSchema, interactive=True)
def unlock_account(call: Call) -> object:
    """Forget the failed attempts."""
    call.run(UnlockAccount(call.args["person_id"]))
    return _account(call)


@resource.post("/accounts/<person_id>/sign-out", answer=schemas.RevokedSchema, interactive=True)
def sign_out_account(call: Call) -> object:
    """End all sessions and tokens of a person."""
    return call.run(RevokeSessions(call.args["person_id"], tokens=True))


def _account(call: Call) -> dict[str, Any]:
    with call.app.reading() as connection:
        row = queries.account_of(connection, call.args["person_id"])
    if row is None:
        raise call.missing("account", "Tiliä")
    return _shown(row)


def _shown(row: Any) -> dict[str, Any]:
    found = dict(row._mapping)
    found["provider"] = found.pop("issuer") is not None
    return found


def _given(call: Call, person_id: str, secret: str) -> dict[str, Any]:
    """The link of the secret that holds; none when the request was a repeated one."""
    with call.app.runner.unit() as uow:
        account = uow.accounts.get(person_id)
    told = account.reset_hash == token_hash(secret)
    base = call.app.settings.base_url.rstrip("/")
    return {
        "username": account.username,
        # behind the #, which a browser sends to no server and no log
        "link": f"{base}/uusi-salasana#{secret}" if told else None,
        "until": account.reset_until,
    }
