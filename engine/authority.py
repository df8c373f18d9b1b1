"""One pure question: may this person do this to this, on this date? Deny wins over any grant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct, field

from engine.model import Verdict
from engine.text import Text

SEPARATION = "Valmistelun ja hyväksymisen erottaminen (järjestelmän sääntö 1)"
DISQUALIFICATION = "434/2003 §§ 27–28"
SECRECY = "621/1999 § 22"
SELF, NAMED = "self", "named"
MANDATE = "Toimivalta asiassa (järjestelmän toimivaltataulukko)"


@lru_cache(maxsize=10_000)
def groups_of(role: str) -> frozenset[str]:
    """The groups that a role belongs to: itself, and for a post the role that it is a post of."""
    parts = role.split(".")
    return frozenset(".".join(parts[:depth]) for depth in range(1, len(parts) + 1))


class Via(StrEnum):
    """How a person comes to a role; the order is the order of preference."""

    OWN = "OWN"
    SUBSTITUTE = "SUBSTITUTE"
    DELEGATE = "DELEGATE"


_MARKS = {Via.SUBSTITUTE: "sij.", Via.DELEGATE: "valt."}
_ORDER = {via: place for place, via in enumerate(Via)}


class Publicity(StrEnum):
    """Publicity of a case or paper (621/1999)."""

    PUBLIC = "PUBLIC"
    PARTLY_SECRET = "PARTLY_SECRET"
    SECRET = "SECRET"


class Hat(Struct, frozen=True):
    """A role that a person may act in from `start` to `end` (both included), and whence it comes.

    `role` is `<role>` or `<role>.<post>`. A substitute or delegate names the `principal`;
    a delegation may be limited to some `actions`.
    """

    role: str
    via: Via = Via.OWN
    principal: str | None = None
    source: str = ""
    start: date | None = None
    end: date | None = None
    actions: frozenset[str] | None = None

    def valid(self, on: date) -> bool:
        """Whether the role is held on `on`."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)

    def is_in(self, group: str) -> bool:
        """Whether the role belongs to `group`: a post belongs to its role, not the reverse."""
        return group in groups_of(self.role)

    @property
    def mark(self) -> str:
        """What stands beside the name where someone acts for another."""
        return _MARKS.get(self.via, "")


class Subject(Struct, frozen=True):
    """What is acted on, as far as authority is concerned.

    `groups`, `users` and `assignee` say to whom a task is offered; empty means to whom the policy
    allows. `prepared_by` are those who prepared the version at hand; `disqualified` maps persons
    to the ground, None for nobody; `cleared` may see it though secret; `about` is the person it
    concerns. `authenticates` marks a signature that confirms, not approves.
    """

    groups: frozenset[str] = frozenset()
    users: frozenset[str] = frozenset()
    assignee: str | None = None
    prepared_by: frozenset[str] = frozenset()
    disqualified: Mapping[str, str] | None = None
    publicity: Publicity = Publicity.PUBLIC
    secrecy_ground: str = ""
    cleared: frozenset[str] = frozenset()
    about: str | None = None
    authenticates: bool = False


class Policy(Struct, frozen=True, eq=False):
    """Which roles each action is open to, which actions sign off, who may see what is secret.

    `unlisted` are the roles for actions that the table does not name. An action open to the person
    concerned lists the role `self`, one open to whomever the task names the role `named`. `blind`
    actions show nothing of what they touch, so that secrecy does not close them.
    """

    grants: Mapping[str, frozenset[str]]
    sign_offs: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()
    labels: Mapping[str, Text] = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()
    blind: frozenset[str] = frozenset()

    def roles(self, action: str) -> frozenset[str]:
        """The roles that `action` is open to."""
        return self.grants.get(action, self.unlisted)


def judge(
    person: str,
    hats: Iterable[Hat],
    action: str,
    subject: Subject,
    on: date,
    policy: Policy,
    on_behalf_of: str | None = None,
) -> Verdict:
    """May `person`, wearing one of `hats`, do `action` to `subject` on `on`?

    `on_behalf_of` picks the hats of that principal alone. Refusals name the reason and ground.
    Nothing but what is given here decides, so what was asked lately is not worked out anew.
    """
    asked = person, tuple(hats), action, subject, on, policy, on_behalf_of
    return _judged(*asked) if subject.disqualified is None else _judge(*asked)


def _judge(
    person: str,
    hats: tuple[Hat, ...],
    action: str,
    subject: Subject,
    on: date,
    policy: Policy,
    on_behalf_of: str | None,
) -> Verdict:
    worn = [
        hat
        for hat in (*hats, *_hats_by_subject(person, subject))
        if (hat.start is None or hat.start <= on)
        and (hat.end is None or on <= hat.end)
        and (on_behalf_of is None or hat.principal == on_behalf_of)
        and (hat.actions is None or action in hat.actions)
    ]
    barred = subject.disqualified or {}
    if person in barred:
        return _barred(barred[person])
    hidden = subject.publicity is not Publicity.PUBLIC and action not in policy.blind
    if hidden and not _sees(person, worn, subject, policy):
        return _secret(subject)
    granted = _granted(person, worn, action, subject, policy)
    if not granted:
        return _no_mandate(subject, action, policy)
    return _first_unhindered(person, granted, action, subject, policy)


