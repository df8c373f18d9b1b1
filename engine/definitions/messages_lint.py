"""The texts of what is risky though it runs, in Finnish and English, by code."""

from __future__ import annotations

LINT: dict[str, tuple[str, str]] = {
    "unreachable": (
        "{id}: tähän ei pääse mistään.",
        "{id}: nothing leads here.",
    ),
    "no-way-out": (
        "{id}: tästä ei pääse loppuun.",
        "{id}: no path leads from here to an end.",
    ),
    "unnamed": (
        "{id}: nimi puuttuu.",
        "{id}: the name is missing.",
    ),
    "unnamed-translation": (
        "{id}: nimi puuttuu kielellä {language}.",
        "{id}: the name is missing in {language}.",
    ),
    "gateway-no-default": (
        "{id}: jos mikään ehto ei täyty, asia jää tähän; lisää oletusvuo.",
        "{id}: if no condition holds, the case stops here; add a default flow.",
    ),
    "join-of-choice": (
        "{id}: rinnakkainen liittymä odottaa haaroja, joista portti {choice} valitsee vain osan.",
        "{id}: the parallel join waits for branches of which the gateway {choice} takes only some.",
    ),
    "merge-of-parallel": (
        "{id}: portin {split} rinnakkaiset haarat jatkavat tästä kumpikin erikseen.",
        "{id}: the parallel branches of {split} go on from here one by one.",
    ),
    "task-without-candidate": (
        "{id}: tehtävälle ei ole tekijää eikä ryhmää.",
        "{id}: nobody is offered this task: no assignee, candidates or lane.",
    ),
    "task-without-form": (
        "{id}: tehtävällä ei ole lomaketta.",
        "{id}: the task has no form.",
    ),
    "timer-short": (
        "{id}: ajastin ”{text}” on alle minuutin.",
        "{id}: the timer “{text}” is shorter than a minute.",
    ),
    "timer-long": (
        "{id}: ajastin ”{text}” on yli kymmenen vuotta.",
        "{id}: the timer “{text}” is longer than ten years.",
    ),
    "timer-fixed": (
        "{id}: ajankohta ”{text}” on kiinteä: jokainen asia odottaa samaa päivää.",
        "{id}: the date “{text}” is fixed: every case waits for the same day.",
    ),
    "no-diagram": (
        "Tiedostossa ei ole kaaviota: sitä ei voi näyttää.",
        "The file has no diagram: it cannot be drawn.",
    ),
    "not-drawn": (
        "{id}: elementtiä ei ole kaaviossa.",
        "{id}: the element is missing in the diagram.",
    ),
    "loop-without-wait": (
        "{id}: silmukka voi kiertää ilman, että mikään odottaa.",
        "{id}: this loop can go round without anything that waits.",
    ),
    "error-uncaught": (
        "{id}: virhettä {error} ei ota kiinni mikään: siitä tulee häiriö.",
        "{id}: nothing catches the error {error}: it becomes an incident.",
    ),
}
