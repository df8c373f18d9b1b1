"""One block: what kind of error it is, why, and on what ground."""

from dataclasses import dataclass

from engine.errors import EngineError


@dataclass(frozen=True, slots=True)
class Block:
    """The texts of a refusal; ``{name}`` is filled from the details."""

    kind: type[EngineError]
    en: str
    fi: str
    ground: str
