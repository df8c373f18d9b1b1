"""One answer: its type, its limits, its choices; the cleaned value or Wrong."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

import re2

from engine.forms.complaints import Wrong
from engine.forms.schema import SEVERAL, Field, Kind, Options, values_of

LONGEST_LINE, LONGEST_TEXT, MOST_CHOICES = 1_000, 50_000, 500
_EXACT = 10**28  # below it no context of decimals rounds a whole number
_EMAIL = re2.compile(r"^[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+$")
_PHONE = re2.compile(r"^\+?[0-9][0-9 ()\-]{3,24}$")
_LINES = frozenset("\n\t\r")
# invisible marks that turn the direction of writing: what is shown is not what is stored
_TURNS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def is_empty(answer: Any) -> bool:
    """True for what form-js sends for an unanswered field."""
    if not answer:
        return answer is None or isinstance(answer, str | list | dict)
    return isinstance(answer, str) and answer.isspace()


def empty(field: Field) -> Any:
    """The value of an unanswered field. Raises Wrong where an answer is required."""
    if field.limits.required:
        raise Wrong("required-true" if field.kind is Kind.CHECKBOX else "required")
    if field.kind is Kind.CHECKBOX:
        return False
    return [] if field.kind in SEVERAL or field.kind is Kind.DYNAMICLIST else None


def _line(field: Field, answer: Any, scope: Mapping[str, Any]) -> str:
    return _text(field, answer, LONGEST_LINE, frozenset()).strip()


def _area(field: Field, answer: Any, scope: Mapping[str, Any]) -> str:
    return _text(field, answer, LONGEST_TEXT, _LINES).replace("\r\n", "\n").replace("\r", "\n")


def _text(field: Field, answer: Any, longest: int, allowed: frozenset[str]) -> str:
    if not isinstance(answer, str):
        raise Wrong("type")
    limits = field.limits
    most = longest if limits.max_length is None else min(limits.max_length, longest)
    if len(answer) > most:
        raise Wrong("max-length", most)
    if any(_is_hidden(c) for c in answer if c not in allowed):
        raise Wrong("control")
    text = unicodedata.normalize("NFC", answer)
    if limits.min_length is not None and len(text.strip()) < limits.min_length:
        raise Wrong("min-length", limits.min_length)
    if limits.pattern is not None and not limits.pattern.search(text):
        raise Wrong("pattern")
    known = {"email": _EMAIL, "phone": _PHONE}.get(limits.format)
    if known is not None and not known.search(text.strip()):
        raise Wrong(limits.format)
    return text


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") or character in _TURNS


def _number(field: Field, answer: Any, scope: Mapping[str, Any]) -> Any:
    number: int | Decimal
    if type(answer) is int and not field.as_text and abs(answer) < _EXACT:
        number, decimals = answer, 0  # what most people answer
    else:
        number = _decimal(field, answer)
        decimals = _decimals(number)
    if field.digits is not None and decimals > field.digits:
        raise Wrong("digits", field.digits)
    if field.limits.min is not None and number < Decimal(str(field.limits.min)):
        raise Wrong("min", field.limits.min)
    if field.limits.max is not None and number > Decimal(str(field.limits.max)):
        raise Wrong("max", field.limits.max)
    if field.as_text:
        return format(number, "f")
    return int(number) if decimals == 0 else number


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _decimal(field: Field, answer: Any) -> Decimal:
    wanted = str if field.as_text else (int, float, Decimal)
    if isinstance(answer, bool) or not isinstance(answer, wanted):
        raise Wrong("type")
    if isinstance(answer, float) and not math.isfinite(answer):
        raise Wrong("type")
    try:
        number = Decimal(str(answer))
    except InvalidOperation:
        raise Wrong("type") from None
    if not number.is_finite() or abs(number) >= Decimal(10) ** 30:
        raise Wrong("type")
    return number


def _checkbox(field: Field, answer: Any, scope: Mapping[str, Any]) -> bool:
    if not isinstance(answer, bool):
        raise Wrong("type")
    if field.limits.required and not answer:
        raise Wrong("required-true")
    return answer


def _choice(field: Field, answer: Any, scope: Mapping[str, Any]) -> Any:
    if isinstance(answer, list) or (isinstance(answer, str) and len(answer) > LONGEST_LINE):
        raise Wrong("type")
    known = choices(field.options, scope)
    if known is None:
        return _plain(field, answer, scope)
    for one in known:
        if type(answer) is type(one) and answer == one:
            return answer
    raise Wrong("option")


def _plain(field: Field, answer: Any, scope: Mapping[str, Any]) -> Any:
    """The options are not known here: any short value of a simple type."""
    if isinstance(answer, str):
        return _line(field, answer, scope)
    if not isinstance(answer, (bool, int)):
        raise Wrong("type")
    return answer


def _choices(field: Field, answer: Any, scope: Mapping[str, Any]) -> list[Any]:
    if not isinstance(answer, list):
        raise Wrong("type")
    if len(answer) > MOST_CHOICES:
        raise Wrong("items", MOST_CHOICES)
    found: list[Any] = []
    for one in answer:
        value = _choice(field, one, scope)
        if value in found:
            raise Wrong("twice")
        found.append(value)
    return found


def choices(options: Options | None, scope: Mapping[str, Any]) -> Sequence[Any] | None:
    """The values that may be chosen; None if the variable that holds them is not there."""
    if options is not None and options.values is not None:
        return options.values
    found = offered(options, scope)
    return None if found is None else values_of(found)


def offered(options: Options | None, scope: Mapping[str, Any]) -> list[Any] | None:
    """The choices as they are kept: values, or objects of `value` and `label`."""
    if options is None:
        return []
    if options.static is not None:
        return list(options.static)
    found: Any = scope
    if options.expression is not None:
        found = options.expression.evaluate(scope)
    else:
        for part in options.key:
            found = found.get(part) if isinstance(found, Mapping) else None
    return list(found) if isinstance(found, (list, tuple)) else None


def _moment(field: Field, answer: Any, scope: Mapping[str, Any]) -> str:
    """ISO 8601 as form-js writes it; returned as it came, for FEEL and the database."""
    if not isinstance(answer, str) or len(answer) > 40:
        raise Wrong("type")
    readers: dict[str, Callable[[str], Any]] = {
        "date": date.fromisoformat,
        "time": time.fromisoformat,
        "datetime": datetime.fromisoformat,
    }
    try:
        read = readers[field.subtype](answer.strip())
    except ValueError:
        raise Wrong(field.subtype) from None
    if field.subtype != "time" and not 1900 <= read.year <= 2999:
        raise Wrong(field.subtype)
    return answer.strip()


def _files(field: Field, answer: Any, scope: Mapping[str, Any]) -> Any:
    """References to documents that were sent before; never the content itself."""
    given = answer if isinstance(answer, list) else [answer]
    if len(given) > (MOST_CHOICES if field.several else 1):
        raise Wrong("items", MOST_CHOICES if field.several else 1)
    found = [_line(field, one, scope) for one in given]
    return found if isinstance(answer, list) else found[0]


READERS: dict[Kind, Callable[[Field, Any, Mapping[str, Any]], Any]] = {
    Kind.TEXTFIELD: _line,
    Kind.TEXTAREA: _area,
    Kind.NUMBER: _number,
    Kind.CHECKBOX: _checkbox,
    Kind.RADIO: _choice,
    Kind.SELECT: _choice,
    Kind.CHECKLIST: _choices,
    Kind.TAGLIST: _choices,
    Kind.DATETIME: _moment,
    Kind.FILEPICKER: _files,
}
"""What reads an answer that is not empty: it gives the value to keep, or raises Wrong."""
