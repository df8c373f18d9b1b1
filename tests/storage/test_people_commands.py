"""The registers of people on each database: the source loaded, and every command refused right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
import sqlalchemy as sa
from msgspec.structs import replace as changed

import processes.commands  # noqa: F401  (registers the commands)
from engine.deadlines import HELSINKI
from engine.errors import Conflict, EngineError, NotAllowed, NotFound
from engine.model import SYSTEM, Actor, Party, PartyKind
from engine.text import Text
from processes.appointing import appoint, place_of
from processes.bodies import BodyKind
from processes.commands.absences import EndAbsence, RecordAbsence, TakeBackAbsence
from processes.commands.case_roles import BindCaseRole
from processes.commands.composition import (
    AppointMember,
    EndMembership,
    EndTerm,
    ReplaceMember,
    preview,
)
from processes.commands.delegations import DelegateAuthority, RevokeDelegation
from processes.commands.disqualifying import Disqualify, LiftDisqualification
from processes.commands.nominating import RecordNomination
from processes.commands.offices import AppointOfficial
from processes.commands.registers import AddBody, AddOrganization, AddPerson, AddPost, ChangePerson
from processes.memberships import MembershipRole
from processes.people import Gender, OrganizationKind
from processes.recusals import RecusalGround
from processes.rules import DomainRules
from processes.source.bodies import NUMBER
from processes.source.memberships import APPOINTED, TERM_START
from processes.source.seed import SOURCE
from storage.database import Database
from storage.run import Runner
from storage.seed import document_series, load_source
from storage.tables import audit

NOW = datetime(2023, 8, 31, 12, tzinfo=HELSINKI)
LATER = datetime(2024, 1, 15, 12, tzinfo=HELSINKI)
IKONEN, KORHONEN = Actor("anna-kaisa-ikonen"), Actor("tiina-korhonen")
PALONEN, FERM, REGISTRAR = Actor("katja-palonen"), Actor("niko-ferm"), Actor("tem-kirjaaja")
ADMIN = Actor("yllapitaja", grants=frozenset({"admin", "deploy", "operate"}))
FERMS = next(each.id for each in APPOINTED if each.person_id == "niko-ferm")


@pytest.fixture
def runner(database: Database) -> Iterator[Runner]:
    yield Runner(database, DomainRules())


@pytest.fixture
def case_id(runner: Runner) -> str:
    """The source's case, with its secretariat appointed."""
    found = load_source(runner, NOW)
    places = [
        place_of(
            {
                "person": each.person_id,
                "organisation": each.on_behalf_of,
                "role": (each.post_id or "x.member").split(".")[1],
            }
        )
        for each in APPOINTED
    ]
    with runner.unit() as unit:
        appoint(unit, "sihteeristo", places, TERM_START, None, NUMBER, NOW)
        unit.commit()
    return found


def refused(runner: Runner, command, actor, now=LATER) -> EngineError:
    """The refusal; it says why in two languages, and the log has it."""
    before = log(runner)
    with pytest.raises(EngineError) as caught:
        runner.run(command, actor, now)
    assert caught.value.reason and caught.value.reason_fi
    assert log(runner) == before + 1
    return caught.value


def logged(runner: Runner, action: str, subject: str) -> tuple:
    """What the log has before and after the only such act that was done."""
    done = sa.and_(audit.c.action == action, audit.c.subject == subject, audit.c.ok.is_(True))
    with runner.unit() as unit:
        row = unit.connection.execute(sa.select(audit.c.before, audit.c.after).where(done)).one()
    return tuple(each and json.loads(each) for each in row)


def log(runner: Runner) -> int:
    with runner.database.reading() as link:
        text = "SELECT count(*) FROM audit WHERE NOT ok"
        return link.connection.exec_driver_sql(text).scalar() or 0


def members(runner: Runner, on: date) -> list[str]:
    with runner.unit() as unit:
        return sorted(each.person_id for each in unit.memberships.of_bodies(["sihteeristo"], on))


