"""Which role may do what: the one table of actions and roles (docs/reference/authority.md).

A duty of a task (`paatos:duty`) is the action `duty.<duty>`; `duty.<duty>.<document>` is listed
where a kind of paper narrows it. A model offers a task to a group; this table says which roles the
duty is open to at all, so no diagram gives preparing to the approvers or deciding to preparers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.authority import Policy
from engine.text import Text
from processes.policy_acts import ACTS
from processes.roles import (
    ADMIN,
    APPROVER,
    AUDIT,
    CHAIRS,
    DEPLOY,
    EXPERTS,
    MEMBER,
    MINISTER,
    NAMED,
    NOMINATORS,
    OFFICIAL,
    OPERATE,
    OWNERS,
    PARTICIPANT,
    PERSON,
    PREPARER,
    PREPARER_CHAIR,
    PRESENTER,
    PRESENTER_POST,
    REGISTRAR_POST,
    REGISTRY,
    SECRETARY,
    SELF,
    SERVICE,
    Row,
)

DUTIES: Mapping[str, Row] = {
    "duty.draft": (Text("laadi luonnos", "gör utkast", "draft"), (PRESENTER, PREPARER)),
    "duty.nominate": (Text("nimeä edustaja", "utse representant", "nominate"), (NOMINATORS,)),
    "duty.supplement": (Text("täydennä", "komplettera", "supplement"), (PRESENTER, NOMINATORS)),
    "duty.justify": (Text("perustele poikkeus", "motivera undantag", "justify"), (PRESENTER,)),
    "duty.justify.kokouskutsu": (
        Text("perustele kutsuaika", "motivera kallelsetiden", "justify a late invitation"),
        (PREPARER, *CHAIRS),
    ),
    "duty.assign": (Text("jaa työ", "fördela arbetet", "assign"), (PREPARER_CHAIR, PRESENTER)),
    "duty.prepare": (Text("valmistele", "bered", "prepare"), (PREPARER,)),
    "duty.compile": (Text("kokoa", "sammanställ", "compile"), (PREPARER,)),
    "duty.review": (
        Text("tarkista valmistelu", "granska beredningen", "review"),
        (PREPARER,),
    ),
    "duty.submit": (Text("luovuta esitys", "överlämna förslaget", "submit"), (PREPARER_CHAIR,)),
    "duty.check": (
        Text("tarkasta", "justera", "check"),
        (REGISTRY, PREPARER, APPROVER, PRESENTER),
    ),
    "duty.present": (Text("esittele", "föredra", "present"), (PRESENTER, PREPARER)),
    "duty.decide": (Text("ratkaise", "avgör", "decide"), (MINISTER, *CHAIRS)),
    "duty.decide.lausuntopyynto": (
        Text("päätä kuulemisesta", "besluta om hörande", "decide on hearing"),
        (PREPARER_CHAIR,),
    ),
    "duty.sign": (
        Text("allekirjoita", "underteckna", "sign"),
        (MINISTER, PRESENTER, *CHAIRS, PREPARER_CHAIR, SECRETARY),
    ),
    "duty.convene": (
        Text("kutsu koolle", "sammankalla", "convene"),
        (PREPARER, *CHAIRS, PRESENTER),
    ),
    "duty.agenda": (Text("laadi esityslista", "gör upp föredragningslista", "agenda"), (PREPARER,)),
    "duty.invite": (Text("lähetä kutsu", "sänd kallelse", "invite"), (PREPARER, *CHAIRS)),
    "duty.reply": (
        Text("vastaa kutsuun", "svara på kallelse", "reply"),
        (APPROVER, PREPARER, NAMED),
    ),
    "duty.attend": (
        Text("merkitse läsnäolo", "anteckna närvaro", "record attendance"),
        (PREPARER, APPROVER, NAMED),
    ),
    "duty.handle": (Text("käsittele asia", "behandla ärendet", "handle"), (*CHAIRS, PREPARER)),
    "duty.minutes": (Text("laadi pöytäkirja", "upprätta protokoll", "minutes"), (PREPARER,)),
    "duty.report": (Text("raportoi tilanne", "rapportera läget", "report"), (OWNERS, NAMED)),
    "duty.statement": (Text("anna lausunto", "ge utlåtande", "give statement"), (EXPERTS, NAMED)),
    "duty.summarise": (Text("tiivistä", "sammanfatta", "summarise"), (PREPARER,)),
    "duty.notify": (Text("ilmoita", "meddela", "notify"), (REGISTRY, PRESENTER, PREPARER)),
    "duty.work": (
        Text("muu tehtävä", "annan uppgift", "any other task"),
        (PARTICIPANT, NAMED),
    ),
    "duty.register": (Text("kirjaa", "registrera", "register"), (REGISTRY, PRESENTER)),
}

PREPARING = frozenset(
    {"draft", "supplement", "justify", "prepare", "compile", "summarise", "minutes", "agenda"}
)
"""Duties that make a version of a paper: who has done one never signs that version off."""

SIGNING_OFF = frozenset({"review", "submit", "check", "decide", "sign"})
SIGN_OFFS = frozenset(row for row in DUTIES if row.split(".")[1] in SIGNING_OFF)

AUTHENTICATES = frozenset(
    {
        ("asettamispaatos", PRESENTER),
        ("kokoonpanopaatos", PRESENTER),
        ("maaraajan_jatkaminen", PRESENTER),
        ("poytakirja", SECRETARY),
    }
)
"""Signatures that confirm, not approve: the presenting official's, the minute-taker's own."""

_SETTERS = (MINISTER, PRESENTER)
_CLERKS = (ADMIN, REGISTRAR_POST, PRESENTER_POST)
_LEADERS = (PRESENTER, PREPARER_CHAIR, *CHAIRS)
_OPERATORS = (ADMIN, OPERATE)
REGISTERS: Mapping[str, Row] = {
    "add-person": (Text("lisää henkilö", "lägg till person", "add a person"), _CLERKS),
    "change-person": (
        Text("muuta henkilön tietoja", "ändra personuppgifter", "change a person"),
        (*_CLERKS, SELF),
    ),
    "add-organization": (
        Text("lisää organisaatio", "lägg till organisation", "add an organization"),
        _CLERKS,
    ),
    "add-body": (Text("lisää toimielin", "lägg till organ", "add a body"), _CLERKS),
    "appoint-official": (
        Text("merkitse viranhaltija", "anteckna tjänsteinnehavare", "record an office holder"),
        _CLERKS,
    ),
    "add-post": (Text("lisää tehtävä", "lägg till post", "add a post"), _CLERKS),
    "read-people": (Text("lue rekisteriä", "läs registret", "read the registers"), (PERSON,)),
    "plan-composition": (
        Text("suunnittele kokoonpanoa", "planera sammansättning", "plan a composition"),
        (*_CLERKS, MEMBER),
    ),
    "record-absence": (
        Text("kirjaa poissaolo", "anteckna frånvaro", "record an absence"),
        (SELF, *_CLERKS),
    ),
    "end-absence": (
        Text("päätä poissaolo aiemmin", "avsluta frånvaro tidigare", "end an absence early"),
        (SELF, *_CLERKS),
    ),
    "take-back-absence": (
        Text("peru poissaolo", "ta tillbaka frånvaro", "take back an absence"),
        (SELF, *_CLERKS),
    ),
    "delegate-authority": (
        Text("valtuuta toinen", "befullmäktiga en annan", "delegate authority"),
        (SELF,),
    ),
    "revoke-delegation": (
        Text("peru valtuutus", "återkalla fullmakt", "revoke a delegation"),
        (SELF, ADMIN),
    ),
}
"""Of no case and no body."""

ACCOUNTS: Mapping[str, Row] = {
    "read-notices": (Text("kuittaa ilmoitukset", "kvittera notiser", "read notices"), (SELF,)),
    "change-preferences": (
        Text("valitse ilmoitukset", "välj notiser", "choose one's notices"),
        (SELF,),
    ),
    "sign-in": (Text("kirjaudu", "logga in", "sign in"), (SELF,)),
    "read-sessions": (
        Text("katso istunnot", "se sessioner", "see sessions and tokens"),
        (SELF, ADMIN),
    ),
    "revoke-session": (
        Text("päätä istunto", "avsluta session", "end a session or token"),
        (SELF, ADMIN),
    ),
    "revoke-sessions": (
        Text("päätä kaikki istunnot", "avsluta alla sessioner", "end all sessions"),
        (SELF, ADMIN),
    ),
    "change-password": (
        Text("vaihda salasana", "byt lösenord", "change a password"),
        (SELF,),
    ),
    "create-token": (Text("tee tunnus", "skapa token", "make a token of one's own"), (SELF,)),
    "create-service-token": (
        Text("tee palvelun tunnus", "skapa token för tjänst", "make a token of a service"),
        (ADMIN,),
    ),
    "read-accounts": (Text("katso tilit", "se konton", "see accounts"), (ADMIN,)),
    "add-account": (Text("avaa tili", "öppna konto", "open an account"), (ADMIN,)),
    "change-account": (Text("muuta tiliä", "ändra konto", "change another's account"), (ADMIN,)),
    "reset-password": (
        Text("nollaa salasana", "återställ lösenord", "reset a password"),
        (ADMIN,),
    ),
    "export-person": (
        Text("vie omat tiedot", "exportera egna uppgifter", "export a person's data"),
        (SELF, ADMIN),
    ),
    "erase-person": (
        Text("poista henkilön tiedot", "radera personuppgifter", "erase a person"),
        (ADMIN,),
    ),
    "unlock-account": (Text("avaa lukitus", "lås upp konto", "unlock an account"), (ADMIN,)),
}
"""Of who gets in: an account opens no case."""

COMPOSITION: Mapping[str, Row] = {
    "appoint": (Text("aseta jäsen", "utse medlem", "appoint a member"), _SETTERS),
    "end-membership": (
        Text("päätä jäsenyys", "avsluta medlemskap", "end a membership"),
        (*_SETTERS, SELF),
    ),
    "change-composition": (
        Text("muuta kokoonpanoa", "ändra sammansättning", "change the composition"),
        _SETTERS,
    ),
    "end-term": (Text("päätä toimikausi", "avsluta mandattid", "end a term"), _SETTERS),
}
"""Of a body: its setter's posts, and its own."""

