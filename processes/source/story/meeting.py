"""The meeting of 16.11.2023: invited, held with a substitute and a recusal, decided, minuted."""

from __future__ import annotations

from processes.source.story.appointing import MINISTER, PRESENTER
from processes.source.story.approving import FORMALLY_RIGHT, PRIME_MINISTER, PROPOSED
from processes.source.story.preparing import CHAIR, SECRETARY
from processes.source.story.scene import Absent, Complete, Pass, Scene, at, called

PLACE = "Valtioneuvoston linna, Helsinki"
_ACCEPT = (
    SECRETARY, PRIME_MINISTER, MINISTER, "espoo-johtaja", "tampere-johtaja", "vantaa-johtaja",
    "oulu-johtaja", "turku-johtaja", "tem-edustaja", "okm-edustaja", "sm-edustaja",
    "vm-kansliapaallikko", "tem-kansliapaallikko",
)  # fmt: skip
DECLINES, STANDS_IN = "helsinki-johtaja", "helsinki-varajohtaja"
RECUSED, DISSENTS = "espoo-johtaja", "turku-johtaja"
VOTES = [
    {"person": person, "choice": "against" if person == DISSENTS else "for"}
    for person in (*_ACCEPT, STANDS_IN)
    if person not in (RECUSED, SECRETARY)
]

