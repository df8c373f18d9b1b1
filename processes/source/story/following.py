"""2024: two half-yearly rounds, the second with a missing report, and the end of following up."""

from __future__ import annotations

from processes.source.story.approving import PRIME_MINISTER
from processes.source.story.meeting import PLACE
from processes.source.story.preparing import CHAIR, SECRETARY
from processes.source.story.scene import Complete, Pass, Scene, at, called
from processes.status_reports import STATUS_NAMES, MeasureStatus


def report(key: str, day: str, owner: str, by: str, status: str, text: str, **more: str) -> Scene:
    """An owner reports the state of its measure."""
    return Scene(
        key,
        at(day),
        f"{called(owner)} raportoi: {STATUS_NAMES[MeasureStatus(status)].fi}",
        by,
        Complete("raportoi", {"status": status, "status_text": text, **more}, {"owner": owner}),
    )


def compiled(prefix: str, day: str, summary: str, conclusions: str) -> tuple[Scene, ...]:
    """The follow-up report is compiled and signed."""
    return (
        Scene(
            f"{prefix}-kokoa",
            at(day),
            "Seurantaraportti kootaan",
            SECRETARY,
            Complete(
                "kokoa_raportti",
                {"report_summary": summary, "report_conclusions": conclusions},
            ),
        ),
        Scene(
            f"{prefix}-allekirjoita",
            at(day, 12),
            "Sihteeristön puheenjohtaja tarkastaa ja allekirjoittaa raportin",
            CHAIR,
            Complete("tarkasta_raportti", {"review_result": "ok"}),
        ),
    )


def met(
    prefix: str, planned: str, day: str, offset: str, result: str, text: str
) -> tuple[Scene, ...]:
    """The group's meeting on the report, from the proposed time to the signed minutes."""
    members = (SECRETARY, "petteri-orpo", "anna-kaisa-ikonen", "helsinki-johtaja", "espoo-johtaja",
               "tampere-johtaja", "vantaa-johtaja", "oulu-johtaja", "turku-johtaja")  # fmt: skip
    steps: tuple[tuple[str, int, str, str, str, dict[str, object]], ...] = (
        ("aika", 9, "Kokousaikaa ehdotetaan", SECRETARY, "ehdota_aikaa", {
            "meeting_start": f"{day}T09:00:00{offset}", "meeting_end": f"{day}T11:00:00{offset}",
            "meeting_place": PLACE}),
        ("vahvista", 10, "Puheenjohtaja vahvistaa ajan", PRIME_MINISTER, "vahvista_aika",
         {"time_ok": "yes"}),
        ("lista", 11, "Esityslista laaditaan", SECRETARY, "laadi_esityslista",
         {"presentation_text": "Yhteistyöryhmä hyväksyy seurantaraportin ja linjaa jatkon."}),
        ("kutsu", 12, "Kutsu lähetetään", SECRETARY, "laheta_kutsu", {"signed_on_mandate": True}),
    )  # fmt: skip
    held: tuple[tuple[str, int, str, str, str, dict[str, object]], ...] = (
        ("lasnaolo", 5, "Läsnäolo todetaan", PRIME_MINISTER, "totea_lasnaolo", {
            "lawful": True, "inspectors": ["oulu-johtaja"]}),
        ("esteet", 10, "Esteitä ei ole", PRIME_MINISTER, "totea_esteet", {"item_recusals": []}),
        ("esittely", 15, "Raportti esitellään", CHAIR, "esittele_asia",
         {"item_presentation": "Esitän, että seurantaraportti hyväksytään."}),
        ("keskustelu", 40, "Keskustelu kirjataan", SECRETARY, "kirjaa_keskustelu",
         {"discussion": "Keskusteltiin toimenpiteiden tuloksista."}),
        ("paatos", 50, text, PRIME_MINISTER, "ratkaise_asia",
         {"decision": "approved", "decision_text": text, "follow_up": result}),
    )  # fmt: skip
    after: tuple[tuple[str, int, str, str, str, dict[str, object]], ...] = (
        ("poytakirja", 13, "Pöytäkirja laaditaan", SECRETARY, "laadi_poytakirja",
         {"minutes_text": "Kokouksen kulku ja päätökset."}),
        ("tarkastus", 14, "Pöytäkirja tarkastetaan", "oulu-johtaja", "tarkasta_poytakirja",
         {"check_result": "ok"}),
        ("pj", 15, "Puheenjohtaja allekirjoittaa", PRIME_MINISTER, "allekirjoita_pj",
         {"chair_signs": True}),
        ("sihteeri", 16, "Sihteeri allekirjoittaa, pöytäkirja julkaistaan", SECRETARY,
         "allekirjoita_sihteeri", {"secretary_signs": True}),
    )  # fmt: skip
    return (
        *(Scene(f"{prefix}-{key}", at(planned, hour), title, by, Complete(element, answers))
          for key, hour, title, by, element, answers in steps),
        *(Scene(f"{prefix}-vastaus-{person}", at(planned, 13, number),
                f"{called(person)} ilmoittautuu kokoukseen", person,
                Complete("vastaa_kutsuun", {"reply": "accepted"}))
          for number, person in enumerate(members)),
        *(Scene(f"{prefix}-{key}", at(day, 9, minute), title, by, Complete(element, answers))
          for key, minute, title, by, element, answers in held),
        *(Scene(f"{prefix}-{key}", at(day, hour), title, by, Complete(element, answers))
          for key, hour, title, by, element, answers in after),
    )  # fmt: skip


