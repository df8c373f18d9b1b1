"""form-js schema (JSON) → Form; whatever would be shown or checked differently is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any, NoReturn

import re2

from engine.errors import InvalidDefinition
from engine.feel.errors import FeelSyntaxError
from engine.feel.expressions import Expression, compile_feel
from engine.forms.schema import CONTAINERS, SHOWN_ONLY, Field, Form, Kind, Limits, Options

MAX_BYTES = 1_000_000
MAX_DEPTH = 8
MAX_FIELDS = 1000
_RULES = frozenset(
    (
        "required",
        "min",
        "max",
        "minLength",
        "maxLength",
        "pattern",
        "patternErrorMessage",
        "validationType",
    )
)
_SUBTYPES = frozenset(("date", "time", "datetime"))


def read_form(source: bytes | str | Mapping[str, Any]) -> Form:
    """The form of a schema. Raises InvalidDefinition naming the component."""
    schema = source if isinstance(source, Mapping) else _json(source)
    identifier = str(schema.get("id") or "")
    if not isinstance(schema.get("components"), list):
        _refuse(identifier, "it has no list of components")
    form = Form(identifier, _components(schema, (identifier,), 0), dict(schema))
    _distinct(form.components, identifier)
    if sum(1 for _ in form.fields()) > MAX_FIELDS:
        _refuse(identifier, f"it has more than {MAX_FIELDS} components")
    return form


def _json(source: bytes | str) -> Mapping[str, Any]:
    if len(source) > MAX_BYTES:
        _refuse("", f"it is larger than {MAX_BYTES} bytes")
    try:
        schema = json.loads(source)
        json.dumps(schema, ensure_ascii=False).encode("utf-8")  # no halves of characters
    except (ValueError, RecursionError) as error:
        _refuse("", f"it is not JSON ({error})".encode("ascii", "replace").decode())
    if not isinstance(schema, dict):
        _refuse("", "it is not a JSON object")
    return schema


def _refuse(where: str, why: str) -> NoReturn:
    raise InvalidDefinition(
        f"Form {where}: {why}",
        reason_fi=f"Lomake {where}: virheellinen ({why})",
        code="form",
        details={"component": where},
    )


def _components(holder: Mapping[str, Any], where: tuple[str, ...], depth: int) -> tuple[Field, ...]:
    if depth > MAX_DEPTH:
        _refuse(where[-1], "its groups are nested too deeply")
    found = holder.get("components") or []
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        _refuse(where[-1], "its components are no list of objects")
    return tuple(_component(item, where, depth) for item in found)


def _component(item: Mapping[str, Any], where: tuple[str, ...], depth: int) -> Field:
    name = str(item.get("key") or item.get("path") or item.get("id") or item.get("type"))
    place = (*where, name)
    kind = item.get("type")
    if not isinstance(kind, str) or kind not in set(Kind):
        _refuse(name, f"components of type {kind} are not shown")
    kind = Kind(kind)
    return Field(
        kind=kind,
        path=_path(item, kind, name),
        id=str(item.get("id") or ""),
        label=str(item.get("label") or item.get("dateLabel") or item.get("timeLabel") or name),
        limits=_limits(item, name),
        hide=_hide(item, name),
        fixed=_fixed(item, name),
        default=item.get("defaultValue"),
        options=_options(item, name),
        subtype=_subtype(item, kind, name),
        digits=item.get("decimalDigits") if isinstance(item.get("decimalDigits"), int) else None,
        as_text=item.get("serializeToString") is True,
        several=item.get("multiple") is True,
        computed=_computed(item, kind, name),
        may_add=item.get("allowAddRemove", True) is True,
        repetitions=_repetitions(item, name),
        components=_components(item, place, depth + 1) if kind in CONTAINERS else (),
    )


def _path(item: Mapping[str, Any], kind: Kind, name: str) -> tuple[str, ...]:
    if kind in SHOWN_ONLY:
        return ()
    written = item.get("path") if kind in CONTAINERS else item.get("key")
    if kind is Kind.GROUP and not written:
        return ()
    if not isinstance(written, str) or not written or not all(written.split(".")):
        _refuse(name, "it has no key")
    return tuple(written.split("."))


def _limits(item: Mapping[str, Any], name: str) -> Limits:
    rules = item.get("validate") or {}
    if not isinstance(rules, dict):
        _refuse(name, "its rules are no object")
    if unknown := set(rules) - _RULES:
        _refuse(name, f"unknown rules {', '.join(sorted(unknown))}")
    for key in ("min", "max", "minLength", "maxLength"):
        if rules.get(key) is not None and not _is_number(rules[key]):
            _refuse(name, f"{key} must be a number")
    return Limits(
        required=rules.get("required") is True,
        min=rules.get("min"),
        max=rules.get("max"),
        min_length=rules.get("minLength"),
        max_length=rules.get("maxLength"),
        pattern=_pattern(rules.get("pattern"), name),
        format=_format(rules.get("validationType"), name),
    )


def _is_number(value: Any) -> bool:
    """A finite one; a truth value is none, whatever Python says."""
    return isfinite(value) if isinstance(value, float) else type(value) is int


def _repetitions(item: Mapping[str, Any], name: str) -> int:
    """How many rows a list begins with: they are made at once, so not without end."""
    written = item.get("defaultRepetitions") or 1
    if not isinstance(written, int) or not 1 <= written <= MAX_FIELDS:
        _refuse(name, f"it cannot begin with {written!r} rows")
    return written


def _pattern(written: Any, name: str) -> Any:
    """Linear-time matching: a schema must not be able to hang the server."""
    if not written:
        return None
    try:
        return re2.compile(str(written))
    except (re2.error, UnicodeError) as error:
        _refuse(name, f"its pattern cannot be read ({error})")


def _format(written: Any, name: str) -> str:
    if written in (None, "", "custom"):
        return ""
    if written not in ("email", "phone"):
        _refuse(name, f"unknown validation type {written}")
    return str(written)


def _hide(item: Mapping[str, Any], name: str) -> Expression | None:
    conditional = item.get("conditional")
    if not isinstance(conditional, dict) or not conditional.get("hide"):
        return None
    return _feel(conditional["hide"], name)


def _fixed(item: Mapping[str, Any], name: str) -> bool | Expression:
    if item.get("disabled") is True:
        return True
    readonly = item.get("readonly", False)
    return readonly if isinstance(readonly, bool) else _feel(readonly, name)


def _feel(written: Any, name: str) -> Expression:
    try:
        return compile_feel(str(written).strip().removeprefix("="))
    except FeelSyntaxError as error:
        _refuse(name, f"its expression {written!r} cannot be read ({error})")


def _options(item: Mapping[str, Any], name: str) -> Options | None:
    if (static := item.get("values")) is not None:
        if not isinstance(static, list):
            _refuse(name, "its values are no list")
        return Options(tuple(v.get("value") if isinstance(v, dict) else v for v in static))
    if key := item.get("valuesKey"):
        return Options(key=tuple(str(key).split(".")))
    if written := item.get("valuesExpression"):
        return Options(expression=_feel(written, name))
    return None


def _subtype(item: Mapping[str, Any], kind: Kind, name: str) -> str:
    if kind is not Kind.DATETIME:
        return ""
    subtype = str(item.get("subtype") or "date")
    if subtype not in _SUBTYPES:
        _refuse(name, f"unknown subtype {subtype}")
    return subtype


def _computed(item: Mapping[str, Any], kind: Kind, name: str) -> Expression | None:
    return _feel(item.get("expression"), name) if kind is Kind.EXPRESSION else None


def _distinct(components: tuple[Field, ...], identifier: str, outer: tuple[str, ...] = ()) -> None:
    """Two components of one key would overwrite each other; only exclusive ones may share it."""
    seen: dict[tuple[str, ...], Field] = {}
    for path, one in _placed(components, outer):
        other = seen.get(path)
        if other is not None and (other.hide is None or one.hide is None):
            _refuse(identifier, f"the key {'.'.join(path)} is used twice")
        seen[path] = one


def _placed(
    components: tuple[Field, ...], outer: tuple[str, ...]
) -> list[tuple[tuple[str, ...], Field]]:
    found: list[tuple[tuple[str, ...], Field]] = []
    for one in components:
        if one.kind is Kind.GROUP:
            found += _placed(one.components, outer + one.path)
        elif one.has_value:
            found.append((outer + one.path, one))
            _distinct(one.components, one.name)
    return found
