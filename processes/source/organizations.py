"""The ministries, cities, offices and units of the source, in its three languages."""

from __future__ import annotations

from engine.text import Text
from processes.people import Organization, OrganizationKind

_M, _C = OrganizationKind.MINISTRY, OrganizationKind.CITY
_O, _U = OrganizationKind.OFFICE, OrganizationKind.UNIT

MINISTRIES = (
    Organization(
        "tem",
        _M,
        Text(
            "työ- ja elinkeinoministeriö",
            "arbets- och näringsministeriet",
            "Ministry of Economic Affairs and Employment",
        ),
        "TEM",
    ),
    Organization(
        "okm",
        _M,
        Text(
            "opetus- ja kulttuuriministeriö",
            "undervisnings- och kulturministeriet",
            "Ministry of Education and Culture",
        ),
        "OKM",
    ),
    Organization(
        "vm", _M, Text("valtiovarainministeriö", "finansministeriet", "Ministry of Finance"), "VM"
    ),
    Organization(
        "sm", _M, Text("sisäministeriö", "inrikesministeriet", "Ministry of the Interior"), "SM"
    ),
    Organization(
        "vnk",
        _O,
        Text("valtioneuvoston kanslia", "statsrådets kansli", "Prime Minister's Office"),
        "VNK",
    ),
)
CITIES = tuple(
    Organization(slug, _C, Text(fi, sv, en), short)
    for slug, fi, sv, en, short in (
        ("helsinki", "Helsingin kaupunki", "Helsingfors stad", "City of Helsinki", "Helsinki"),
        ("espoo", "Espoon kaupunki", "Esbo stad", "City of Espoo", "Espoo"),
        ("tampere", "Tampereen kaupunki", "Tammerfors stad", "City of Tampere", "Tampere"),
        ("vantaa", "Vantaan kaupunki", "Vanda stad", "City of Vantaa", "Vantaa"),
        ("oulu", "Oulun kaupunki", "Uleåborgs stad", "City of Oulu", "Oulu"),
        ("turku", "Turun kaupunki", "Åbo stad", "City of Turku", "Turku"),
    )
)
UNITS = tuple(
    Organization(f"tem-{short.lower()}", _U, Text(short, short, short), short, "tem")
    for short in ("AKO", "IYR", "MAKO")
)
PLAYED = (
    Organization(
        "tem-kirjaamo",
        _U,
        Text("TEM:n kirjaamo", "ANM:s registratorskontor", "Registry of the Ministry"),
        "kirjaamo",
        "tem",
        played=True,
    ),
    Organization(
        "asiantuntijat",
        OrganizationKind.POOL,
        Text("kuultavat asiantuntijat", "sakkunniga som hörs", "Experts to be heard"),
        played=True,
    ),
)
ORGANIZATIONS = (*MINISTRIES, *CITIES, *UNITS, *PLAYED)
