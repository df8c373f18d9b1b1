"""September and October 2023: three tasks side by side, two hearings, and a passed deadline."""

from __future__ import annotations

from processes.source.story.scene import Complete, Message, Pass, Scene, at

CHAIR, SECRETARY = "katja-palonen", "olli-voutilainen"
THEMES = ("Kasvu ja kilpailukyky", "Segregaation ehkäisy")

_QUESTIONS = "Mitä yhteistyömallin tulisi sisältää, ja miten sen toteutumista seurataan?"
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
                "assignment_note": "Luonnokset syyskuun puoliväliin mennessä.",
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
            {"declines": False, "statement_text": "Malli tarvitsee selkeät mittarit ja vastuut."},
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
            {"declines": False, "statement_text": "Seurannan tulisi olla puolivuosittaista."},
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
                "hearing_summary": "Asiantuntijat tukevat mallia ja esittävät selkeitä mittareita.",
                "hearing_effects": "Mittarit lisätään esitykseen.",
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
                "organisation_text": "Yhteistyöryhmä päättää, sihteeristö valmistelee.",
                "goals_text": "Reilu kumppanuus valtion ja suurten kaupunkien välillä.",
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
                "theme_text": "Vahvistetaan kaupunkien kasvun edellytyksiä.",
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
                "theme_text": "Ehkäistään asuinalueiden eriytymistä.",
                "theme_measures": [
                    {
                        "measure_title": "Lähiöohjelman jatko",
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
                "model_text": "Yhteistyöryhmä kokoontuu kahdesti vuodessa.",
                "timetable_text": "Malli käynnistyy vuoden 2024 alussa.",
            },
        ),
    ),
    Scene(
        "tehtava-3",
        at("2023-09-28"),
        "Tehtävä 3: esitys seurannasta valmistellaan",
        "lotta-mattsson",
        Complete("seurantaehdotus", {"monitoring_text": "Toimeenpanoa seurataan puolivuosittain."}),
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
                "background_text": "Hallitusohjelma ja asettamispäätös 31.8.2023.",
                "effects_text": "Malli ei lisää menoja; työ tehdään virkatyönä.",
                "statements_text": "Kahta asiantuntijaa kuultiin.",
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
        Complete("luovuta", {"submission": "submit", "cover_note": "Esitys yhteistyömalliksi."}),
    ),
)
