"""What a variable that comes in from outside may be called."""

from __future__ import annotations


def is_inner(name: str) -> bool:
    """Whether the name looks like `__class__`: a part of a programming language, not of a case.

    The engine takes any name for data; the doors take such a one for an attempt.
    """
    return len(name) > 4 and name.startswith("__") and name.endswith("__")
