"""The agenda's order and its closing; disqualification: ground, interval, who decides, who sees."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.model import Key
from processes.agenda import (
    ItemKind,
    ItemState,
    add_matter,
    item_closed,
    item_decided,
    item_opened,
    ordered,
    reordered,
    require_agenda,
    require_matter,
    standing_items,
    still_open,
)
from processes.meetings import MeetingState
from processes.recusals import (
    Recusal,
    RecusalCheck,
    RecusalGround,
    RecusalState,
    decided,
    ended,
    raised,
    recused,
    require_checked,
    require_eligible,
    to_check,
    visible_items,
)
from tests.unit.meeting.setting import (
    CASE,
    MEETING_KEY,
    SEATS,
    START,
    item,
    keys,
    meeting,
    refused,
)


def agenda():
    return standing_items(MEETING_KEY, keys())


def test_matters_come_between_the_standing_items():
    items = add_matter(meeting(), agenda(), item(kind=ItemKind.DECISION))
    items = add_matter(meeting(), items, item(kind=ItemKind.NOTICE, title="Ilmoitus"))
    kinds = [each.kind for each in ordered(items)]
    assert kinds.index(ItemKind.NOTICE) < kinds.index(ItemKind.DECISION)
    assert kinds == sorted(kinds, key=list(ItemKind).index)
    assert [each.position for each in ordered(items)] == list(range(1, 10))
    assert len({each.item for each in items}) == 9


def test_after_the_invitation_a_matter_needs_a_reason_and_the_order_stands():
    invited = meeting(state=MeetingState.INVITED)
    with refused("agenda-closed"):
        add_matter(invited, agenda(), item())
    with refused("agenda-closed"):
        reordered(invited, agenda(), [1, 2, 3, 4, 5, 6, 7])
    late = add_matter(invited, agenda(), item(), "Kiireellinen")
    assert [each.late_reason for each in late if each.late_reason] == ["Kiireellinen"]
    with refused("meeting-wrong-state"):
        add_matter(meeting(state=MeetingState.CLOSED), agenda(), item(), "Kiireellinen")


def test_an_order_names_every_item_once():
    with refused("agenda-order"):
        reordered(meeting(), agenda(), [1, 1, 2, 3, 4, 5, 6])
    assert reordered(meeting(), agenda(), [7, 6, 5, 4, 3, 2, 1])[0].item == 7


def test_items_are_taken_one_at_a_time_and_only_once():
    going = meeting(state=MeetingState.OPEN)
    first, second, *_ = agenda()
    with refused("meeting-not-open"):
        item_opened(meeting(), agenda(), first, START)
    taken = item_opened(going, agenda(), first, START)
    assert still_open([taken, second]) == taken
    with refused("other-item-open"):
        item_opened(going, [taken, second], second, START)
    done = item_closed(taken, ItemState.HANDLED, START)
    assert still_open([done, second]) is None
    with refused("item-wrong-state"):
        item_opened(going, [done, second], done, START)
    with refused("item-wrong-state"):
        item_closed(done, ItemState.HANDLED, START)


def test_a_decided_item_stays_decided_when_closed():
    assert item_closed(item_decided(item(), False), ItemState.HANDLED, START).state == "decided"
    assert item_decided(item(), True).state is ItemState.TABLED
    with refused("item-wrong-state"):
        item_decided(item_decided(item(), False), False)
    with refused("item-not-a-decision"):
        require_matter(item(kind=ItemKind.NOTICE))


def test_no_agenda_no_invitation():
    with refused("agenda-missing"):
        require_agenda([])


def recusal(person: str = "lyly", **changes: object) -> Recusal:
    found = Recusal(
        Key(CASE, 90),
        MEETING_KEY,
        8,
        person,
        RecusalGround.ON_BOARD_OF_PARTY,
        "Yhtiön hallituksen jäsen",
        RecusalState.DECLARED,
        START,
    )
    return replace(found, **changes)


def test_an_own_declaration_holds_at_once_anothers_word_does_not():
    own = raised([], recusal(), "lyly")
    assert recused([own], 8, START) == {"lyly"}
    said = raised([], recusal(), "orpo")
    assert said.state is RecusalState.RAISED
    assert recused([said], 8, START) == frozenset()
    confirmed = decided(said, True, ["orpo", "lyly", "makela"], "orpo", START)
    assert confirmed.decided_by == ("makela", "orpo"), "nobody decides on their own"
    assert recused([confirmed], 8, START) == {"lyly"}
    assert recused([confirmed], 9, START) == frozenset()


def test_the_body_decides_and_only_once():
    with refused("own-recusal"):
        decided(recusal(), False, ["orpo"], "lyly", START)
    rejected = decided(recusal(), False, ["orpo"], "orpo", START)
    assert not rejected.bars(START)
    with refused("recusal-decided"):
        decided(rejected, True, ["orpo"], "orpo", START)


def test_it_needs_words_and_is_recorded_once():
    with refused("recusal-explanation-missing"):
        raised([], recusal(explanation=" "), "lyly")
    with refused("already-recused"):
        raised([recusal()], recusal(), "lyly")


def test_the_interval_ends_with_the_item():
    [over] = ended([recusal(), recusal("orpo", item=3)], 8, START + timedelta(minutes=5))
    assert over.bars(START + timedelta(minutes=4))
    assert not over.bars(START + timedelta(minutes=5))
    assert not over.bars(START - timedelta(minutes=1))


def test_a_recused_person_neither_sees_nor_acts():
    with refused("recused") as caught:
        require_eligible([recusal()], item(), "lyly", START)
    assert caught.value.ground == "434/2003 § 28 (1) 5"
    require_eligible([recusal()], item(), "orpo", START)
    seen = visible_items([item(), item(item=9)], [recusal()], "lyly", START)
    assert [each.item for each in seen] == [9]


def test_a_benefit_to_one_city_asks_for_a_check_and_nothing_more():
    benefit = item(benefits="tampere")
    assert [s.person_id for s in to_check(benefit, SEATS, [], [])] == ["lyly"]
    with refused("recusal-check-open"):
        require_checked(benefit, SEATS, [], [])
    answer = RecusalCheck(Key(CASE, 91), MEETING_KEY, 8, "lyly", "Ei perustetta", "orpo", START)
    require_checked(benefit, SEATS, [], [answer])
    require_checked(benefit, SEATS, [recusal()], [])
    require_checked(item(), SEATS, [], [])


@pytest.mark.parametrize("ground", RecusalGround)
def test_every_ground_cites_its_point(ground):
    assert ground.citation.startswith("434/2003 § 28 (1) ")
