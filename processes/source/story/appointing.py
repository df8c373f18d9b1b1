"""24.8.–1.9.2023: nominations are asked, the secretariat is appointed, its term begins."""

from __future__ import annotations

from processes.papers.source.appointing import APPOINTING as SOURCE
from processes.source.case import NUMBER, TITLE
from processes.source.story.scene import Begin, Complete, Pass, Scene, at, called

PRESENTER, MINISTER = "tiina-korhonen", "anna-kaisa-ikonen"
ORGANISATIONS = ("tem", "okm", "vm", "helsinki", "espoo", "tampere", "vantaa", "oulu", "turku")
ONE_ALONE = "Tehtävään on osoitettavissa vain yksi yhteyshenkilö."

_NOMINATIONS = (
    ("tem", "tem-edustaja", "katja-palonen", "olli-voutilainen"),
    ("okm", "okm-edustaja", "kirsi-kaunisharju", None),
    ("vm", "vm-kansliapaallikko", "lotta-mattsson", None),
    ("helsinki", "helsinki-johtaja", "inga-nyholm", None),
    ("espoo", "espoo-johtaja", None, "niko-ferm"),
    ("tampere", "tampere-johtaja", "maggie-keskinen", None),
    ("vantaa", "vantaa-johtaja", "paula-harju", None),
    ("oulu", "oulu-johtaja", None, "claes-kruger"),
    ("turku", "turku-johtaja", None, "matti-niemi"),
)


def _nomination(
    number: int, organization: str, by: str, woman: str | None, man: str | None
) -> Scene:
    answers: dict[str, object] = {"woman": woman or "", "man": man or ""}
    if not (woman and man):
        answers["missing_reason"] = ONE_ALONE
    return Scene(
        f"nimea-{organization}",
        at("2023-08-28", 9, 5 * number),
        f"{called(organization)} nimeää edustajansa",
        by,
        Complete("nimea", answers, {"organisation": organization}),
    )


APPOINTING = (
    Scene(
        "hanke",
        at("2023-08-24"),
        "Asettaminen käynnistyy",
        PRESENTER,
        Begin(
            "yhteistyomalli",
            {
                "case_number": NUMBER,
                "title": TITLE.fi,
                "body": "sihteeristo",
                "approver_body": "yhteistyoryhma",
                "organisations": list(ORGANISATIONS),
                "first_round_date": "2024-05-16",
            },
        ),
        source=True,
    ),
    Scene(
        "valmistele",
        at("2023-08-24", 9, 30),
        "Asettamispäätös luonnostellaan, nimeämiset pyydetään 30.8. mennessä",
        PRESENTER,
        Complete(
            "valmistele",
            {
                "title": TITLE.fi,
                "background": "\n\n".join(SOURCE.background),
                "goal": "\n\n".join(SOURCE.goal),
                "tasks_text": "\n".join(SOURCE.tasks),
                "term_start": "2023-09-01",
                "open_ended": True,
                "due_date": "2023-09-30",
                "organisations": list(ORGANISATIONS),
                "nomination_last_day": "2023-08-30",
                "costs": "none",
                "appropriation": "320101012",
                "costs_text": "\n\n".join(SOURCE.costs),
                "distribution": "\n".join(SOURCE.head.distribution),
                "for_information": "\n".join(SOURCE.head.for_information),
            },
        ),
        source=True,
    ),
    *(_nomination(number, *each) for number, each in enumerate(_NOMINATIONS)),
    Scene(
        "esittele",
        at("2023-08-31", 9),
        "Asettaminen esitellään ministerille",
        PRESENTER,
        Complete(
            "esittele",
            {"presentation": "Esittelen sihteeristön asettamisen luonnoksen mukaisesti."},
        ),
        source=True,
    ),
    Scene(
        "ratkaise",
        at("2023-08-31", 10),
        "Ministeri ratkaisee ja allekirjoittaa",
        MINISTER,
        Complete("ratkaise", {"decision": "approve"}),
        source=True,
    ),
    Scene(
        "varmenna",
        at("2023-08-31", 10, 30),
        "Esittelijä varmentaa; päätös saa numeron, PDF:n ja jakelun",
        PRESENTER,
        Complete("varmenna", {"countersigned": True}),
        source=True,
    ),
    Scene("toimikausi", at("2023-09-01", 8), "Toimikausi alkaa", "", Pass(), source=True),
)
