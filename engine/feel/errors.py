"""What can go wrong with a FEEL text: it cannot be read, or it takes too much to evaluate."""

from __future__ import annotations


class FeelSyntaxError(ValueError):
    """The text is not FEEL. `position` is the offset, in code points, where reading stopped."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"{message} (at {position})")
        self.message = message
        self.position = position


class FeelBudgetExceeded(RuntimeError):
    """The evaluation would take more steps or memory than it is granted."""


class FeelFailure(Exception):
    """An operation has no value; the caller turns it into null and a recorded warning."""
