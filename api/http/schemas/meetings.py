"""Meetings on the wire: the meeting, its agenda, invitations, attendance, quorum."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line, Slug, Text, Token
from api.http.paging import PagedQuery
from api.http.schemas.tasks import PermissionSchema
from processes.agenda import ItemKind, ItemState
from processes.attendance import Remote
from processes.invitations import Reply
from processes.meetings import MeetingState
from processes.seats import SeatRole
from storage.queries.meetings import SORTS


class QuorumSchema(Schema):
    """The count now: more than half of the members, and the chair or vice chair."""

    members = fields.Integer(required=True)
    present = fields.Integer(required=True, metadata={"description": "members' places filled"})
    counted = fields.List(fields.String(), required=True)
    chaired = fields.Boolean(required=True)
    met = fields.Boolean(required=True)


class MeetingSchema(Schema):
    """A meeting, or a written procedure, of a body."""

    id = fields.String(required=True)
    case_id = fields.String(required=True)
    case_number = fields.String(required=True)
    case_title = fields.String(required=True)
    case_title_sv = fields.String(required=True)
    case_title_en = fields.String(required=True)
    revision = fields.Integer(required=True, metadata={"description": "the case's; the ETag"})
    body_id = fields.String(required=True)
    body_name_fi = fields.String(required=True)
    body_name_sv = fields.String(required=True)
    body_name_en = fields.String(required=True)
    number = fields.String(required=True, metadata={"description": "within the year, 1/2023"})
    starts = fields.AwareDateTime(required=True)
    ends = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    link = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(list(MeetingState)))
    written = fields.Boolean(required=True)
    confirmed_by = fields.String(required=True, allow_none=True)
    invited_at = fields.AwareDateTime(required=True, allow_none=True)
    late_notice_reason = fields.String(required=True)
    materials_at = fields.AwareDateTime(required=True, allow_none=True)
    late_materials_reason = fields.String(required=True)
    opened_at = fields.AwareDateTime(required=True, allow_none=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    led_by = fields.String(required=True, allow_none=True)
    end_reason = fields.String(required=True)
    continues = fields.String(required=True, allow_none=True)
    readable = fields.Boolean(
        required=True, metadata={"description": "more than when and where is for the caller"}
    )


class RepliesSchema(Schema):
    """How many have answered how."""

    pending = fields.Integer(required=True)
    accepted = fields.Integer(required=True)
    declined = fields.Integer(required=True)
    withdrawn = fields.Integer(required=True)


class SeatSchema(Schema):
    """Who sits in the body on the meeting's day."""

    person_id = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(list(SeatRole)))
    substitute_for = fields.String(required=True, allow_none=True)
    on_behalf_of = fields.String(required=True, allow_none=True)


class BodyChoiceSchema(Schema):
    """A body that may meet in a case."""

    id = fields.String(required=True)
    name_fi = fields.String(required=True)
    name_sv = fields.String(required=True)
    name_en = fields.String(required=True)


class CaseChoiceSchema(Schema):
    """A case that may be chosen, with the bodies that have a part in it."""

    id = fields.String(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    title_sv = fields.String(required=True)
    title_en = fields.String(required=True)
    bodies = fields.List(fields.Nested(BodyChoiceSchema), required=True)


class PlanningSchema(PermissionSchema):
    """Whether I may plan a meeting, and in which cases."""

    cases = fields.List(fields.Nested(CaseChoiceSchema), required=True)


class MeetingDetailSchema(MeetingSchema):
    """A meeting with its body's seats, the count of replies and the quorum now."""

    seats = fields.List(fields.Nested(SeatSchema), required=True)
    replies = fields.Nested(RepliesSchema, required=True)
    quorum = fields.Nested(QuorumSchema, required=True)
    invite_by = fields.Date(required=True, metadata={"description": "without a recorded reason"})
    materials_by = fields.Date(required=True)
    minutes_due = fields.Date(required=True)
    check_due = fields.Date(required=True)


class MeetingQuery(PagedQuery):
    """Which meetings."""

    body_id = Slug()
    case_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(list(MeetingState)))
    since = fields.AwareDateTime(metadata={"description": "those not over before"})
    until = fields.AwareDateTime(metadata={"description": "those that start before"})
    mine = fields.Boolean(metadata={"description": "those that I am invited to"})
    sort = fields.String(validate=validate.OneOf(list(SORTS)), load_default="-starts")


class NewMeetingSchema(Schema):
    """A meeting to plan."""

    case_id = fields.UUID(required=True)
    body_id = Slug(required=True)
    starts = fields.AwareDateTime(required=True)
    ends = fields.AwareDateTime(required=True)
    place = Line(load_default="")
    link = Line(500, load_default="")
    written = fields.Boolean(load_default=False)


class MeetingChangeSchema(Schema):
    """Another time or place; what is left out stays."""

    starts = fields.AwareDateTime()
    ends = fields.AwareDateTime()
    place = Line()
    link = Line(500)


