"""Names of properties as an administrator says them; what has none keeps its technical name."""

from __future__ import annotations

_LABELS: dict[str, tuple[str, str, str]] = {
    "name": ("nimi", "namn", "name"),
    "paatos:name-sv": ("nimi ruotsiksi", "namn på svenska", "name in Swedish"),
    "paatos:name-en": ("nimi englanniksi", "namn på engelska", "name in English"),
    "kind": ("laji", "slag", "kind"),
    "parent": ("osaprosessi", "delprocess", "sub-process"),
    "documentation": ("kuvaus", "beskrivning", "documentation"),
    "conditionExpression": ("ehto", "villkor", "condition"),
    "sourceRef": ("lähtö", "från", "source"),
    "targetRef": ("kohde", "till", "target"),
    "default": ("oletusvuo", "standardflöde", "default flow"),
    "script": ("skripti", "skript", "script"),
    "calledElement": ("kutsuttu prosessi", "anropad process", "called process"),
    "attachedToRef": ("kiinnitetty", "fäst vid", "attached to"),
    "cancelActivity": ("keskeyttää", "avbryter", "interrupts"),
    "isInterrupting": ("keskeyttää", "avbryter", "interrupts"),
    "camunda:assignee": ("tekijä", "utförare", "assignee"),
    "camunda:candidateGroups": ("ryhmät", "grupper", "candidate groups"),
    "camunda:candidateUsers": ("tekijäehdokkaat", "kandidater", "candidate users"),
    "camunda:dueDate": ("määräaika", "sista dag", "due date"),
    "camunda:followUpDate": ("muistutus", "påminnelse", "follow-up date"),
    "camunda:priority": ("kiireellisyys", "prioritet", "priority"),
    "camunda:formRef": ("lomake", "blankett", "form"),
    "camunda:formKey": ("lomake", "blankett", "form"),
    "camunda:topic": ("aihe", "ämne", "topic"),
    "camunda:decisionRef": ("päätöstaulu", "beslutstabell", "decision"),
    "camunda:resultVariable": ("tulosmuuttuja", "resultatvariabel", "result variable"),
    "camunda:versionTag": ("versiotunniste", "versionsmärke", "version tag"),
    "paatos:duty": ("tehtävän laji", "uppgiftens slag", "duty"),
    "paatos:document": ("asiakirja", "handling", "document"),
    "paatos:dueBasis": ("määräajan peruste", "grund för fristen", "basis of the deadline"),
    "paatos:needs": ("lähtötiedot", "utgångsuppgifter", "what it needs"),
    "paatos:shift": ("siirto arkipäivään", "flyttning till vardag", "shift to a working day"),
    "description": ("huomautus", "anmärkning", "note"),
    "before": ("edeltävä rivi", "raden före", "row before"),
    "decisionTable@hitPolicy": ("osumakäytäntö", "träffpolicy", "hit policy"),
    "decisionTable@aggregation": ("koonti", "sammanräkning", "aggregation"),
    "literalExpression/text": ("lauseke", "uttryck", "expression"),
    "inputExpression/text": ("kysyttävä lauseke", "frågat uttryck", "input expression"),
    "inputValues/text": ("sallitut arvot", "tillåtna värden", "allowed values"),
    "outputValues/text": ("tulosarvot", "resultatvärden", "output values"),
    "defaultOutputEntry/text": ("oletustulos", "standardresultat", "default output"),
    "typeRef": ("tyyppi", "typ", "type"),
    "label": ("otsikko", "etikett", "label"),
    "position": ("paikka", "plats", "position"),
    "conditional/hide": ("piilotusehto", "villkor för att dölja", "hidden if"),
    "validate/required": ("pakollinen", "obligatorisk", "required"),
}
_PARTS: dict[str, tuple[str, str, str]] = {
    "timeDuration": ("kesto", "tid", "duration"),
    "timeDate": ("ajankohta", "tidpunkt", "date"),
    "timeCycle": ("toisto", "upprepning", "cycle"),
    "condition": ("ehto", "villkor", "condition"),
    "messageRef": ("viesti", "meddelande", "message"),
    "signalRef": ("signaali", "signal", "signal"),
    "errorRef": ("virhe", "fel", "error"),
    "escalationRef": ("eskalaatio", "eskalering", "escalation"),
    "completionCondition": ("päättymisehto", "avslutningsvillkor", "completion condition"),
    "loopCardinality": ("lukumäärä", "antal", "cardinality"),
    "dueBasis": ("määräajan peruste", "grund för fristen", "basis of the deadline"),
    "shift": ("siirto arkipäivään", "flyttning till vardag", "shift to a working day"),
}
_COLUMNS: dict[str, tuple[str, str, str]] = {
    "cell": ("ehto", "villkor", "condition"),
    "result": ("tulos", "resultat", "result"),
    "remark": ("huomautus", "anmärkning", "annotation"),
}
_LANGUAGES = ("fi", "sv", "en")


def label(path: str, language: str) -> str:
    """The property in words; the last part of a path decides where the whole has no name."""
    last = path.replace("@", "/").split("/")[-1].rpartition(":")[2]
    word, _, column = path.partition(":")
    if word in _COLUMNS:
        return f"{_COLUMNS[word][_LANGUAGES.index(language)]} {column}"
    found = _LABELS.get(path) or _PARTS.get(last)
    return found[_LANGUAGES.index(language)] if found else path