def test_the_source_is_loaded_once(runner: Runner):
    first = load_source(runner, NOW)
    assert load_source(runner, LATER) == first
    with runner.unit() as unit:
        for register, nouns in (
            (unit.organizations, SOURCE.organizations),
            (unit.people, SOURCE.persons),
            (unit.bodies, SOURCE.bodies),
            (unit.posts, SOURCE.posts),
            (unit.memberships, SOURCE.memberships),
        ):
            assert all(register.get(each.id) == each for each in nouns)
        assert unit.memberships.of_bodies(["sihteeristo"]) == [], "appointing is P1's work"
        assert unit.numbers.next(document_series()) == 12


def test_the_ten_members_as_the_decision_says(runner: Runner, case_id: str):
    with runner.unit() as unit:
        stored = unit.memberships.of_bodies(["sihteeristo"])
        assert sorted(stored, key=lambda e: e.id) == sorted(APPOINTED, key=lambda e: e.id)
        assert unit.bodies.get("sihteeristo").term_end is None


def test_a_replacement_stopped_by_the_quota_and_then_allowed(runner: Runner, case_id: str):
    for name, gender in (("Eeva Uusi", Gender.FEMALE), ("Eero Uusi", Gender.MALE)):
        runner.run(AddPerson(name, organization_id="espoo", gender=gender), REGISTRAR, LATER)
    woman = ReplaceMember(FERMS, "eeva-uusi", date(2024, 2, 1), "VN/24670/2023-TEM-30")
    with runner.unit() as unit:
        from engine.ports import Context

        shown = preview(unit, woman, Context(IKONEN, LATER, DomainRules(), {}))
    assert (shown["before"]["outcome"], shown["after"]["outcome"]) == ("MET", "BLOCK")
    stopped = refused(runner, woman, IKONEN)
    assert (stopped.code, stopped.ground) == ("quota-not-met", "609/1986 § 4 a")
    assert "niko-ferm" in members(runner, date(2024, 2, 1)), "nothing has changed"
    answer = runner.run(changed(woman, successor="eero-uusi"), IKONEN, LATER)
    assert (answer["quota"]["women"], answer["quota"]["men"]) == (6, 4)
    assert "niko-ferm" in members(runner, date(2024, 1, 31))
    after = members(runner, date(2024, 2, 1))
    assert "eero-uusi" in after and "niko-ferm" not in after and len(after) == 10


def test_a_derogation_lets_it_through_with_its_reasons(runner: Runner, case_id: str):
    runner.run(AddPerson("Eeva Uusi", gender=Gender.FEMALE), REGISTRAR, LATER)
    command = ReplaceMember(
        FERMS, "eeva-uusi", date(2024, 2, 1), "VN/24670/2023-TEM-30", "erityinen syy", "kysyttiin"
    )
    assert runner.run(command, IKONEN, LATER)["quota"]["outcome"] == "DEROGATION"


def test_a_resignation_is_never_blocked_but_shown(runner: Runner, case_id: str):
    own = EndMembership(FERMS, date(2024, 1, 31), "eroilmoitus 15.1.2024")
    assert refused(runner, own, PALONEN).code == "no-role"
    answer = runner.run(own, FERM, LATER)
    assert answer["quota"]["outcome"] == "BLOCK"
    assert answer["quota_before"]["outcome"] == "MET"


def test_appointing_is_the_setters_and_only_within_the_rules(runner: Runner, case_id: str):
    runner.run(AddPerson("Eero Uusi", gender=Gender.MALE), REGISTRAR, LATER)
    new = AppointMember("sihteeristo", "eero-uusi", date(2024, 2, 1), "VN/24670/2023-TEM-31")
    for actor in (PALONEN, REGISTRAR, ADMIN):
        assert isinstance(refused(runner, new, actor), NotAllowed)
    assert refused(runner, changed(new, start=date(2024, 1, 14)), IKONEN).code == "date-in-the-past"
    twice = changed(new, person_id="niko-ferm")
    assert refused(runner, twice, IKONEN).code == "membership-overlaps"
    chair = changed(new, post="chair")
    assert refused(runner, chair, IKONEN).code == "post-taken"
    stranger = changed(new, person_id="nobody-knows")
    assert refused(runner, stranger, IKONEN).code == "unknown-in-register"
    foreign = changed(new, post="minister")
    assert refused(runner, foreign, IKONEN).code == "post-elsewhere"
    lone = changed(new, role=MembershipRole.SUBSTITUTE)
    assert refused(runner, lone, IKONEN).code == "substitute-without-principal"
    assert isinstance(refused(runner, changed(new, body_id="nowhere"), IKONEN), NotFound)
    assert runner.run(new, IKONEN, LATER)["quota"]["men"] == 5


