"""What only the files together show: ids used twice, calls and decisions that lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from posixpath import dirname, join, normpath

from engine.definitions.document import Document
from engine.definitions.expressions import is_expression
from engine.definitions.sheet import Sheet
from engine.definitions.xml import FLOW_NODES, Element, bpmn, camunda, is_bpmn, local
from engine.rings import in_rings

_CALLABLE = frozenset(
    [
        "process",
        "globalTask",
        "globalScriptTask",
        "globalUserTask",
        "globalManualTask",
        "globalBusinessRuleTask",
    ]
)


def check_package(
    sheets: Sequence[Sheet], documents: Sequence[Document], forms: Collection[str]
) -> None:
    """Processes, calls, decisions and forms over all files of a package."""
    callables = _callables(sheets)
    _imports_end(sheets)
    decisions = _decisions(documents)
    for sheet in sheets:
        _nodes_once(sheet)
        if not any(local(e) in _CALLABLE for e in sheet.root if is_bpmn(e)):
            sheet.error(sheet.root, "file-without-process")
        for call in sheet.root.iter(bpmn("callActivity")):
            called = (call.get("calledElement") or "").strip()
            if called and not is_expression(called) and called not in callables:
                sheet.warning(call, "call-elsewhere", called=called)
        for task in sheet.root.iter(bpmn("businessRuleTask")):
            wanted = (task.get(camunda("decisionRef")) or "").strip()
            if wanted and not is_expression(wanted) and wanted not in decisions:
                sheet.warning(task, "decision-elsewhere", decision=wanted)
        for task in sheet.root.iter(bpmn("userTask")):
            form = (task.get(camunda("formRef")) or "").strip()
            if form and not is_expression(form) and form not in forms:
                sheet.warning(task, "form-elsewhere", form=form)


def _imports_end(sheets: Sequence[Sheet]) -> None:
    """No file of the package comes back to itself through the places of its imports."""
    places = {sheet.file: [_place(sheet, e) for e in _imports(sheet)] for sheet in sheets}
    ring = frozenset(in_rings(places))
    for sheet in sheets:
        for element in _imports(sheet) if sheet.file in ring else ():
            if (place := _place(sheet, element)) in ring:
                sheet.error(sheet.root, "import-cycle", file=place)


def _imports(sheet: Sheet) -> list[Element]:
    return list(sheet.root.iterchildren(bpmn("import")))


def _place(sheet: Sheet, element: Element) -> str:
    return normpath(join(dirname(sheet.file), element.get("location") or ""))


def _callables(sheets: Sequence[Sheet]) -> set[str]:
    found: set[str] = set()
    for sheet in sheets:
        for element in sheet.root:
            key = element.get("id")
            if not is_bpmn(element) or local(element) not in _CALLABLE or not key:
                continue
            if key in found:
                sheet.error(element, "process-twice", process=key)
            found.add(key)
    return found


def _nodes_once(sheet: Sheet) -> None:
    """Ids are unique in a file by the schema; a process and its node must differ as well."""
    for process in sheet.root.iter(bpmn("process")):
        for node in process.iter("*"):
            if local(node) in FLOW_NODES and node.get("id") == process.get("id"):
                sheet.error(node, "id-twice", other=process.get("id"))


def _decisions(documents: Sequence[Document]) -> set[str]:
    return {
        str(element.get("id"))
        for document in documents
        if document.is_dmn
        for element in document.root.iter("*")
        if _is_decision(element)
    }


def _is_decision(element: Element) -> bool:
    return local(element) in ("decision", "decisionService") and bool(element.get("id"))
