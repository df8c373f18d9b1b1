"""Attach files to a draft, and take them off again; locked once the matter is presented."""

from __future__ import annotations

from typing import Any, ClassVar

from engine.commands.registry import Answer, Command, handles
from engine.errors import InvalidInput
from engine.model import Key
from engine.ports import Context
from processes.acts import papers
from processes.attachable import media_type
from processes.commands.act import words
from processes.commands.desks import desk_in_case


class AttachFiles(Command, frozen=True):
    """Files, each by its name, to the paper's current version: all of them or none."""

    action: ClassVar[str] = "attach-file"
    of_paper: ClassVar[bool] = True
    key: Key
    files: tuple[tuple[str, bytes], ...]


@handles(AttachFiles)
def attach_files(command: AttachFiles, uow: Any, context: Context) -> Answer:
    """Answers the files' hashes; a name is a name, never a path, and tells what the file is."""
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    document = uow.documents.get(command.key)
    made = [papers.attach(desk, document, *_file(*each)) for each in command.files]
    return {"files": [{"name": each.name, "sha256": each.sha256} for each in made]}


def _file(given: str, content: bytes) -> tuple[str, str, bytes]:
    name = words(given, "name")
    if "/" in name or "\\" in name or name.startswith("."):
        raise InvalidInput(
            "The name of a file is no path.",
            reason_fi="Tiedoston nimi ei saa olla polku.",
            code="file-name",
        )
    return name, media_type(name, content), content


class DetachFile(Command, frozen=True):
    """Take a file off the paper's current version."""

    action: ClassVar[str] = "detach-file"
    of_paper: ClassVar[bool] = True
    key: Key
    name: str


@handles(DetachFile)
def detach_file(command: DetachFile, uow: Any, context: Context) -> Answer:
    desk = desk_in_case(uow, context, command.action, command.key.case_id)
    papers.detach(desk, uow.documents.get(command.key), command.name)
    return {"name": command.name}