def test_an_open_term_ends_by_the_setters_decision(runner: Runner, case_id: str):
    command = EndTerm("sihteeristo", date(2024, 6, 30), "VN/24670/2023-TEM-40")
    assert isinstance(refused(runner, command, PALONEN), NotAllowed)
    assert refused(runner, changed(command, decision=" "), IKONEN).code == "term-without-decision"
    assert runner.run(command, IKONEN, LATER)["closed"] == 10
    assert members(runner, date(2024, 7, 1)) == []


def test_offices_change_hands_the_day_before(runner: Runner, case_id: str):
    runner.run(AddPerson("Uusi Ministeri"), REGISTRAR, LATER)
    command = AppointOfficial("tem", "uusi-ministeri", date(2024, 2, 1), "nimitys", "minister")
    assert isinstance(refused(runner, command, IKONEN), NotAllowed)
    assert len(runner.run(command, REGISTRAR, LATER)["closed"]) == 1
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        rules, may = DomainRules(), datetime(2024, 5, 1, tzinfo=HELSINKI)
        assert rules.candidates("setter.minister", case, LATER, unit) == ["anna-kaisa-ikonen"]
        assert rules.candidates("setter.minister", case, may, unit) == ["uusi-ministeri"]
    to_body = AppointOfficial("sihteeristo", "uusi-ministeri", date(2024, 2, 1), "nimitys")
    assert refused(runner, to_body, REGISTRAR).code == "appointed-by-setter"


def test_absence_brings_the_substitute_in(runner: Runner, case_id: str):
    day = date(2024, 1, 20)
    away = RecordAbsence("espoo-johtaja", day, day, "yhteistyoryhma")
    assert isinstance(refused(runner, away, PALONEN), NotAllowed)
    runner.run(away, Actor("espoo-johtaja"), LATER)
    assert refused(runner, away, Actor("espoo-johtaja")).code == "absence-overlaps"
    assert refused(runner, away, REGISTRAR, datetime(2024, 3, 1, tzinfo=HELSINKI)).code == (
        "date-in-the-past"
    )
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        noon = datetime(2024, 1, 20, 12, tzinfo=HELSINKI)
        offered = DomainRules().candidates("approver", case, noon, unit)
    assert "espoo-varajohtaja" in offered and "espoo-johtaja" not in offered


def test_an_absence_is_ended_early_and_what_was_done_meanwhile_stays(runner: Runner, case_id: str):
    leader = Actor("espoo-johtaja")
    first, last = date(2024, 1, 15), date(2024, 1, 31)
    made = runner.run(RecordAbsence("espoo-johtaja", first, last), leader, LATER)["id"]
    assert isinstance(refused(runner, EndAbsence(made, last), PALONEN), NotAllowed)
    assert refused(runner, TakeBackAbsence(made), leader).code == "absence-begun"
    for day in (date(2024, 1, 14), date(2024, 2, 1)):
        assert refused(runner, EndAbsence(made, day), leader).code == "absence-not-shorter"
    runner.run(EndAbsence(made, date(2024, 1, 20)), REGISTRAR, LATER)
    rules = DomainRules()
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        on_last_day, day_after = (datetime(2024, 1, day, 12, tzinfo=HELSINKI) for day in (20, 21))
        assert "espoo-varajohtaja" in rules.candidates("approver", case, on_last_day, unit)
        offered = rules.candidates("approver", case, day_after, unit)
    assert "espoo-johtaja" in offered and "espoo-varajohtaja" not in offered
    before, after = logged(runner, "end-absence", "espoo-johtaja")
    assert (before["end"], after["end"]) == ("2024-01-31", "2024-01-20")
    over = EndAbsence(made, date(2024, 1, 19))
    assert refused(runner, over, leader, datetime(2024, 1, 21, tzinfo=HELSINKI)).code == (
        "absence-over"
    )


