"""Deployments as proposals: one administrator proposes, another one decides.

The core holds to it whatever way a command comes in: nobody approves their own proposal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from engine.administration import Proposal, ProposalState
from engine.commands.act import authorise, given, record
from engine.commands.check import verdict_on
from engine.commands.deploy import check_files, deployed, package_hash
from engine.commands.drafts import latest_save, open_draft
from engine.commands.registry import Answer, Command, handles
from engine.errors import (
    Conflict,
    EngineError,
    InvalidDefinition,
    InvalidInput,
    InvalidState,
    NotAllowed,
)
from engine.model import SYSTEM_CASE, Job, JobKind, Key
from engine.ports import Context, HandlerContext

TOPIC = "deploy-proposal"
FOUR_EYES = "Muutoksen hyväksyy toinen kuin sen tekijä (järjestelmän sääntö 1)"


class ProposeDeployment(Command, frozen=True):
    """Of a draft as it is now, or of files; at once when approved, or at a set time."""

    action: ClassVar[str] = "propose-deployment"
    package: str
    reason: str
    files: Mapping[str, bytes] = {}
    draft: Key | None = None
    deploy_at: datetime | None = None

    @property
    def subject(self) -> str:
        return self.package[:200]


@handles(ProposeDeployment)
def propose(command: ProposeDeployment, uow: Any, context: Context) -> Answer:
    """Checks and tests the package first: what would be refused cannot be proposed."""
    authorise(uow, context, command.action, None)
    reason = given(command.reason, "the reason", "Perustelu")
    uow.cases.lock(SYSTEM_CASE)
    package, files = _proposed(command, uow)
    _at_some_time_to_come(command.deploy_at, context.now)
    latest = uow.definitions.latest(package)
    digest = package_hash(files)
    if latest is not None and latest.hash == digest:
        raise InvalidInput(
            "these files are deployed already",
            reason_fi="Nämä tiedostot on jo julkaistu.",
            code="nothing-new",
        )
    checked = verdict_on(files, context.rules.staff(None, context.now, uow))
    if checked["refused"]:
        raise InvalidDefinition(
            "the package would be refused",
            reason_fi="Paketissa on virheitä; sitä ei voi ehdottaa.",
            details={"findings": checked["findings"]},
        )
    proposal = Proposal(
        Key(SYSTEM_CASE, uow.cases.next_seq()), package, context.actor.id, reason, context.now,
        digest, uow.draft_saves.keep(files), base=latest.id if latest is not None else "",
        draft_seq=command.draft.seq if command.draft is not None else None,
        checked=checked, tested=tested(files), deploy_at=command.deploy_at,
    )  # fmt: skip
    uow.proposals.add(proposal)
    _log(uow, context, command.action, proposal, reason=reason)
    return _answer(proposal)


def _proposed(command: ProposeDeployment, uow: Any) -> tuple[str, Mapping[str, bytes]]:
    if command.draft is None:
        check_files(command.files)
        return given(command.package, "the package's name", "Paketin nimi", 200), command.files
    draft = open_draft(uow, command.draft)
    return draft.package, uow.draft_saves.contents(latest_save(uow, draft).files)


def _at_some_time_to_come(moment: datetime | None, now: datetime) -> None:
    if moment is not None and moment <= now:
        raise InvalidInput(
            "the time of deployment has passed",
            reason_fi="Julkaisun ajankohta on mennyt.",
            code="time-passed",
        )


def tested(files: Mapping[str, bytes]) -> dict[str, Any]:
    """How the package's own scenario files went, and what of its models they reached."""
    from engine.definitions import drawings
    from engine.scenarios import run_package

    report = run_package(files)
    coverage, drawn = report.coverage, drawings(files)
    return {
        "passed": len(report.results) - len(report.failed),
        "failed": len(report.failed),
        "results": [
            {"file": str(each.path), "title": each.title, "failure": each.failure}
            for each in report.results
        ],
        "coverage": [
            {"process": process, "file": drawn.get(process, ""),
             "percent": coverage.percent(process),
             "elements_missed": coverage.missed(process)[0],
             "flows_missed": coverage.missed(process)[1]}
            for process in sorted(coverage.elements)
        ] if coverage is not None else [],
    }  # fmt: skip


class ApproveProposal(Command, frozen=True):
    """By another administrator than the author; deployed at once, or when its time comes."""

    action: ClassVar[str] = "approve-deployment"
    key: Key
    reason: str = ""


@handles(ApproveProposal)
def approve(command: ApproveProposal, uow: Any, context: Context) -> Answer:
    """Conflict when the package was deployed anew since the proposal was made."""
    authorise(uow, context, command.action, None)
    proposal = _in_state(uow, command.key, ProposalState.OPEN)
    if context.actor.id == proposal.author:
        raise NotAllowed(
            "nobody approves their own proposal",
            reason_fi="Omaa muutosehdotusta ei voi hyväksyä.",
            ground=FOUR_EYES,
            code="own-proposal",
        )
    _still_fits(uow, proposal)
    decided = replace(
        proposal, decided_by=context.actor.id, decided_at=context.now,
        decision_reason=command.reason.strip()[:4000], state=ProposalState.APPROVED,
    )  # fmt: skip
    if proposal.deploy_at is not None and proposal.deploy_at > context.now:
        uow.proposals.save(decided)
        _schedule(uow, decided, context.now)
    else:
        decided = _deploy(uow, context, decided)
    _log(uow, context, command.action, decided, reason=command.reason)
    return _answer(decided)


