"""January 2024: a member resigns; the quota stops the first successor and allows the second."""

from __future__ import annotations

from processes.source.story.appointing import MINISTER, PRESENTER
from processes.source.story.scene import Complete, Message, Scene, at

LEAVES, ORGANISATION, NOMINATES = "matti-niemi", "turku", "turku-johtaja"
WOMAN, MAN = "turku-varajohtaja", "turku-asiantuntija"
_CHANGE = {
    "change_kind": "resignation",
    "person": LEAVES,
    "organisation": ORGANISATION,
    "effective_date": "2024-02-01",
}

REASON = (
    "Matti Niemi on pyytänyt eroa sihteeristöstä, koska hän siirtyy toisiin tehtäviin. Turun "
    "kaupunki on nimennyt hänelle seuraajan."
)

CHANGING = (
    Scene(
        "ero",
        at("2024-01-15"),
        "Matti Niemi pyytää eroa sihteeristöstä",
        LEAVES,
        Message("KokoonpanonMuutostaPyydetty", _CHANGE),
    ),
    Scene(
        "muutostarve",
        at("2024-01-15", 10),
        "Muutostarve kirjataan, seuraaja pyydetään Turulta",
        PRESENTER,
        Complete(
            "kirjaa_muutostarve",
            {**_CHANGE, "successor_needed": True, "change_reason": REASON},
        ),
    ),
    Scene(
        "seuraaja-1",
        at("2024-01-18"),
        "Turku nimeää naisen: kiintiö pysäyttää (7 naista, 3 miestä)",
        NOMINATES,
        Complete(
            "nimea_seuraaja",
            {
                "woman": WOMAN,
                "man": "",
                "missing_reason": "Tehtävään sopiva mies ei ole käytettävissä.",
                "successor": WOMAN,
            },
        ),
    ),
    Scene(
        "taydennys",
        at("2024-01-19"),
        "Esittelijä pyytää täydentämään",
        PRESENTER,
        Complete("tayde_perustele", {"remedy": "supplement"}),
    ),
    Scene(
        "seuraaja-2",
        at("2024-01-22"),
        "Turku nimeää miehen: kiintiö täyttyy (6 naista, 4 miestä)",
        NOMINATES,
        Complete(
            "nimea_seuraaja",
            {
                "woman": "",
                "man": MAN,
                "missing_reason": "Kiintiön täyttämiseksi nimetään mies.",
                "successor": MAN,
            },
        ),
    ),
    Scene(
        "muutos-esittely",
        at("2024-01-24"),
        "Kokoonpanon muutos esitellään",
        PRESENTER,
        Complete(
            "esittele",
            {"presentation": "Esittelen kokoonpanon muuttamisen päätösluonnoksen mukaisesti."},
        ),
    ),
    Scene(
        "muutos-ratkaisu",
        at("2024-01-25"),
        "Ministeri ratkaisee ja allekirjoittaa muutoksen",
        MINISTER,
        Complete("ratkaise", {"decision": "approve"}),
    ),
    Scene(
        "muutos-varmennus",
        at("2024-01-25", 10),
        "Esittelijä varmentaa; vanha jäsenyys päättyy 31.1., uusi alkaa 1.2.",
        PRESENTER,
        Complete("varmenna", {"countersigned": True}),
    ),
)
