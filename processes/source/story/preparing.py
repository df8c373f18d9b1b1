"""September and October 2023: three tasks side by side, two hearings, and a passed deadline."""

from __future__ import annotations

from processes.source.story.scene import Complete, Message, Pass, Scene, at

CHAIR, SECRETARY = "katja-palonen", "olli-voutilainen"
THEMES = ("Kasvu ja kilpailukyky", "Segregaation ehkäisy")

_QUESTIONS = (
    "Mitkä ovat yhteistyömallin tärkeimmät teemat ja toimenpiteet?\n"
    "Miten mallin toimeenpanoa ja vaikutuksia tulisi seurata?"
)
STATEMENTS = (
    "Malliin tulee valita vain muutama teema. Kullekin toimenpiteelle tarvitaan vastuutaho, "
    "mittari ja määräaika.",
    "Toimeenpanoa on syytä seurata puolivuosittain, ja poikkeamat tulee käsitellä "
    "yhteistyöryhmässä.",
)
ORGANISATION = (
    "Yhteistyöryhmä päättää yhteistyön linjoista. Sihteeristö valmistelee asiat yhteistyöryhmälle "
    "ja huolehtii päätösten toimeenpanon seurannasta."
)
MONITORING = (
    "Vastuutahot raportoivat toimenpiteidensä tilanteen puolivuosittain. Sihteeristö kokoaa "
    "tiedoista seurantaraportin yhteistyöryhmän käsiteltäväksi."
)
BACKGROUND = (
    "Työ- ja elinkeinoministeriö asetti sihteeristön 31.8.2023 valmistelemaan esityksen "
    "yhteistyömallista valtion ja suurten kaupunkien välille."
)
EFFECTS = (
    "Malli toteutetaan virkatyönä valtion ja kaupunkien talousarvioiden rajoissa. Sillä ei ole "
    "välittömiä vaikutuksia valtion menoihin."
)

_HEARING = {
    "experts": ["asiantuntija-1", "asiantuntija-2"],
    "questions": _QUESTIONS,
    "mode": "statement",
}

