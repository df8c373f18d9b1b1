"""Reads the values of the kit's test files and compares results with them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lxml import etree

from engine.feel.kinds import foreign, kind_of
from engine.feel.temporal import instant, local_nanos, zone_of
from engine.feel.temporal_text import read_date, read_datetime, read_duration, read_time

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
NUMBERS = frozenset(("decimal", "double", "float", "integer", "int", "long", "short"))
READERS = {
    "date": read_date,
    "time": read_time,
    "dateTime": read_datetime,
    "duration": read_duration,
    "dayTimeDuration": read_duration,
    "yearMonthDuration": read_duration,
}
TOLERANCE = Decimal("1e-8")


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace; "" for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str = "") -> Iterator[etree._Element]:
    """The child elements, of one name if given."""
    for child in element.iterchildren("*"):
        if not name or local_name(child) == name:
            yield child


def read_value(element: etree._Element | None) -> Any:
    """The value below `expected`, `inputNode`, `component` or `item`; nothing is null."""
    if element is None:
        return None
    components = list(children(element, "component"))
    if components:
        return {each.get("name", ""): read_value(each) for each in components}
    for child in children(element):
        if local_name(child) == "list":
            nil = child.get(f"{XSI}nil") == "true"
            return None if nil else [read_value(item) for item in children(child, "item")]
        if local_name(child) == "value":
            return read_simple(child)
    return None


def read_simple(element: etree._Element) -> Any:
    """What a `value` element says by its `xsi:type`."""
    if element.get(f"{XSI}nil") == "true":
        return None
    text = element.text or ""
    kind = (element.get(f"{XSI}type") or "string").rpartition(":")[2]
    if kind in NUMBERS:
        return Decimal(text.strip())
    if kind == "boolean":
        return text.strip() in ("true", "1")
    if kind in READERS:
        return READERS[kind](text.strip())
    return text


def same(expected: Any, got: Any) -> bool:
    """Whether a result is the expected one, by the rules of the kit's README."""
    got = foreign(got)
    kind = kind_of(expected)
    if kind != kind_of(got):
        return False
    if kind == "number":
        return abs(expected - got) <= TOLERANCE * max(Decimal(1), abs(expected))
    if kind == "list":
        return len(expected) == len(got) and all(map(same, expected, got))
    if kind == "context":
        return expected.keys() == got.keys() and all(
            same(value, got[key]) for key, value in expected.items()
        )
    if kind in ("time", "date and time"):
        return same_moment(expected, got)
    return bool(expected == got)


def same_moment(expected: Any, got: Any) -> bool:
    """The same instant if both have a zone, the same clock if neither has."""
    zones = zone_of(expected) is None, zone_of(got) is None
    if zones == (True, True):
        return local_nanos(expected) == local_nanos(got)
    return zones == (False, False) and instant(expected) == instant(got)
