"""Deploy a package of models: all of its files, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, ClassVar
from uuid import uuid4

from engine.commands.act import authorise, given, record
from engine.commands.registry import Answer, Command, handles
from engine.commands.starting import schedule_starts
from engine.definitions.model import Models, Process
from engine.errors import InvalidDefinition, InvalidInput
from engine.lookalikes import demand_one_script
from engine.model import SYSTEM_CASE, Definition, DefinitionKind, Deployment, StartSubscription
from engine.ports import Context, UnitOfWork

MOST_FILES, MOST_BYTES = 500, 20_000_000
LONGEST_PATH = 300
_SHOWN = ("name", "name_sv", "name_en")


class Deploy(Command, frozen=True):
    """`name` identifies the package; the same files again make nothing new."""

    action: ClassVar[str] = "deploy"
    name: str
    files: Mapping[str, bytes]
    source: str = ""

    @property
    def subject(self) -> str:
        return self.name[:200]


@handles(Deploy)
def deploy(command: Deploy, uow: UnitOfWork, context: Context) -> Answer:
    """Answers the deployment with the versions it made; `new` is false when nothing changed.

    Raises InvalidDefinition with the findings: file, element id, code and message of each.
    """
    authorise(uow, context, command.action, None)
    name = given(command.name, "the package's name", "Paketin nimi", 200)
    check_files(command.files)
    uow.cases.lock(SYSTEM_CASE)
    return deployed(uow, context, name, command.files, command.source)


def deployed(
    uow: UnitOfWork, context: Context, name: str, files: Mapping[str, bytes], source: str
) -> Answer:
    """Deploys what somebody was allowed to deploy; the system's case is locked."""
    digest = package_hash(files)
    latest = uow.definitions.latest(name)
    if latest is not None and latest.hash == digest:
        return {"deployment_id": latest.id, "new": False, "definitions": []}
    models = read(files)
    files = {**{f"{key}.form": form for key, form in models.forms.items()}, **files}
    deployment = Deployment(
        str(uuid4()), name, digest, context.now, context.actor.id, source[:200]
    )
    made = _definitions(uow, deployment, files, models)
    uow.definitions.deploy(deployment, files, made, _starts(models, made))
    schedule_starts(uow, models, context.now)
    listed = [{"kind": str(d.kind), "key": d.key, "version": d.version} for d in made]
    after = {"deployment_id": deployment.id, "hash": digest, "definitions": listed}
    record(uow, context, SYSTEM_CASE, Deploy.action, subject=name, after=after)
    return {"deployment_id": deployment.id, "new": True, "definitions": listed}


def read(files: Mapping[str, bytes]) -> Models:
    """The checked models; InvalidDefinition tells element by element what is wrong."""
    from engine.definitions import read_models

    return read_models(files)


def package_hash(files: Mapping[str, bytes]) -> str:
    """Over all paths and bytes."""
    whole = sha256()
    for path in sorted(files):
        whole.update(f"{path}\0{len(files[path])}\0".encode())
        whole.update(files[path])
    return whole.hexdigest()


def check_files(files: Mapping[str, bytes]) -> None:
    """Raises InvalidInput or InvalidDefinition for what is no package at all."""
    if not files:
        raise InvalidDefinition(
            "the package has no files", reason_fi="Paketissa ei ole tiedostoja."
        )
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_BYTES:
        raise InvalidInput("the package is too big", reason_fi="Paketti on liian suuri.")
    for path in files:
        parts = PurePosixPath(path).parts
        absolute = path.startswith("/") or "\\" in path or "\0" in path
        if not path or absolute or ".." in parts or len(path) > LONGEST_PATH:
            raise InvalidInput(
                f"not a path inside the package: {path[:100]!r}", code="invalid-path",
                reason_fi="Tiedoston polku ei kelpaa.",
            )  # fmt: skip


def _definitions(
    uow: UnitOfWork, deployment: Deployment, files: Mapping[str, bytes], models: Models
) -> list[Definition]:
    made: list[Definition] = []

    def add(kind: DefinitionKind, key: str, path: str, **more: Any) -> None:
        for shown in (key, *(more.get(each, "") for each in _SHOWN)):
            demand_one_script(shown, f"{kind} {key[:80]}")
        version = uow.definitions.next_version(kind, key)
        hashed = sha256(files[path]).hexdigest() if path in files else ""
        made.append(Definition(kind, key, version, deployment.id, path, hash=hashed, **more))

    for process in models.processes.values():
        add(DefinitionKind.PROCESS, process.key, _path(process, files), **_names(process))
    for key, path, name in _decisions(models):
        add(DefinitionKind.DECISION, key, path, name=name)
    for path in sorted(files):
        if path.endswith(".form"):
            add(DefinitionKind.FORM, PurePosixPath(path).stem, path)
    return made


def _names(process: Process) -> dict[str, str]:
    return {
        "name": process.name or process.key,
        "name_sv": process.names.get("sv", ""),
        "name_en": process.names.get("en", ""),
        "version_tag": process.version_tag,
    }


def _path(process: Process, files: Mapping[str, bytes]) -> str:
    """The file that holds the process."""
    marks = (f'id="{process.key}"'.encode(), f"id='{process.key}'".encode())
    for path in sorted(files):
        if path.endswith((".bpmn", ".bpmn20.xml", ".xml")) and any(m in files[path] for m in marks):
            return path
    return next((path for path in sorted(files) if path.endswith(".bpmn")), "")


def _decisions(models: Models) -> Iterable[tuple[str, str, str]]:
    """Key, path and name of each decision."""
    listing = getattr(models.decisions, "listing", None)
    return [] if listing is None else listing()


def _starts(models: Models, made: Iterable[Definition]) -> list[StartSubscription]:
    versions = {d.key: d.version for d in made if d.kind is DefinitionKind.PROCESS}
    return [
        StartSubscription(
            start.process, versions[start.process], str(start.event.trigger), start.event.name,
            start.element,
        )
        for start in models.starts
        if start.process in versions
    ]  # fmt: skip
