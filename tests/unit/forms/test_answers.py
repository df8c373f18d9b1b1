"""Answers to forms: what is kept, what is dropped, and what is said about the rest."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.errors import InvalidForm
from engine.forms import examine, initial, read_form, reads_variables, validate
from engine.forms.complaints import TEXTS

FORMS = sorted(Path("bpmn").glob("*/forms/*.form"))


def form(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": "default", "id": "f", "components": list(components)}


def one(kind: str, key: str = "a", **more: Any) -> dict[str, Any]:
    return form({"type": kind, "key": key, **more})


def complaint(schema: dict[str, Any], data: Any, path: str = "a", **variables: Any) -> str:
    with pytest.raises(InvalidForm) as caught:
        validate(schema, data, variables)
    fields = caught.value.details["fields"]
    assert list(fields) == [path]
    told = fields[path]
    assert told["message_fi"] and told["message_sv"] and told["message_en"]
    return str(told["code"])


@pytest.mark.parametrize(
    ("component", "answer", "kept"),
    [
        ({"type": "textfield"}, "  Åbo ", "Åbo"),
        ({"type": "textfield"}, "", None),
        ({"type": "textfield"}, "A\u030abo", "Åbo"),
        ({"type": "textarea"}, "yksi\r\nkaksi", "yksi\nkaksi"),
        ({"type": "number"}, 3, 3),
        ({"type": "number"}, 2.50, Decimal("2.5")),
        ({"type": "number", "serializeToString": True}, "12.5", "12.5"),
        ({"type": "checkbox"}, True, True),
        ({"type": "checkbox"}, None, False),
        ({"type": "radio", "values": [{"label": "A", "value": "a"}]}, "a", "a"),
        ({"type": "select", "values": [{"label": "1", "value": 1}]}, 1, 1),
        ({"type": "checklist", "values": [{"value": "a"}, {"value": "b"}]}, ["b"], ["b"]),
        ({"type": "taglist", "valuesExpression": '=["x", "y"]'}, ["x", "y"], ["x", "y"]),
        ({"type": "taglist", "valuesKey": "absent"}, ["free"], ["free"]),
        ({"type": "datetime", "subtype": "date"}, "2023-09-30", "2023-09-30"),
        ({"type": "datetime", "subtype": "time"}, "09:30", "09:30"),
        (
            {"type": "datetime", "subtype": "datetime"},
            "2023-09-30T09:30:00+03:00",
            "2023-09-30T09:30:00+03:00",
        ),
        ({"type": "filepicker"}, "doc-1", "doc-1"),
        ({"type": "filepicker", "multiple": True}, ["doc-1", "doc-2"], ["doc-1", "doc-2"]),
    ],
)
def test_keeps_a_cleaned_answer(component: dict[str, Any], answer: Any, kept: Any) -> None:
    assert validate(form({"key": "a", **component}), {"a": answer}, {}) == {"a": kept}


@pytest.mark.parametrize(
    ("component", "answer", "code"),
    [
        ({"type": "textfield", "validate": {"required": True}}, "   ", "required"),
        ({"type": "textfield"}, 5, "type"),
        ({"type": "textfield", "validate": {"maxLength": 3}}, "abcd", "max-length"),
        ({"type": "textfield"}, "x" * 1001, "max-length"),
        ({"type": "textarea"}, "x" * 50_001, "max-length"),
        ({"type": "textfield", "validate": {"minLength": 3}}, "ab", "min-length"),
        ({"type": "textfield", "validate": {"pattern": "^VN/"}}, "X/1", "pattern"),
        ({"type": "textfield", "validate": {"validationType": "email"}}, "a@b", "email"),
        ({"type": "textfield", "validate": {"validationType": "phone"}}, "soita", "phone"),
        ({"type": "textfield"}, "a\u0000b", "control"),
        ({"type": "textfield"}, "a\nb", "control"),
        ({"type": "textarea"}, "a\u202eb", "control"),
        ({"type": "textarea"}, "a\x1b[0m", "control"),
        ({"type": "textfield"}, "\ud800", "control"),
        ({"type": "number"}, "3", "type"),
        ({"type": "number"}, True, "type"),
        ({"type": "number"}, float("nan"), "type"),
        ({"type": "number"}, 10**40, "type"),
        ({"type": "number", "validate": {"min": 2}}, 1, "min"),
        ({"type": "number", "validate": {"max": 2}}, 2.01, "max"),
        ({"type": "number", "decimalDigits": 1}, 2.25, "digits"),
        ({"type": "checkbox", "validate": {"required": True}}, False, "required-true"),
        ({"type": "checkbox"}, "true", "type"),
        ({"type": "radio", "values": [{"value": "a"}]}, "b", "option"),
        ({"type": "select", "values": [{"value": 1}]}, "1", "option"),
        ({"type": "select", "values": [{"value": 1}]}, True, "option"),
        ({"type": "checklist", "values": [{"value": "a"}]}, "a", "type"),
        ({"type": "checklist", "values": [{"value": "a"}]}, ["a", "a"], "twice"),
        ({"type": "taglist", "valuesKey": "known"}, ["z"], "option"),
        ({"type": "datetime", "subtype": "date"}, "30.9.2023", "date"),
        ({"type": "datetime", "subtype": "date"}, "2023-02-30", "date"),
        ({"type": "datetime", "subtype": "date"}, "0001-01-01", "date"),
        ({"type": "datetime", "subtype": "time"}, "25:00", "time"),
        ({"type": "datetime", "subtype": "datetime"}, "nyt", "datetime"),
        ({"type": "filepicker"}, ["a", "b"], "items"),
        ({"type": "filepicker"}, {"data": "…"}, "type"),
        ({"type": "dynamiclist", "path": "a", "components": []}, "x", "type"),
    ],
)
def test_says_what_is_wrong(component: dict[str, Any], answer: Any, code: str) -> None:
    schema = form({"key": "a", **component})
    assert complaint(schema, {"a": answer}, known=["x"]) == code


def test_every_complaint_is_told_in_three_languages() -> None:
    assert all(len(texts) == 3 and len(set(texts)) == 3 for texts in TEXTS.values())


def test_all_complaints_at_once() -> None:
    schema = form(
        {"type": "textfield", "key": "a", "validate": {"required": True}},
        {"type": "number", "key": "b", "validate": {"max": 1}},
    )
    with pytest.raises(InvalidForm) as caught:
        validate(schema, {"b": 2, "c": 3}, {})
    fields = caught.value.details["fields"]
    assert {path: told["code"] for path, told in fields.items()} == {
        "a": "required",
        "b": "max",
        "c": "unknown",
    }


def test_unknown_keys_are_refused_at_every_level() -> None:
    group = form(
        {"type": "group", "path": "g", "components": [{"type": "textfield", "key": "a"}]},
        {"type": "dynamiclist", "path": "l", "components": [{"type": "textfield", "key": "a"}]},
    )
    assert complaint(group, {"g": {"b": 1}}, "g.b") == "unknown"
    assert complaint(group, {"l": [{"a": "x"}, {"b": 1}]}, "l.1.b") == "unknown"
    assert complaint(group, {"__class__": 1}, "__class__") == "unknown"


def test_hidden_fields_are_dropped_and_not_checked() -> None:
    schema = form(
        {"type": "radio", "key": "decision", "values": [{"value": "approve"}, {"value": "return"}]},
        {
            "type": "textarea",
            "key": "reason",
            "validate": {"required": True},
            "conditional": {"hide": '=decision = "approve"'},
        },
    )
    assert validate(schema, {"decision": "approve", "reason": "\u0000"}, {}) == {
        "decision": "approve"
    }
    assert complaint(schema, {"decision": "return"}, "reason") == "required"


def test_what_is_hidden_is_not_read_by_other_conditions() -> None:
    schema = form(
        {"type": "checkbox", "key": "a"},
        {"type": "checkbox", "key": "b", "conditional": {"hide": "=a != true"}},
        {"type": "textfield", "key": "c", "conditional": {"hide": "=b != true"}},
    )
    assert validate(schema, {"a": False, "b": True, "c": "x"}, {}) == {"a": False}


def test_conditions_read_the_variables_of_the_case() -> None:
    schema = one("textfield", conditional={"hide": "=round > 1"})
    assert validate(schema, {"a": "x"}, {"round": 2}) == {}
    assert validate(schema, {"a": "x"}, {"round": 1}) == {"a": "x"}


@pytest.mark.parametrize(
    "component",
    [
        {"type": "textfield", "key": "a", "conditional": {"hide": "=b"}},
        {"type": "textfield", "key": "a", "readonly": "=b"},
        {"type": "text", "text": "…", "conditional": {"hide": "=b"}},
        {"type": "group", "components": [], "conditional": {"hide": "=b"}},
        {"type": "group", "components": [{"type": "text", "conditional": {"hide": "=b"}}]},
        {"type": "select", "key": "a", "valuesKey": "b"},
        {"type": "select", "key": "a", "valuesExpression": "=b"},
        {"type": "expression", "key": "a", "expression": "=b"},
        {"type": "dynamiclist", "path": "a", "components": []},
    ],
)
def test_a_form_tells_that_it_asks_for_what_the_case_knows(component: dict[str, Any]) -> None:
    assert reads_variables(read_form(form(component)))


def test_a_form_that_asks_for_nothing_does_not_look_at_the_case() -> None:
    fields = [
        {"type": "textfield", "key": "a"},
        {"type": "number", "key": "b.c", "readonly": True},
        {"type": "group", "components": [{"type": "text", "text": "…"}]},
        {"type": "select", "key": "d", "values": [{"value": "x"}]},
        {"type": "checklist", "key": "e", "values": [{"value": "x"}]},
    ]
    read = read_form(form(*fields))
    assert not reads_variables(read)
    answers = {"a": "1", "d": "x"}
    known = {"a": "no", "b": {"c": 5}, "d": "y", "e": ["x"]}
    assert validate(read, answers, known) == validate(read, answers, {})
    assert validate(read, answers, {}) == {"a": "1", "d": "x", "e": []}


@pytest.mark.parametrize("limits", [{}, {"min": 2.5}, {"max": 7}, {"min": -3, "max": 10**29}])
@pytest.mark.parametrize("number", [0, 3, -4, 7, 8, 10**29, 10**30 - 1, 10**30, -(10**30)])
@pytest.mark.parametrize("digits", [None, 0, 2])
def test_whole_numbers_are_judged_as_decimals_are(
    limits: dict[str, Any], number: int, digits: int | None
) -> None:
    more = {} if digits is None else {"decimalDigits": digits}
    schema = one("number", validate=limits, **more)

    def said(answer: Any) -> Any:
        try:
            return validate(schema, {"a": answer}, {})["a"]
        except InvalidForm as refused:
            return refused.details

    assert said(number) == said(Decimal(number))
    assert type(said(number)) is type(said(Decimal(number)))


def test_a_hidden_group_hides_what_is_in_it() -> None:
    inner = {"type": "textfield", "key": "a", "validate": {"required": True}}
    group = {"type": "group", "components": [inner], "conditional": {"hide": "=closed"}}
    assert validate(form(group), {}, {"closed": True}) == {}
    assert complaint(form(group), {}, "a", closed=False) == "required"


@pytest.mark.parametrize("how", [{"readonly": True}, {"disabled": True}, {"readonly": "=locked"}])
def test_what_is_only_shown_is_never_taken(how: dict[str, Any]) -> None:
    schema = one("textfield", validate={"required": True}, **how)
    assert validate(schema, {"a": "forged"}, {"locked": True}) == {}


def test_computed_fields_are_computed_here() -> None:
    schema = form(
        {"type": "number", "key": "a"},
        {"type": "expression", "key": "double", "expression": "=a * 2"},
    )
    assert validate(schema, {"a": 4, "double": 99}, {}) == {"a": 4, "double": 8}


@pytest.mark.parametrize("locked", [True, False])
def test_a_computed_field_under_a_condition_is_not_answered_either(locked: bool) -> None:
    schema = one("expression", expression="=1 + 1", readonly="=locked")
    assert validate(schema, {"a": 99}, {"locked": locked}) == {"a": 2}


def test_defaults_stand_in_for_missing_answers_only() -> None:
    schema = one("textfield", defaultValue="oletus")
    assert validate(schema, {}, {}) == {"a": "oletus"}
    assert validate(schema, {"a": ""}, {}) == {"a": None}


def test_rows_have_their_own_conditions() -> None:
    rows = form(
        {
            "type": "dynamiclist",
            "path": "measures",
            "components": [
                {"type": "textfield", "key": "owner", "validate": {"required": True}},
                {
                    "type": "textfield",
                    "key": "why",
                    "validate": {"required": True},
                    "conditional": {"hide": '=this.owner = "tem"'},
                },
            ],
        }
    )
    data = {"measures": [{"owner": "tem"}, {"owner": "oulu", "why": "x"}]}
    assert validate(rows, data, {}) == data
    assert complaint(rows, {"measures": [{"owner": "oulu"}]}, "measures.0.why") == "required"


def test_fixed_rows_cannot_be_added() -> None:
    rows = form(
        {
            "type": "dynamiclist",
            "path": "rows",
            "allowAddRemove": False,
            "components": [{"type": "textfield", "key": "a"}],
        }
    )
    assert validate(rows, {"rows": [{"a": "x"}, {"a": "y"}]}, {"rows": [{}, {}]})
    assert complaint(rows, {"rows": [{"a": "x"}]}, "rows", rows=[{}, {}]) == "rows"
    assert complaint(rows, {"rows": [{"a": "x"}] * 501}, "rows") == "items"


def test_nested_keys_make_nested_values() -> None:
    schema = form({"type": "textfield", "key": "meeting.place"}, {"type": "number", "key": "n"})
    data = {"meeting": {"place": "Turku"}, "n": 1}
    assert validate(schema, data, {"meeting": {"place": "vanha", "id": 7}}) == data


def test_nothing_given_is_changed() -> None:
    schema = form({"type": "textfield", "key": "meeting.place"})
    data, variables = {"meeting": {"place": " x "}}, {"meeting": {"id": 7}}
    validate(schema, data, variables)
    assert (data, variables) == ({"meeting": {"place": " x "}}, {"meeting": {"id": 7}})


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_answers_are_an_object(data: Any) -> None:
    with pytest.raises(InvalidForm):
        validate(one("textfield"), data, {})


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_the_product_forms_are_read_and_judge_answers(path: Path) -> None:
    form_read = read_form(path.read_bytes())
    required = [f for f in form_read.fields() if f.limits.required]
    try:
        kept = validate(form_read, {}, {})
    except InvalidForm as refused:
        assert required
        assert {told["code"] for told in refused.details["fields"].values()} <= {
            "required",
            "required-true",
        }
    else:
        assert isinstance(kept, dict)


def test_a_form_that_is_being_filled_in_tells_how_it_stands() -> None:
    schema = {
        "id": "f",
        "components": [
            {"type": "text", "id": "ohje", "text": "…", "conditional": {"hide": "=a = true"}},
            {"type": "checkbox", "key": "a", "id": "a", "label": "A"},
            {
                "type": "textfield", "key": "b", "id": "b", "label": "B",
                "conditional": {"hide": "=a = true"}, "validate": {"required": True},
            },
            {"type": "textfield", "key": "c", "id": "c", "label": "C", "readonly": True},
            {"type": "select", "key": "d", "id": "d", "label": "D", "valuesKey": "cities"},
            {"type": "select", "key": "e", "id": "e", "label": "E", "valuesKey": "nowhere"},
        ],
    }  # fmt: skip
    cities = [{"value": "oulu", "label": "Oulu"}]
    form = read_form(schema)
    open_ = examine(form, {"a": False}, {"cities": cities})
    assert open_.complaints.keys() == {"b"}
    assert open_.complaints["b"]["message_sv"] == "Uppgiften saknas."
    assert (open_.hidden, open_.fixed) == ((), ("c",))
    assert open_.offered == {"d": cities, "e": None}
    hidden = examine(form, {"a": True}, {"cities": cities})
    assert set(hidden.hidden) == {"b", "#ohje"}
    assert not hidden.complaints


def test_fields_begin_with_what_the_case_knows() -> None:
    schema = {
        "id": "f",
        "components": [
            {"type": "textfield", "key": "title", "id": "t", "label": "T"},
            {"type": "textfield", "key": "kind", "id": "k", "label": "K", "defaultValue": "muu"},
            {"type": "textfield", "key": "note", "id": "n", "label": "N"},
        ],
    }
    found = initial(read_form(schema), {"title": "Esitys", "secret": 1})
    assert found == {"title": "Esitys", "kind": "muu"}
