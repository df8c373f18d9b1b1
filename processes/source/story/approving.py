"""October 2023: a written procedure returns the proposal, and a second round prepares it."""

from __future__ import annotations

from processes.source.story.appointing import MINISTER, PRESENTER
from processes.source.story.preparing import (
    BACKGROUND,
    CHAIR,
    EFFECTS,
    ORGANISATION,
    SECRETARY,
)
from processes.source.story.scene import Complete, Pass, Scene, at, called

PRIME_MINISTER = "petteri-orpo"
PROPOSED = "Esitän, että yhteistyöryhmä hyväksyy esityksen yhteistyömallista."
FORMALLY_RIGHT = {
    "formally_ok": "yes",
    "chair_ground": "none",
    "vice_chair_ground": "none",
    "allocates_benefit": False,
}
MEMBERS = (
    PRIME_MINISTER,
    MINISTER,
    "helsinki-johtaja",
    "espoo-johtaja",
    "tampere-johtaja",
    "vantaa-johtaja",
    "oulu-johtaja",
    "turku-johtaja",
    "tem-edustaja",
    "okm-edustaja",
)

APPROVING = (
    Scene(
        "muoto-1",
        at("2023-10-09"),
        "Esitys tarkastetaan muodollisesti",
        PRESENTER,
        Complete("tarkasta_muodollisesti", FORMALLY_RIGHT),
    ),
    Scene(
        "kasittely-1",
        at("2023-10-09", 10),
        "Esitys viedään kirjalliseen menettelyyn",
        PRESENTER,
        Complete(
            "valitse_kasittely",
            {"procedure": "written", "presentation": PROPOSED},
        ),
    ),
    Scene(
        "kirjallinen",
        at("2023-10-10"),
        "Kirjallinen ehdotus laaditaan ja lähetetään jäsenille",
        SECRETARY,
        Complete(
            "laadi_kirjallinen",
            {"written_proposal": "Yhteistyöryhmä hyväksyy esityksen yhteistyömallista."},
        ),
    ),
    *(
        Scene(
            f"kanta-{person}",
            at("2023-10-11", 9, 5 * number),
            f"{called(person)} ei vastusta asian ratkaisemista kirjallisesti",
            person,
            Complete("ota_kantaa", {"stance": "no_objection"}),
        )
        for number, person in enumerate(MEMBERS)
    ),
    Scene(
        "vastausaika", at("2023-10-16", 8), "Kirjallisen menettelyn vastausaika päättyy", "", Pass()
    ),
    Scene(
        "palautus",
        at("2023-10-20"),
        "Pääministeri palauttaa esityksen: tavoitteita on täsmennettävä",
        PRIME_MINISTER,
        Complete(
            "ratkaise",
            {
                "outcome": "returned",
                "decision_text": "Esitys palautetaan sihteeristön valmisteltavaksi.",
                "decision_reason": "Tavoitteita on täsmennettävä ja niille asetettava mittarit.",
            },
        ),
    ),
    Scene(
        "jaa-2",
        at("2023-10-23"),
        "Toinen valmistelukierros: puheenjohtaja jakaa tehtävän 1 uudelleen",
        CHAIR,
        Complete("jaa_tehtavat", {"parts": ["organisation"]}),
    ),
    Scene(
        "tehtava-1-2",
        at("2023-10-24"),
        "Tavoitteet täsmennetään",
        "inga-nyholm",
        Complete(
            "organisointi",
            {
                "organisation_text": ORGANISATION,
                "goals_text": "Kumppanuus vahvistuu: kuusi kasvusopimusta vuoden 2024 loppuun.\n"
                "Eriytyminen hidastuu: mukana 12 asuinaluetta vuoden 2024 loppuun.",
            },
        ),
    ),
    Scene(
        "kokoa-2",
        at("2023-10-25"),
        "Esityksen toinen versio kootaan",
        SECRETARY,
        Complete(
            "kokoa",
            {
                "background_text": f"{BACKGROUND}\n\nYhteistyöryhmän puheenjohtaja palautti "
                "esityksen 20.10.2023. Tavoitteet on täsmennetty ja niille on asetettu mittarit.",
                "effects_text": EFFECTS,
                "statements_text": "Valmistelussa kuultiin kahta asiantuntijaa.",
            },
        ),
    ),
    Scene(
        "tarkasta-2",
        at("2023-10-26"),
        "Sihteeristö tarkastaa toisen version",
        "maggie-keskinen",
        Complete("tarkasta", {"review_result": "ok"}),
    ),
    Scene(
        "luovuta-2",
        at("2023-10-27"),
        "Puheenjohtaja luovuttaa toisen version",
        CHAIR,
        Complete(
            "luovuta",
            {
                "submission": "submit",
                "cover_note": "Tavoitteet on täsmennetty palautuksen mukaisesti.",
            },
        ),
    ),
)