def test_an_absence_that_has_not_begun_is_taken_back(runner: Runner, case_id: str):
    leader, day = Actor("espoo-johtaja"), date(2024, 1, 20)
    away = RecordAbsence("espoo-johtaja", day, day, "yhteistyoryhma")
    made = runner.run(away, leader, LATER)["id"]
    assert isinstance(refused(runner, TakeBackAbsence(made), PALONEN), NotAllowed)
    runner.run(TakeBackAbsence(made), leader, LATER)
    assert isinstance(refused(runner, TakeBackAbsence(made), leader), NotFound)
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        noon = datetime(2024, 1, 20, 12, tzinfo=HELSINKI)
        assert "espoo-johtaja" in DomainRules().candidates("approver", case, noon, unit)
    before, after = logged(runner, "take-back-absence", "espoo-johtaja")
    assert before == {"start": "2024-01-20", "end": "2024-01-20", "body": "yhteistyoryhma"}
    assert after is None
    runner.run(away, leader, LATER)  # the right one may follow


def test_delegation_is_the_principals_own_with_period_and_source(runner: Runner, case_id: str):
    command = DelegateAuthority(
        "katja-palonen", "lotta-mattsson", date(2024, 1, 15), date(2024, 1, 31), "työjärjestys",
        role="preparer",
    )  # fmt: skip
    assert isinstance(refused(runner, command, FERM), NotAllowed)
    assert refused(runner, changed(command, source=" "), PALONEN).code == (
        "delegation-without-source"
    )
    unknown = changed(command, actions=("be-king",))
    assert refused(runner, unknown, PALONEN).code == "unknown-action"
    made = runner.run(command, PALONEN, LATER)
    assert isinstance(refused(runner, RevokeDelegation(made["id"]), FERM), NotAllowed)
    runner.run(RevokeDelegation(made["id"]), PALONEN, LATER)
    assert refused(runner, RevokeDelegation(made["id"]), PALONEN).code == "delegation-over"


def test_nominations_come_from_those_asked(runner: Runner, case_id: str):
    command = RecordNomination(case_id, "helsinki", ("inga-nyholm",))
    leader = Actor("helsinki-johtaja")
    assert refused(runner, command, leader).code == "nomination-one-sided"
    assert refused(runner, changed(command, candidates=()), leader).code == "nomination-empty"
    assert refused(runner, changed(command, organization_id="sm"), leader).code == (
        "nomination-not-asked"
    )
    other = changed(command, organization_id="espoo", reason="vain yksi")
    assert refused(runner, other, leader).code == "nomination-for-another"
    runner.run(changed(command, reason="vain yksi"), leader, LATER)
    runner.run(changed(command, candidates=("inga-nyholm", "niko-ferm")), leader, LATER)
    with runner.unit() as unit:
        stored = unit.nominations.of_case(case_id)
    assert [len(each.candidates) for each in stored] == [1, 2]


def test_the_disqualified_see_and_do_nothing_until_it_is_lifted(runner: Runner, case_id: str):
    command = Disqualify(case_id, "niko-ferm", RecusalGround.PARTY, "oma hakemus")
    assert refused(runner, command, Actor("elina-laavi-x")).code == "no-role"
    made = runner.run(command, FERM, LATER)
    assert refused(runner, command, PALONEN).code == "already-disqualified"
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        seen = DomainRules().may(FERM, "read-case", case, LATER, unit)
        assert (seen.allowed, seen.code) == (False, "disqualified")
        assert "niko-ferm" not in DomainRules().candidates("preparer", case, LATER, unit)
    from engine.model import Key

    lift = LiftDisqualification(Key.parse(made["key"]), "ryhmä katsoi esteettömäksi")
    assert refused(runner, lift, FERM).code == "disqualified"
    runner.run(lift, PALONEN, LATER)
    with runner.unit() as unit:
        assert DomainRules().may(FERM, "read-case", unit.cases.get(case_id), LATER, unit)


