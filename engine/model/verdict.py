"""The answer to whether somebody may do something."""

from __future__ import annotations

from msgspec import Struct


class Verdict(Struct, frozen=True):
    """Answer to: may this actor do this, to this, on this date?

    Where someone may act for another, `on_behalf_of` is the principal, `mandate` the source and
    `mark` what stands beside the name ("sij.", "valt.").
    """

    allowed: bool
    reason: str = ""
    reason_fi: str = ""
    ground: str = ""
    code: str = "not-allowed"
    on_behalf_of: str = ""
    mandate: str = ""
    mark: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)
