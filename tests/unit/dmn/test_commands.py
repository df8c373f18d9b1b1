"""The command line's `feel` and `decide`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import main
from tests.unit.dmn.models import MODEL, decision, definitions, given, literal, needs, table


def invoked(*arguments: str) -> Result:
    """What the command line answers."""
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A file of one table."""
    path = tmp_path / "small.dmn"
    logic = table("FIRST", [("< 10", '"few"'), ("-", '"many"')])
    path.write_bytes(definitions(given("x") + decision(logic, needs=needs("x"))))
    return str(path)


def test_feel_prints_json() -> None:
    assert json.loads(invoked("feel", "1 + 2").stdout) == 3
    answer = invoked("feel", "loan amount * 2", "--context", '{"loan amount": 4}')
    assert json.loads(answer.stdout) == 8
    assert json.loads(invoked("feel", '@"2026-01-31"').stdout) == {"$date": "2026-01-31"}


def test_feel_warns_and_refuses() -> None:
    answer = invoked("feel", "1 / 0")
    assert answer.exit_code == 0
    assert answer.stdout.strip() == "null"
    assert "warning" in answer.stderr
    assert invoked("feel", "1 +").exit_code == 1
    assert invoked("feel", "for a in 1..9999, b in 1..9999 return a").exit_code == 1
    assert invoked("feel", "1", "--context", "[1]").exit_code == 1
    broken = invoked("feel", "1", "--context", "{")
    assert broken.exit_code == 1 and "not JSON" in broken.stderr


def test_feel_refuses_to_write_what_is_too_deep() -> None:
    deep = "(for i in 1..5000 return if i = 1 then [] else [partial[-1]])[-1]"
    answer = invoked("feel", deep)
    assert answer.exit_code == 1
    assert "too large to be written" in answer.stderr


def test_decide_reads_of_the_files_beside_only_what_it_imports(file: str) -> None:
    folder = Path(file).parent
    (folder / "copy.dmn").write_bytes(Path(file).read_bytes())
    (folder / "broken.dmn").write_bytes(definitions(decision(literal("1 +"))))
    assert json.loads(invoked("decide", file, "--input", '{"x": 3}').stdout) == "few"
    other = definitions(decision(literal("4"), "first"), "urn:other")
    (folder / "other.dmn").write_bytes(other)
    own = definitions(
        f'<import name="other" namespace="urn:other" importType="{MODEL}"/>'
        + decision(literal("other.first"), needs=needs("first", "requiredDecision")),
        "urn:own",
    ).replace(b"#first", b"urn:other#first")
    (folder / "own.dmn").write_bytes(own)
    assert json.loads(invoked("decide", str(folder / "own.dmn")).stdout) == 4


def test_decide_prints_the_value(file: str) -> None:
    assert json.loads(invoked("decide", file, "--input", '{"x": 3}').stdout) == "few"
    answer = invoked("decide", file, "--decision", "d", "--input", '{"x": 30}')
    assert json.loads(answer.stdout) == "many"


def test_decide_explains(file: str) -> None:
    answer = invoked("decide", file, "--input", '{"x": 3}', "--explain", "--language", "sv")
    assert answer.stdout.splitlines() == [
        "Uppgifter: x = 3.",
        "För tabellen d: x = 3.",
        "Rad 1 i tabellen d uppfylldes, eftersom x är 3 (villkor < 10).",
        "Radens resultat: d = few.",
        "Resultat: few.",
    ]


def test_decide_refuses_an_unknown_decision(file: str) -> None:
    answer = invoked("decide", file, "--decision", "none")
    assert answer.exit_code != 0
    assert answer.exception is None or "none" in f"{answer.exception}{answer.output}"
