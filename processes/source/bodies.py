"""The two bodies, and the posts that the source speaks of."""

from __future__ import annotations

from datetime import date

from engine.text import Text
from processes.bodies import Body, BodyKind, Post
from processes.people import Organization, OrganizationKind
from processes.source.organizations import CITIES

NUMBER = "VN/24670/2023-TEM-12"
TERM_START = date(2023, 9, 1)

SECRETARIAT = Body(
    "sihteeristo",
    Text(
        "Valtion ja suurten kaupunkien yhteistyöallianssin sihteeristö",
        "Sekretariatet för samarbetsalliansen mellan staten och de stora städerna",
        "Secretariat of the alliance between the State and the large cities",
    ),
    BodyKind.PREPARING,
    "tem",
    term_start=TERM_START,
    fees=False,
    travel=False,
    moment="320101012",
)
GROUP = Body(
    "yhteistyoryhma",
    Text(
        "Suurten kaupunkien yhteistyöryhmä",
        "De stora städernas samarbetsgrupp",
        "Cooperation group of the large cities",
    ),
    BodyKind.DECIDING,
    "vnk",
    secretariat_id="sihteeristo",
)
BODIES = (SECRETARIAT, GROUP)
BODY_ORGANIZATIONS = tuple(
    Organization(body.id, OrganizationKind.BODY, body.name, parent_id=body.setter_id)
    for body in BODIES
)

CHAIR = Text("puheenjohtaja", "ordförande", "chair")
VICE_CHAIR = Text("varapuheenjohtaja", "vice ordförande", "vice chair")
SECRETARY = Text("sihteeri", "sekreterare", "secretary")
_KP = Text("kansliapäällikkö", "kanslichef", "Permanent Secretary")

POSTS = (
    Post("sihteeristo.chair", "sihteeristo", "chair", CHAIR),
    Post("sihteeristo.secretary", "sihteeristo", "secretary", SECRETARY, played=True),
    Post("yhteistyoryhma.chair", "yhteistyoryhma", "chair", CHAIR),
    Post("yhteistyoryhma.vice_chair", "yhteistyoryhma", "vice_chair", VICE_CHAIR),
    Post(
        "vnk.prime_minister",
        "vnk",
        "prime_minister",
        Text("pääministeri", "statsminister", "Prime Minister"),
    ),
    Post(
        "tem.minister",
        "tem",
        "minister",
        Text(
            "kunta- ja alueministeri",
            "kommun- och regionminister",
            "Minister of Local and Regional Government",
        ),
    ),
    Post(
        "tem.presenting_official",
        "tem",
        "presenting_official",
        Text("esittelijä", "föredragande", "presenting official"),
    ),
    Post("tem.permanent_secretary", "tem", "permanent_secretary", _KP),
    Post("vm.permanent_secretary", "vm", "permanent_secretary", _KP),
    Post("okm.permanent_secretary", "okm", "permanent_secretary", _KP),
    Post(
        "vm.state_secretary",
        "vm",
        "state_secretary",
        Text("valtiosihteeri", "statssekreterare", "State Secretary"),
    ),
    *(
        Post(
            f"{city.id}.leader",
            city.id,
            "leader",
            Text("kaupungin johtaja", "stadens ledare", "leader of the city"),
        )
        for city in CITIES
    ),
    Post(
        "tem-kirjaamo.registrar",
        "tem-kirjaamo",
        "registrar",
        Text("kirjaaja", "registrator", "registrar"),
        played=True,
    ),
)
