"""Soundness told from the model: stuck tokens, no end, dead and doubled nodes, times, forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.definitions import check_soundness
from engine.definitions.findings import Finding
from engine.definitions.soundness import Soundness
from engine.definitions.soundness.space import explore
from processes.staffing import Staffing
from tests.unit.definitions.samples import document, line, process, read

BPMN = Path(__file__).parents[3] / "bpmn"


def flow(name: str, source: str, target: str, condition: str = "") -> str:
    """A sequence flow."""
    inner = f"<conditionExpression>{condition}</conditionExpression>" if condition else ""
    return (
        f'<sequenceFlow id="{name}" sourceRef="{source}" targetRef="{target}">{inner}'
        "</sequenceFlow>"
    )


def checked(data: bytes, staff: Any = None, **more: bytes) -> Soundness:
    """What soundness says of one file."""
    return check_soundness({"m.bpmn": data, **more}, staff)


def told(data: bytes, staff: Any = None, **more: bytes) -> list[tuple[str, str]]:
    """Code and element of each finding."""
    return [(each.code, each.element_id) for each in checked(data, staff, **more).findings]


def branching(split: str, join: str, more: str = "") -> bytes:
    """Two manual tasks between a split and a join."""
    return process(
        f'<startEvent id="s"/><{split} id="split"/><manualTask id="a"/><manualTask id="b"/>'
        f'<{join} id="join"/><endEvent id="e"/>'
        + flow("b1", "s", "split")
        + flow("b2", "split", "a", "=x" if split != "parallelGateway" else "")
        + flow("b3", "split", "b", "=not(x)" if split != "parallelGateway" else "")
        + flow("b4", "a", "join") + flow("b5", "b", "join") + flow("b6", "join", "e") + more
    )  # fmt: skip


@pytest.mark.parametrize(
    "path", sorted(p for p in BPMN.iterdir() if p.is_dir()), ids=lambda p: p.name
)
def test_our_own_processes_are_sound(path: Path) -> None:
    kinds = (".bpmn", ".dmn", ".form")
    files = {p.name: p.read_bytes() for p in path.rglob("*") if p.suffix in kinds}
    found = check_soundness(files, Staffing(date(2023, 9, 1)))
    assert [str(each) for each in found.findings] == []
    assert found.is_decided


@pytest.mark.parametrize("kind", ["parallelGateway", "exclusiveGateway", "inclusiveGateway"])
def test_matching_split_and_join_are_sound(kind: str) -> None:
    assert told(branching(kind, kind)) == []


def test_a_choice_before_a_parallel_join_is_stuck() -> None:
    (finding,) = checked(branching("exclusiveGateway", "parallelGateway")).findings
    assert (finding.code, finding.element_id) == ("sound-deadlock", "join")
    assert "s → split → a" in finding.message_en or "s → split → b" in finding.message_en
    texts = (finding.message_fi, finding.message_sv, finding.mend_fi, finding.mend_sv)
    assert all(texts) and all("{" not in text for text in texts)


def test_parallel_branches_into_a_merge_are_done_twice() -> None:
    assert ("sound-twice", "join") in told(branching("parallelGateway", "exclusiveGateway"))


def test_a_token_left_behind() -> None:
    data = process(
        '<startEvent id="s"/><parallelGateway id="split"/><exclusiveGateway id="x"/>'
        '<endEvent id="early"/><parallelGateway id="join"/><endEvent id="e"/><manualTask id="t"/>'
        + flow("f1", "s", "split") + flow("f2", "split", "x") + flow("f3", "split", "t")
        + flow("f4", "x", "early", "=stop") + flow("f5", "x", "join", "=not(stop)")
        + flow("f6", "t", "join") + flow("f7", "join", "e")
    )  # fmt: skip
    assert told(data) == [("sound-token-left", "join")]


def test_a_loop_without_a_way_out_has_no_end() -> None:
    data = process(
        '<startEvent id="s"/><manualTask id="a"/><manualTask id="b"/>'
        + flow("f1", "s", "a") + flow("f2", "a", "b") + flow("f3", "b", "a")
    )  # fmt: skip
    assert told(data) == [("sound-no-end", "s")]


def test_going_back_from_a_branch_piles_up() -> None:
    data = process(
        '<startEvent id="s"/><exclusiveGateway id="m"/><parallelGateway id="split"/>'
        '<exclusiveGateway id="x"/><userTask id="b" camunda:assignee="ann"/>'
        '<parallelGateway id="join"/><endEvent id="e"/>'
        + flow("f1", "s", "m") + flow("f2", "m", "split") + flow("f3", "split", "x")
        + flow("f4", "split", "b") + flow("f5", "x", "m", "=again") + flow("f6", "b", "join")
        + flow("f7", "x", "join", "=not(again)") + flow("f8", "join", "e")
    )  # fmt: skip
    found = checked(data)
    assert "sound-grows" in {each.code for each in found.findings}
    assert not found.is_decided


def test_what_follows_a_dead_join_is_dead() -> None:
    found = told(branching("exclusiveGateway", "parallelGateway"))
    assert ("sound-dead", "e") not in found  # the end is drawn, but only the join is to blame


def test_many_parallel_branches_are_decided() -> None:
    body = '<startEvent id="s"/><parallelGateway id="p"/><parallelGateway id="j"/>'
    body += '<endEvent id="e"/>'
    flows = flow("in", "s", "p") + flow("out", "j", "e")
    for at in range(60):
        body += f'<exclusiveGateway id="x{at}"/><manualTask id="t{at}"/><manualTask id="u{at}"/>'
        body += f'<exclusiveGateway id="m{at}"/>'
        flows += flow(f"a{at}", "p", f"x{at}") + flow(f"b{at}", f"x{at}", f"t{at}", "=x")
        flows += flow(f"c{at}", f"x{at}", f"u{at}", "=not(x)") + flow(f"d{at}", f"t{at}", f"m{at}")
        flows += flow(f"g{at}", f"u{at}", f"m{at}") + flow(f"h{at}", f"m{at}", "j")
    found = checked(process(body + flows))
    assert found.findings == ()
    assert found.is_decided


def test_what_is_too_large_is_not_decided() -> None:
    body = '<startEvent id="s"/><parallelGateway id="p"/><inclusiveGateway id="j"/>'
    body += '<endEvent id="e"/>'
    flows = flow("in", "s", "p") + flow("out", "j", "e")
    for at in range(14):  # each branch a loop of its own: all places of all loops combined
        body += f'<exclusiveGateway id="x{at}"/><exclusiveGateway id="y{at}"/>'
        flows += flow(f"a{at}", "p", f"x{at}") + flow(f"b{at}", f"x{at}", f"y{at}")
        flows += flow(f"c{at}", f"y{at}", f"x{at}", "=x") + flow(f"d{at}", f"y{at}", "j", "=not(x)")
    (scope,) = read(process(body + flows)).processes["P"].scopes.values()
    assert not explore(scope, 100).bounded
    found = checked(process(body + flows))
    assert not found.is_decided
    assert ("sound-undecided", "P") in [(each.code, each.element_id) for each in found.findings]


def test_sub_processes_are_told_apart() -> None:
    inner = branching("exclusiveGateway", "parallelGateway").decode()
    inner = inner[inner.index("<startEvent") : inner.index("</process>")].replace('"e"', '"end2"')
    data = process(line(f'<subProcess id="sub">{inner}</subProcess>'))
    assert told(data) == [("sound-deadlock", "join")]


TIMED = (
    '<startEvent id="s"/><userTask id="t" camunda:candidateGroups="preparer"'
    ' camunda:dueDate="{due}"/><boundaryEvent id="reminder" attachedToRef="t"'
    ' cancelActivity="false"><timerEventDefinition><timeDuration>{reminder}</timeDuration>'
    '</timerEventDefinition></boundaryEvent><boundaryEvent id="limit" attachedToRef="t">'
    "<timerEventDefinition><timeDuration>{limit}</timeDuration></timerEventDefinition>"
    '</boundaryEvent><serviceTask id="r" camunda:type="external" camunda:topic="remind"/>'
    '<endEvent id="e"/>'
    + flow("f1", "s", "t") + flow("f2", "t", "e") + flow("f3", "reminder", "r")
    + flow("f4", "r", "e") + flow("f5", "limit", "e")
)  # fmt: skip


@pytest.mark.parametrize(
    ("reminder", "limit", "due", "expected"),
    [
        ("P7D", "P14D", "P10D", []),
        ("P14D", "P14D", "P20D", [("sound-timer-late", "reminder")]),
        ("P1M", "P14D", "P2M", [("sound-timer-late", "reminder")]),
        ("P12D", "P14D", "P10D", [("sound-reminder-late", "reminder")]),
        ('=duration("P15D")', '=duration("P14D")', "P20D", [("sound-timer-late", "reminder")]),
        ("=date(due) - duration(&quot;P1D&quot;)", "=date(due)", "P20D", []),
        ("=date(due)", "=date(due)", "P20D", [("sound-timer-late", "reminder")]),
        ("=date(due)", "=date(other)", "P20D", []),
    ],
)
def test_timers_are_in_time(
    reminder: str, limit: str, due: str, expected: list[tuple[str, str]]
) -> None:
    values = {"reminder": reminder, "limit": limit, "due": due}
    body = TIMED
    for name, value in values.items():
        body = body.replace("{" + name + "}", value)
    if "date(" in body:
        body = body.replace("timeDuration>", "timeDate>")
    assert told(process(body)) == expected


FORM = b"""{"type": "default", "id": "f", "components":
 [{"type": "checkbox", "key": "approved", "label": "A"}]}"""


def deciding(name: str) -> bytes:
    """A task with a form before a choice by the variable."""
    return process(
        '<startEvent id="s"/><userTask id="t" camunda:formRef="f" camunda:formRefBinding="latest"'
        ' camunda:candidateGroups="preparer"/><exclusiveGateway id="x"/><endEvent id="y"/>'
        '<endEvent id="n"/>' + flow("f1", "s", "t") + flow("f2", "t", "x")
        + flow("f3", "x", "y", f"={name}") + flow("f4", "x", "n", f"=not({name})")
    )  # fmt: skip


def test_a_form_has_what_the_choice_after_it_needs() -> None:
    files: dict[str, bytes] = {"f.form": FORM}
    assert told(deciding("approved"), **files) == []
    assert told(deciding("accepted"), **files) == [("sound-form-lacks", "t")]


class Two:
    """Ann prepares; she and Bob may sign."""

    def __init__(self, **groups: set[str]) -> None:
        self.groups = groups

    def closed(self, duty: str, document: str, groups: tuple[str, ...]) -> bool:
        """Drafting is closed to signers."""
        return duty == "draft" and groups == ("signers",)

    def members(self, group: str) -> frozenset[str] | None:
        """Of the groups given."""
        found = self.groups.get(group)
        return None if found is None else frozenset(found)


def signing(preparers: str = "preparers", signers: str = "signers") -> bytes:
    """One drafts, another signs."""
    return process(
        line(
            f'<userTask id="draft" camunda:candidateGroups="{preparers}" paatos:duty="draft"'
            ' paatos:document="esitys"/>',
            f'<userTask id="sign" camunda:candidateGroups="{signers}" paatos:duty="sign"'
            ' paatos:document="esitys"/>',
        )
    )


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({"preparers": {"ann"}, "signers": {"ann", "bob"}}, []),
        ({"preparers": {"ann"}, "signers": {"ann"}}, [("sound-separation", "sign")]),
        ({"preparers": {"ann", "bob"}, "signers": {"ann"}}, []),
        ({"preparers": {"ann"}, "signers": set()}, [("sound-nobody", "sign")]),
        ({}, []),
    ],
)
def test_somebody_can_do_each_task(
    groups: dict[str, set[str]], expected: list[tuple[str, str]]
) -> None:
    assert told(signing(), Two(**groups)) == expected


def test_a_duty_is_open_to_the_group() -> None:
    assert told(signing("signers"), Two()) == [("sound-duty-closed", "draft")]
    staff = Staffing(date(2023, 9, 1))
    assert told(signing("preparer", "setter.minister"), staff) == []
    assert told(signing("preparer", "experts"), staff) == [("sound-duty-closed", "sign")]
    assert told(signing("preparer", "some-body"), staff) == []


def test_a_task_without_candidates_is_offered_to_nobody() -> None:
    assert told(process(line('<userTask id="t"/>'))) == [("sound-not-offered", "t")]


def test_a_refused_package_is_not_looked_at() -> None:
    assert checked(document('<process id="P" isExecutable="true"/>')) == Soundness((), ())


DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"


GAP, OVERLAP = "sound-table-gap", "sound-table-overlap"


def of_table(policy: str, *rows: tuple[str, str], values: str = "") -> list[Finding]:
    """Findings on a table of one column `x`."""
    limits = f"<inputValues><text>{values}</text></inputValues>" if values else ""
    lines = "".join(
        f'<rule id="r{n}"><inputEntry><text>{test}</text></inputEntry>'
        f"<outputEntry><text>{out}</text></outputEntry></rule>"
        for n, (test, out) in enumerate(rows, 1)
    )
    data = (
        f'<definitions xmlns="{DMN}" id="d" name="d" namespace="urn:d"><decision id="table"'
        f' name="table"><decisionTable id="t" hitPolicy="{policy}"><input id="i" label="Määrä">'
        f'<inputExpression><text>x</text></inputExpression>{limits}</input><output id="o"/>{lines}'
        "</decisionTable></decision></definitions>"
    )
    return list(check_soundness({"d.dmn": data.encode()}).findings)


@pytest.mark.parametrize(
    ("policy", "rows", "values", "expected"),
    [
        ("UNIQUE", [("&lt; 10", "1"), ("&gt;= 10", "2")], "", []),
        ("UNIQUE", [("&lt; 10", "1"), ("&gt; 10", "2")], "", [(GAP, "table", "Määrä = 10")]),
        ("UNIQUE", [("&lt;= 10", "1"), ("&gt;= 10", "2")], "", [(OVERLAP, "r2", "Määrä = 10")]),
        ("ANY", [("&lt;= 10", "1"), ("&gt;= 10", "1")], "", []),
        ("ANY", [("&lt;= 10", "1"), ("&gt;= 10", "2")], "", [(OVERLAP, "r2", "Määrä = 10")]),
        ("FIRST", [("&lt; 10", "1"), ("-", "2")], "", []),
        ("FIRST", [("-", "1"), ("&lt; 10", "2")], "", [("sound-row-never", "r2", "2")]),
        ("COLLECT", [("&lt; 10", "1")], "", []),
        ("UNIQUE", [('"a"', "1"), ('"b"', "2")], "", [(GAP, "table", "Määrä = …")]),
        ("UNIQUE", [('"a"', "1"), ('"b"', "2")], '"a", "b"', []),
        ("UNIQUE", [('"a"', "1")], '"a", "b"', [(GAP, "table", 'Määrä = "b"')]),
        ("UNIQUE", [("true", "1"), ("false", "2")], "", []),
        ("UNIQUE", [("[1..5]", "1"), ("(5..9]", "2"), ("not([1..9])", "3")], "", []),
        ("UNIQUE", [('@"2026-01-01"', "1"), ('not(@"2026-01-01")', "2")], "", []),
        ("UNIQUE", [("&gt; y", "1")], "", [("sound-table-undecided", "table", "Määrä")]),
    ],
)  # fmt: skip
def test_gaps_and_overlaps_of_tables(
    policy: str, rows: Any, values: str, expected: list[tuple[str, str, str]]
) -> None:
    found = of_table(policy, *rows, values=values)
    assert [(each.code, each.element_id) for each in found] == [e[:2] for e in expected]
    assert all(e[2] in each.message_fi for e, each in zip(expected, found, strict=True))


def test_an_activity_that_is_never_reached_is_told() -> None:
    data = process(
        '<startEvent id="s"/><manualTask id="t"/><endEvent id="e"/>'
        '<exclusiveGateway id="x"/><manualTask id="never"/>'
        + flow("f1", "s", "t") + flow("f2", "t", "e")
        + flow("f3", "x", "never", "=again") + flow("f4", "never", "x")
        + flow("f5", "x", "e", "=not(again)")
    )  # fmt: skip
    dead = [each for each in checked(data).findings if each.code == "sound-dead"]
    assert "never" in [each.element_id for each in dead]


SPLIT = branching("exclusiveGateway", "parallelGateway")
EXAMPLES: dict[str, Callable[[], list[Finding]]] = {
    "sound-deadlock": lambda: found_in(SPLIT),
    "sound-twice": lambda: found_in(branching("parallelGateway", "exclusiveGateway")),
    "sound-not-offered": lambda: found_in(process(line('<userTask id="t"/>'))),
    "sound-separation": lambda: found_in(signing(), Two(preparers={"ann"}, signers={"ann"})),
    "sound-nobody": lambda: found_in(signing(), Two(preparers={"ann"}, signers=set())),
    "sound-duty-closed": lambda: found_in(signing("signers"), Two()),
    "sound-form-lacks": lambda: found_in(deciding("accepted"), None, **{"f.form": FORM}),
    "sound-table-gap": lambda: of_table("UNIQUE", ("&lt; 10", "1"), ("&gt; 10", "2")),
    "sound-table-overlap": lambda: of_table("UNIQUE", ("&lt;= 10", "1"), ("&gt;= 10", "2")),
    "sound-row-never": lambda: of_table("FIRST", ("-", "1"), ("&lt; 10", "2")),
    "sound-table-undecided": lambda: of_table("UNIQUE", ("&gt; y", "1")),
}


def found_in(data: bytes, staff: Any = None, **more: bytes) -> list[Finding]:
    """The findings on one file."""
    return list(checked(data, staff, **more).findings)


@pytest.mark.parametrize("code", EXAMPLES)
def test_each_finding_says_in_three_languages_where_and_how_to_mend_it(code: str) -> None:
    found = next(each for each in EXAMPLES[code]() if each.code == code)
    said = {language: getattr(found, f"message_{language}") for language in ("fi", "sv", "en")}
    mend = {language: getattr(found, f"mend_{language}") for language in ("fi", "sv", "en")}
    for texts in (said, mend):
        assert len(set(texts.values())) == 3
        assert all(text and "{" not in text for text in texts.values())
    assert found.element_id
