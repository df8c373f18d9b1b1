"""Make the agenda of a meeting: matters, their papers, their order."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.lookalikes import demand_one_script
from engine.model import Key
from engine.ports import Context
from processes.acts import meetings, papers
from processes.acts.desk import Desk
from processes.agenda import ItemKind
from processes.commands.desks import desk_at_item, desk_in_meeting, own
from processes.refusals import refusal

TEXT = 20_000


class AddAgendaItem(Command, frozen=True):
    """A matter; `benefits` names the one organization that it would give a benefit to.

    Once the agenda has gone out, it needs a reason.
    """

    action: ClassVar[str] = "add-agenda-item"
    key: Key
    title: str
    kind: ItemKind
    account: str = ""
    proposal: str = ""
    document: Key | None = None
    benefits: str | None = None
    reason: str = ""


@handles(AddAgendaItem)
def add_agenda_item(command: AddAgendaItem, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key)
    _require_known(uow, command.benefits)
    more = {
        "account": command.account.strip(),
        "proposal": command.proposal.strip(),
        "benefits": command.benefits,
        **_paper(desk, command.document),
    }
    title = demand_one_script(command.title.strip(), "title")
    made = meetings.put_matter(desk, meeting, title, command.kind, command.reason, **more)
    return {"id": str(made.key), "item": made.item}


class ChangeAgendaItem(Command, frozen=True):
    """Other words or another paper, until the agenda has gone out; None leaves as it is."""

    action: ClassVar[str] = "change-agenda-item"
    key: Key
    title: str | None = None
    account: str | None = None
    proposal: str | None = None
    document: Key | None = None


@handles(ChangeAgendaItem)
def change_agenda_item(command: ChangeAgendaItem, uow: Any, context: Context) -> Answer:
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key)
    given = {"title": command.title, "account": command.account, "proposal": command.proposal}
    changes: dict[str, Any] = {n: text.strip() for n, text in given.items() if text is not None}
    demand_one_script(changes.get("title", ""), "title")
    if command.document is not None:
        changes |= _paper(desk, command.document)
    meetings.change_matter(desk, meeting, item, **changes)
    return {"id": str(item.key), "item": item.item}


class DropAgendaItem(Command, frozen=True):
    """Take a matter off, until the agenda has gone out."""

    action: ClassVar[str] = "change-agenda-item"
    key: Key


@handles(DropAgendaItem)
def drop_agenda_item(command: DropAgendaItem, uow: Any, context: Context) -> Answer:
    desk, meeting, item = desk_at_item(uow, context, command.action, command.key)
    meetings.drop_matter(desk, meeting, item)
    return {"id": str(item.key)}


class OrderAgenda(Command, frozen=True):
    """All item numbers in their new order."""

    action: ClassVar[str] = "order-agenda"
    key: Key
    order: tuple[int, ...]
    revision: int | None


@handles(OrderAgenda)
def order_agenda(command: OrderAgenda, uow: Any, context: Context) -> Answer:
    desk, meeting = desk_in_meeting(uow, context, command.action, command.key, command.revision)
    after = meetings.order_agenda(desk, meeting, command.order)
    return {"order": [each.item for each in after]}


def _paper(desk: Desk, document: Key | None) -> dict[str, Any]:
    """The paper at the version that stands now, with who prepared it."""
    known = own(desk, document)
    if known is None:
        return {}
    found = desk.uow.documents.get(known)
    version = papers.current(desk, found)
    if version is None:
        raise refusal("no-such-version")
    prepared = version.prepared_by
    return {"document": found.key, "version": version.version, "prepared_by": prepared}


def _require_known(uow: Any, organization: str | None) -> None:
    if organization is not None and uow.organizations.find(organization) is None:
        raise refusal("unknown-in-register", what="organization", id=organization[:100])
