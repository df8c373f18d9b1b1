"""What may be done to the registers of people: each command one intention, checked and audited."""

from processes.commands import (  # noqa: F401  (importing registers the commands)
    absences,
    case_roles,
    composition,
    delegations,
    disqualifying,
    nominating,
    offices,
    planning,
    registers,
)
