"""The product's reader, over SpiffWorkflow's parser, agrees with a plain one."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.definitions import read_models
from tests.unit.definitions.plain_reader import plain, said
from tests.unit.definitions.samples import line, process

MODELS = sorted(Path("bpmn").glob("*/*.bpmn"))

ROOTS = (
    '<message id="M" name="Viesti"/><signal id="S" name="Merkki"/>'
    '<error id="E" errorCode="VIRHE"/><escalation id="X" escalationCode="NOSTO"/>'
    '<timerEventDefinition id="T"><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>'
)
ALL = process(
    line(
        '<userTask id="a" name="A"/>',
        '<exclusiveGateway id="x" default="f2"/>',
        '<intermediateCatchEvent id="catch"><messageEventDefinition messageRef="M"/>'
        "</intermediateCatchEvent>",
        '<subProcess id="sub"><startEvent id="s1"/><task id="t1">'
        "<standardLoopCharacteristics loopMaximum='3'/></task>"
        '<sequenceFlow sourceRef="s1" targetRef="t1"/>'
        '<endEvent id="e1"><errorEventDefinition errorRef="E"/></endEvent>'
        '<sequenceFlow sourceRef="t1" targetRef="e1"/></subProcess>',
        '<intermediateThrowEvent id="throw"><signalEventDefinition signalRef="S"/>'
        '<escalationEventDefinition escalationRef="X"/></intermediateThrowEvent>',
        '<userTask id="many"><multiInstanceLoopCharacteristics isSequential="true">'
        "<loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>",
    )
    + '<sequenceFlow id="g" sourceRef="x" targetRef="end">'
    "<conditionExpression>= n &gt; 1</conditionExpression></sequenceFlow>"
    '<boundaryEvent id="late" attachedToRef="a" cancelActivity="false">'
    "<eventDefinitionRef>T</eventDefinitionRef></boundaryEvent>"
    '<boundaryEvent id="undo" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>'
    '<task id="un" isForCompensation="true"/>'
    '<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false">'
    "<conditionalEventDefinition><condition>n = 5</condition></conditionalEventDefinition>"
    '</startEvent></subProcess><association id="as" sourceRef="undo" targetRef="un"/>',
    ROOTS,
)


def agree(data: bytes) -> None:
    models = read_models({"m.bpmn": data})
    assert {key: said(process) for key, process in models.processes.items()} == plain(data)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_on_the_product_models(path: Path) -> None:
    agree(path.read_bytes())


def test_on_a_model_with_something_of_everything() -> None:
    agree(ALL)
