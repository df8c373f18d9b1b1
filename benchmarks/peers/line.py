"""The model that every engine runs: a line of user tasks, each behind a gateway's condition."""

from __future__ import annotations

CONDITIONS = {
    "feel": 'amount > 100 and status = "open"',
    "juel": '${amount > 100 and status == "open"}',
    "python": 'amount > 100 and status == "open"',
    "javascript": "${environment.services.condition}",
}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    id="definitions" targetNamespace="urn:line">
  <process id="line" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f0" sourceRef="start" targetRef="t1"/>
"""


def model(tasks: int, language: str = "feel") -> bytes:
    """BPMN of `tasks` user tasks in a row; after each a gateway goes on, or out to the end."""
    parts = [_HEAD]
    for i in range(1, tasks + 1):
        after = f"t{i + 1}" if i < tasks else "end"
        parts.append(
            f'    <userTask id="t{i}"/>\n'
            f'    <sequenceFlow id="a{i}" sourceRef="t{i}" targetRef="g{i}"/>\n'
            f'    <exclusiveGateway id="g{i}" default="d{i}"/>\n'
            f'    <sequenceFlow id="f{i}" sourceRef="g{i}" targetRef="{after}">'
            f'<conditionExpression xsi:type="tFormalExpression">'
            f"{_escaped(CONDITIONS[language])}</conditionExpression></sequenceFlow>\n"
            f'    <sequenceFlow id="d{i}" sourceRef="g{i}" targetRef="out"/>\n'
        )
    parts.append('    <endEvent id="end"/>\n    <endEvent id="out"/>\n  </process>\n</definitions>')
    return "".join(parts).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
