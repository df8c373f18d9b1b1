"""A person's calendar feed: an address that calendars fetch without signing in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CalendarFeed:
    """`id` is the person's; whoever knows the secret behind the hash reads the feed."""

    id: str
    secret_hash: str
    language: str
    created_at: datetime
