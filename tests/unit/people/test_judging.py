"""The pure question of authority: grants open, denials close, and nothing reopens them."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace as changed

from engine.authority import Hat, Policy, Publicity, Subject, Via, judge

DAY = date(2023, 9, 15)
POLICY = Policy(
    grants={
        "prepare": frozenset({"preparer"}),
        "sign": frozenset({"approver.chair", "setter.presenting_official"}),
        "read": frozenset({"person"}),
        "reply": frozenset({"approver", "named"}),
        "withdraw": frozenset({"self"}),
    },
    sign_offs=frozenset({"sign"}),
    cleared=frozenset({"preparer"}),
)
CHAIR = Hat("approver.chair")


def ask(person, hats, action, subject=Subject(), **more):  # noqa: B008
    return judge(person, hats, action, subject, DAY, POLICY, **more)


def test_a_role_opens_what_the_table_gives_it_and_nothing_else():
    assert ask("a", [Hat("preparer")], "prepare")
    assert ask("a", [Hat("preparer.chair")], "prepare"), "a post belongs to its role"
    assert not ask("a", [Hat("approver")], "sign"), "a role does not hold its posts"
    assert not ask("a", [Hat("preparer")], "unheard-of")
    assert not ask("a", [], "prepare")


def test_a_hat_is_worn_on_its_days():
    hat = Hat("preparer", start=date(2023, 9, 1), end=date(2023, 9, 15))
    assert ask("a", [hat], "prepare")
    assert not judge("a", [hat], "prepare", Subject(), date(2023, 9, 16), POLICY)


def test_who_prepared_the_version_never_signs_it_off():
    refused = ask("a", [CHAIR], "sign", Subject(prepared_by=frozenset({"a"})))
    assert (refused.allowed, refused.code) == (False, "prepared-by-you")
    assert refused.reason and refused.reason_fi and refused.ground
    assert ask("b", [CHAIR], "sign", Subject(prepared_by=frozenset({"a"})))


def test_nobody_signs_for_a_preparer():
    for via in (Via.SUBSTITUTE, Via.DELEGATE):
        hat = changed(CHAIR, via=via, principal="a", source="order")
        refused = ask("b", [hat], "sign", Subject(prepared_by=frozenset({"a"})))
        assert refused.code == "prepared-by-principal"


def test_a_confirming_signature_is_no_approval():
    subject = Subject(prepared_by=frozenset({"a"}), authenticates=True)
    assert ask("a", [Hat("setter.presenting_official")], "sign", subject)


def test_disqualified_goes_before_everything():
    subject = Subject(disqualified={"a": "434/2003 § 28 (1) 3"}, assignee="a")
    refused = ask("a", [CHAIR, Hat("preparer"), Hat("person")], "read", subject)
    assert refused.code == "disqualified"
    assert "434/2003" in refused.ground


def test_a_delegate_of_somebody_disqualified_may_not_but_a_substitute_may():
    subject = Subject(disqualified={"a": "434/2003 § 28 (1) 3"})
    by_order = changed(CHAIR, via=Via.DELEGATE, principal="a")
    assert ask("b", [by_order], "sign", subject).code == "disqualified"
    in_stead = changed(CHAIR, via=Via.SUBSTITUTE, principal="a")
    assert ask("b", [in_stead], "sign", subject)


def test_what_is_secret_is_seen_by_the_cleared_alone():
    secret = Subject(publicity=Publicity.SECRET, secrecy_ground="621/1999 § 24 (1) 11")
    refused = ask("a", [Hat("person")], "read", secret)
    assert (refused.code, refused.ground) == ("secret", "621/1999 § 24 (1) 11")
    assert ask("a", [Hat("person"), Hat("preparer")], "read", secret)
    assert ask("a", [Hat("person")], "read", changed(secret, cleared=frozenset({"a"})))


def test_a_task_is_for_whom_it_is_offered_to():
    offered = Subject(groups=frozenset({"preparer.chair"}))
    assert ask("a", [Hat("preparer"), Hat("preparer.chair")], "prepare", offered)
    assert not ask("b", [Hat("preparer")], "prepare", offered)
    assigned = Subject(assignee="a", groups=frozenset({"preparer"}))
    assert ask("a", [Hat("preparer")], "prepare", assigned)
    assert ask("b", [Hat("preparer")], "prepare", assigned).code == "assigned-to-another"


def test_a_model_cannot_give_a_duty_to_a_role_that_it_is_closed_to():
    offered = Subject(groups=frozenset({"approver"}))
    assert not ask("a", [Hat("approver")], "prepare", offered)
    assert not ask("a", [Hat("approver")], "prepare", Subject(assignee="a"))


def test_being_named_suffices_where_the_table_says_so():
    assert ask("guest", [], "reply", Subject(assignee="guest"))
    assert not ask("guest", [], "sign", Subject(assignee="guest"))
    assert ask("a", [], "withdraw", Subject(about="a"))
    assert not ask("b", [], "withdraw", Subject(about="a"))


def test_acting_for_another_is_visible_and_ones_own_role_comes_first():
    order = changed(CHAIR, via=Via.DELEGATE, principal="p", source="order 3")
    verdict = ask("a", [order], "sign")
    assert (verdict.on_behalf_of, verdict.mandate, verdict.mark) == ("p", "order 3", "valt.")
    assert ask("a", [order, CHAIR], "sign").on_behalf_of == ""
    assert ask("a", [order, CHAIR], "sign", on_behalf_of="p").on_behalf_of == "p"
    assert not ask("a", [CHAIR], "sign", on_behalf_of="p")


def test_a_delegation_may_be_limited_to_some_actions():
    order = changed(CHAIR, via=Via.DELEGATE, principal="p", actions=frozenset({"read"}))
    assert not ask("a", [order], "sign")


def test_what_is_asked_again_is_answered_anew_where_somebody_is_disqualified_since():
    first = ask("a", [Hat("preparer")], "prepare")
    assert first and ask("a", [Hat("preparer")], "prepare") == first
    assert ask("a", [Hat("preparer")], "prepare", Subject(disqualified={}))
    barred = ask("a", [Hat("preparer")], "prepare", Subject(disqualified={"a": "28 §"}))
    assert barred.code == "disqualified"
    assert ask("a", [Hat("preparer")], "prepare")
