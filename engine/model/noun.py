"""How the nouns are made: values that nobody changes, and cheap to make.

A completed task makes a dozen nouns of up to 33 fields. A frozen dataclass sets each field by a
call, a plain one assigns it: that is 5 % of a whole step. So mypy sees frozen dataclasses, and
refuses engine and processes to change one; the interpreter makes plain ones, with the equality
and the hash that frozen ones have. Where `PAATOSPOLKU_FROZEN_NOUNS` is set they are frozen in
truth: so all tests run, and find whoever changes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as noun
else:
    import os
    from dataclasses import dataclass

    TRULY = bool(os.environ.get("PAATOSPOLKU_FROZEN_NOUNS"))

    def noun(*, frozen: bool, slots: bool):
        """Called as `noun(frozen=True, slots=True)`: what mypy holds the class to."""
        if TRULY:
            return dataclass(frozen=frozen, slots=slots)
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["noun"]
