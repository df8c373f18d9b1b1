"""Deployments, their files, and the versions they made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from msgspec.structs import asdict

from engine.errors import NotFound
from engine.model import Definition, DefinitionKind, Deployment, StartSubscription
from storage.library import Library
from storage.link import Write
from storage.prepared import Prepared
from storage.tables import definition, deployment, resource, start_subscription

if TYPE_CHECKING:
    from storage.session import Session

_FIELDS = [*Definition.__struct_fields__]
_DEPLOYMENT = [*Deployment.__struct_fields__]
_COLUMNS = [definition.c[name] for name in _FIELDS]
_ONE = Prepared(
    sa.select(*_COLUMNS).where(
        definition.c.kind == sa.bindparam("kind"),
        definition.c.key == sa.bindparam("key"),
        definition.c.version == sa.bindparam("version"),
    )
)
_LATEST = Prepared(
    sa.select(*_COLUMNS)
    .where(definition.c.kind == sa.bindparam("kind"), definition.c.key == sa.bindparam("key"))
    .order_by(definition.c.version.desc())
    .limit(1)
)
_VERSIONS = Prepared(
    sa.select(*_COLUMNS)
    .where(definition.c.kind == sa.bindparam("kind"), definition.c.key == sa.bindparam("key"))
    .order_by(definition.c.version.desc())
)
_LATEST_DEPLOYMENT = Prepared(
    sa.select(*(deployment.c[name] for name in _DEPLOYMENT))
    .where(deployment.c.name == sa.bindparam("name"))
    .order_by(deployment.c.deployed_at.desc(), deployment.c.id.desc())
    .limit(1)
)
_DEPLOYMENT_BY_ID = Prepared(
    sa.select(*(deployment.c[name] for name in _DEPLOYMENT)).where(
        deployment.c.id == sa.bindparam("id")
    )
)
_FILES = Prepared(
    sa.select(resource.c.path, resource.c.content)
    .where(resource.c.deployment_id == sa.bindparam("deployment_id"))
    .order_by(resource.c.path)
)
_STARTS = Prepared(
    sa.select(
        start_subscription.c.definition_key,
        start_subscription.c.definition_version,
        start_subscription.c.kind,
        start_subscription.c.name,
        start_subscription.c.element_id,
    )
    .where(
        start_subscription.c.kind == sa.bindparam("kind"),
        start_subscription.c.name == sa.bindparam("name"),
    )
    .order_by(start_subscription.c.definition_key, start_subscription.c.element_id)
)
_DROP_STARTS = Prepared(
    sa.delete(start_subscription).where(
        start_subscription.c.definition_key == sa.bindparam("k_key")
    )
)
_ADD_DEPLOYMENT = Prepared(deployment.insert())
_ADD_RESOURCE = Prepared(resource.insert())
_ADD_DEFINITION = Prepared(definition.insert())
_ADD_START = Prepared(start_subscription.insert())


class DefinitionRows:
    """See `engine.ports.Definitions`."""

    def __init__(self, unit: Session) -> None:
        self._unit = unit
        self._found: dict[tuple[str, str, int | None], Definition] = {}
        self._versions = unit.database.definitions
        self._forms = unit.database.forms
        self._writes: list[Write] = []

    def find(self, kind: DefinitionKind, key: str, version: int | None = None) -> Definition | None:
        """That version, or the latest; None when there is none."""
        known = self._found.get((kind, key, version)) or self._versions.get((kind, key, version))
        if known is not None:
            return known
        params = {"kind": kind, "key": key, "version": version}
        rows = self._unit.rows(_LATEST if version is None else _ONE, params)
        if not rows:
            return None
        found = self._found[kind, key, version] = _definition(rows[0])
        if version is not None:  # a version never changes
            self._versions[kind, key, version] = found
        return found

    def get(self, kind: DefinitionKind, key: str, version: int | None = None) -> Definition:
        found = self.find(kind, key, version)
        if found is None:
            which = f"{kind} {key}" + ("" if version is None else f" version {version}")
            raise NotFound(
                f"there is no {which}", reason_fi="Määritystä ei ole.", code="no-such-definition"
            )
        return found

    def versions(self, kind: DefinitionKind, key: str) -> list[Definition]:
        """All versions, the latest first."""
        rows = self._unit.rows(_VERSIONS, {"kind": kind, "key": key})
        return [_definition(row) for row in rows]

    def library(self) -> Library:
        """For one step: what is deployed while it is used may stay unseen."""
        return Library(self, self._unit.database.models)

    def latest(self, name: str) -> Deployment | None:
        rows = self._unit.rows(_LATEST_DEPLOYMENT, {"name": name})
        return Deployment(*rows[0]) if rows else None

    def deployment(self, deployment_id: str) -> Deployment | None:
        rows = self._unit.rows(_DEPLOYMENT_BY_ID, {"id": deployment_id})
        return Deployment(*rows[0]) if rows else None

    def deploy(
        self,
        noun: Deployment,
        files: Mapping[str, bytes],
        definitions: Sequence[Definition],
        starts: Sequence[StartSubscription],
    ) -> None:
        values = {name: getattr(noun, name) for name in _DEPLOYMENT}
        self._writes.append(Write(_ADD_DEPLOYMENT, values))
        self._writes.append(Write(_ADD_RESOURCE, [_resource(noun.id, *f) for f in files.items()]))
        made = [{name: getattr(each, name) for name in _FIELDS} for each in definitions]
        if made:
            self._writes.append(Write(_ADD_DEFINITION, made))
        for each in definitions:
            if each.kind is DefinitionKind.PROCESS:
                self._writes.append(Write(_DROP_STARTS, {"k_key": each.key}))
        if starts:
            self._writes.append(Write(_ADD_START, [_start(start) for start in starts]))
        self._found.clear()

    def next_version(self, kind: DefinitionKind, key: str) -> int:
        found = self.find(kind, key)
        return 1 if found is None else found.version + 1

    def files(self, deployment_id: str) -> dict[str, bytes]:
        rows = self._unit.rows(_FILES, {"deployment_id": deployment_id})
        return {path: bytes(content) for path, content in rows}

    def form(self, definition: Definition, form_key: str) -> bytes | None:
        own = self._own_form(definition.deployment_id, form_key)
        if own is not None:
            return own
        latest = self.find(DefinitionKind.FORM, form_key)
        return None if latest is None else self._own_form(latest.deployment_id, form_key)

    def _own_form(self, deployment_id: str, form_key: str) -> bytes | None:
        """From that package, whose files never change."""
        place = deployment_id, form_key
        if place not in self._forms:
            self._forms[place] = self._form_in(deployment_id, form_key)
        return self._forms[place]

    def _form_in(self, deployment_id: str, form_key: str) -> bytes | None:
        for path, content in self.files(deployment_id).items():
            if path == form_key or path.rsplit("/", 1)[-1] == f"{form_key}.form":
                return content
        return None

    def starts(self, kind: str, name: str = "") -> list[StartSubscription]:
        rows = self._unit.rows(_STARTS, {"kind": kind, "name": name})
        return [StartSubscription(*row) for row in rows]

    def flush(self) -> Iterable[Write]:
        writes, self._writes = self._writes, []
        return writes


def _definition(row: Sequence[Any]) -> Definition:
    return Definition(DefinitionKind(row[0]), *row[1:])


def _resource(deployment_id: str, path: str, content: bytes) -> dict[str, Any]:
    found = sha256(content).hexdigest()
    return {"deployment_id": deployment_id, "path": path, "content": content, "hash": found}


def _start(start: StartSubscription) -> dict[str, Any]:
    return asdict(start)