class WhySchema(Schema):
    """A reason, where the rules ask for one."""

    reason = Text(2000, load_default="")


class NeededReasonSchema(Schema):
    """Why."""

    reason = Text(2000, 1, required=True)


class AgendaItemSchema(Schema):
    """One item: a standing heading, or a matter with its proposal and paper."""

    id = fields.String(required=True)
    meeting_id = fields.String(required=True)
    item = fields.Integer(required=True, metadata={"description": "its number for good"})
    position = fields.Integer(required=True, metadata={"description": "its place now"})
    kind = fields.String(required=True, validate=validate.OneOf(list(ItemKind)))
    state = fields.String(required=True, validate=validate.OneOf(list(ItemState)))
    title = fields.String(required=True)
    account = fields.String(required=True)
    proposal = fields.String(required=True)
    discussion = fields.String(required=True)
    document_id = fields.String(required=True, allow_none=True)
    version = fields.Integer(required=True, allow_none=True)
    prepared_by = fields.List(fields.String(), required=True)
    benefits = fields.String(required=True, allow_none=True)
    opened_at = fields.AwareDateTime(required=True, allow_none=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    late_reason = fields.String(required=True)
    presented_at = fields.AwareDateTime(required=True, allow_none=True)
    presented_by = fields.String(
        required=True, allow_none=True, metadata={"description": "the name of who presented it"}
    )


class AgendaSchema(Schema):
    """The agenda in order; an item in which I am disqualified is not shown to me."""

    items = fields.List(fields.Nested(AgendaItemSchema), required=True)
    hidden = fields.Integer(required=True, metadata={"description": "items hidden from me"})


class NewItemSchema(Schema):
    """A matter; once the agenda has gone out, with a reason."""

    title = Line(500, 1, required=True)
    kind = fields.String(
        load_default=ItemKind.DECISION,
        validate=validate.OneOf([ItemKind.DECISION, ItemKind.NOTICE, ItemKind.OTHER]),
    )
    account = Text(load_default="")
    proposal = Text(load_default="")
    document_id = Token(60, load_default=None, allow_none=True)
    benefits = Slug(
        load_default=None, allow_none=True,
        metadata={"description": "the one organization that it would give a benefit to"},
    )  # fmt: skip
    reason = Text(2000, load_default="")


class ItemChangeSchema(Schema):
    """Other words or another paper for a matter; what is left out stays."""

    title = Line(500, 1)
    account = Text()
    proposal = Text()
    document_id = Token(60)
    discussion = Text(metadata={"description": "for the minutes, while the item is at hand"})


class OrderSchema(Schema):
    """All items by their numbers (`item`), in the new order."""

    items = fields.List(
        fields.Integer(validate=validate.Range(min=1, max=10**6)),
        required=True,
        validate=validate.Length(min=1, max=500),
    )


class InvitationSchema(Schema):
    """One person's invitation and answer."""

    id = fields.String(required=True)
    person_id = fields.String(required=True)
    name = fields.String(required=True)
    sent_at = fields.AwareDateTime(required=True)
    substitute_for = fields.String(required=True, allow_none=True)
    reply = fields.String(required=True, validate=validate.OneOf(list(Reply)))
    replied_at = fields.AwareDateTime(required=True, allow_none=True)
    reason = fields.String(required=True)


class InvitationsSchema(Schema):
    """All who are invited."""

    items = fields.List(fields.Nested(InvitationSchema), required=True)


class ReplySchema(Schema):
    """Coming or not; `person` only where another's answer is recorded."""

    accept = fields.Boolean(required=True)
    reason = Text(2000, load_default="")
    person = Slug(load_default=None, allow_none=True)


class RepliedSchema(Schema):
    """The answer as it stands, and the substitute whom a decline invites."""

    reply = fields.String(required=True, validate=validate.OneOf(list(Reply)))
    substitute = fields.String(required=True, allow_none=True)


class WhoSchema(Schema):
    """Whom it concerns."""

    person = Slug(required=True)


class PresenceSchema(Schema):
    """One stay in the meeting, from coming to going."""

    id = fields.String(required=True)
    person_id = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, allow_none=True, validate=validate.OneOf([*SeatRole, None]))
    arrived = fields.AwareDateTime(required=True)
    left = fields.AwareDateTime(required=True, allow_none=True)
    substitute_for = fields.String(required=True, allow_none=True)
    way = fields.String(required=True, validate=validate.OneOf(list(Remote)))


class AttendanceSchema(Schema):
    """Who came and went when, who is absent, and the quorum now."""

    items = fields.List(fields.Nested(PresenceSchema), required=True)
    absent = fields.List(fields.String(), required=True)
    quorum = fields.Nested(QuorumSchema, required=True)


class OpenMeetingSchema(Schema):
    """How the meeting opens."""

    roll_call = fields.Boolean(
        load_default=False, metadata={"description": "mark all who accepted as present"}
    )
