"""A former version comes back in one step: its files were approved once."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from engine.commands.act import authorise, given, record
from engine.commands.deploy import deployed
from engine.commands.registry import Answer, Command, handles
from engine.errors import InvalidState, NotFound
from engine.model import SYSTEM_CASE, Deployment
from engine.ports import Context


class RollBack(Command, frozen=True):
    """Deploys the files of a former deployment again, in one step: they were approved once."""

    action: ClassVar[str] = "roll-back"
    deployment: str
    reason: str

    @property
    def subject(self) -> str:
        return self.deployment


@handles(RollBack)
def roll_back(command: RollBack, uow: Any, context: Context) -> Answer:
    """A new version with the former content; running cases keep theirs."""
    authorise(uow, context, command.action, None)
    reason = given(command.reason, "the reason", "Perustelu")
    uow.cases.lock(SYSTEM_CASE)
    former = _deployment(uow, command.deployment)
    if former is None:
        raise NotFound(
            f"there is no deployment {command.deployment}",
            reason_fi="Julkaisua ei ole.",
            code="no-such-deployment",
        )
    answer = deployed(
        uow, context, former.name, uow.definitions.files(former.id), f"= {former.id}"
    )
    if not answer["new"]:
        raise InvalidState(
            "it is the latest deployment of its package",
            reason_fi="Tämä on jo paketin viimeisin julkaisu.",
            code="already-latest",
        )
    record(
        uow, context, SYSTEM_CASE, command.action, subject=former.name, reason=reason,
        after={"deployment_id": answer["deployment_id"], "of": former.id},
    )  # fmt: skip
    return answer


def _deployment(uow: Any, name: str) -> Deployment | None:
    try:
        found: Deployment | None = uow.definitions.deployment(str(UUID(name)))
    except ValueError:
        return None
    return found
