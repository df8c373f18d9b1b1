"""Validation by the BPMN 2.0 schema, by SpiffWorkflow's validator and its bundled files."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from threading import Lock

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnValidator
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException

from engine.definitions.sheet import Sheet
from engine.definitions.xml import BPMNDI, Element, bpmn, is_bpmn, namespace

_NAMESPACE = re.compile(r"\{http[^}]*\}")
_MOST = 50
_one_at_a_time = Lock()  # a schema object keeps the log of its last validation


@cache
def _validator() -> BpmnValidator:
    return BpmnValidator()


def validate(sheet: Sheet) -> bool:
    """True if the file keeps the schema; each breach becomes a finding on its element.

    Breaches in the diagram part alone are remarks: pictures do not run.
    """
    with _one_at_a_time:
        validator = _validator()
        try:
            validator.validate(sheet.root.getroottree(), sheet.file)
        except ValidationException:
            told = ((entry, _element(sheet.root, entry)) for entry in validator.validator.error_log)
            log = list(islice((pair for pair in told if not _in_extension(pair[1])), _MOST))
            return not [entry for entry, element in log if _report(sheet, entry, element)]
    return True


def _report(sheet: Sheet, entry: etree._LogEntry, element: Element) -> bool:
    """Add one breach; True if it concerns the model and not only its diagram."""
    message = _NAMESPACE.sub("", entry.message)
    if _in_diagram(element):
        sheet.warning(element, "schema-diagram", line=entry.line, detail=message)
        return False
    sheet.error(element, "schema", line=entry.line, detail=message)
    return True


def _element(root: Element, entry: etree._LogEntry) -> Element:
    """libxml2 writes `/*/*[3]` for elements in a default namespace, prefixed names for others."""
    try:
        known = (pair for each in root.iter("*") for pair in each.nsmap.items())
        spaces = {str(prefix): str(space) for prefix, space in known if prefix}
        found = root.xpath(entry.path or "/*", namespaces=spaces)
    except etree.XPathError:
        return root
    elements = (
        [e for e in found if isinstance(e, etree._Element)] if isinstance(found, list) else []
    )
    return elements[0] if elements else root


def _in_extension(element: Element) -> bool:
    """Foreign content where the standard allows any: its types are in schemas that nobody has
    here (BPSim's xsi:type), and what it means the check of extensions asks."""
    around = element.iterancestors(bpmn("extensionElements"))
    return not is_bpmn(element) and next(around, None) is not None


def _in_diagram(element: Element) -> bool:
    space = namespace(str(element.tag))
    return not is_bpmn(element) and (space == BPMNDI or "/spec/DD/" in space)