MEETING = (
    Scene(
        "muoto-2",
        at("2023-10-30"),
        "Toinen versio tarkastetaan muodollisesti",
        PRESENTER,
        Complete("tarkasta_muodollisesti", FORMALLY_RIGHT),
    ),
    Scene(
        "kasittely-2",
        at("2023-10-30", 10),
        "Esitys viedään yhteistyöryhmän kokoukseen",
        PRESENTER,
        Complete(
            "valitse_kasittely",
            {"procedure": "meeting", "presentation": PROPOSED},
        ),
    ),
    Scene(
        "aika",
        at("2023-10-31"),
        "Kokousaikaa ehdotetaan",
        SECRETARY,
        Complete(
            "ehdota_aikaa",
            {
                "meeting_start": "2023-11-16T09:00:00+02:00",
                "meeting_end": "2023-11-16T11:00:00+02:00",
                "meeting_place": PLACE,
            },
        ),
    ),
    Scene(
        "vahvista-aika",
        at("2023-11-01"),
        "Puheenjohtaja vahvistaa kokousajan 16.11.2023",
        PRIME_MINISTER,
        Complete("vahvista_aika", {"time_ok": "yes"}),
        source=True,
    ),
    Scene(
        "esityslista",
        at("2023-11-02"),
        "Esityslista laaditaan",
        SECRETARY,
        Complete(
            "laadi_esityslista",
            {
                "agenda_note": "Sihteeristö on valmistellut esityksen ja täsmentänyt "
                "tavoitteet palautuksen mukaisesti.",
                "presentation_text": "Yhteistyöryhmä hyväksyy esityksen yhteistyömallista.",
            },
        ),
    ),
    Scene(
        "kutsu",
        at("2023-11-03"),
        "Kutsu lähetetään 13 päivää ennen kokousta",
        SECRETARY,
        Complete(
            "laheta_kutsu",
            {
                "invitation_note": "Tervetuloa yhteistyöryhmän ensimmäiseen kokoukseen.",
                "signed_on_mandate": True,
            },
        ),
    ),
    *(
        Scene(
            f"vastaus-{person}",
            at("2023-11-06", 9, number),
            f"{called(person)} ilmoittautuu kokoukseen",
            person,
            Complete("vastaa_kutsuun", {"reply": "accepted"}),
        )
        for number, person in enumerate(_ACCEPT)
    ),
    Scene(
        "este",
        at("2023-11-06", 10),
        "Helsingin kaupungin johtaja ei pääse kokoukseen",
        DECLINES,
        Complete("vastaa_kutsuun", {"reply": "declined", "decline_reason": "Virkamatka."}),
    ),
    Scene(
        "poissa",
        at("2023-11-06", 10, 5),
        "Poissaolo kirjataan, varajäsen kutsutaan",
        DECLINES,
        Absent(at("2023-11-15").date(), at("2023-11-17").date(), "yhteistyoryhma", "virkamatka"),
    ),
    Scene(
        "varajasen",
        at("2023-11-07"),
        "Varajäsen tulee kokoukseen",
        STANDS_IN,
        Complete("vastaa_varajasenena", {"reply": "accepted"}),
    ),
    Scene("aineistot", at("2023-11-13", 8), "Aineistot lähetetään", "", Pass()),
    Scene(
        "lasnaolo",
        at("2023-11-16", 9, 5),
        "Läsnäolo, laillisuus ja päätösvaltaisuus todetaan",
        PRIME_MINISTER,
        Complete(
            "totea_lasnaolo",
            {
                "lawful": True,
                "inspectors": [MINISTER, "oulu-johtaja"],
            },
        ),
    ),
    Scene(
        "esteet",
        at("2023-11-16", 9, 15),
        "Espoon kaupungin johtaja on esteellinen ja poistuu",
        PRIME_MINISTER,
        Complete(
            "totea_esteet",
            {
                "item_recusals": [
                    {
                        "person": RECUSED,
                        "ground": "4",
                        "role": "member",
                        "explanation": "Toimeksiantosuhde asianosaiseen.",
                    }
                ]
            },
        ),
    ),
    Scene(
        "esittely",
        at("2023-11-16", 9, 20),
        "Sihteeristön puheenjohtaja esittelee asian",
        CHAIR,
        Complete("esittele_asia", {"item_presentation": PROPOSED}),
    ),
    Scene(
        "keskustelu",
        at("2023-11-16", 9, 50),
        "Keskustelu kirjataan",
        SECRETARY,
        Complete(
            "kirjaa_keskustelu",
            {"discussion": "Keskusteltiin yhteistyömallin rahoituksesta ja aikataulusta."},
        ),
    ),
    Scene(
        "paatos",
        at("2023-11-16", 10, 30),
        "Malli hyväksytään; Turku jättää eriävän mielipiteen",
        PRIME_MINISTER,
        Complete(
            "ratkaise_asia",
            {
                "decision": "approved",
                "decision_text": "Yhteistyöryhmä hyväksyi esityksen yhteistyömallista.",
                "votes": VOTES,
                "dissents": [
                    {
                        "person": DISSENTS,
                        "text": "Mallin rahoituksesta olisi tullut sopia ennen hyväksymistä.",
                    }
                ],
                "item_actions": [
                    {"title": "Yhteistyömallin käynnistäminen", "owner": "tem", "due": "2024-01-31"}
                ],
            },
        ),
    ),
    Scene(
        "poytakirja",
        at("2023-11-20"),
        "Pöytäkirja laaditaan",
        SECRETARY,
        Complete("laadi_poytakirja", {"minutes_text": "Kokouksen kulku ja päätökset."}),
    ),
    Scene(
        "tarkastus-1",
        at("2023-11-22"),
        "Pöytäkirja tarkastetaan",
        MINISTER,
        Complete("tarkasta_poytakirja", {"check_result": "ok"}),
    ),
    Scene(
        "tarkastus-2",
        at("2023-11-22", 10),
        "Toinen tarkastaja tarkastaa pöytäkirjan",
        "oulu-johtaja",
        Complete("tarkasta_poytakirja", {"check_result": "ok"}),
    ),
    Scene(
        "allekirjoitus-pj",
        at("2023-11-23"),
        "Puheenjohtaja allekirjoittaa pöytäkirjan",
        PRIME_MINISTER,
        Complete("allekirjoita_pj", {"chair_signs": True}),
    ),
    Scene(
        "allekirjoitus-sihteeri",
        at("2023-11-23", 10),
        "Sihteeri allekirjoittaa; pöytäkirja julkaistaan, toimenpiteet kirjataan",
        SECRETARY,
        Complete("allekirjoita_sihteeri", {"secretary_signs": True}),
    ),
)
