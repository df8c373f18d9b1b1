"""The OpenAPI document says of every operation what a typed client needs, each name once."""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest

from api.http.app import PREFIX
from api.http.openapi import document
from api.http.views import operations


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return document(operations(), PREFIX)


def test_no_two_schemas_share_a_name(described: dict[str, Any]) -> None:
    names = described["components"]["schemas"]
    assert len(names) > 200
    twice = [name for name in names if re.fullmatch(r".+\d", name) and name[:-1] in names]
    assert twice == []


def test_operation_ids_are_unique_and_summarised(described: dict[str, Any]) -> None:
    found = [each for path in described["paths"].values() for each in path.values()]
    assert len({each["operationId"] for each in found}) == len(found) > 200
    assert all(each["summary"] and each["tags"] for each in found)


def test_what_is_answered_is_described(described: dict[str, Any]) -> None:
    for path, methods in described["paths"].items():
        for method, each in methods.items():
            good = next(code for code in each["responses"] if code.startswith("2"))
            if good != "204" and method == "get":
                assert each["responses"][good].get("content"), (method, path)
            assert "application/problem+json" in each["responses"]["4XX"]["content"]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Meeting", "state"), ("AgendaItem", "kind"), ("Document", "publicity"),
        ("Decision", "outcome"), ("Measure", "trend"), ("Statement", "mode"),
        ("Minutes", "state"), ("Recusal", "ground"), ("Invitation", "reply"),
    ],
)  # fmt: skip
def test_enumerations_are_told(described: dict[str, Any], name: str, field: str) -> None:
    schema = described["components"]["schemas"][name]
    assert schema["properties"][field]["enum"]
    assert field in schema["required"]
