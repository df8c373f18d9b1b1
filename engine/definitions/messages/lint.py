"""What is risky though it runs."""

from __future__ import annotations

LINT: dict[str, tuple[str, str, str]] = {
    "unreachable": (
        "{id}: tähän ei pääse mistään.",
        "{id}: ingenting leder hit.",
        "{id}: nothing leads here.",
    ),
    "no-way-out": (
        "{id}: tästä ei pääse loppuun.",
        "{id}: ingen väg leder härifrån till slutet.",
        "{id}: no path leads from here to an end.",
    ),
    "unnamed": (
        "{id}: nimi puuttuu.",
        "{id}: namnet saknas.",
        "{id}: the name is missing.",
    ),
    "unnamed-translation": (
        "{id}: nimi puuttuu kielellä {language}.",
        "{id}: namnet saknas på språket {language}.",
        "{id}: the name is missing in {language}.",
    ),
    "gateway-no-default": (
        "{id}: jos mikään ehto ei täyty, asia jää tähän; lisää oletusvuo.",
        "{id}: om inget villkor uppfylls stannar ärendet här; lägg till ett standardflöde.",
        "{id}: if no condition holds, the case stops here; add a default flow.",
    ),
    "join-of-choice": (
        "{id}: rinnakkainen liittymä odottaa haaroja, joista portti {choice} valitsee vain osan.",
        "{id}: den parallella sammanflödningen väntar på grenar av vilka grinden {choice} "
        "tar bara en del.",
        "{id}: the parallel join waits for branches of which the gateway {choice} takes only some.",
    ),
    "merge-of-parallel": (
        "{id}: portin {split} rinnakkaiset haarat jatkavat tästä kumpikin erikseen.",
        "{id}: de parallella grenarna från {split} fortsätter härifrån en och en.",
        "{id}: the parallel branches of {split} go on from here one by one.",
    ),
    "task-without-candidate": (
        "{id}: tehtävälle ei ole tekijää eikä ryhmää.",
        "{id}: uppgiften erbjuds ingen: varken utförare, kandidater eller bana.",
        "{id}: nobody is offered this task: no assignee, candidates or lane.",
    ),
    "task-without-form": (
        "{id}: tehtävällä ei ole lomaketta.",
        "{id}: uppgiften saknar blankett.",
        "{id}: the task has no form.",
    ),
    "timer-short": (
        "{id}: ajastin ”{text}” on alle minuutin.",
        "{id}: timern ”{text}” är kortare än en minut.",
        "{id}: the timer “{text}” is shorter than a minute.",
    ),
    "timer-long": (
        "{id}: ajastin ”{text}” on yli kymmenen vuotta.",
        "{id}: timern ”{text}” är längre än tio år.",
        "{id}: the timer “{text}” is longer than ten years.",
    ),
    "timer-fixed": (
        "{id}: ajankohta ”{text}” on kiinteä: jokainen asia odottaa samaa päivää.",
        "{id}: tidpunkten ”{text}” är fast: varje ärende väntar på samma dag.",
        "{id}: the date “{text}” is fixed: every case waits for the same day.",
    ),
    "no-diagram": (
        "Tiedostossa ei ole kaaviota: sitä ei voi näyttää.",
        "Filen har inget diagram: den kan inte ritas.",
        "The file has no diagram: it cannot be drawn.",
    ),
    "not-drawn": (
        "{id}: elementtiä ei ole kaaviossa.",
        "{id}: elementet finns inte i diagrammet.",
        "{id}: the element is missing in the diagram.",
    ),
    "loop-without-wait": (
        "{id}: silmukka voi kiertää ilman, että mikään odottaa.",
        "{id}: slingan kan gå runt utan att något väntar.",
        "{id}: this loop can go round without anything that waits.",
    ),
    "error-uncaught": (
        "{id}: virhettä {error} ei ota kiinni mikään: siitä tulee häiriö.",
        "{id}: ingenting fångar felet {error}: det blir en störning.",
        "{id}: nothing catches the error {error}: it becomes an incident.",
    ),
    "message-twice": (
        "{id}: samaa viestiä {message} odottaa tässä useampi tapahtuma (myös {other}).",
        "{id}: här väntar flera händelser på samma meddelande {message} (även {other}).",
        "{id}: more than one event waits here for the same message {message} ({other} too).",
    ),
}
