"""Work on models before anybody proposes them: saved on the server, every save kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from engine.administration import DraftSave, Manifest, ModelDraft
from engine.commands.act import authorise, given, record
from engine.commands.deploy import check_files
from engine.commands.registry import Answer, Command, handles
from engine.errors import Conflict, InvalidInput, InvalidState
from engine.model import SYSTEM_CASE, Key
from engine.ports import Context

ACTION = "draft-models"


class BeginDraft(Command, frozen=True):
    """Of a package: from files, or from the latest deployment of that name."""

    action: ClassVar[str] = ACTION
    package: str
    title: str = ""
    files: Mapping[str, bytes] = {}

    @property
    def subject(self) -> str:
        return self.package[:200]


@handles(BeginDraft)
def begin(command: BeginDraft, uow: Any, context: Context) -> Answer:
    """Answers the draft with its first save."""
    authorise(uow, context, command.action, None)
    package = given(command.package, "the package's name", "Paketin nimi", 200)
    uow.cases.lock(SYSTEM_CASE)
    latest = uow.definitions.latest(package)
    files = command.files or (uow.definitions.files(latest.id) if latest is not None else {})
    check_files(files)
    draft = ModelDraft(
        Key(SYSTEM_CASE, uow.cases.next_seq()), package, command.title.strip()[:200],
        context.actor.id, context.now, context.now, latest.id if latest is not None else "",
    )  # fmt: skip
    uow.model_drafts.add(draft)
    saved = _save(uow, context, draft, uow.draft_saves.keep(files), "")
    record(uow, context, SYSTEM_CASE, command.action, subject=f"{package} {draft.key}")
    return _answer(saved)


class SaveDraft(Command, frozen=True):
    """`files` replace or add, `removed` take away; `after` is the save that the editor has seen."""

    action: ClassVar[str] = ACTION
    key: Key
    files: Mapping[str, bytes]
    after: int
    removed: tuple[str, ...] = ()
    note: str = ""


@handles(SaveDraft)
def save(command: SaveDraft, uow: Any, context: Context) -> Answer:
    """Answers the new number; the same files again make no save. Conflict when another was first.

    What is saved need not be a model that could be deployed: work is never lost for that.
    """
    authorise(uow, context, command.action, None)
    draft = open_draft(uow, command.key)
    if command.after != draft.number:
        raise Conflict(
            f"somebody saved number {draft.number} after {command.after}",
            reason_fi="Luonnos on tallennettu välillä. Vertaa ja tallenna uudelleen.",
            code="draft-moved-on",
            details={"number": draft.number},
        )
    before = latest_save(uow, draft)
    merged: dict[str, str] = {**before.files, **uow.draft_saves.keep(command.files)}
    for path in command.removed:
        merged.pop(path, None)
    if merged == dict(before.files):
        return _answer(draft)
    check_files(uow.draft_saves.contents(merged))
    return _answer(_save(uow, context, draft, merged, command.note))


class RestoreDraft(Command, frozen=True):
    """Takes an earlier save as the latest; what came between stays in the history."""

    action: ClassVar[str] = ACTION
    key: Key
    number: int


@handles(RestoreDraft)
def restore(command: RestoreDraft, uow: Any, context: Context) -> Answer:
    authorise(uow, context, command.action, None)
    draft = open_draft(uow, command.key)
    files = numbered(uow, draft, command.number).files
    return _answer(_save(uow, context, draft, files, f"= {command.number}"))


class DiscardDraft(Command, frozen=True):
    """Takes the draft off the list; its saves stay."""

    action: ClassVar[str] = ACTION
    key: Key


@handles(DiscardDraft)
def discard(command: DiscardDraft, uow: Any, context: Context) -> Answer:
    authorise(uow, context, command.action, None)
    draft = open_draft(uow, command.key)
    uow.model_drafts.save(replace(draft, discarded=True))
    record(uow, context, SYSTEM_CASE, "discard-draft", subject=f"{draft.package} {draft.key}")
    return _answer(draft)


def open_draft(uow: Any, key: Key) -> ModelDraft:
    """The draft, locked; InvalidState when it was discarded."""
    uow.cases.lock(SYSTEM_CASE)
    draft: ModelDraft = uow.model_drafts.get(key)
    if draft.discarded:
        raise InvalidState(
            "the draft was discarded", reason_fi="Luonnos on hylätty.", code="draft-discarded"
        )
    return draft


def numbered(uow: Any, draft: ModelDraft, number: int) -> DraftSave:
    """One save of a draft. InvalidInput for a number that there is not."""
    for saved in uow.draft_saves.of_draft(draft.key):
        if saved.number == number:
            found: DraftSave = saved
            return found
    raise InvalidInput(
        f"the draft has no save {number}",
        reason_fi=f"Luonnoksella ei ole tallennusta {number}.",
        code="no-such-save",
    )


def latest_save(uow: Any, draft: ModelDraft) -> DraftSave:
    """The draft as it is now."""
    return numbered(uow, draft, draft.number)


def _save(uow: Any, context: Context, draft: ModelDraft, files: Manifest, note: str) -> ModelDraft:
    saved = replace(draft, number=draft.number + 1, saved_at=context.now)
    uow.draft_saves.add(
        DraftSave(
            Key(SYSTEM_CASE, uow.cases.next_seq()), draft.key, saved.number, context.now,
            context.actor.id, note.strip()[:500], dict(files),
        )
    )
    uow.model_drafts.save(saved)
    return saved


def _answer(draft: ModelDraft) -> Answer:
    return {"draft": str(draft.key.seq), "package": draft.package, "number": draft.number}
