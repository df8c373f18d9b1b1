"""The order of the passes: `tidy` before the schema looks, `normalise` after."""

from __future__ import annotations

from collections.abc import Sequence

from engine.definitions.normalise.event_definitions import inline_event_definitions
from engine.definitions.normalise.executable import drop_not_executable
from engine.definitions.normalise.forms import take_forms
from engine.definitions.normalise.ids import give_ids
from engine.definitions.normalise.layout import (
    hide_computed_calls,
    order_children,
    require_data_sets,
    require_target_namespace,
    show_computed_calls,
)
from engine.definitions.normalise.messages import name_declarations, name_messages
from engine.definitions.normalise.references import resolve_references
from engine.definitions.normalise.vendors import translate_vendors
from engine.definitions.normalise.zeebe import translate_zeebe
from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element


def tidy(root: Element) -> None:
    """Mend what other modelers write against the schema without changing any meaning."""
    require_target_namespace(root)
    require_data_sets(root)
    order_children(root)
    hide_computed_calls(root)


def normalise(sheets: Sequence[Sheet]) -> None:
    """Bring the files of a package into the one shape that the parser and the checks know."""
    for sheet in sheets:
        show_computed_calls(sheet.root)
        resolve_references(sheet, sheets)
        translate_vendors(sheet, sheets)
        take_forms(sheet)
        translate_zeebe(sheet)
        sheet.index()
    for sheet in sheets:
        drop_not_executable(sheet)
        inline_event_definitions(sheet)
        name_messages(sheet)
        name_declarations(sheet)
        give_ids(sheet)
        sheet.index()
