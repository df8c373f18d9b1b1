"""The repository of deployed packages and the versions in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from engine.model import Definition, DefinitionKind, Deployment, StartSubscription


class Definitions(Protocol):
    """Deployments, their files byte for byte, and the versions they made."""

    def find(self, kind: DefinitionKind, key: str, version: int | None = None) -> Definition | None:
        """That version, or the latest; None when there is none."""

    def get(self, kind: DefinitionKind, key: str, version: int | None = None) -> Definition:
        """That version, or the latest; NotFound when there is none."""

    def library(self) -> Any:
        """All deployed models as `engine.runtime.definitions.Definitions`, parsed once."""

    def latest(self, name: str) -> Deployment | None:
        """The latest deployment of the package of that name."""

    def deployment(self, deployment_id: str) -> Deployment | None:
        """That deployment, None when there is none."""

    def deploy(
        self,
        deployment: Deployment,
        files: Mapping[str, bytes],
        definitions: Sequence[Definition],
        starts: Sequence[StartSubscription],
    ) -> None: ...

    def next_version(self, kind: DefinitionKind, key: str) -> int: ...

    def files(self, deployment_id: str) -> dict[str, bytes]: ...

    def form(self, definition: Definition, form_key: str) -> bytes | None:
        """The form's schema: from the definition's own package, else the latest deployed."""

    def starts(self, kind: str, name: str = "") -> list[StartSubscription]:
        """The latest versions that start on the message, signal or timer of that name."""
