"""Deployed packages and the versions in them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class DefinitionKind(StrEnum):
    PROCESS = "process"
    DECISION = "decision"
    FORM = "form"


class Deployment(Struct, frozen=True):
    """A package of model files, kept byte for byte; `hash` is over all paths and bytes."""

    id: str
    name: str
    hash: str
    deployed_at: datetime
    deployed_by: str
    source: str = ""


class Definition(Struct, frozen=True):
    """An immutable version of a process, a decision or a form."""

    kind: DefinitionKind
    key: str
    version: int
    deployment_id: str
    path: str
    name: str = ""
    name_sv: str = ""
    name_en: str = ""
    version_tag: str = ""
    hash: str = ""
