"""Why the quota blocked, over HTTP: kept with the case, told in three languages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from api.wiring import Application
from engine.commands.cases import StartInstance
from engine.model import SYSTEM
from processes.commands.registers import AddPerson
from processes.source.case import NUMBER

QUOTA = Path(__file__).parents[2] / "bpmn/asettaminen/sukupuolikiintio.dmn"
MODEL = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="m" targetNamespace="urn:m">
 <process id="kiintion_tarkistus" isExecutable="true"><startEvent id="s"/>
 <sequenceFlow id="f" sourceRef="s" targetRef="rule"/>
 <businessRuleTask id="rule" camunda:decisionRef="sukupuolikiintio"
  camunda:resultVariable="quota" camunda:mapDecisionResult="singleEntry"/>
 <sequenceFlow id="g" sourceRef="rule" targetRef="e"/><endEvent id="e"/></process></definitions>"""


def test_a_decision_bound_to_its_deployment_stays(application: Application, caller: Any) -> None:
    binding = b'camunda:decisionRefBinding="deployment" camunda:resultV'
    bound = MODEL.replace(b"camunda:resultV", binding)
    files = [(io.BytesIO(bound), "m.bpmn"), (io.BytesIO(QUOTA.read_bytes()), "q.dmn")]
    body = {"name": "kiintio", "files": files}
    assert caller("yllapitaja-1")("POST", "/deployments", data=body).status_code == 201
    changed = QUOTA.read_bytes().replace(b'"BLOCK"', b'"STOP"')
    body = {"name": "toinen", "files": [(io.BytesIO(changed), "q.dmn")]}
    assert caller("yllapitaja-1")("POST", "/deployments", data=body).status_code == 201
    case_id = caller("tiina-korhonen").get(f"/cases?number={NUMBER}").json["items"][0]["id"]
    start = StartInstance(case_id, "kiintion_tarkistus", {"women": 7, "men": 3})
    application.run(start, SYSTEM, application.clock.now())
    (told,) = caller("tiina-korhonen").get(f"/cases/{case_id}/evaluations").json["items"]
    assert told["outputs"] == "BLOCK"


def test_the_case_tells_why_the_quota_blocked(application: Application, caller: Any) -> None:
    files = [(io.BytesIO(MODEL), "m.bpmn"), (io.BytesIO(QUOTA.read_bytes()), "q.dmn")]
    body = {"name": "kiintio", "files": files}
    assert caller("yllapitaja-1")("POST", "/deployments", data=body).status_code == 201
    case_id = caller("tiina-korhonen").get(f"/cases?number={NUMBER}").json["items"][0]["id"]
    start = StartInstance(case_id, "kiintion_tarkistus", {"women": 7, "men": 3})
    application.run(start, SYSTEM, application.clock.now())
    (told,) = caller("tiina-korhonen").get(f"/cases/{case_id}/evaluations").json["items"]
    assert told["element_id"] == "rule"
    assert told["outputs"] == "BLOCK"
    assert (told["inputs"]["women"], told["inputs"]["men"]) == (7, 3)
    assert told["rules"] == ["sukupuolikiintio_rule_3"]
    assert "Rivin huomautus: 609/1986 4 a § 1 mom. ei täyty." in told["explanation"]["fi"]
    assert told["explanation"]["sv"][-1] == "Resultat: BLOCK."
    assert told["record"]["decisions"][0]["value"] is False
    application.run(AddPerson("Sivullinen", id="sivullinen"), SYSTEM, application.clock.now())
    stranger = caller("sivullinen").get(f"/cases/{case_id}/evaluations")
    assert stranger.status_code == 403, "what went in is what is being prepared (621/1999 § 6)"
    assert "women" not in stranger.text
