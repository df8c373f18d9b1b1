"""The domain's repositories, by the name that each has on the unit of work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storage.personal import PersonalRows
from storage.repositories.accounts import AccountRows, SessionRows
from storage.repositories.administration import (
    BatchMoveRows,
    BatchRows,
    DraftSaveRows,
    ModelDraftRows,
    ProposalRows,
)
from storage.repositories.decisions import (
    DecisionRows,
    DissentRows,
    ExtensionRows,
    PresentationRows,
)
from storage.repositories.documents import (
    DistributionRows,
    DocumentRows,
    FileRows,
    ReadingRows,
    RenderingRows,
    SignatureRows,
    VersionRows,
)
from storage.repositories.feeds import FeedRows
from storage.repositories.following import (
    ExpenseRows,
    MeasureRows,
    RoundRows,
    StatementRows,
    StatusReportRows,
)
from storage.repositories.meetings import (
    ActionRows,
    AgendaRows,
    InvitationRows,
    MeetingRows,
    MinutesRows,
    ObjectionRows,
    PresenceRows,
    RecusalCheckRows,
    RecusalRows,
    VoteRows,
)
from storage.repositories.memberships import AbsenceRows, DelegationRows, MembershipRows
from storage.repositories.nominations import DisqualificationRows, NominationRows
from storage.repositories.notices import NoticeRows, PreferenceRows
from storage.repositories.people import BodyRows, OrganizationRows, PersonRows, PostRows

DOMAIN: dict[str, Callable[[Any], Any]] = {
    "accounts": AccountRows,
    "model_drafts": ModelDraftRows,
    "draft_saves": DraftSaveRows,
    "proposals": ProposalRows,
    "batches": BatchRows,
    "batch_moves": BatchMoveRows,
    "sessions": SessionRows,
    "personal": PersonalRows,
    "notices": NoticeRows,
    "preferences": PreferenceRows,
    "people": PersonRows,
    "feeds": FeedRows,
    "organizations": OrganizationRows,
    "bodies": BodyRows,
    "posts": PostRows,
    "memberships": MembershipRows,
    "absences": AbsenceRows,
    "delegations": DelegationRows,
    "nominations": NominationRows,
    "disqualifications": DisqualificationRows,
    "meetings": MeetingRows,
    "agenda": AgendaRows,
    "invitations": InvitationRows,
    "presences": PresenceRows,
    "recusals": RecusalRows,
    "recusal_checks": RecusalCheckRows,
    "votes": VoteRows,
    "objections": ObjectionRows,
    "actions": ActionRows,
    "minutes": MinutesRows,
    "documents": DocumentRows,
    "versions": VersionRows,
    "files": FileRows,
    "renderings": RenderingRows,
    "signatures": SignatureRows,
    "distributions": DistributionRows,
    "readings": ReadingRows,
    "presentations": PresentationRows,
    "decisions": DecisionRows,
    "dissents": DissentRows,
    "extensions": ExtensionRows,
    "statements": StatementRows,
    "measures": MeasureRows,
    "rounds": RoundRows,
    "status_reports": StatusReportRows,
    "expenses": ExpenseRows,
}
