"""The act of barring a person from a whole case (434/2003 §§ 27–28)."""

from __future__ import annotations

from processes.acts.desk import Desk
from processes.appointing import hand_over
from processes.disqualifications import Disqualification, barred, check_disqualification
from processes.recusals import RecusalGround


def bar(desk: Desk, person: str, ground: RecusalGround, explanation: str) -> None:
    """From now on the person neither sees to the case nor acts in it; open tasks go back to all."""
    known = desk.uow.disqualifications.of_case(desk.case.id)
    if person in barred(known, desk.now):
        return
    new = Disqualification(desk.key(), person, ground, explanation, desk.now, desk.actor.id)
    desk.uow.disqualifications.add(check_disqualification(new, known))
    released = hand_over(desk.uow, desk.case, person, None)
    desk.log("disqualify", person, explanation, ground=ground.citation, released=released)
