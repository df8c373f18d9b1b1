"""Every block of the domain in one table: its kind, its reason in English and Finnish, its ground.

A rule raises ``refusal(code, …)``; the texts stand here, so that a person who reads them sees
them side by side, and no rule can refuse without a reason and a ground (domain.md § 5, 17).
"""

from collections.abc import Mapping

from engine.errors import EngineError
from processes.refusals.accounts import ACCOUNTS
from processes.refusals.block import Block
from processes.refusals.decisions import DECISIONS
from processes.refusals.documents import DOCUMENTS
from processes.refusals.following import FOLLOWING
from processes.refusals.meetings import MEETINGS
from processes.refusals.people import PEOPLE
from processes.refusals.states import STATES_FI

BLOCKS: Mapping[str, Block] = {
    **MEETINGS,
    **DECISIONS,
    **DOCUMENTS,
    **FOLLOWING,
    **PEOPLE,
    **ACCOUNTS,
}


def refusal(code: str, *, ground: str = "", **details: object) -> EngineError:
    """Build the error of a block; ``details`` fill the texts and go with the error.

    ``ground`` replaces the table's where the ground is a thing of the case (a decision's number).
    """
    block = BLOCKS[code]
    shown = {name: str(value) for name, value in details.items()}
    finnish = {name: _finnish(name, value) for name, value in shown.items()}
    return block.kind(
        block.en.format_map(shown),
        reason_fi=block.fi.format_map(finnish),
        ground=ground or block.ground,
        code=code,
        details=shown,
    )


def _finnish(name: str, value: str) -> str:
    return STATES_FI.get(value, value) if name in ("state", "to", "needed") else value
