"""Which role may do which act on papers, in meetings, in following up (see `processes.policy`)."""

from __future__ import annotations

from collections.abc import Mapping

from engine.text import Text
from processes.roles import (
    CHAIRS,
    MINISTER,
    PARTICIPANT,
    PREPARER,
    PREPARER_CHAIR,
    PRESENTER,
    REGISTRY,
    SECRETARY,
    Row,
)

_LEADERS = (*CHAIRS, PREPARER_CHAIR)
_KEEPERS = (*CHAIRS, PREPARER)
_CONVENERS = (*_KEEPERS, PRESENTER)
_WRITERS = (PRESENTER, PREPARER)
_CLERKS = (REGISTRY, PRESENTER)

PAPERS: Mapping[str, Row] = {
    "read-document": (
        Text("lue asiakirja, joka ei ole julkinen", "läs icke-offentlig handling", "read a paper"),
        (PARTICIPANT,),
    ),
    "draft-document": (Text("laadi asiakirja", "upprätta handling", "draft a paper"), _WRITERS),
    "attach-file": (Text("liitä tiedosto", "bifoga fil", "attach a file"), _WRITERS),
    "detach-file": (Text("poista liite", "ta bort bilaga", "take a file off"), _WRITERS),
    "sign.minister": (Text("allekirjoita ministerinä", "underteckna", "sign"), (MINISTER,)),
    "sign.presenting_official": (
        Text("allekirjoita esittelijänä", "underteckna", "sign as presenting official"),
        (PRESENTER,),
    ),
    "sign.chair": (
        Text("allekirjoita puheenjohtajana", "underteckna som ordförande", "sign as chair"),
        CHAIRS,
    ),
    "sign.secretary": (
        Text("allekirjoita sihteerinä", "underteckna som sekreterare", "sign as secretary"),
        (SECRETARY,),
    ),
    "sign.preparer_chair": (
        Text("allekirjoita sihteeristön pj:nä", "underteckna", "sign for the secretariat"),
        (PREPARER_CHAIR,),
    ),
    "sign.author": (
        Text("allekirjoita laatijana", "underteckna som upprättare", "sign as author"),
        (PARTICIPANT,),
    ),
    "sign": (
        Text("allekirjoita asiakirja", "underteckna handling", "sign a paper"),
        (MINISTER, PRESENTER, *CHAIRS, SECRETARY, PREPARER_CHAIR, PARTICIPANT),
    ),
    "classify-document": (
        Text("muuta julkisuusluokkaa", "ändra offentlighetsklass", "classify a paper"),
        (*_CLERKS, PREPARER_CHAIR),
    ),
    "register-document": (
        Text("kirjaa asiakirja", "registrera handling", "register a paper"),
        _CLERKS,
    ),
    "distribute-document": (
        Text("jaa asiakirja", "distribuera handling", "distribute a paper"),
        _CLERKS,
    ),
    "correct-document": (
        Text("korjaa allekirjoitettua", "rätta undertecknad handling", "correct a signed paper"),
        _WRITERS,
    ),
}
"""Of one case's papers; each capacity in which a paper is signed is an action of its own."""

ACTS: Mapping[str, Row] = {**PAPERS}
