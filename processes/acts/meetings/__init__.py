"""Acts of a meeting, from its planning to its end."""

from __future__ import annotations

from processes.acts.meetings.agenda import (
    change_matter,
    drop_matter,
    items_of_kind,
    order_agenda,
    put_matter,
)
from processes.acts.meetings.attendance import (
    barred_now,
    count,
    mark_accepted,
    mark_left,
    mark_present,
)
from processes.acts.meetings.course import (
    call_off,
    close_meeting,
    object_to,
    open_item,
    open_meeting,
    put_down,
    take_up,
)
from processes.acts.meetings.invitations import (
    call_substitute,
    invite_extra,
    reply,
    send_invitation,
    send_materials,
)
from processes.acts.meetings.planning import confirm, facts, plan_meeting, reschedule
from processes.acts.meetings.recusals import clear_person, decide_recusal, raise_recusal

__all__ = [
    "barred_now",
    "call_off",
    "call_substitute",
    "change_matter",
    "clear_person",
    "close_meeting",
    "confirm",
    "count",
    "decide_recusal",
    "drop_matter",
    "facts",
    "invite_extra",
    "items_of_kind",
    "mark_accepted",
    "mark_left",
    "mark_present",
    "object_to",
    "open_item",
    "open_meeting",
    "order_agenda",
    "plan_meeting",
    "put_down",
    "put_matter",
    "raise_recusal",
    "reply",
    "reschedule",
    "send_invitation",
    "send_materials",
    "take_up",
]