FOLLOWING = (
    Scene("kierros-1", at("2024-05-16", 9), "Ensimmäinen seurantakierros alkaa", "", Pass()),
    report("r1-tem", "2024-05-20", "tem", "tem-edustaja", "on_track", "Sopimuksia valmistellaan."),
    report("r1-tem-2", "2024-05-20", "tem", "tem-edustaja", "done", "Malli on käynnistetty."),
    report(
        "r1-vantaa", "2024-05-21", "vantaa", "vantaa-johtaja", "at_risk", "Rahoituspäätös puuttuu.",
        deviation="Rahoituksesta ei ole päätetty.", correction="Haetaan väliaikaista rahoitusta.",
    ),
    *compiled(
        "r1",
        "2024-05-31",
        "Yksi toimenpide on valmis ja yksi etenee suunnitellusti. Yhden rahoitus on auki.",
        "Toimenpiteitä jatketaan suunnitellusti.",
    ),
    *met("k2", "2024-06-03", "2024-06-13", "+03:00", "on_track", "Toimenpiteitä jatketaan."),
    Scene("kierros-2", at("2024-11-18", 9), "Toinen seurantakierros alkaa maanantaina", "", Pass()),
    report("r2-tem", "2024-11-20", "tem", "tem-edustaja", "done", "Sopimukset on valmisteltu."),
    Scene("raportti-puuttuu", at("2024-12-02", 9), "Vantaan raportti puuttuu", "", Pass()),
    Scene("raportti-myohassa", at("2024-12-09", 9), "Viisi päivää myöhässä", "", Pass()),
    Scene(
        "puuttuva",
        at("2024-12-09", 10),
        "Puheenjohtaja päättää jatkaa ilman raporttia; aukko näkyy",
        CHAIR,
        Complete(
            "paata_puuttuvasta",
            {"missing_choice": "gap", "missing_note": "Ei raporttia muistutuksista huolimatta."},
        ),
    ),
    *compiled(
        "r2",
        "2024-12-10",
        "Kasvusopimukset on valmisteltu. Yhdestä toimenpiteestä ei ole saatu raporttia.",
        "Seuranta voidaan päättää, kun puuttuva raportti on toimitettu kirjaamoon.",
    ),
    *met("k3", "2024-12-11", "2024-12-18", "+02:00", "end", "Seuranta päätetään."),
)  # fmt: skip