PREPARING = (
    Scene(
        "jaa-1",
        at("2023-09-04"),
        "Puheenjohtaja jakaa tehtävät 1–3",
        CHAIR,
        Complete(
            "jaa_tehtavat",
            {
                "parts": ["organisation", "themes", "monitoring"],
                "themes": [{"title": title} for title in THEMES],
                "assignment_note": "Luonnokset pyydetään syyskuun puoliväliin mennessä.",
            },
        ),
    ),
    Scene(
        "kuuleminen",
        at("2023-09-07"),
        "Asiantuntijoiden kuulemista ehdotetaan",
        SECRETARY,
        Message("KuulemistaPyydetty", _HEARING),
    ),
    Scene(
        "paata-kuulemisesta",
        at("2023-09-07", 10),
        "Puheenjohtaja päättää kuulla kahta asiantuntijaa",
        CHAIR,
        Complete("paata_kuulemisesta", {"hearing": "yes", **_HEARING}),
    ),
    Scene(
        "lausunto-1",
        at("2023-09-14"),
        "Ensimmäinen asiantuntija antaa lausunnon",
        "asiantuntija-1",
        Complete(
            "anna_lausunto",
            {"declines": False, "statement_text": STATEMENTS[0]},
        ),
    ),
    Scene("muistutus-1", at("2023-09-15", 12), "Muistutus: 14 päivää määräpäivään", "", Pass()),
    Scene(
        "lausunto-2",
        at("2023-09-20"),
        "Toinen asiantuntija antaa lausunnon",
        "asiantuntija-2",
        Complete(
            "anna_lausunto",
            {"declines": False, "statement_text": STATEMENTS[1]},
        ),
    ),
    Scene(
        "yhteenveto",
        at("2023-09-21"),
        "Kuulemisista laaditaan yhteenveto",
        SECRETARY,
        Complete(
            "laadi_yhteenveto",
            {
                "hearing_summary": "Asiantuntijat puoltavat yhteistyömallia. He esittävät, että "
                "kullekin toimenpiteelle nimetään vastuutaho, mittari ja määräaika.",
                "hearing_effects": "Esitykseen lisätään mittarit ja puolivuosittainen seuranta.",
            },
        ),
    ),
    Scene("muistutus-2", at("2023-09-22", 12), "Muistutus: 7 päivää määräpäivään", "", Pass()),
    Scene(
        "tehtava-1",
        at("2023-09-25"),
        "Tehtävä 1: organisointi ja tavoitteet valmistellaan",
        "inga-nyholm",
        Complete(
            "organisointi",
            {
                "organisation_text": ORGANISATION,
                "goals_text": "Valtion ja suurten kaupunkien kumppanuus vahvistuu.\n"
                "Kaupunkiseutujen kasvu hyödyttää koko maata.",
            },
        ),
    ),
    Scene(
        "tehtava-2a",
        at("2023-09-26"),
        "Tehtävä 2: ensimmäinen teema ja sen toimenpiteet",
        "niko-ferm",
        Complete(
            "teema",
            {
                "theme_title": THEMES[0],
                "theme_text": "Valtio ja kaupungit sovittavat yhteen kasvua tukevat toimensa.",
                "theme_measures": [
                    {
                        "measure_title": "Kasvusopimusten valmistelu",
                        "measure_owner": "tem",
                        "measure_indicator": "valmistellut sopimukset",
                        "measure_target": "6",
                        "measure_due": "2024-12-31",
                    }
                ],
            },
        ),
    ),
    Scene(
        "tehtava-2b",
        at("2023-09-26", 13),
        "Tehtävä 2: toinen teema ja sen toimenpiteet",
        "paula-harju",
        Complete(
            "teema",
            {
                "theme_title": THEMES[1],
                "theme_text": "Asuinalueiden eriytymistä ehkäistään yhteisin toimin.",
                "theme_measures": [
                    {
                        "measure_title": "Lähiöiden kehittämisen jatkaminen",
                        "measure_owner": "vantaa",
                        "measure_indicator": "mukana olevat alueet",
                        "measure_target": "12",
                        "measure_due": "2024-12-31",
                    }
                ],
            },
        ),
    ),
    Scene(
        "tehtava-2c",
        at("2023-09-27"),
        "Tehtävä 2: toimintamalli ja aikataulu kuvataan",
        "matti-niemi",
        Complete(
            "toimintamalli",
            {
                "model_text": "Yhteistyöryhmä kokoontuu vähintään kahdesti vuodessa. Sihteeristö "
                "valmistelee kokoukset ja kokoaa seurantatiedot.",
                "timetable_text": "11–12/2023: yhteistyöryhmä käsittelee esityksen\n"
                "1–6/2024: malli käynnistetään\n6/2024 alkaen: toimeenpano ja seuranta",
            },
        ),
    ),
    Scene(
        "tehtava-3",
        at("2023-09-28"),
        "Tehtävä 3: esitys seurannasta valmistellaan",
        "lotta-mattsson",
        Complete("seurantaehdotus", {"monitoring_text": MONITORING}),
    ),
    Scene("muistutus-3", at("2023-09-29", 12), "Muistutus: määräpäivä on huomenna", "", Pass()),
    Scene(
        "ylitys",
        at("2023-10-02", 8),
        "30.9. on ohi: ylityksestä ilmoitetaan, asia jää avoimeksi ja myöhässä olevaksi",
        "",
        Pass(),
    ),
    Scene(
        "kokoa-1",
        at("2023-10-03"),
        "Esitys kootaan",
        SECRETARY,
        Complete(
            "kokoa",
            {
                "background_text": BACKGROUND,
                "effects_text": EFFECTS,
                "statements_text": "Valmistelussa kuultiin kahta asiantuntijaa.",
            },
        ),
    ),
    Scene(
        "tarkasta-1",
        at("2023-10-05"),
        "Sihteeristö tarkastaa esityksen",
        "maggie-keskinen",
        Complete("tarkasta", {"review_result": "ok"}),
    ),
    Scene(
        "luovuta-1",
        at("2023-10-06"),
        "Puheenjohtaja luovuttaa esityksen",
        CHAIR,
        Complete(
            "luovuta",
            {
                "submission": "submit",
                "cover_note": "Sihteeristö luovuttaa esityksen yhteistyömallista.",
            },
        ),
    ),
)
