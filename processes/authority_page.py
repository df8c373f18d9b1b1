"""Writes docs/reference/authority.md from the table: `python -m processes.authority_page`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from processes import policy
from processes.policy import SIGN_OFFS
from processes.policy_acts import FEEDS, FOLLOWING, HEARING, MEETINGS, PAPERS
from processes.roles import ROLES, Row

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "authority.md"
HEAD = """# Who may do what

Made from `processes/policy.py` by `python -m processes.authority_page`; a test holds both together.

A cell with ● means that the role (held on the day, by post or membership, as a substitute while
the member is away, or by delegation) opens the action. Three things close it again, and nothing
reopens them: being disqualified in the case or item (434/2003 §§ 27–28), having prepared the
version that would be signed off (actions marked ✓), and secrecy without clearance
(621/1999 § 22). A task is in addition offered to a person or group by its model: both must hold.
A right of administration opens nothing in a case.
"""
SECTIONS: Mapping[str, Mapping[str, Row]] = {
    "Duties of tasks": policy.DUTIES,
    "Tasks": policy.TASKS,
    "Cases": policy.CASES,
    "Papers": PAPERS,
    "Meetings": MEETINGS,
    "Following up": FOLLOWING,
    "Hearing and deadlines": HEARING,
    "Calendar feeds": FEEDS,
    "Composition of bodies": policy.COMPOSITION,
    "Registers": policy.REGISTERS,
    "Accounts": policy.ACCOUNTS,
    "Operation": policy.OPERATION,
}


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for title, rows in SECTIONS.items():
        parts.append(f"## {title}\n\n{_table(rows)}")
    return "\n".join(parts)


def _table(rows: Mapping[str, Row]) -> str:
    roles = [role for role in ROLES if any(role in granted for _, granted in rows.values())]
    lines = [
        "| action | " + " | ".join(ROLES[role].en for role in roles) + " | signs off |",
        "| --- |" + " :-: |" * (len(roles) + 1),
    ]
    for action, (label, granted) in rows.items():
        cells = ["●" if role in granted else "" for role in roles]
        mark = "✓" if action in SIGN_OFFS else ""
        lines.append(f"| `{action}` {label.en} | " + " | ".join(cells) + f" | {mark} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")


if __name__ == "__main__":
    main()
