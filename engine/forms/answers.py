"""A whole form's answers: what is hidden is dropped, what is wrong is said field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.errors import InvalidForm
from engine.feel.expressions import Expression
from engine.forms.complaints import Complaint, Wrong
from engine.forms.placing import NOTHING, Placed, Plan, get, placed, plan_of, put
from engine.forms.reading import read_form
from engine.forms.schema import Field, Form, Kind
from engine.forms.values import clean, empty, is_empty, offered

MOST_ROWS = 500
_ROUNDS = 5  # conditions that read fields which other conditions hide


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


@dataclass(frozen=True, slots=True)
class Examined:
    """How a form stands with answers that are still being given.

    `hidden` and `fixed` are paths of fields (rows by number: `rows.0.name`), `#id` for what has
    no value; `offered` holds the choices that come from variables (None: not known here),
    `computed` the computed fields, `complaints` what would be refused.
    """

    hidden: tuple[str, ...]
    fixed: tuple[str, ...]
    offered: Mapping[str, list[Any] | None]
    computed: Mapping[str, Any]
    complaints: Mapping[str, Mapping[str, str]]


def examine(
    form: Form,
    data: Mapping[str, Any],
    variables: Mapping[str, Any],
    now: datetime | None = None,
) -> Examined:
    """How the form stands; the same conditions and rules as `validate`, and nothing refused."""
    check = _Check(variables, now)
    cleaned = check.container(form.components, data, {}, "")
    computed = {
        path: get(cleaned, tuple(path.split("."))) for path in check.computed if "." not in path
    }
    return Examined(
        tuple(check.hidden),
        tuple(check.fixed),
        check.offered,
        {path: value for path, value in computed.items() if value is not NOTHING},
        _by_path(check.complaints),
    )


def initial(form: Form, variables: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the fields at first: what the case knows already, else the default."""
    found: dict[str, Any] = {}
    for path, one, _ in placed(form.components, ()):
        value = get(variables, path)
        if value is NOTHING or value is None:
            value = one.default
        if value is not None:
            put(found, path, value)
    return found


def _refusal(complaints: list[Complaint]) -> InvalidForm:
    count = len({complaint.path for complaint in complaints})
    fields = _by_path(complaints)
    return InvalidForm(
        f"The form has {count} field(s) to correct: {', '.join(fields)}",
        reason_fi=f"Lomakkeessa on {count} korjattavaa kenttää.",
        details={"fields": fields},
    )


def _by_path(complaints: list[Complaint]) -> dict[str, Mapping[str, str]]:
    fields: dict[str, Mapping[str, str]] = {}
    for complaint in complaints:
        fields.setdefault(complaint.path, complaint.told())
    return fields


@dataclass(slots=True)
class _Check:
    """One pass over one form; collects complaints, and how the form stands."""

    variables: Mapping[str, Any]
    now: datetime | None
    complaints: list[Complaint] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)
    offered: dict[str, list[Any] | None] = field(default_factory=dict)
    computed: list[str] = field(default_factory=list)

    def container(
        self,
        components: tuple[Field, ...],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
        prefix: str,
    ) -> dict[str, Any]:
        """The answers of a form or of one row of a dynamic list."""
        plan = plan_of(components)
        places = plan.places
        hidden = self._hidden(places, data, outer) if plan.hides else set()
        scope = self._scope(places, data, outer, hidden)
        result: dict[str, Any] = {}
        if plan.shows:
            self._look(components, scope, prefix)
        for index, (path, one, _) in enumerate(places):
            where = prefix + plan.names[index]
            if index in hidden:
                self.hidden.append(where)
            elif self._is_fixed(one, scope):
                self.fixed.append(where)
            else:
                self._offer(one, scope, where)
                self._answer(one, path, data, scope, prefix, result)
        self._unknown(data, plan, prefix)
        if plan.computes:
            self._compute(places, hidden, result, scope)
        return result

    def _hidden(
        self,
        places: list[Placed],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
    ) -> set[int]:
        """Which components are hidden; what is hidden is not read by other conditions."""
        hidden: set[int] = set()
        for _ in range(_ROUNDS):
            scope = self._scope(places, data, outer, hidden)
            found = {
                index
                for index, (_, _, hides) in enumerate(places)
                if any(self._is_true(hide, scope) for hide in hides)
            }
            if found == hidden:
                break
            hidden = found
        return hidden

    def _scope(
        self,
        places: list[Placed],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
        hidden: set[int],
    ) -> dict[str, Any]:
        scope = {**self.variables, **outer}
        for index, (path, one, _) in enumerate(places):
            if one.kind is Kind.GROUP or not path:
                continue
            if len(path) == 1:
                (name,) = path
                if index not in hidden and name in data:
                    scope[name] = data[name]
                else:
                    scope.setdefault(name, None)
                continue
            value = get(data, path) if index not in hidden else NOTHING
            if value is not NOTHING:
                put(scope, path, value)
            elif get(scope, path) is NOTHING:
                put(scope, path, None)
        return scope

    def _look(self, components: tuple[Field, ...], scope: Mapping[str, Any], prefix: str) -> None:
        """What has no value may be hidden too: a text, a group."""
        for one in components:
            if one.has_value:
                continue
            if one.hide is not None and self._is_true(one.hide, scope):
                self.hidden.append(f"{prefix}#{one.id}")
            elif one.kind is Kind.GROUP:
                self._look(one.components, scope, prefix)

    def _offer(self, one: Field, scope: Mapping[str, Any], where: str) -> None:
        if one.options is not None and one.options.static is None:
            self.offered[where] = offered(one.options, scope)

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
        answer = get(data, path)
        if answer is NOTHING:
            answer = one.default
        try:
            put(result, path, self._value(one, answer, scope, where))
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
        known = get(self.variables, one.path)
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
        places: list[Placed],
        hidden: set[int],
        result: dict[str, Any],
        scope: Mapping[str, Any],
    ) -> None:
        """Computed fields are never believed: they are computed again here."""
        for index, (path, one, _) in enumerate(places):
            if one.computed is not None and index not in hidden:
                self.computed.append(".".join(path))
                put(result, path, one.computed.evaluate({**scope, **result}, self.now))

    def _unknown(self, data: Mapping[str, Any], plan: Plan, prefix: str) -> None:
        known, inner = plan.known, plan.inner
        waiting: list[tuple[tuple[str, ...], Any]] = [((str(k),), v) for k, v in data.items()]
        for path, value in waiting:
            if path in known:
                continue
            if path in inner and isinstance(value, Mapping):
                waiting += [((*path, str(key)), each) for key, each in value.items()]
            else:
                self.complaints.append(Complaint(prefix + ".".join(path)[:200], "unknown"))