class RejectProposal(Command, frozen=True):
    """With the reason that the author reads."""

    action: ClassVar[str] = "approve-deployment"
    key: Key
    reason: str


@handles(RejectProposal)
def reject(command: RejectProposal, uow: Any, context: Context) -> Answer:
    authorise(uow, context, command.action, None)
    reason = given(command.reason, "the reason", "Perustelu")
    proposal = _in_state(uow, command.key, ProposalState.OPEN)
    decided = replace(
        proposal, state=ProposalState.REJECTED, decided_by=context.actor.id,
        decided_at=context.now, decision_reason=reason,
    )  # fmt: skip
    uow.proposals.save(decided)
    _log(uow, context, "reject-deployment", decided, reason=reason)
    return _answer(decided)


class WithdrawProposal(Command, frozen=True):
    """By its author, also after the approval, until it is deployed."""

    action: ClassVar[str] = "propose-deployment"
    key: Key


@handles(WithdrawProposal)
def withdraw(command: WithdrawProposal, uow: Any, context: Context) -> Answer:
    authorise(uow, context, command.action, None)
    proposal = _in_state(uow, command.key, ProposalState.OPEN, ProposalState.APPROVED)
    if context.actor.id != proposal.author:
        raise NotAllowed(
            "only its author withdraws a proposal",
            reason_fi="Vain ehdotuksen tekijä voi perua sen.",
            code="not-author",
        )
    uow.jobs.clear(Key(SYSTEM_CASE, 0), _effect(proposal))
    withdrawn = replace(proposal, state=ProposalState.WITHDRAWN)
    uow.proposals.save(withdrawn)
    _log(uow, context, "withdraw-proposal", withdrawn)
    return _answer(withdrawn)


def deploy_proposal(handled: HandlerContext) -> Mapping[str, Any]:
    """The time of an approved proposal has come; what has changed meanwhile stops it, told why."""
    uow: Any = handled.uow
    uow.cases.lock(SYSTEM_CASE)
    proposal = uow.proposals.get(Key(SYSTEM_CASE, handled.variables["proposal"]))
    if proposal.state is not ProposalState.APPROVED:
        return {}
    context = handled.as_context()
    try:
        _still_fits(uow, proposal)
        done = _deploy(uow, context, proposal)
        _log(uow, context, "deploy-proposal", done)
    except EngineError as error:
        failed = replace(proposal, state=ProposalState.FAILED, failure=error.reason[:2000])
        uow.proposals.save(failed)
        _log(uow, context, "deploy-proposal-failed", failed, reason=failed.failure)
    return {}


def _deploy(uow: Any, context: Context, proposal: Proposal) -> Proposal:
    """All files of the package in this transaction, or none."""
    files = uow.draft_saves.contents(proposal.files)
    answer = deployed(uow, context, proposal.package, files, f"proposal {proposal.key.seq}")
    done = replace(proposal, state=ProposalState.DEPLOYED, deployment=answer["deployment_id"])
    uow.proposals.save(done)
    return done


def _still_fits(uow: Any, proposal: Proposal) -> None:
    latest = uow.definitions.latest(proposal.package)
    if (latest.id if latest is not None else "") != proposal.base:
        raise Conflict(
            "the package was deployed anew since the proposal was made; compare and propose again",
            reason_fi="Paketti on julkaistu välillä uudelleen. Vertaa ja ehdota uudelleen.",
            code="base-moved",
        )


def _schedule(uow: Any, proposal: Proposal, now: datetime) -> None:
    assert proposal.deploy_at is not None
    uow.jobs.add(
        Job(
            Key(SYSTEM_CASE, uow.cases.next_seq()), JobKind.EFFECT, _effect(proposal),
            proposal.deploy_at, topic=TOPIC, payload={"proposal": proposal.key.seq},
            created_at=now,
        )
    )


def _effect(proposal: Proposal) -> str:
    return f"deploy:{proposal.key.seq}"


def _in_state(uow: Any, key: Key, *states: ProposalState) -> Proposal:
    uow.cases.lock(SYSTEM_CASE)
    proposal: Proposal = uow.proposals.get(key)
    if proposal.state not in states:
        raise InvalidState(
            f"the proposal is {proposal.state}",
            reason_fi="Ehdotus on jo käsitelty.",
            code="proposal-decided",
        )
    return proposal


def _log(uow: Any, context: Context, action: str, proposal: Proposal, reason: str = "") -> None:
    after = {"proposal": proposal.key.seq, "state": str(proposal.state), "hash": proposal.hash}
    record(
        uow, context, SYSTEM_CASE, action, subject=proposal.package, reason=reason, after=after
    )


def _answer(proposal: Proposal) -> Answer:
    return {
        "proposal": str(proposal.key.seq),
        "state": str(proposal.state),
        "deployment_id": proposal.deployment,
    }
