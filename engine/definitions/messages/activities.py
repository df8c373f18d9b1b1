"""Tasks, calls, loops and multi-instance."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "quantity": (
        "{id}: {attribute} pitää olla 1–10000, nyt {value}.",
        "{id}: {attribute} ska vara 1–10000, nu {value}.",
        "{id}: {attribute} must be 1 to 10000, it is {value}.",
    ),
    "binding-unknown": (
        "{id}: {attribute}: tuntematon sidonta {value}.",
        "{id}: {attribute}: okänd bindning {value}.",
        "{id}: {attribute}: unknown binding {value}.",
    ),
    "binding-incomplete": (
        "{id}: sidonta {value} tarvitsee määritteen {attribute}.",
        "{id}: bindningen {value} behöver {attribute}.",
        "{id}: the binding {value} needs {attribute}.",
    ),
    "binding-several": (
        "{id}: tehtävä voi tehdä vain yhden näistä: {attributes}.",
        "{id}: uppgiften kan bara göra en av dessa: {attributes}.",
        "{id}: the task can do only one of these: {attributes}.",
    ),
    "binding-idle": (
        "{id}: {attribute} ei vaikuta mihinkään tässä tehtävässä.",
        "{id}: {attribute} har ingen verkan i denna uppgift.",
        "{id}: {attribute} has no effect in this task.",
    ),
    "receive-unnamed": (
        "{id}: vastaanottotehtävän viestiä ei ole nimetty (messageRef).",
        "{id}: mottagaruppgiften namnger inte sitt meddelande (messageRef).",
        "{id}: the receive task does not name its message (messageRef).",
    ),
    "receive-once": (
        "{id}: aloittavassa tai tapahtumaportin takana olevassa vastaanottotehtävässä ei voi olla "
        "tätä: {what}.",
        "{id}: en mottagaruppgift som startar processen eller står bakom en händelsegrind kan inte "
        "ha {what}.",
        "{id}: a receive task that starts the process or stands behind an event-based gateway "
        "cannot have {what}.",
    ),
    "receive-instantiate-flow": (
        "{id}: aloittavaan vastaanottotehtävään tulee vuo.",
        "{id}: ett flöde leder till en mottagaruppgift som startar processen.",
        "{id}: a flow enters a receive task that starts the process.",
    ),
    "due-date": (
        "{id}: {attribute}: ”{text}” ei ole ISO 8601 -päivä, -ajankohta eikä -kesto.",
        "{id}: {attribute}: ”{text}” är varken datum, tidpunkt eller varaktighet enligt ISO 8601.",
        "{id}: {attribute}: “{text}” is no ISO 8601 date, date and time or duration.",
    ),
    "priority": (
        "{id}: {attribute}: ”{text}” ei ole kokonaisluku.",
        "{id}: {attribute}: ”{text}” är inget heltal.",
        "{id}: {attribute}: “{text}” is no whole number.",
    ),
    "form-embedded": (
        "{id}: upotettua lomaketta {form} ei näytetä; anna form-js-lomakkeen tunnus.",
        "{id}: den inbäddade blanketten {form} kan inte visas; ange id för en form-js-blankett.",
        "{id}: the embedded form {form} cannot be shown; give the id of a form-js form.",
    ),
    "call-empty": (
        "{id}: kutsuttavaa prosessia ei ole nimetty (calledElement).",
        "{id}: processen som ska anropas är inte namngiven (calledElement).",
        "{id}: the process to call is not named (calledElement).",
    ),
    "call-without-mapping": (
        "{id}: kutsulle ei välitetä muuttujia.",
        "{id}: inga variabler förs över till den anropade processen.",
        "{id}: no variables are passed to the called process.",
    ),
    "call-elsewhere": (
        "{id}: kutsuttua prosessia {called} ei ole paketissa.",
        "{id}: den anropade processen {called} finns inte i paketet.",
        "{id}: the called process {called} is not in the package.",
    ),
    "decision-elsewhere": (
        "{id}: päätöstä {decision} ei ole paketissa.",
        "{id}: beslutet {decision} finns inte i paketet.",
        "{id}: the decision {decision} is not in the package.",
    ),
    "form-inside": (
        "{id}: mallissa olevan lomakkeen kenttää {field} ei voi näyttää niin kuin siinä lukee: "
        "{detail}.",
        "{id}: fältet {field} i modellens blankett kan inte visas så som det står: {detail}.",
        "{id}: the field {field} of the form in the model cannot be shown as it says: {detail}.",
    ),
    "form-of-start": (
        "{id}: aloitustapahtuman lomaketta ei näytetä; tiedot annetaan aloitettaessa.",
        "{id}: starthändelsens blankett visas inte; uppgifterna ges vid starten.",
        "{id}: the form of a start event is not shown; its data are given when a case is started.",
    ),
    "form-elsewhere": (
        "{id}: lomaketta {form} ei ole paketissa.",
        "{id}: blanketten {form} finns inte i paketet.",
        "{id}: the form {form} is not in the package.",
    ),
    "decision-result": (
        "{id}: tuntematon mapDecisionResult: {value}.",
        "{id}: okänt mapDecisionResult: {value}.",
        "{id}: unknown mapDecisionResult: {value}.",
    ),
    "mapping-variables": (
        "{id}: variables=”{value}” ei ole sallittu, vain ”all”.",
        "{id}: variables=”{value}” är inte tillåtet, bara ”all”.",
        "{id}: variables=“{value}” is not allowed, only “all”.",
    ),
    "mapping-incomplete": (
        "{id}: muuttujakuvaus ({mapping}) on vajaa.",
        "{id}: en variabelmappning ({mapping}) är ofullständig.",
        "{id}: a variable mapping ({mapping}) is incomplete.",
    ),
    "task-type": (
        "{id}: tehtävätyyppiä {type} ei ole, vain ”external”.",
        "{id}: det finns ingen uppgiftstyp {type}, bara ”external”.",
        "{id}: there is no task type {type}, only “external”.",
    ),
    "topic-missing": (
        "{id}: ulkoisella tehtävällä ei ole aihetta (topic).",
        "{id}: den externa uppgiften saknar ämne (topic).",
        "{id}: the external task has no topic.",
    ),
    "topic-without-type": (
        "{id}: aihe (topic) vaikuttaa vain, kun tyyppi on ”external”.",
        "{id}: ämnet (topic) gäller bara om typen är ”external”.",
        "{id}: the topic counts only if the type is “external”.",
    ),
    "task-technology": (
        "{id}: toteutusta {technology} ei ole täällä; käytä aihetta (topic) tai päätöstä.",
        "{id}: implementationen {technology} finns inte här; använd ett ämne (topic) eller "
        "ett beslut.",
        "{id}: there is no implementation {technology} here; use a topic or a decision.",
    ),
    "service-operation": (
        "{id}: verkkopalvelun operaatiota {operation} ei kutsuta; käytä aihetta (topic).",
        "{id}: webbtjänstoperationer ({operation}) anropas inte; använd ett ämne (topic).",
        "{id}: web service operations ({operation}) are not called; use a topic.",
    ),
    "task-unbound": (
        "{id}: tehtävää ({kind}) ei ole sidottu mihinkään: se ohitetaan.",
        "{id}: uppgiften ({kind}) är inte bunden till något: den passeras.",
        "{id}: the task ({kind}) is bound to nothing: it is passed through.",
    ),
    "loop-negative": (
        "{id}: silmukan enimmäismäärä on negatiivinen ({value}).",
        "{id}: slingans maximum är negativt ({value}).",
        "{id}: the loop's maximum is negative ({value}).",
    ),
    "loop-endless": (
        "{id}: silmukalla ei ole ehtoa eikä enimmäismäärää.",
        "{id}: slingan har varken villkor eller maximum.",
        "{id}: the loop has neither a condition nor a maximum.",
    ),
    "multi-no-source": (
        "{id}: moni-instanssilla ei ole lukumäärää eikä kokoelmaa.",
        "{id}: flerinstansen har varken antal eller samling.",
        "{id}: the multi-instance has neither a cardinality nor a collection.",
    ),
    "multi-two-sources": (
        "{id}: moni-instanssilla on sekä lukumäärä että kokoelma.",
        "{id}: flerinstansen har både antal och samling.",
        "{id}: the multi-instance has both a cardinality and a collection.",
    ),
    "multi-cardinality": (
        "{id}: moni-instanssin lukumäärä {value} ei kelpaa (0–100000): siitä tulee häiriö.",
        "{id}: antalet {value} duger inte (0–100000): det blir en störning.",
        "{id}: the cardinality {value} is out of 0–100000: it becomes an incident.",
    ),
    "multi-no-item": (
        "{id}: kokoelman alkiolla ei ole muuttujaa.",
        "{id}: samlingens element har ingen variabel.",
        "{id}: the items of the collection have no variable.",
    ),
    "multi-output": (
        "{id}: tuloskokoelma ja tuloksen muuttuja pitää antaa yhdessä.",
        "{id}: resultatsamlingen och resultatets variabel ska anges tillsammans.",
        "{id}: the output collection and the output item must be given together.",
    ),
    "multi-behavior-event": (
        "{id}: moni-instanssin käytös {behavior} tarvitsee signaalitapahtuman.",
        "{id}: flerinstansens beteende {behavior} behöver en signalhändelse.",
        "{id}: the multi-instance's behavior {behavior} needs a signal event.",
    ),
    "multi-behavior-condition": (
        "{id}: moni-instanssin käytöksellä ei ole ehtoa.",
        "{id}: flerinstansens beteende saknar villkor.",
        "{id}: a complex behavior of the multi-instance has no condition.",
    ),
}
