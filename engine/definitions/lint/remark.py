"""One remark of a lint rule, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remark:
    """`values` fill the text of `code` in the catalogue."""

    code: str
    element_id: str
    values: dict[str, object] = field(default_factory=dict)