CASES: Mapping[str, Row] = {
    "start-case": (Text("avaa asia", "öppna ärende", "open a case"), (OFFICIAL, MEMBER)),
    "start-instance": (
        Text("käynnistä prosessi asiassa", "starta process i ärendet", "start a process"),
        (*_SETTERS, PREPARER, *CHAIRS, REGISTRY),
    ),
    "read-case": (Text("lue asia", "läs ärende", "read a case"), (PERSON,)),
    "read-working-data": (
        Text("lue keskeneräistä", "läs oavslutat", "read what is being prepared"),
        (PARTICIPANT, *_OPERATORS),
    ),
    "change-case": (
        Text("muuta asian tietoja", "ändra ärendets uppgifter", "change a case"),
        (PRESENTER, PREPARER_CHAIR, SECRETARY, REGISTRY),
    ),
    "close-case": (Text("päätä asia", "avsluta ärendet", "close a case"), (PRESENTER, REGISTRY)),
    "cancel-case": (Text("peruuta asia", "återkalla ärendet", "cancel a case"), _SETTERS),
    "bind-case-roles": (
        Text("sido asian roolit", "bind ärendets roller", "bind the case's roles"),
        (PRESENTER, REGISTRY),
    ),
    "record-nomination": (
        Text("kirjaa nimeäminen", "anteckna nominering", "record a nomination"),
        (NOMINATORS,),
    ),
    "disqualify": (
        Text("kirjaa esteellisyys", "anteckna jäv", "record a disqualification"),
        (SELF, *_SETTERS, *CHAIRS, PREPARER, REGISTRY),
    ),
    "lift-disqualification": (
        Text("kumoa esteellisyys", "häv jäv", "lift a disqualification"),
        (MINISTER, *CHAIRS, PREPARER_CHAIR),
    ),
    "correlate-message": (
        Text("lähetä viesti asiaan", "sänd meddelande till ärendet", "send a message"),
        (*_SETTERS, PREPARER, *CHAIRS, REGISTRY, SERVICE),
    ),
    "finish-ad-hoc": (
        Text("päätä vapaa vaihe", "avsluta fri fas", "finish an ad-hoc phase"),
        (PRESENTER, PREPARER, *CHAIRS),
    ),
    "start-activity": (
        Text("käynnistä vaihe", "starta aktivitet", "start an activity"),
        (PRESENTER, PREPARER, *CHAIRS),
    ),
}
"""Of one case."""

