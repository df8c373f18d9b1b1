"""Everything that SpiffWorkflow's validation misses; each error names its element.

A check is a function of one sheet that adds findings; the list below is the order of reporting.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.definitions.checks.activities import check_activities
from engine.definitions.checks.compensation import check_compensation
from engine.definitions.checks.data import check_data
from engine.definitions.checks.events import check_events
from engine.definitions.checks.extensions import check_extensions
from engine.definitions.checks.flows import check_flows
from engine.definitions.checks.gateways import check_gateways
from engine.definitions.checks.hidden import check_hidden_handlers
from engine.definitions.checks.links import check_links
from engine.definitions.checks.loops import check_loops
from engine.definitions.checks.package import check_package
from engine.definitions.checks.references import check_references
from engine.definitions.checks.scopes import check_scopes
from engine.definitions.checks.scripts import check_scripts
from engine.definitions.checks.vocabulary import check_vocabulary
from engine.definitions.sheet import Sheet

_CHECKS: tuple[Callable[[Sheet], None], ...] = (
    check_vocabulary,
    check_references,
    check_scopes,
    check_flows,
    check_gateways,
    check_events,
    check_hidden_handlers,
    check_links,
    check_compensation,
    check_activities,
    check_loops,
    check_data,
    check_scripts,
    check_extensions,
)


def check_sheet(sheet: Sheet) -> None:
    """All checks of one normalised file."""
    for check in _CHECKS:
        check(sheet)


__all__ = ["check_package", "check_sheet"]
