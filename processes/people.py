"""Persons and organizations (Popolo). A person's gender serves the quota alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.text import NO_TEXT, Text


class Gender(StrEnum):
    """As the Act on equality counts (609/1986 § 4 a); shown nowhere else."""

    FEMALE = "F"
    MALE = "M"


class OrganizationKind(StrEnum):
    """What an organization is; a body is one too, with more said of it in `Body`."""

    MINISTRY = "ministry"
    CITY = "city"
    OFFICE = "office"
    UNIT = "unit"
    BODY = "body"
    POOL = "pool"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may act; `organization_id` is the employer.

    `played` marks persons that stand for an office whose holder the source does not name.
    """

    id: str
    name: str
    title: Text = NO_TEXT
    organization_id: str | None = None
    gender: Gender | None = None
    email: str = ""
    language: str = "fi"
    played: bool = False


@dataclass(frozen=True, slots=True)
class Organization:
    """A ministry, a city, an office, a unit of one, a body, or a pool of experts."""

    id: str
    kind: OrganizationKind
    name: Text
    short: str = ""
    parent_id: str | None = None
    email: str = ""
    played: bool = False
