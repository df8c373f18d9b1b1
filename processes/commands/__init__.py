"""What may be done: each command one intention, its authority checked, audited."""

from processes.commands import (  # noqa: F401  (importing registers the commands)
    absences,
    accounts,
    attaching,
    case_roles,
    composition,
    delegations,
    disqualifying,
    nominating,
    notices,
    offices,
    papers,
    personal,
    planning,
    provider,
    registers,
    sessions,
    signing,
    tokens,
)
