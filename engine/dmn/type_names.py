"""Names of types as models write them, and which of them a model uses."""

from __future__ import annotations

import re
from collections.abc import Collection

from engine.dmn.problems import Problems
from engine.dmn.xml import Element
from engine.feel.errors import FeelSyntaxError
from engine.feel.type_parser import type_of
from engine.feel.types import SIMPLE, FeelType, NamedType, SimpleType, names_in

# As DMN 1.1 to 1.5 and the modelers spell the built-in types.
_SPELLINGS = {
    "dateTime": "date and time",
    "dateAndTime": "date and time",
    "date_and_time": "date and time",
    "dayTimeDuration": "days and time duration",
    "daysAndTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "yearsAndMonthsDuration": "years and months duration",
    "integer": "number",
    "long": "number",
    "double": "number",
    "any": "Any",
}
_LEFT_OPEN = "<Undefined>"  # as KIE's editor writes that there is no type
_PREFIX = re.compile(r"^([A-Za-z_][\w.-]*):(?=\S)")


def type_named(text: str, prefixes: frozenset[str] = frozenset()) -> FeelType | None:
    """The type that a `typeRef` names; None for an empty one. Raises FeelSyntaxError."""
    text = text.strip()
    if text in ("", _LEFT_OPEN):
        return None
    match = _PREFIX.match(text)
    if match and (match[1] in prefixes or match[1] == "feel"):
        text = text[match.end() :]
    elif text.startswith("{") and "}" in text:
        text = text.partition("}")[2]
    text = _SPELLINGS.get(text, text)
    if text in SIMPLE:
        return SimpleType(text)
    return type_of(text) if "<" in text else NamedType(" ".join(text.split()))


class TypeReader:
    """Reads the types of one file; `used` are the names that item definitions must explain."""

    def __init__(self, root: Element, problems: Problems) -> None:
        self.problems = problems
        self.used: list[tuple[str, str]] = []
        self._prefixes = frozenset(str(each) for each in root.nsmap if each)

    def read(self, text: str, element_id: str) -> FeelType | None:
        """The type a text names, None for an empty one; a problem where it is none."""
        try:
            type_ = type_named(text, self._prefixes)
        except FeelSyntaxError as error:
            self.problems.add(element_id, "dmn-type", f"{text}: {error}")
            return None
        if type_ is not None:
            self.used += ((element_id, name) for name in names_in(type_))
        return type_


def check_used(
    used: tuple[tuple[str, str], ...], known: Collection[str], problems: Problems
) -> None:
    """A problem for each element that names a type which nothing defines."""
    for element_id, name in dict.fromkeys(used):
        if name not in known:
            problems.add(element_id, "dmn-type", f"{name}: no type is called so")
