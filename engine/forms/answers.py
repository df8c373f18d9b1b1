"""A whole form's answers: what is hidden is dropped, what is wrong is said field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.errors import InvalidForm
from engine.feel.expressions import Expression
from engine.forms.complaints import Complaint, Wrong
from engine.forms.reading import read_form
from engine.forms.schema import Field, Form, Kind
from engine.forms.values import clean, empty, is_empty

MOST_ROWS = 500
_ROUNDS = 5  # conditions that read fields which other conditions hide
_NOTHING = object()


def validate(
    schema: Form | Mapping[str, Any],
    data: Mapping[str, Any],
    variables: Mapping[str, Any],
    now: datetime | None = None,
) -> dict[str, Any]:
    """The cleaned answers: one value for every visible field that may be answered.

    `variables` are the case's; conditions and options read them under the answers. Raises
    InvalidForm, whose `details["fields"]` holds one complaint per path: code, message_fi,
    message_sv, message_en.
    """
    form = schema if isinstance(schema, Form) else read_form(schema)
    if not isinstance(data, Mapping):
        raise _refusal([Complaint("", "type")])
    check = _Check(variables, now)
    cleaned = check.container(form.components, data, {}, "")
    if check.complaints:
        raise _refusal(check.complaints)
    return cleaned


def _refusal(complaints: list[Complaint]) -> InvalidForm:
    count = len({complaint.path for complaint in complaints})
    fields: dict[str, dict[str, str]] = {}
    for complaint in complaints:
        fields.setdefault(complaint.path, complaint.told())
    return InvalidForm(
        f"The form has {count} field(s) to correct: {', '.join(fields)}",
        reason_fi=f"Lomakkeessa on {count} korjattavaa kenttää.",
        details={"fields": fields},
    )


@dataclass(slots=True)
class _Check:
    """One pass over one form; collects complaints."""

    variables: Mapping[str, Any]
    now: datetime | None
    complaints: list[Complaint] = field(default_factory=list)

    def container(
        self,
        components: tuple[Field, ...],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
        prefix: str,
    ) -> dict[str, Any]:
        """The answers of a form or of one row of a dynamic list."""
        placed = _placed(components, ())
        hidden = self._hidden(placed, data, outer)
        scope = self._scope(placed, data, outer, hidden)
        result: dict[str, Any] = {}
        for index, (path, one, _) in enumerate(placed):
            if index not in hidden and not self._is_fixed(one, scope):
                self._answer(one, path, data, scope, prefix, result)
        self._unknown(data, [path for path, _, _ in placed], prefix)
        self._compute(placed, hidden, result, scope)
        return result

    def _hidden(
        self,
        placed: list[_Placed],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
    ) -> set[int]:
        """Which components are hidden; what is hidden is not read by other conditions."""
        hidden: set[int] = set()
        for _ in range(_ROUNDS):
            scope = self._scope(placed, data, outer, hidden)
            found = {
                index
                for index, (_, _, hides) in enumerate(placed)
                if any(self._is_true(hide, scope) for hide in hides)
            }
            if found == hidden:
                break
            hidden = found
        return hidden

    def _scope(
        self,
        placed: list[_Placed],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
        hidden: set[int],
    ) -> dict[str, Any]:
        scope = {**self.variables, **outer}
        for index, (path, one, _) in enumerate(placed):
            if one.kind is Kind.GROUP or not path:
                continue
            value = _get(data, path) if index not in hidden else _NOTHING
            if value is not _NOTHING:
                _put(scope, path, value)
            elif _get(scope, path) is _NOTHING:
                _put(scope, path, None)
        return scope

    def _is_true(self, expression: Expression, scope: Mapping[str, Any]) -> bool:
        return expression.evaluate(scope, self.now) is True

    def _is_fixed(self, one: Field, scope: Mapping[str, Any]) -> bool:
        if isinstance(one.fixed, bool):
            return one.fixed or one.kind is Kind.EXPRESSION
        return self._is_true(one.fixed, scope)

    def _answer(
        self,
        one: Field,
        path: tuple[str, ...],
        data: Mapping[str, Any],
        scope: Mapping[str, Any],
        prefix: str,
        result: dict[str, Any],
    ) -> None:
        where = prefix + ".".join(path)
        answer = _get(data, path)
        if answer is _NOTHING:
            answer = one.default
        try:
            _put(result, path, self._value(one, answer, scope, where))
        except Wrong as wrong:
            self.complaints.append(Complaint(where, wrong.code, wrong.limit))

    def _value(self, one: Field, answer: Any, scope: Mapping[str, Any], where: str) -> Any:
        if is_empty(answer):
            if one.limits.required:
                raise Wrong("required-true" if one.kind is Kind.CHECKBOX else "required")
            return empty(one)
        if one.kind is Kind.DYNAMICLIST:
            return self._rows(one, answer, scope, where)
        return clean(one, answer, scope)

    def _rows(self, one: Field, answer: Any, scope: Mapping[str, Any], where: str) -> list[Any]:
        if not isinstance(answer, list) or not all(isinstance(row, Mapping) for row in answer):
            raise Wrong("type")
        if len(answer) > MOST_ROWS:
            raise Wrong("items", MOST_ROWS)
        known = _get(self.variables, one.path)
        fixed = len(known) if isinstance(known, list) else one.repetitions
        if not one.may_add and len(answer) != fixed:
            raise Wrong("rows")
        return [
            self.container(
                one.components,
                row,
                {**scope, "this": row, "parent": scope, "i": number + 1},
                f"{where}.{number}.",
            )
            for number, row in enumerate(answer)
        ]

    def _compute(
        self,
        placed: list[_Placed],
        hidden: set[int],
        result: dict[str, Any],
        scope: Mapping[str, Any],
    ) -> None:
        """Computed fields are never believed: they are computed again here."""
        for index, (path, one, _) in enumerate(placed):
            if one.computed is not None and index not in hidden:
                _put(result, path, one.computed.evaluate({**scope, **result}, self.now))

    def _unknown(
        self, data: Mapping[str, Any], paths: Iterable[tuple[str, ...]], prefix: str
    ) -> None:
        known = set(paths)
        inner = {path[:depth] for path in known for depth in range(1, len(path))}
        waiting: list[tuple[tuple[str, ...], Any]] = [((str(k),), v) for k, v in data.items()]
        for path, value in waiting:
            if path in known:
                continue
            if path in inner and isinstance(value, Mapping):
                waiting += [((*path, str(key)), each) for key, each in value.items()]
            else:
                self.complaints.append(Complaint(prefix + ".".join(path)[:200], "unknown"))


_Placed = tuple[tuple[str, ...], Field, tuple[Expression, ...]]


def _placed(
    components: tuple[Field, ...],
    outer: tuple[str, ...],
    hides: tuple[Expression, ...] = (),
) -> list[_Placed]:
    """Fields with values, by their path in the container, with all conditions that hide them."""
    found: list[_Placed] = []
    for one in components:
        own = hides if one.hide is None else (*hides, one.hide)
        if one.kind is Kind.GROUP:
            found += _placed(one.components, outer + one.path, own)
        elif one.has_value:
            found.append((outer + one.path, one, own))
    return found


def _get(data: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if not isinstance(data, Mapping) or part not in data:
            return _NOTHING
        data = data[part]
    return data


def _put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value, copying the inner objects on the way: the caller's stay untouched."""
    for part in path[:-1]:
        inner = data.get(part)
        data[part] = dict(inner) if isinstance(inner, Mapping) else {}
        data = data[part]
    data[path[-1]] = value
