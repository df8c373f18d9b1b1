"""A whole form's answers: what is hidden is dropped, what is wrong is said field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import Struct

from engine.errors import InvalidForm
from engine.feel.expressions import Expression
from engine.forms.complaints import Complaint, Wrong
from engine.forms.placing import NOTHING, Place, Plan, get, placed, plan_of, put
from engine.forms.reading import read_form
from engine.forms.schema import Field, Form, Kind
from engine.forms.values import READERS, empty, is_empty, offered

MOST_ROWS = 500
_ROUNDS = 5  # conditions that read fields which other conditions hide


def validate(
    schema: Form | Mapping[str, Any],
    data: Mapping[str, Any],
    variables: Mapping[str, Any],
    now: datetime | None = None,
) -> dict[str, Any]:
    """The cleaned answers: one value for every visible field that may be answered.

    `variables` are the case's; conditions and options read them under the answers; a form that
    does not `reads_variables` needs none. Raises
    InvalidForm, whose `details["fields"]` holds one complaint per path: code, message_fi,
    message_sv, message_en.
    """
    form = schema if isinstance(schema, Form) else read_form(schema)
    if type(data) is not dict and not isinstance(data, Mapping):
        raise _refusal([Complaint("", "type")])
    check = _Check(variables, now)
    cleaned = check.container(form.components, data, {}, "")
    if check.complaints:
        raise _refusal(check.complaints)
    return cleaned


def reads_variables(form: Form) -> bool:
    """Whether a condition, an option, a computed field or a list asks for what the case knows."""
    return plan_of(form.components).reads


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
    for place in placed(form.components, ()):
        value = get(variables, place.path)
        if value is NOTHING or value is None:
            value = place.field.default
        if value is not None:
            put(found, place.path, value)
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


class _Check(Struct):
    """One pass over one form; collects complaints, and how the form stands."""

    variables: Mapping[str, Any]
    now: datetime | None
    complaints: list[Complaint] = []
    hidden: list[str] = []
    fixed: list[str] = []
    offered: dict[str, list[Any] | None] = {}
    computed: list[str] = []

    def container(
        self,
        components: tuple[Field, ...],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
        prefix: str,
    ) -> dict[str, Any]:
        """The answers of a form or of one row of a dynamic list."""
        plan = plan_of(components)
        hidden = self._hidden(plan.places, data, outer) if plan.hides else set()
        scope = self._scope(plan.places, data, outer, hidden) if plan.reads else {}
        result: dict[str, Any] = {}
        if plan.shows:
            self._look(components, scope, prefix)
        for index, place in enumerate(plan.places):
            if index in hidden:
                self.hidden.append(prefix + place.name)
            elif place.fixed or (
                place.fixed_if is not None and self._is_true(place.fixed_if, scope)
            ):
                self.fixed.append(prefix + place.name)
            else:
                self._answer(place, data, scope, prefix, result)
        if not plan.keys.issuperset(data):
            self._unknown(data, plan, prefix)
        if plan.computes:
            self._compute(plan.places, hidden, result, scope)
        return result

    def _hidden(
        self,
        places: list[Place],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
    ) -> set[int]:
        """Which components are hidden; what is hidden is not read by other conditions."""
        hidden: set[int] = set()
        for _ in range(_ROUNDS):
            scope = self._scope(places, data, outer, hidden)
            found = {
                index
                for index, place in enumerate(places)
                if any(self._is_true(hide, scope) for hide in place.hides)
            }
            if found == hidden:
                break
            hidden = found
        return hidden

    def _scope(
        self,
        places: list[Place],
        data: Mapping[str, Any],
        outer: Mapping[str, Any],
        hidden: set[int],
    ) -> dict[str, Any]:
        scope = {**self.variables, **outer}
        for index, place in enumerate(places):
            name = place.key
            if name is not None:
                if index not in hidden and name in data:
                    scope[name] = data[name]
                else:
                    scope.setdefault(name, None)
                continue
            value = get(data, place.path) if index not in hidden else NOTHING
            if value is not NOTHING:
                put(scope, place.path, value)
            elif get(scope, place.path) is NOTHING:
                put(scope, place.path, None)
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

    def _is_true(self, expression: Expression, scope: Mapping[str, Any]) -> bool:
        return expression.evaluate(scope, self.now) is True

    def _answer(
        self,
        place: Place,
        data: Mapping[str, Any],
        scope: Mapping[str, Any],
        prefix: str,
        result: dict[str, Any],
    ) -> None:
        one, key = place.field, place.key
        if place.offers and one.options is not None:
            self.offered[prefix + place.name] = offered(one.options, scope)
        answer = get(data, place.path) if key is None else data.get(key, NOTHING)
        if answer is NOTHING:
            answer = one.default
        try:
            if answer is None or is_empty(answer):
                value = empty(one)
            elif one.kind is Kind.DYNAMICLIST:
                value = self._rows(one, answer, scope, prefix + place.name)
            else:
                value = READERS[one.kind](one, answer, scope)
        except Wrong as wrong:
            self.complaints.append(Complaint(prefix + place.name, wrong.code, wrong.limit))
            return
        if key is None:
            put(result, place.path, value)
        else:
            result[key] = value

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
        places: list[Place],
        hidden: set[int],
        result: dict[str, Any],
        scope: Mapping[str, Any],
    ) -> None:
        """Computed fields are never believed: they are computed again here."""
        for index, place in enumerate(places):
            computed = place.field.computed
            if computed is not None and index not in hidden:
                self.computed.append(place.name)
                put(result, place.path, computed.evaluate({**scope, **result}, self.now))

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
