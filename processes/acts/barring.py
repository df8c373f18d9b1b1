"""The act of barring a person from a whole case (434/2003 §§ 27–28)."""

from __future__ import annotations

from processes.acts.desk import Desk
from processes.appointing import hand_over
from processes.disqualifications import Disqualification, check_disqualification
from processes.recusals import RecusalGround


def bar(
    desk: Desk, person: str, ground: RecusalGround, explanation: str
) -> tuple[Disqualification, int]:
    """From now on the person neither sees to the case nor acts in it.

    The tasks that the person holds go back to all; how many is told beside what is recorded.
    Refused without an explanation, or where the person is barred already.
    """
    new = Disqualification(desk.key(), person, ground, explanation, desk.now, desk.actor.id)
    known = desk.uow.disqualifications.of_case(desk.case.id)
    desk.uow.disqualifications.add(check_disqualification(new, known))
    released = hand_over(desk.uow, desk.case, person, None)
    after = {"key": str(new.key), "ground": ground.citation, "released": released}
    desk.log("disqualify", person, explanation, **after)
    return new, released
