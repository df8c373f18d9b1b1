"""The persons that the source names, with their titles, and the ones played for offices."""

from __future__ import annotations

from engine.text import Text
from processes.people import Gender, Person

_F, _M = Gender.FEMALE, Gender.MALE
RELATIONS = Text(
    "yhteysjohtaja", "direktör för externa relationer", "Director of External Relations"
)
DEVELOPMENT = Text("kehittämispäällikkö", "utvecklingschef", "Development Manager")
PERMANENT_SECRETARY = Text("kansliapäällikkö", "kanslichef", "Permanent Secretary")
LEADER = Text("kaupungin johtaja", "stadens ledare", "Leader of the city")


def _person(slug: str, name: str, title: Text, organization: str, gender: Gender | None) -> Person:
    return Person(slug, name, title, organization, gender, f"{slug}@{organization}.example")


def _played(slug: str, name: str, title: Text, organization: str, gender: Gender) -> Person:
    email = f"{slug}@{organization}.example"
    return Person(slug, name, title, organization, gender, email, played=True)


MEMBERS = (
    _person(
        "katja-palonen",
        "Katja Palonen",
        Text("johtava asiantuntija", "ledande sakkunnig", "Chief Specialist"),
        "tem",
        _F,
    ),
    _person(
        "olli-voutilainen",
        "Olli Voutilainen",
        Text("erityisasiantuntija", "specialsakkunnig", "Senior Specialist"),
        "tem",
        _M,
    ),
    _person(
        "kirsi-kaunisharju",
        "Kirsi Kaunisharju",
        Text("kulttuuriasiainneuvos", "kulturråd", "Counsellor for Cultural Affairs"),
        "okm",
        _F,
    ),
    _person(
        "lotta-mattsson",
        "Lotta Mattsson",
        Text("neuvotteleva virkamies", "konsultativ tjänsteman", "Ministerial Adviser"),
        "vm",
        _F,
    ),
    _person("inga-nyholm", "Inga Nyholm", RELATIONS, "helsinki", _F),
    _person("niko-ferm", "Niko Ferm", DEVELOPMENT, "espoo", _M),
    _person("maggie-keskinen", "Maggie Keskinen", RELATIONS, "tampere", _F),
    _person("paula-harju", "Paula Harju", DEVELOPMENT, "vantaa", _F),
    _person("claes-kruger", "Claes Krüger", DEVELOPMENT, "oulu", _M),
    _person("matti-niemi", "Matti Niemi", RELATIONS, "turku", _M),
)
LEADERS = (
    _person(
        "petteri-orpo",
        "Petteri Orpo",
        Text("pääministeri", "statsminister", "Prime Minister"),
        "vnk",
        _M,
    ),
    _person(
        "anna-kaisa-ikonen",
        "Anna-Kaisa Ikonen",
        Text(
            "kunta- ja alueministeri",
            "kommun- och regionminister",
            "Minister of Local and Regional Government",
        ),
        "tem",
        _F,
    ),
    _person(
        "tiina-korhonen",
        "Tiina Korhonen",
        Text(
            "osastopäällikkö, ylijohtaja",
            "avdelningschef, överdirektör",
            "Head of Department, Director General",
        ),
        "tem",
        _F,
    ),
    _person(
        "elina-laavi",
        "Elina Laavi",
        Text("valtiosihteeri", "statssekreterare", "State Secretary"),
        "vm",
        None,
    ),
)
CITY_LEADERS = tuple(
    _played(f"{city}-johtaja", f"{genitive} kaupungin johtaja", LEADER, city, gender)
    for city, genitive, gender in (
        ("helsinki", "Helsingin", _M),
        ("espoo", "Espoon", _M),
        ("tampere", "Tampereen", _F),
        ("vantaa", "Vantaan", _F),
        ("oulu", "Oulun", _F),
        ("turku", "Turun", _M),
    )
)
CITY_DEPUTIES = tuple(
    _played(
        f"{city}-varajohtaja",
        f"{genitive} kaupungin varajohtaja",
        Text("kaupungin varajohtaja", "stadens biträdande ledare", "Deputy leader of the city"),
        city,
        gender,
    )
    for city, genitive, gender in (
        ("helsinki", "Helsingin", _F),
        ("espoo", "Espoon", _F),
        ("tampere", "Tampereen", _M),
        ("vantaa", "Vantaan", _M),
        ("oulu", "Oulun", _M),
        ("turku", "Turun", _F),
    )
)
REPRESENTATIVE = Text("ministeriön edustaja", "ministeriets representant", "Representative")
OFFICIALS = (
    _played("tem-kansliapaallikko", "TEM:n kansliapäällikkö", PERMANENT_SECRETARY, "tem", _F),
    _played("vm-kansliapaallikko", "VM:n kansliapäällikkö", PERMANENT_SECRETARY, "vm", _M),
    _played("okm-kansliapaallikko", "OKM:n kansliapäällikkö", PERMANENT_SECRETARY, "okm", _F),
    _played("tem-edustaja", "TEM:n edustaja", REPRESENTATIVE, "tem", _F),
    _played("okm-edustaja", "OKM:n edustaja", REPRESENTATIVE, "okm", _F),
    _played("sm-edustaja", "SM:n edustaja", REPRESENTATIVE, "sm", _M),
    _played(
        "tem-kirjaaja",
        "TEM:n kirjaaja",
        Text("kirjaaja", "registrator", "Registrar"),
        "tem-kirjaamo",
        _F,
    ),
)
SUCCESSORS = (
    _played(
        "turku-asiantuntija",
        "Turun kaupungin erityisasiantuntija",
        Text("erityisasiantuntija", "specialsakkunnig", "Senior Specialist"),
        "turku",
        _M,
    ),
)
EXPERTS = tuple(
    _played(
        f"asiantuntija-{number}",
        f"Asiantuntija {number}",
        Text("asiantuntija", "sakkunnig", "Expert"),
        "asiantuntijat",
        gender,
    )
    for number, gender in ((1, _F), (2, _M))
)
PERSONS = (*MEMBERS, *LEADERS, *CITY_LEADERS, *CITY_DEPUTIES, *OFFICIALS, *SUCCESSORS, *EXPERTS)
