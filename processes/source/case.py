"""The case itself: its numbers, titles, dates, and who plays which role in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from engine.model import Party, PartyKind
from engine.text import Text
from processes.source.organizations import CITIES

NUMBER = "VN/24670/2023"
REGISTER = "TEM"
PROJECT_NUMBER = "TEM077:00/2023"
DECISION_NUMBER = "VN/24670/2023-TEM-12"
FIRST_FREE_NUMBER = 12
TITLE = Text(
    "Valtion ja suurten kaupunkien yhteistyöallianssin sihteeristön asettaminen",
    "Tillsättande av sekretariatet för samarbetsalliansen mellan staten och de stora städerna",
    "Appointing the secretariat of the alliance between the State and the large cities",
)
NOMINATIONS_ASKED = date(2023, 8, 24)
NOMINATIONS_DUE = date(2023, 8, 30)
DECIDED = date(2023, 8, 31)
PROPOSAL_DUE = date(2023, 9, 30)
FIRST_MEETING = date(2023, 11, 16)


def _organizations(*ids: str) -> tuple[Party, ...]:
    return tuple(Party(PartyKind.ORGANIZATION, each) for each in ids)


_CITIES = tuple(city.id for city in CITIES)

ROLES: Mapping[str, tuple[Party, ...]] = {
    "setter": _organizations("tem"),
    "preparer": (Party(PartyKind.BODY, "sihteeristo"),),
    "approver": (Party(PartyKind.BODY, "yhteistyoryhma"),),
    "nominators": _organizations("tem", "okm", "vm", *_CITIES),
    "owners": _organizations(*_CITIES, "tem", "okm", "vm", "sm"),
    "experts": _organizations("asiantuntijat"),
    "registry": _organizations("tem-kirjaamo"),
}
