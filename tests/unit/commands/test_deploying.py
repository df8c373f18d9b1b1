"""Deploying: all files or none, nothing new for the same, versions that running cases keep."""

from __future__ import annotations

import pytest

from engine.commands.cases import StartCase, StartInstance
from engine.commands.complete import CompleteTask
from engine.commands.deploy import Deploy, package_hash
from engine.errors import InvalidDefinition, InvalidInput, NotAllowed, NotFound
from engine.model import SYSTEM_CASE, DefinitionKind, Verdict
from storage.tables import audit, definition, deployment, resource
from tests.unit.commands.conftest import Engine

ONE = "process asiointi\nstart\nuser yksi\nend"
TWO = "process asiointi\nstart\nuser yksi\nuser kaksi\nend"


def test_the_same_package_again_makes_nothing_new(app: Engine) -> None:
    first = app.deploy(ONE)
    assert first["new"]
    again = app.deploy(ONE)
    assert again == {"deployment_id": first["deployment_id"], "new": False, "definitions": []}
    assert app.rows(definition.c.key, definition.c.version) == [("asiointi", 1)]


def test_a_changed_package_is_the_next_version_and_running_cases_keep_theirs(app: Engine) -> None:
    app.deploy(ONE)
    old = app.start("asiointi")
    assert app.deploy(TWO)["definitions"][0]["version"] == 2
    new = app.start("asiointi")
    for case_id in (old, new):
        app.run(CompleteTask(app.task(case_id).key))
    assert app.open_tasks(old) == []
    assert app.task(new).element_id == "kaksi"
    assert [i.definition_version for i in app.instances(old) + app.instances(new)] == [1, 2]


def test_an_older_version_can_be_asked_for(app: Engine) -> None:
    app.deploy(ONE)
    app.deploy(TWO)
    case_id = app.run(StartCase("Asia"))["case_id"]
    assert app.run(StartInstance(case_id, "asiointi", version=1))["version"] == 1
    with pytest.raises(NotFound):
        app.run(StartInstance(case_id, "asiointi", version=3))


def test_one_bad_file_refuses_the_whole_package(app: Engine) -> None:
    with pytest.raises(InvalidDefinition) as refusal:
        app.deploy(ONE, "process toinen\nstart\nhuono kohta\nend")
    assert refusal.value.details["findings"] == [{"element_id": "kohta"}]
    assert app.rows(definition.c.key) == app.rows(deployment.c.id) == []
    lines = app.rows(audit.c.action, audit.c.ok, audit.c.reason, case_id=SYSTEM_CASE)
    assert lines == [("deploy", False, "invalid-definition: no such kind: huono")]


def test_files_are_kept_byte_for_byte(app: Engine) -> None:
    odd = b"\xef\xbb\xbf\r\n\x00 binary "
    files = {"a.tiny": ONE.encode(), "kuvat/logo.png": odd, "lomake.form": b'{"components": []}'}
    made = app.run(Deploy("paketti", files))
    kept = {path: bytes(content) for path, content in app.rows(resource.c.path, resource.c.content)}
    assert kept == files
    kinds = {(each["kind"], each["key"]) for each in made["definitions"]}
    assert kinds == {("process", "asiointi"), ("form", "lomake")}
    with app.runner.unit() as unit:
        process = unit.definitions.get(DefinitionKind.PROCESS, "asiointi")
        assert unit.definitions.form(process, "lomake") == b'{"components": []}'
        assert unit.definitions.form(process, "puuttuva") is None


@pytest.mark.parametrize("path", ["../ulos.tiny", "/etc/passwd", "a\\b", "", "a\0b", "x" * 301])
def test_a_path_stays_inside_the_package(app: Engine, path: str) -> None:
    with pytest.raises(InvalidInput):
        app.run(Deploy("paketti", {path: ONE.encode()}))


def test_an_empty_or_huge_package_is_refused(app: Engine) -> None:
    with pytest.raises(InvalidDefinition):
        app.run(Deploy("paketti", {}))
    with pytest.raises(InvalidInput):
        app.run(Deploy("paketti", {f"{n}.txt": b"" for n in range(501)}))


def test_a_model_that_passes_for_another_is_refused(app: Engine) -> None:
    app.deploy(ONE)
    with pytest.raises(InvalidInput) as refusal:
        app.deploy(ONE.replace("asiointi", "asi\u043einti"))
    assert refusal.value.code == "mixed-scripts"
    assert app.rows(definition.c.key) == [("asiointi",)]


def test_who_may_not_deploy_is_refused_with_the_reason(app: Engine) -> None:
    app.rules.denied["deploy"] = Verdict(False, "no right to deploy", "Ei oikeutta.", "sääntö 12")
    with pytest.raises(NotAllowed) as refusal:
        app.deploy(ONE)
    assert (refusal.value.reason_fi, refusal.value.ground) == ("Ei oikeutta.", "sääntö 12")
    assert app.rows(definition.c.key) == []


def test_the_hash_tells_names_and_contents_apart() -> None:
    assert package_hash({"a": b"bc"}) != package_hash({"ab": b"c"})
    assert package_hash({"a": b"", "b": b"x"}) != package_hash({"a": b"x", "b": b""})
    assert package_hash({"a": b"1", "b": b"2"}) == package_hash({"b": b"2", "a": b"1"})
