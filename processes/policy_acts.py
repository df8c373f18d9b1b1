"""Which role may do which act on papers, in meetings, in following up (see `processes.policy`)."""

from __future__ import annotations

from collections.abc import Mapping

from engine.text import Text
from processes.roles import (
    ADMIN,
    APPROVER,
    AUDIT,
    CHAIRS,
    EXPERTS,
    MINISTER,
    OWNERS,
    PARTICIPANT,
    PREPARER,
    PREPARER_CHAIR,
    PRESENTER,
    REGISTRY,
    SECRETARY,
    SELF,
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

MEETINGS: Mapping[str, Row] = {
    "read-meeting": (
        Text("lue kokousta ennen pöytäkirjaa", "läs möte före protokollet", "read a meeting"),
        (APPROVER, PREPARER, PRESENTER, MINISTER, REGISTRY, ADMIN, AUDIT),
    ),
    "plan-meeting": (Text("suunnittele kokous", "planera möte", "plan a meeting"), _CONVENERS),
    "change-meeting": (Text("muuta kokousta", "ändra möte", "change a meeting"), _CONVENERS),
    "confirm-meeting": (Text("vahvista aika", "bekräfta tiden", "confirm the time"), _LEADERS),
    "send-invitation": (Text("kutsu koolle", "sammankalla", "convene"), _KEEPERS),
    "send-materials": (Text("lähetä aineisto", "sänd material", "send materials"), _KEEPERS),
    "cancel-meeting": (Text("peru kokous", "ställ in möte", "cancel a meeting"), _CONVENERS),
    "adjourn-meeting": (Text("keskeytä kokous", "ajournera", "adjourn"), _KEEPERS),
    "add-agenda-item": (Text("lisää asiakohta", "lägg till punkt", "add an item"), _CONVENERS),
    "change-agenda-item": (
        Text("muuta asiakohtaa", "ändra punkt", "change an item"),
        _CONVENERS,
    ),
    "order-agenda": (
        Text("järjestä esityslista", "ordna föredragningslista", "order the agenda"),
        _CONVENERS,
    ),
    "reply-to-invitation": (
        Text("vastaa kutsuun", "svara på kallelse", "reply to an invitation"),
        (SELF, *_KEEPERS),
    ),
    "invite-guest": (Text("kutsu vieras", "bjud in gäst", "invite a guest"), _KEEPERS),
    "record-presence": (
        Text("merkitse läsnäolo", "anteckna närvaro", "record presence"),
        (SELF, *_KEEPERS),
    ),
    "open-meeting": (Text("avaa kokous", "öppna möte", "open a meeting"), _KEEPERS),
    "close-meeting": (Text("päätä kokous", "avsluta möte", "close a meeting"), _KEEPERS),
    "handle-item": (Text("käsittele asiakohta", "behandla punkt", "handle an item"), _KEEPERS),
    "present": (Text("esittele asia", "föredra ärende", "present a matter"), _WRITERS),
    "vote": (
        Text("äänestä tai kirjaa ääni", "rösta eller anteckna röst", "vote or record a vote"),
        (SELF, *_KEEPERS),
    ),
    "decide": (Text("päätä asiakohta", "avgör punkt", "decide an item"), _LEADERS),
    "dissent": (
        Text("kirjaa eriävä mielipide", "anteckna avvikande mening", "record a dissent"),
        (SELF, *_KEEPERS),
    ),
    "recuse": (
        Text("ilmoita esteellisyys", "anmäl jäv", "raise a disqualification"),
        (SELF, APPROVER, PREPARER),
    ),
    "decide-recusal": (
        Text("kirjaa ratkaisu esteellisyydestä", "anteckna beslut om jäv", "decide on it"),
        _KEEPERS,
    ),
    "check-recusal": (
        Text("kirjaa esteettömyys", "anteckna ojävighet", "record that nothing bars"),
        _KEEPERS,
    ),
    "object": (
        Text("vastusta kirjallista menettelyä", "motsätt skriftligt förfarande", "object"),
        (SELF,),
    ),
    "write-minutes": (
        Text("laadi pöytäkirja", "upprätta protokoll", "write minutes"),
        (PREPARER,),
    ),
    "check-minutes": (
        Text("tarkasta pöytäkirja", "justera protokoll", "check minutes"),
        (APPROVER, PREPARER),
    ),
    "publish-minutes": (
        Text("julkaise pöytäkirja", "publicera protokoll", "publish minutes"),
        (REGISTRY, PREPARER, PRESENTER),
    ),
}
"""Of one meeting; what only its chair may do is judged by the posts of the body that meets."""

FOLLOWING: Mapping[str, Row] = {
    "add-measure": (Text("lisää toimenpide", "lägg till åtgärd", "add a measure"), _CONVENERS),
    "end-measure": (
        Text("päätä toimenpide", "avsluta åtgärd", "end a measure"),
        (*_LEADERS, PRESENTER),
    ),
    "report-status": (
        Text("raportoi tilanne", "rapportera läget", "report status"),
        (OWNERS,),
    ),
    "open-round": (
        Text("avaa seurantakierros", "öppna uppföljningsrunda", "open a round"),
        (PREPARER, PRESENTER),
    ),
    "compile-round": (
        Text("päätä raportointi", "avsluta rapporteringen", "close the reporting"),
        (PREPARER,),
    ),
    "enter-expense": (
        Text("kirjaa kulu", "anteckna kostnad", "enter a cost"),
        (PREPARER, REGISTRY),
    ),
}
"""Of the following up in one case."""

HEARING: Mapping[str, Row] = {
    "request-statement": (
        Text("pyydä lausunto", "begär utlåtande", "request a statement"),
        (PREPARER_CHAIR,),
    ),
    "give-statement": (
        Text("anna lausunto", "ge utlåtande", "give a statement"),
        (SELF, EXPERTS),
    ),
    "hear-expert": (
        Text("kirjaa kuuleminen", "anteckna hörande", "record a hearing"),
        (PREPARER,),
    ),
    "record-no-statement": (
        Text("kirjaa puuttuva lausunto", "anteckna uteblivet utlåtande", "record none given"),
        (PREPARER,),
    ),
    "summarise-statements": (
        Text("tiivistä lausunnot", "sammanfatta utlåtanden", "summarise statements"),
        (PREPARER,),
    ),
    "propose": (
        Text("esittele asettajalle", "föredra för tillsättaren", "present to the setter"),
        (PRESENTER,),
    ),
    "extend-deadline": (
        Text("päätä määräajan jatkamisesta", "besluta om förlängning", "decide on an extension"),
        (MINISTER,),
    ),
}
"""Of hearing experts, and of the deadlines that the setter gave."""

FEEDS: Mapping[str, Row] = {
    "open-calendar-feed": (
        Text("avaa oma kalenterisyöte", "öppna eget kalenderflöde", "open one's calendar feed"),
        (SELF,),
    ),
    "close-calendar-feed": (
        Text("sulje oma kalenterisyöte", "stäng eget kalenderflöde", "close one's calendar feed"),
        (SELF,),
    ),
}
"""Of oneself."""

ACTS: Mapping[str, Row] = {**PAPERS, **MEETINGS, **FOLLOWING, **HEARING, **FEEDS}