def test_case_roles_are_bound_to_what_is_in_the_registers(runner: Runner, case_id: str):
    party = Party(PartyKind.ORGANIZATION, "turku")
    command = BindCaseRole(case_id, "nominators", (party,))
    assert isinstance(refused(runner, command, ADMIN), NotAllowed)
    assert refused(runner, changed(command, role="king"), KORHONEN).code == "case-role-unknown"
    ghost = changed(command, parties=(Party(PartyKind.PERSON, "ghost"),))
    assert refused(runner, ghost, KORHONEN).code == "unknown-in-register"
    runner.run(command, KORHONEN, LATER)
    with runner.unit() as unit:
        assert unit.cases.get(case_id).roles["nominators"] == (party,)


def test_the_registers_take_no_nonsense(runner: Runner, case_id: str):
    name = Text("Uusi", "", "")
    assert runner.run(AddPerson("Åke Öhman"), REGISTRAR, LATER)["id"] == "ake-ohman"
    assert refused(runner, AddPerson("Åke Öhman"), REGISTRAR).code == "already-exists"
    assert refused(runner, AddPerson("  "), REGISTRAR).code == "text-missing"
    assert refused(runner, AddPerson("A\r\nBcc: x"), REGISTRAR).code == "control-characters"
    assert refused(runner, AddPerson("K\u0430tja Palonen"), REGISTRAR).code == "mixed-scripts"
    assert refused(runner, AddPerson("漢字"), REGISTRAR).code == "id-invalid"
    assert refused(runner, AddPerson("B" * 201), REGISTRAR).code == "text-too-long"
    assert refused(runner, AddPerson("C", id="__class__"), REGISTRAR).code == "id-invalid"
    bad = AddPerson("D", email="a@b.example\nBcc: c@d.example")
    assert refused(runner, bad, REGISTRAR).code == "email-invalid"
    assert isinstance(refused(runner, AddPerson("E"), FERM), NotAllowed)
    cyrillic = runner.run(AddPerson("Дмитрий Ильин", id="dmitri-iljin"), REGISTRAR, LATER)
    assert cyrillic["id"] == "dmitri-iljin"
    spoofed = ChangePerson("dmitri-iljin", name="K\u0430tja Palonen")
    assert refused(runner, spoofed, REGISTRAR).code == "mixed-scripts"
    taken = AddOrganization("tem", OrganizationKind.UNIT, name)
    assert isinstance(refused(runner, taken, REGISTRAR), Conflict)
    body = AddBody("uusi-elin", name, BodyKind.DECIDING, "tem")
    twin = changed(body, name=Text("Uusi", "Uusi", "Uus\u0456"))
    assert refused(runner, twin, KORHONEN).code == "mixed-scripts"
    runner.run(body, KORHONEN, LATER)
    runner.run(AddPost("uusi-elin", "rapporteur", name), KORHONEN, LATER)
    assert refused(runner, AddPost("uusi-elin", "chair", name), KORHONEN).code == "already-exists"
    runner.run(ChangePerson("niko-ferm", email="uusi@espoo.example"), FERM, LATER)
    assert isinstance(refused(runner, ChangePerson("niko-ferm", name="X"), PALONEN), NotAllowed)


def test_the_database_itself_refuses_a_second_open_membership(runner: Runner, case_id: str):
    with pytest.raises(Exception, match=r"(?i)unique|Conflict"), runner.unit() as unit:
        again = replace(APPOINTED[0], id="again", post_id=None)
        unit.memberships.add(again)
        unit.commit()


def test_the_system_may_do_what_service_work_needs(runner: Runner, case_id: str):
    assert runner.run(AddPerson("Palvelun Lisäämä"), SYSTEM, LATER)["id"] == "palvelun-lisaama"
