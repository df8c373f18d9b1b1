"""Why a meeting's act is refused."""

from collections.abc import Mapping

from engine.errors import InvalidInput, InvalidState, NotAllowed, NotFound
from processes.grounds import DISQUALIFICATION, DISQUALIFICATION_DECIDED, rule_of_procedure
from processes.refusals.block import Block

_MEETING = rule_of_procedure("meetings")
_INVITATION = rule_of_procedure("invitation")
_AGENDA = rule_of_procedure("agenda")
_QUORUM = rule_of_procedure("quorum")
_VOTING = rule_of_procedure("voting")
_WRITTEN = rule_of_procedure("written procedure")

MEETINGS: Mapping[str, Block] = {
    "meeting-wrong-state": Block(
        InvalidState,
        "The meeting is {state}; it cannot become {to}.",
        "Kokouksen tila on {state}; siitä ei voi siirtyä tilaan {to}.",
        _MEETING,
    ),
    "meeting-not-now": Block(
        InvalidState,
        "The meeting is {state}; this cannot be done now.",
        "Kokouksen tila on {state}; tätä ei voi nyt tehdä.",
        _MEETING,
    ),
    "meeting-in-the-past": Block(
        InvalidInput,
        "The meeting's time {starts} has already passed.",
        "Kokouksen aika {starts} on jo mennyt.",
        _MEETING,
    ),
    "meeting-ends-before-start": Block(
        InvalidInput,
        "The meeting would end before it starts.",
        "Kokous päättyisi ennen kuin se alkaa.",
        _MEETING,
    ),
    "meeting-without-place": Block(
        InvalidInput,
        "A meeting needs a place or a link.",
        "Kokous tarvitsee paikan tai etäyhteyden.",
        _MEETING,
    ),
    "meeting-not-confirmed": Block(
        InvalidState,
        "The chair has not confirmed the meeting's time; nobody can be invited yet.",
        "Puheenjohtaja ei ole vahvistanut kokouksen aikaa, joten kutsua ei voi vielä lähettää.",
        _MEETING,
    ),
    "meeting-not-open": Block(
        InvalidState,
        "This is done in a meeting that is open; the meeting is {state}.",
        "Tämä tehdään kokouksen ollessa avoinna; kokouksen tila on {state}.",
        _MEETING,
    ),
    "meeting-too-early": Block(
        InvalidState,
        "The meeting begins on {starts}; it cannot be opened on an earlier day.",
        "Kokous alkaa {starts}; sitä ei voi avata aiempana päivänä.",
        _MEETING,
    ),
    "not-invited": Block(
        InvalidState,
        "The meeting cannot open: {person} has a seat but was never invited.",
        "Kokousta ei voi avata: {person} on toimielimessä, mutta häntä ei ole kutsuttu.",
        _INVITATION,
    ),
    "chair-not-present": Block(
        NotAllowed,
        "The chair leads the meeting; the vice chair leads it only while the chair is absent.",
        "Kokousta johtaa puheenjohtaja, varapuheenjohtaja vain puheenjohtajan poissa ollessa.",
        _MEETING,
    ),
    "item-open": Block(
        InvalidState,
        "Item {item} is still open; close it before the meeting is closed.",
        "Asiakohta {item} on kesken; päätä se ennen kokouksen päättämistä.",
        _MEETING,
    ),
    "reason-missing": Block(
        InvalidInput,
        "A recorded reason is needed: {what}.",
        "Kirjattu perustelu puuttuu: {what}.",
        _MEETING,
    ),
    "notice-too-short": Block(
        InvalidState,
        "The invitation must go out by {latest}, {days} days before; later only with a recorded "
        "reason.",
        "Kutsu on lähetettävä viimeistään {latest}, {days} päivää ennen; myöhemmin vain kirjatulla "
        "perusteella.",
        _INVITATION,
    ),
    "materials-too-late": Block(
        InvalidState,
        "Materials must go out by {latest}, {days} days before; later only with a recorded reason.",
        "Aineisto on lähetettävä viimeistään {latest}, {days} päivää ennen; myöhemmin vain "
        "kirjatulla perusteella.",
        _INVITATION,
    ),
    "agenda-missing": Block(
        InvalidState,
        "An invitation needs an agenda with at least one item.",
        "Kutsu edellyttää esityslistaa, jossa on vähintään yksi asiakohta.",
        _AGENDA,
    ),
    "agenda-closed": Block(
        InvalidState,
        "The agenda went out with the invitation; a matter is added only with a recorded reason.",
        "Esityslista on lähetetty kutsun mukana; asia lisätään vain kirjatulla perusteella.",
        _AGENDA,
    ),
    "agenda-order": Block(
        InvalidInput,
        "The order must name every item of the agenda exactly once.",
        "Järjestyksessä on mainittava jokainen asiakohta täsmälleen kerran.",
        _AGENDA,
    ),
    "minutes-begun": Block(
        InvalidState,
        "The minutes of this meeting have been begun already.",
        "Kokouksen pöytäkirjaa laaditaan jo.",
        _MEETING,
    ),
    "minutes-not-checker": Block(
        NotAllowed,
        "{person} was not chosen to check these minutes.",
        "{person} ei ole pöytäkirjan tarkastaja.",
        _MEETING,
    ),
    "no-minutes": Block(
        NotFound,
        "The meeting has no minutes yet.",
        "Kokouksella ei ole vielä pöytäkirjaa.",
        _MEETING,
    ),
    "item-standing": Block(
        InvalidState,
        "Item {item} stands on every agenda; only matters are taken off.",
        "Asiakohta {item} kuuluu jokaiseen esityslistaan; vain asioita voi poistaa.",
        _AGENDA,
    ),
    "body-not-in-case": Block(
        InvalidInput,
        "The body {body} has no part in this case; it does not meet in it.",
        "Toimielimellä {body} ei ole osaa asiassa; sitä ei kutsuta siinä koolle.",
        _MEETING,
    ),
    "item-wrong-state": Block(
        InvalidState,
        "Item {item} is {state}; this cannot be done now.",
        "Asiakohdan {item} tila on {state}; tätä ei voi nyt tehdä.",
        _AGENDA,
    ),
    "item-not-a-decision": Block(
        InvalidState,
        "Item {item} brings no matter to be decided.",
        "Asiakohdassa {item} ei ole päätettävää asiaa.",
        _AGENDA,
    ),
    "other-item-open": Block(
        InvalidState,
        "Item {item} is being handled; items are taken one at a time.",
        "Asiakohta {item} on käsiteltävänä; asiat käsitellään yksi kerrallaan.",
        _AGENDA,
    ),
    "not-invited-person": Block(
        NotAllowed,
        "{person} has no invitation to this meeting.",
        "Henkilöllä {person} ei ole kutsua tähän kokoukseen.",
        _INVITATION,
    ),
    "already-invited": Block(
        InvalidState,
        "{person} is already invited.",
        "{person} on jo kutsuttu.",
        _INVITATION,
    ),
    "reply-closed": Block(
        InvalidState,
        "Replies are taken while the meeting is invited; it is {state}.",
        "Vastauksia otetaan vastaan, kun kokous on kutsuttu koolle; tila on {state}.",
        _INVITATION,
    ),
    "principal-coming": Block(
        InvalidState,
        "{person} is a substitute of {principal}, who has not declined.",
        "{person} on henkilön {principal} varajäsen, eikä tämä ole ilmoittanut estettä.",
        _INVITATION,
    ),
    "not-in-body": Block(
        NotAllowed,
        "{person} has no seat in this body on {day}.",
        "Henkilöllä {person} ei ole paikkaa toimielimessä {day}.",
        rule_of_procedure("membership on the day"),
    ),
    "already-present": Block(
        InvalidState,
        "{person} is already marked as present.",
        "{person} on jo merkitty läsnä olevaksi.",
        _MEETING,
    ),
    "not-present": Block(
        NotAllowed,
        "{person} is not present at this moment.",
        "{person} ei ole nyt läsnä.",
        _MEETING,
    ),
    "leaves-before-arriving": Block(
        InvalidInput,
        "{person} cannot leave before arriving.",
        "{person} ei voi poistua ennen saapumistaan.",
        _MEETING,
    ),
    "no-quorum": Block(
        InvalidState,
        "No quorum for this item: {present} of {members} members present and eligible, more than "
        "half are needed, and the chair or vice chair. It may be discussed or adjourned, not "
        "decided.",
        "Asiassa ei olla päätösvaltaisia: läsnä ja esteettöminä {present} / {members} jäsentä, "
        "vaaditaan yli puolet sekä puheenjohtaja tai varapuheenjohtaja. Asiasta voi keskustella "
        "tai sen voi siirtää, ei päättää.",
        _QUORUM,
    ),
    "recused": Block(
        NotAllowed,
        "{person} is disqualified in item {item} and may neither see nor handle it.",
        "{person} on esteellinen asiakohdassa {item} eikä voi nähdä tai käsitellä sitä.",
        DISQUALIFICATION,
    ),
    "recusal-explanation-missing": Block(
        InvalidInput,
        "Say in words why the person is disqualified; the minutes state the ground.",
        "Kerro sanallisesti, miksi henkilö on esteellinen; peruste kirjataan pöytäkirjaan.",
        DISQUALIFICATION,
    ),
    "already-recused": Block(
        InvalidState,
        "A disqualification of {person} in item {item} is already recorded.",
        "Henkilön {person} esteellisyys asiakohdassa {item} on jo kirjattu.",
        DISQUALIFICATION,
    ),
    "recusal-decided": Block(
        InvalidState,
        "This disqualification has already been decided.",
        "Esteellisyydestä on jo päätetty.",
        DISQUALIFICATION_DECIDED,
    ),
    "own-recusal": Block(
        NotAllowed,
        "The body decides on its member's disqualification; the member takes no part in it.",
        "Toimielin päättää jäsenensä esteellisyydestä; jäsen ei itse osallistu ratkaisuun.",
        DISQUALIFICATION_DECIDED,
    ),
    "recusal-check-open": Block(
        InvalidState,
        "The item allocates benefit to {organization}: whether {person} is disqualified must be "
        "checked and recorded first.",
        "Asiassa osoitetaan etua taholle {organization}: henkilön {person} esteettömyys on ensin "
        "tarkistettava ja kirjattava.",
        DISQUALIFICATION,
    ),
    "no-vote": Block(
        NotAllowed,
        "{person} has no vote here: {why}.",
        "Henkilöllä {person} ei ole äänioikeutta: {why_fi}.",
        _VOTING,
    ),
    "already-voted": Block(
        InvalidState,
        "{person} has already voted on this item.",
        "{person} on jo äänestänyt asiassa.",
        _VOTING,
    ),
    "written-too-short": Block(
        InvalidInput,
        "A written procedure is open for at least {days} working days, until {earliest}.",
        "Kirjallinen menettely on avoinna vähintään {days} työpäivää, {earliest} asti.",
        _WRITTEN,
    ),
    "written-objection": Block(
        InvalidState,
        "{person} objects to the written procedure: the matter goes to a meeting.",
        "{person} vastustaa kirjallista menettelyä: asia käsitellään kokouksessa.",
        _WRITTEN,
    ),
    "written-still-open": Block(
        InvalidState,
        "The written procedure is open until {until}.",
        "Kirjallinen menettely on avoinna {until} asti.",
        _WRITTEN,
    ),
    "not-a-written-procedure": Block(
        InvalidState,
        "This is a meeting, not a written procedure.",
        "Tämä on kokous, ei kirjallinen menettely.",
        _WRITTEN,
    ),
}
