"""Small models for the tests: a process around a body, and what reading it says."""

from __future__ import annotations

from itertools import pairwise

from engine.definitions import Finding, Models, check_models, read_models

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
    ' xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"'
    ' xmlns:flowable="http://flowable.org/bpmn"'
    ' xmlns:activiti="http://activiti.org/bpmn"'
    ' xmlns:paatos="urn:paatospolku:bpmn:1"'
    ' xmlns:spiff="http://spiffworkflow.org/bpmn/schema/1.0/core"'
    ' xmlns:tns="https://example.org/tns" xmlns:other="https://example.org/other"'
    ' targetNamespace="https://example.org/tns">'
)


def document(content: str) -> bytes:
    """A definitions file of this content."""
    return f"{HEAD}{content}</definitions>".encode()


def process(body: str, roots: str = "") -> bytes:
    """A process P of this body, beside other root elements."""
    return document(f'{roots}<process id="P" isExecutable="true">{body}</process>')


def line(*nodes: str) -> str:
    """Elements, written as XML, joined by flows in this order between a start and an end."""
    ids = ["start", *(node.split('id="', 1)[1].split('"', 1)[0] for node in nodes), "end"]
    flows = "".join(
        f'<sequenceFlow id="f{n}" sourceRef="{a}" targetRef="{b}"/>'
        for n, (a, b) in enumerate(pairwise(ids))
    )
    return f'<startEvent id="start"/>{"".join(nodes)}<endEvent id="end"/>{flows}'


def read(data: bytes, **more: bytes) -> Models:
    """The models of one file (and of others)."""
    return read_models({"m.bpmn": data, **more})


def errors(data: bytes, **more: bytes) -> list[tuple[str, str]]:
    """Code and element id of everything that refuses the file."""
    return [(f.code, f.element_id) for f in found(data, **more) if f.is_error]


def warnings(data: bytes, **more: bytes) -> list[tuple[str, str]]:
    """Code and element id of the remarks."""
    return [(f.code, f.element_id) for f in found(data, **more) if not f.is_error]


def found(data: bytes, **more: bytes) -> list[Finding]:
    """All findings of a file."""
    return check_models({"m.bpmn": data, **more})