_judged = lru_cache(maxsize=10_000)(_judge)


def _hats_by_subject(person: str, subject: Subject) -> list[Hat]:
    """What the subject itself makes of a person: it is about them, or names them."""
    found = []
    if subject.about == person:
        found.append(Hat(SELF))
    if subject.assignee == person or person in subject.users:
        found.append(Hat(NAMED))
    return found


def _barred(ground: str) -> Verdict:
    """A disqualified person neither sees to the item nor acts in it (434/2003 § 27)."""
    return _no(
        "disqualified",
        f"Et voi käsitellä asiaa, koska olet siinä esteellinen ({ground}).",
        f"You cannot act in this matter, because you are disqualified in it ({ground}).",
        DISQUALIFICATION,
    )


def _sees(person: str, worn: Iterable[Hat], subject: Subject, policy: Policy) -> bool:
    if person in subject.cleared or person == subject.assignee or person in subject.users:
        return True
    return any(not policy.cleared.isdisjoint(groups_of(hat.role)) for hat in worn)


def _granted(
    person: str, worn: list[Hat], action: str, subject: Subject, policy: Policy
) -> list[Hat]:
    """The hats that allow the action, one's own first."""
    roles = policy.roles(action)
    offered = subject.groups or subject.users or subject.assignee  # to somebody in particular
    usable = []
    for hat in worn:
        if roles.isdisjoint(groups_of(hat.role)):
            continue
        if not offered or _is_offered(person, hat, worn, subject):
            usable.append(hat)
    return usable if len(usable) < 2 else sorted(usable, key=lambda hat: _ORDER[hat.via])


def _is_offered(person: str, hat: Hat, hats: list[Hat], subject: Subject) -> bool:
    """Whether the task is this person's, or their principal's, to do in this role."""
    acting = hat.principal or person
    if subject.assignee is not None:
        return subject.assignee in (acting, person)
    if acting in subject.users:
        return True
    for each in hats:
        same = (each.principal or person) == acting
        if same and not subject.groups.isdisjoint(groups_of(each.role)):
            return True
    return False


def _first_unhindered(
    person: str, granted: list[Hat], action: str, subject: Subject, policy: Policy
) -> Verdict:
    refusals = []
    for hat in granted:
        refusal = _hindered(person, hat, action, subject, policy)
        if refusal is None:
            return Verdict(
                True, on_behalf_of=hat.principal or "", mandate=hat.source, mark=hat.mark
            )
        refusals.append(refusal)
    return refusals[0]


def _hindered(
    person: str, hat: Hat, action: str, subject: Subject, policy: Policy
) -> Verdict | None:
    """Why this hat does not carry: its principal is barred, or the version was prepared by them."""
    if hat.via is Via.DELEGATE and hat.principal in (subject.disqualified or ()):
        return _no(
            "disqualified",
            "Et voi toimia esteellisen puolesta hänen valtuuttamanaan.",
            "You cannot act by the delegation of someone who is disqualified.",
            DISQUALIFICATION,
        )
    if action not in policy.sign_offs or subject.authenticates:
        return None
    if person in subject.prepared_by:
        return _no(
            "prepared-by-you",
            "Et voi hyväksyä tai allekirjoittaa tätä versiota, koska olet itse valmistellut sitä.",
            "You cannot sign off this version, because you prepared it yourself.",
            SEPARATION,
        )
    if hat.principal in subject.prepared_by:
        return _no(
            "prepared-by-principal",
            "Et voi hyväksyä tätä versiota, koska se, jonka puolesta toimit, on valmistellut sitä.",
            "You cannot sign off this version: the one you act for prepared it.",
            SEPARATION,
        )
    return None


def _secret(subject: Subject) -> Verdict:
    return _no(
        "secret",
        "Asia tai asiakirja on salassa pidettävä, eikä sinulla ole oikeutta siihen.",
        "The matter or document is secret, and you have no right to it.",
        subject.secrecy_ground or SECRECY,
    )


def _no_mandate(subject: Subject, action: str, policy: Policy) -> Verdict:
    label = policy.labels.get(action, Text(action, action, action))
    if subject.assignee is not None:
        return _no(
            "assigned-to-another",
            f"Toimi ”{label.fi}” on osoitettu toiselle henkilölle.",
            f"The action “{label.en}” is assigned to another person.",
            MANDATE,
        )
    return _no(
        "no-role",
        f"Sinulla ei ole tänään roolia, jossa voisit tehdä toimen ”{label.fi}”.",
        f"You hold no role today in which you could do “{label.en}”.",
        MANDATE,
    )


def _no(code: str, fi: str, en: str, ground: str) -> Verdict:
    return Verdict(False, en, fi, ground, code)
