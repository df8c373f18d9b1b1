"""A model that goes round for ever, with tasks that nobody may ever complete beside it."""

from __future__ import annotations

TASKS = {
    "kokoa": ("compile", "preparer"),
    "luovuta": ("submit", "preparer.chair"),
    "tarkasta": ("check", "approver.chair,approver.vice_chair"),
}
WRONG = {
    "vaara_valmistelu": ("prepare", "approver"),
    "vaara_ratkaisu": ("decide", "preparer,registry"),
    "esittelematon": ("decide", "approver.chair,approver.vice_chair"),
}


def _task(name: str, duty: str, groups: str) -> str:
    return (
        f'<userTask id="{name}" name="{name}" camunda:candidateGroups="{groups}" '
        f'camunda:dueDate="2023-09-30T12:00:00Z" paatos:duty="{duty}" paatos:document="esitys"/>'
    )


def _flow(source: str, target: str) -> str:
    return f'<sequenceFlow id="{source}_{target}" sourceRef="{source}" targetRef="{target}"/>'


def model() -> bytes:
    """`kokoa → luovuta → tarkasta → kokoa …`, and beside it what nobody may ever complete."""
    tasks = "".join(_task(name, *what) for name, what in {**TASKS, **WRONG}.items())
    pairs = [("alku", "jako"), ("jako", "kokoa"), ("kokoa", "luovuta"), ("luovuta", "tarkasta")]
    pairs += [("tarkasta", "kokoa")]
    pairs += [pair for name in WRONG for pair in (("jako", name), (name, f"loppu_{name}"))]
    ends = "".join(f'<endEvent id="loppu_{name}"/>' for name in WRONG)
    flows = "".join(_flow(*pair) for pair in pairs)
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
        'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" '
        'xmlns:paatos="urn:paatospolku:bpmn:1" targetNamespace="urn:test">'
        '<process id="kierros" name="Kierros" isExecutable="true">'
        f'<startEvent id="alku"/><parallelGateway id="jako"/>{tasks}{ends}{flows}'
        "</process></definitions>"
    ).encode()
