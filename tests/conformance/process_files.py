"""The project's own models, forms and scenarios as files, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[2] / "bpmn"
KEYS = (
    "yhteistyomalli",
    "asettaminen",
    "valmistelu",
    "hyvaksyminen",
    "kokous",
    "seuranta",
    "kuuleminen",
    "kokoonpanon_muutos",
)
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
BPMNDI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
DI = "{http://www.omg.org/spec/DD/20100524/DI}"
DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
CAMUNDA = "{http://camunda.org/schema/1.0/bpmn}"
PAATOS = "{urn:paatospolku:bpmn:1}"

KINDS = ("*/*.bpmn", "*/*.dmn", "*/forms/*.form")

NODES = frozenset(
    f"{BPMN}{name}"
    for name in (
        "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent",
        "boundaryEvent", "userTask", "serviceTask", "scriptTask", "businessRuleTask",
        "receiveTask", "callActivity", "subProcess", "exclusiveGateway", "parallelGateway",
        "inclusiveGateway",
    )
)  # fmt: skip


def model(key: str) -> etree._Element:
    """The root of a process's file."""
    return etree.parse(str(ROOT / key / f"{key}.bpmn")).getroot()


def decision_files() -> list[Path]:
    return sorted(ROOT.glob("*/*.dmn"))


def scenario_files() -> list[Path]:
    return sorted(ROOT.glob("*/scenarios/*.scenario.yaml"))


def form_files(key: str) -> dict[str, Path]:
    """Forms of a process by their id, which is their file's name."""
    return {path.stem: path for path in (ROOT / key / "forms").glob("*.form")}


def nodes(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if element.tag in NODES)


def package() -> dict[str, bytes]:
    """All models, tables and forms, as a deployment carries them."""
    paths = [path for kind in KINDS for path in ROOT.glob(kind)]
    return {str(path.relative_to(ROOT)): path.read_bytes() for path in sorted(paths)}
