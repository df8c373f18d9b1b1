"""What the command line refuses: status 1 (2 for wrong usage), one clear reason, no traceback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main
from tests.bad_models import BILLION_YEARS

BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&b;</definitions>'
)
TASK = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
  targetNamespace="urn:koe"><process id="p" isExecutable="true">
  <startEvent id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="t"/><userTask id="t"/>
  <sequenceFlow id="g" sourceRef="t" targetRef="z"/><endEvent id="z"/></process></definitions>"""
SCENARIO = "title: x\nfiles: [task.bpmn]\nsteps:\n  - start: p\n"
FILES = {
    "bomb/bomb.bpmn": BOMB,
    "timer/timer.bpmn": BILLION_YEARS,
    "broken/broken.bpmn": "<definitions",
    "task/task.bpmn": TASK,
    "text.txt": "hello",
    "data.db": "",
    "years/task.bpmn": TASK,
    "years/x.scenario.yaml": f"{SCENARIO}  - advance: P1000000000Y\n",
    "torn/x.scenario.yaml": "steps: [",
}


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of bad files, in which the commands run."""
    made = tmp_path_factory.mktemp("bad")
    (made / "empty").mkdir()
    for name, content in FILES.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(content)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(made)
        patched.setenv("PAATOSPOLKU_DATABASE", f"sqlite:///{made}/var/data.db")
        yield made


@pytest.mark.parametrize(
    ("words", "status", "reason"),
    [
        ("nosuch", 2, "No such command"),
        ("feel x --context {\"__class__\":1}", 1, "no variable may be named like __class__"),
        ("decide nosuch.dmn", 2, "does not exist"),
        ("decide broken/broken.bpmn", 1, "not well-formed XML"),
        ("decide bomb/bomb.bpmn", 1, "[xml-doctype]"),
        ("decide task/task.bpmn", 1, "holds no decision"),
        ("check nosuch", 2, "does not exist"),
        ("check empty", 1, "holds no model"),
        ("check broken", 1, "[xml-malformed]"),
        ("check bomb", 1, "[xml-doctype]"),
        ("check timer", 1, "[timer-duration]"),
        ("compare task bomb/bomb.bpmn", 2, "two files or two folders"),
        ("compare task/task.bpmn text.txt", 2, "two files of one kind"),
        ("compare task/task.bpmn bomb/bomb.bpmn", 1, "task.bpmn → bomb.bpmn: The file has a DOC"),
        ("compare text.txt text.txt", 1, "holds no model"),
        ("compare empty empty", 1, "holds no model"),
        ("test nosuch", 2, "does not exist"),
        ("test empty", 1, "0 passed"),
        ("test torn", 1, "cannot be read"),
        ("test years", 1, "too long a duration"),
        ("test torn --junit nosuch/x.xml", 1, "No such file or directory"),
        ("backup nosuch/x.bak", 1, "there is no folder nosuch"),
        ("backup x.bak", 1, "There is no database"),
        ("backup x.bak --database data.db --method pg_dump", 1, "pg_dump is for PostgreSQL"),
        ("backup x.bak --database foo://bar", 1, "the database cannot be used"),
        ("restore nosuch.bak", 2, "does not exist"),
        ("doctor", 1, "There is no database"),
        ("doctor --database text.txt", 1, "file is not a database"),
        ("doctor --database postgresql://nobody@127.0.0.1:1/x", 1, "Connection refused"),
        ("audit verify --database text.txt", 1, "file is not a database"),
        ("audit verify --database nosuch/data.db", 1, "There is no database nosuch/data.db"),
        ("audit check text.txt --key text.txt", 1, "no Ed25519 key"),
        ("audit keygen nosuch/key", 1, "No such file or directory"),
        ("person export nosuch --database text.txt", 1, "file is not a database"),
        ("play --until 1999-01-01", 2, "the story begins on 2023-08-24"),
        ("play --until tomorrow", 2, "does not match"),
        ("play --speed nan", 2, "is no number"),
        ("play --speed -1", 2, "is not in the range"),
        ("play --out text.txt", 2, "is a file"),
        ("run --port 70000", 2, "is not in the range"),
        ("serve --processes 0", 2, "is not in the range"),
    ],
)
def test_bad_input_is_refused_with_its_reason(words: str, status: int, reason: str) -> None:
    answer = CliRunner().invoke(main, words.split(" "))
    assert isinstance(answer.exception, SystemExit), answer.exception
    assert (answer.exit_code, reason in answer.output) == (status, True), answer.output


@pytest.mark.parametrize(
    ("setting", "value", "reason"),
    [
        ("PORT", "-1", "a port is between 1 and 65535"),
        ("PORT", "x", "it must be a int"),
        ("ZONE", "Mars", "it must be a time zone"),
        ("ZONE", "../../etc/passwd", "it must be a time zone"),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, setting: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(f"PAATOSPOLKU_{setting}", value)
    answer = CliRunner().invoke(main, ["serve"])
    assert answer.exit_code == 1
    assert f"PAATOSPOLKU_{setting} cannot be '{value}': {reason}" in answer.output


def test_a_port_that_another_program_has_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("PAATOSPOLKU_PORT", str(taken.getsockname()[1]))
        for command in ("run", "serve"):
            answer = CliRunner().invoke(main, [command])
            assert answer.exit_code == 1
            assert "Address already in use" in answer.output
