"""Whatever anybody sends: no failure of ours, and no answer that the document does not tell of.

`python -m tests.security.fuzzing EXAMPLES` (make fuzz) tries more than the tests do.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.security.endpoints import Nouns
from tests.security.poison import JSON, poisoned
from tests.security.standing_case import Standing, served, standing_case
from tests.storage.server import server

ROLES = (
    "tiina-korhonen", "katja-palonen", "anna-kaisa-ikonen", "x-admin", "sivullinen",
    "service:palvelu", "",
)  # fmt: skip
CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
)  # fmt: skip
ENDLESS = frozenset({"stream_notices"})


def faults(place: Standing, examples: int) -> Iterator[str]:
    """What went wrong, one line each; every operation, the roles in turn."""
    app, client = place.opened()
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", client.application)
    for first, result in enumerate(schema.get_all_operations()):
        operation = result.ok()
        if operation.definition.raw["operationId"] not in ENDLESS:
            yield from _of_operation(place, operation, examples, first)
            if operation.method != "get":
                place.restore(app)
    app.close()


def _of_operation(place: Standing, operation: Any, examples: int, first: int) -> list[str]:
    found: dict[str, str] = {}
    turn = itertools.count(first)
    kept = settings(
        max_examples=examples, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip

    @seed(first)  # cheaper than to be derandomized by a digest of this function's source
    @kept
    @given(case=operation.as_strategy())
    def tried(case: Any) -> None:
        number = next(turn)
        person = ROLES[number % len(ROLES)]
        if number % 2:
            case.path_parameters = _real(case.path_parameters, place.nouns)
            if isinstance(case.body, dict):
                case.body = {**case.body, **_known(case.body, place.nouns)}
        headers = {name: value for name, value in (case.headers or {}).items() if _sendable(value)}
        case.headers = {**headers, **place.headers[person]}
        try:
            case.validate_response(case.call(), checks=list(CHECKS))
        except (Exception, FailureGroup) as error:
            found.setdefault(type(error).__name__, _told(operation, person, error))

    try:
        tried()
    except Exception as error:
        found["strategy"] = _told(operation, "", error)
    return list(found.values())


def _real(parameters: Mapping[str, Any] | None, nouns: Nouns) -> dict[str, Any]:
    return {name: nouns.ids.get(name, value) for name, value in dict(parameters or {}).items()}


def _known(body: Mapping[str, Any], nouns: Nouns) -> dict[str, Any]:
    return {name: value for name, value in nouns.known.items() if name in body and value}


def _sendable(value: Any) -> bool:
    """What a client can put into a header at all."""
    return isinstance(value, str) and value.isascii() and value.isprintable()


def _told(operation: Any, person: str, error: BaseException) -> str:
    first = " ".join(str(error).split())[:600]
    return f"{operation.label} by {person or 'nobody'}: {type(error).__name__}: {first}"


def main(examples: int) -> int:
    """Prints the faults on each database; 1 where there are any."""
    count = 0
    with tempfile.TemporaryDirectory() as folder, server() as found:
        embedded = standing_case(Path(folder))
        with served(embedded, found) if found else nullcontext(None) as other:
            for place in (embedded, other):
                if place is None:
                    sys.stdout.write("!!! NOT TRIED on PostgreSQL: none is here !!!\n")
                    continue
                for fault in itertools.chain(faults(place, examples), poisoned(place, len(JSON))):
                    count += 1
                    sys.stdout.write(f"{type(place).__name__}: {fault}\n")
    sys.stdout.write(f"{count} faults\n")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