TASKS: Mapping[str, Row] = {
    "read-task": (Text("lue tehtävä", "läs uppgift", "read a task"), (PERSON,)),
    "assign": (Text("osoita tehtävä", "tilldela uppgift", "assign a task"), (*_LEADERS, REGISTRY)),
    "release": (Text("vapauta tehtävä", "frige uppgift", "release another's task"), _LEADERS),
}
"""Of a task, beside the duty itself, which claim, complete, save-draft and delegate stand on."""

OPERATION: Mapping[str, Row] = {
    "deploy": (Text("julkaise malleja", "publicera modeller", "deploy models"), (ADMIN, DEPLOY)),
    "check-models": (
        Text("tarkista malleja", "granska modeller", "check models"),
        (ADMIN, DEPLOY, PERSON),
    ),
    "draft-models": (
        Text("laadi malleja", "bered modeller", "draft models"),
        (ADMIN, DEPLOY),
    ),
    "propose-deployment": (
        Text("ehdota julkaisua", "föreslå publicering", "propose a deployment"),
        (ADMIN, DEPLOY),
    ),
    "approve-deployment": (
        Text("hyväksy julkaisu", "godkänn publicering", "approve another's deployment"),
        (ADMIN,),
    ),
    "roll-back": (
        Text("palauta aiempi versio", "återställ version", "roll back to a former version"),
        (ADMIN,),
    ),
    "read-audit": (Text("lue lokia", "läs loggen", "read the audit log"), (ADMIN, AUDIT)),
    "read-jobs": (Text("katso töitä", "se jobb", "see jobs and incidents"), _OPERATORS),
    "read-desk": (
        Text("katso toisen tehtävälistaa", "se en annans uppgifter", "see another's task list"),
        _OPERATORS,
    ),
    "suspend": (Text("keskeytä prosessi", "avbryt process", "suspend"), _OPERATORS),
    "resume": (Text("jatka prosessia", "återuppta process", "resume"), _OPERATORS),
    "cancel-instance": (Text("lopeta prosessi", "avsluta process", "cancel"), _OPERATORS),
    "migrate": (Text("siirrä versioon", "flytta till version", "migrate"), _OPERATORS),
    "set-variables": (Text("aseta muuttujia", "ställ variabler", "set variables"), _OPERATORS),
    "move-tokens": (Text("siirrä kohtaa", "flytta läge", "move tokens"), _OPERATORS),
    "retry-incident": (Text("yritä uudelleen", "försök igen", "retry an incident"), _OPERATORS),
    "skip-incident": (Text("ohita häiriö", "hoppa över", "skip an incident"), _OPERATORS),
    "read-instances": (
        Text("katso prosesseja", "se processer", "see running processes"),
        _OPERATORS,
    ),
    "retry-job": (Text("yritä työtä uudelleen", "försök igen", "retry a job"), _OPERATORS),
    "complete-work": (
        Text("tee palvelutyö", "utför tjänstearbete", "complete service work"),
        (SERVICE, *_OPERATORS),
    ),
    "fail-work": (
        Text("ilmoita palvelutyön virhe", "meddela fel", "fail service work"),
        (SERVICE, *_OPERATORS),
    ),
    "evaluate-decision": (
        Text("kokeile päätöstaulua", "pröva beslutstabell", "try a decision table"),
        (ADMIN, DEPLOY, PERSON),
    ),
    "broadcast-signal": (Text("lähetä signaali", "sänd signal", "signal"), (*_OPERATORS, SERVICE)),
}
"""Of the system; these rights give no authority over what is decided in a case."""

