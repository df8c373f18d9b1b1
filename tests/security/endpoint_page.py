"""Writes docs/reference/endpoints.md from what each operation really asks the table of authority.

`python -m tests.security.endpoint_page`; a test holds both together.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from api.http.operation import Operation
from api.http.views import operations
from processes.policy import POLICY
from processes.roles import ROLES
from tests.security.authority_matrix import Matrix
from tests.security.standing_case import standing_case

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "endpoints.md"
HEAD = """# Which operation asks for which authority

Made by `python -m tests.security.endpoint_page` from what each operation asks the table of
[authority](authority.md) when it is called; a test tries every operation as every role in one's
own, a foreign and a secret case, and expects the table. *anybody* means whoever is signed in, and
of a secret case those who may know of it; lists hold only what one may know of. *people* means
that no program's token opens it.

| operation | asks for | open to |
| --- | --- | --- |
"""


def page(matrix: Matrix) -> str:
    """The page; operations in the order of their paths."""
    rows = [_row(each, matrix) for each in operations()]
    return HEAD + "".join(sorted(rows))


def _row(operation: Operation, matrix: Matrix) -> str:
    actions = matrix.actions.get(operation.name, ())
    told = " ".join(f"`{action}`" for action in actions) if len(actions) <= 3 else "each action"
    path = operation.path.replace("<", "{").replace(">", "}")
    return f"| `{path}` {operation.method} | {told} | {_open_to(operation, actions)} |\n"


def _open_to(operation: Operation, actions: tuple[str, ...]) -> str:
    if operation.public:
        return "everybody, signed in or not"
    if operation.interactive:
        return "people; see [accounts](authority.md#accounts)"
    if not actions or len(actions) > 3:
        return "anybody"
    roles = [role for role in ROLES if any(role in POLICY.roles(action) for action in actions)]
    return ", ".join(ROLES[role].en for role in roles)


def main() -> None:
    """Writes the page."""
    with tempfile.TemporaryDirectory() as folder:
        place = standing_case(Path(folder))
        PAGE.write_text(page(Matrix(place)), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")


if __name__ == "__main__":
    main()
