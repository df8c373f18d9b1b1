"""Proposals to deploy: made by one administrator, decided by another, rolled back in one step."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from api.http.keys import id_of, system_key
from api.http.operation import Call, Resource
from api.http.rows import page, shown
from api.http.schemas import administration as schemas
from api.http.schemas.operations import DeployedSchema
from api.http.views.administration_comparing import compared
from api.http.views.administration_drafts import kept_file, listed
from api.http.views.deployments import files_of_call
from engine.commands import proposals
from engine.commands.drafts import ACTION
from engine.commands.rollback import RollBack
from storage.queries import administration as queries
from storage.queries.definitions import contents_of

resource = Resource("administration")


def _key(call: Call) -> Any:
    return system_key(call.args["proposal"], "proposal", "Ehdotusta")


@resource.get(
    "/proposals", answer=schemas.ModelProposalSchema, query=schemas.ProposalQuery, paged=True
)
def list_proposals(call: Call) -> object:
    """Proposals, the newest first."""
    call.may(ACTION)
    with call.app.reading() as connection:
        return page(queries.list_proposals(connection, **call.query))


@resource.post(
    "/proposals", body=schemas.ProposeSchema, answer=schemas.DecidedSchema, status=201
)
def propose_draft(call: Call) -> object:
    """Propose a draft as it is now; what would be refused cannot be proposed."""
    body = call.body
    draft = system_key(body["draft"], "draft", "Luonnosta")
    return call.run(
        proposals.ProposeDeployment("", body["reason"], draft=draft, deploy_at=body["deploy_at"])
    )


@resource.post(
    "/proposals/files", body=schemas.ProposeFilesSchema, answer=schemas.DecidedSchema, status=201,
    uploads=True,
)  # fmt: skip
def propose_files(call: Call) -> object:
    """Propose uploaded files."""
    body = call.body
    return call.run(
        proposals.ProposeDeployment(
            body["name"], body["reason"], files_of_call(call), deploy_at=body["deploy_at"]
        )
    )


@resource.get("/proposals/<int:proposal>", answer=schemas.ModelProposalDetailSchema)
def get_proposal(call: Call) -> object:
    """A proposal with its check, tests, differences and how many running instances it touches."""
    call.may(ACTION)
    with call.app.reading() as connection:
        row = _row(call, connection)
        processes = {each["process"] for each in row.checked.get("looked", ())}
        old = contents_of(connection, row.base) if row.base else {}
        new = queries.contents(connection, row.files)
        affected = queries.affected(connection, processes)
    return {
        **shown(row),
        **compared(old, new),
        "files": listed(row.files),
        "affected": affected,
    }


@resource.get("/proposals/<int:proposal>/files/<path:path>", media_type="application/xml")
def get_proposal_file(call: Call) -> object:
    """A proposed file, byte for byte."""
    call.may(ACTION)
    with call.app.reading() as connection:
        return kept_file(call, connection, _row(call, connection).files)


@resource.post(
    "/proposals/<int:proposal>/approve", body=schemas.ApproveSchema, answer=schemas.DecidedSchema
)
def approve_proposal(call: Call) -> object:
    """Approve another's proposal: deployed at once, or when its time comes."""
    return call.run(proposals.ApproveProposal(_key(call), call.body["reason"]))


@resource.post(
    "/proposals/<int:proposal>/reject", body=schemas.BecauseSchema, answer=schemas.DecidedSchema
)
def reject_proposal(call: Call) -> object:
    """Reject a proposal, with the reason that its author reads."""
    return call.run(proposals.RejectProposal(_key(call), call.body["reason"]))


@resource.post("/proposals/<int:proposal>/withdraw", answer=schemas.DecidedSchema)
def withdraw_proposal(call: Call) -> object:
    """Withdraw one's own proposal, until it is deployed."""
    return call.run(proposals.WithdrawProposal(_key(call)))


@resource.post(
    "/deployments/<deployment_id>/roll-back", body=schemas.BecauseSchema, answer=DeployedSchema,
    status=201,
)  # fmt: skip
def roll_back(call: Call) -> object:
    """Deploy the files of a former deployment again, as a new version."""
    deployment = id_of(call.args["deployment_id"], "deployment", "Julkaisua")
    return call.run(RollBack(deployment, call.body["reason"]))


def _row(call: Call, connection: sa.Connection) -> sa.Row[Any]:
    row = queries.proposal_of(connection, _key(call).seq)
    if row is None:
        raise call.missing("proposal", "Ehdotusta")
    return row