BLIND = frozenset(
    {"suspend", "resume", "cancel-instance", "migrate", "retry-incident", "retry-job"}
)
"""Upkeep that shows nothing of the case: a secret one is repaired without being read."""

ACTIONS: Mapping[str, Row] = {
    **REGISTERS,
    **ACCOUNTS,
    **COMPOSITION,
    **CASES,
    **ACTS,
    **TASKS,
    **OPERATION,
}


def _grants() -> dict[str, frozenset[str]]:
    rows = {**DUTIES, **ACTIONS}
    return {action: frozenset(roles) for action, (_, roles) in rows.items()}


def _labels() -> dict[str, Text]:
    return {action: label for action, (label, _) in {**DUTIES, **ACTIONS}.items()}


POLICY = Policy(
    grants=_grants(),
    sign_offs=SIGN_OFFS,
    cleared=frozenset({MINISTER, PRESENTER, PREPARER, APPROVER, REGISTRY}),
    labels=_labels(),
    unlisted=frozenset(),
    blind=BLIND,
)


def duty_action(duty: str, document: str) -> str:
    """The row of the table for a task's duty; the narrower one where the paper has it."""
    narrow = f"duty.{duty}.{document}"
    return narrow if narrow in DUTIES else f"duty.{duty or 'work'}"


def authenticates(document: str, groups: Iterable[str]) -> bool:
    """Whether a signature by these groups on this kind of paper only confirms it."""
    offered = set(groups)
    return bool(offered) and all((document, group) in AUTHENTICATES for group in offered)
