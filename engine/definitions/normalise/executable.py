"""Processes that say they are not executable: pictures beside the one that runs."""

from __future__ import annotations

from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element, bpmn, flag


def drop_not_executable(sheet: Sheet) -> None:
    """Take them out, with a remark; a file of nothing else is left whole, and refused."""
    processes = list(sheet.root.iter(bpmn("process")))
    pictures = [p for p in processes if not flag(p, "isExecutable", True)]
    for process in pictures:
        if len(pictures) == len(processes):
            sheet.error(process, "process-not-executable")
            continue
        sheet.warning(process, "process-left-out")
        _cut(sheet, process)
        sheet.root.remove(process)


def _cut(sheet: Sheet, process: Element) -> None:
    """Pools without their process are black boxes; message flows then end at the pool."""
    gone = {element.get("id") for element in process.iter("*")}
    pool = None
    for participant in sheet.root.iter(bpmn("participant")):
        if participant.get("processRef") == process.get("id"):
            del participant.attrib["processRef"]
            pool = participant.get("id")
    for flow in list(sheet.root.iter(bpmn("messageFlow"))):
        for name in ("sourceRef", "targetRef"):
            if flow.get(name) in gone and pool:
                flow.set(name, pool)
