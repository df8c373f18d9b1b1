"""Drafts of models: saved on the server with every save kept, checked and tested as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from api.http.keys import system_key
from api.http.operation import Binary, Call, Resource
from api.http.rows import page, shown
from api.http.schemas import administration as schemas
from api.http.schemas.comparing import ComparisonSchema
from api.http.schemas.operations import EvaluatedSchema, FindingsSchema, StaffedSchema
from api.http.views.administration_comparing import compared
from api.http.views.deployments import case_that_staffs, files_of_call, media_type
from engine.commands import drafts
from engine.commands.check import CheckModels
from engine.commands.decisions import try_decision
from engine.commands.proposals import tested
from engine.errors import InvalidInput
from storage.queries import administration as queries
from storage.queries.definitions import contents_of

resource = Resource("administration")


def _key(call: Call) -> Any:
    return system_key(call.args["draft"], "draft", "Luonnosta")


@resource.get("/model-drafts", answer=schemas.ModelDraftSchema, paged=True)
def list_model_drafts(call: Call) -> object:
    """Packages that somebody works on, the latest saved first."""
    call.may(drafts.ACTION)
    with call.app.reading() as connection:
        return page(queries.list_drafts(connection, **call.query))


@resource.post(
    "/model-drafts", body=schemas.BeginDraftSchema, answer=schemas.SavedSchema, status=201,
    uploads=True,
)  # fmt: skip
def begin_model_draft(call: Call) -> object:
    """Begin from uploaded files, or without any from the latest deployment of that name."""
    files = files_of_call(call)
    return call.run(drafts.BeginDraft(call.body["name"], call.body["title"], files))


@resource.get("/model-drafts/<int:draft>", answer=schemas.ModelDraftDetailSchema)
def get_model_draft(call: Call) -> object:
    """A draft with its history."""
    call.may(drafts.ACTION)
    with call.app.reading() as connection:
        row = _row(call, connection)
        saves = queries.saves_of(connection, row.seq)
    return {**shown(row), "files": listed(saves[0].files), "saves": _history(saves)}


@resource.put("/model-drafts/<int:draft>", body=schemas.SaveDraftSchema, answer=schemas.SavedSchema)
def save_model_draft(call: Call) -> object:
    """Save changed files; 409 where somebody saved after the save that is named."""
    body = call.body
    files = {path: text.encode() for path, text in body["files"].items()}
    return call.run(
        drafts.SaveDraft(_key(call), files, body["after"], tuple(body["removed"]), body["note"])
    )


@resource.post(
    "/model-drafts/<int:draft>/files", body=schemas.AddFilesSchema, answer=schemas.SavedSchema,
    uploads=True,
)  # fmt: skip
def add_model_draft_files(call: Call) -> object:
    """Save uploaded files, byte for byte."""
    body = call.body
    return call.run(
        drafts.SaveDraft(_key(call), files_of_call(call), body["after"], note=body["note"])
    )


@resource.get(
    "/model-drafts/<int:draft>/files/<path:path>", query=schemas.SaveQuery,
    media_type="application/xml",
)  # fmt: skip
def get_model_draft_file(call: Call) -> object:
    """A file of a save, byte for byte."""
    call.may(drafts.ACTION)
    with call.app.reading() as connection:
        return kept_file(call, connection, _manifest(call, connection, call.query["number"]))


@resource.post(
    "/model-drafts/<int:draft>/restore", body=schemas.RestoreSchema, answer=schemas.SavedSchema
)
def restore_model_draft(call: Call) -> object:
    """Take an earlier save as the latest; what came between stays in the history."""
    return call.run(drafts.RestoreDraft(_key(call), call.body["number"]))


@resource.delete("/model-drafts/<int:draft>", answer=schemas.SavedSchema)
def discard_model_draft(call: Call) -> object:
    """Take a draft off the list; its saves stay."""
    return call.run(drafts.DiscardDraft(_key(call)))


@resource.post("/model-drafts/<int:draft>/check", body=StaffedSchema, answer=FindingsSchema)
def check_model_draft(call: Call) -> object:
    """What a deployment of the draft as it is now would be told."""
    return call.run(CheckModels(_files(call), case_that_staffs(call)))


@resource.post("/model-drafts/<int:draft>/tests", answer=schemas.TestedSchema)
def run_model_draft_tests(call: Call) -> object:
    """Run the scenario files of the draft as it is now."""
    return tested(_files(call))


@resource.post(
    "/model-drafts/<int:draft>/decisions/<decision_id>/evaluate", body=schemas.TryDecisionSchema,
    answer=EvaluatedSchema,
)  # fmt: skip
def try_draft_decision(call: Call) -> object:
    """Evaluate a decision of the draft as it stands, with what an editor has not saved yet."""
    body = call.body
    unsaved = {path: text.encode() for path, text in body["files"].items()}
    files = {**_files(call), **unsaved}
    return try_decision(files, call.args["decision_id"], body["variables"], call.now)


@resource.get(
    "/model-drafts/<int:draft>/differences", query=schemas.DifferencesQuery, answer=ComparisonSchema
)
def compare_model_draft(call: Call) -> object:
    """What two saves do differently, or the latest from what it started from."""
    call.may(drafts.ACTION)
    with call.app.reading() as connection:
        row = _row(call, connection)
        old = call.query["old"]
        before = (
            queries.contents(connection, _manifest(call, connection, old))
            if old is not None
            else contents_of(connection, row.base) if row.base else {}
        )
        after = queries.contents(connection, _manifest(call, connection, call.query["new"]))
    return compared(before, after)


def files_of_draft(call: Call, seq: int) -> dict[str, bytes]:
    """The files of a draft as it is now."""
    call.args["draft"] = seq
    return _files(call)


def _files(call: Call) -> dict[str, bytes]:
    call.may(drafts.ACTION)
    with call.app.reading() as connection:
        return queries.contents(connection, _manifest(call, connection, None))


def _row(call: Call, connection: sa.Connection) -> sa.Row[Any]:
    row = queries.draft_of(connection, _key(call).seq)
    if row is None:
        raise call.missing("draft", "Luonnosta")
    return row


def _manifest(call: Call, connection: sa.Connection, number: int | None) -> dict[str, str]:
    wanted = _row(call, connection)
    files = queries.manifest_of(connection, wanted.seq, number or wanted.number)
    if files is not None:
        return files
    raise InvalidInput(
        f"the draft has no save {number}",
        reason_fi=f"Luonnoksella ei ole tallennusta {number}.",
        code="no-such-save",
    )


def _history(saves: Sequence[sa.Row[Any]]) -> list[dict[str, Any]]:
    """Each save with the paths that it changed, not with all that it holds."""
    before = [*(save.files for save in saves[1:]), {}]
    return [
        {
            **shown(save),
            "changed": sorted(
                path for path in save.files.keys() | files.keys()
                if save.files.get(path) != files.get(path)
            ) if files else [],
        }
        for save, files in zip(saves, before, strict=True)
    ]  # fmt: skip


def kept_file(call: Call, connection: sa.Connection, manifest: Mapping[str, str]) -> Binary:
    """The file of the path that was asked for. NotFound where the manifest has none."""
    path = call.args["path"]
    if path not in manifest:
        raise call.missing("file", "Tiedostoa")
    content = queries.contents(connection, {path: manifest[path]})[path]
    return Binary(content, media_type(path), path.split("/")[-1])


def listed(manifest: Mapping[str, str]) -> list[dict[str, str]]:
    """A manifest as rows."""
    return [{"path": path, "hash": manifest[path]} for path in sorted(manifest)]
