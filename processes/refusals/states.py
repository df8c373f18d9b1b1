"""What states are called in Finnish, where a refusal names one."""

from collections.abc import Mapping

STATES_FI: Mapping[str, str] = {
    "planned": "suunniteltu",
    "invited": "kutsuttu koolle",
    "open": "avoinna",
    "closed": "päättynyt",
    "minuted": "pöytäkirja julkaistu",
    "cancelled": "peruttu",
    "adjourned": "keskeytetty",
    "agenda": "esityslista",
    "waiting": "odottaa käsittelyä",
    "handled": "käsitelty",
    "decided": "ratkaistu",
    "tabled": "pantu pöydälle",
    "draft": "luonnos",
    "presented": "esitelty",
    "signed": "allekirjoitettu",
    "corrected": "korjattu",
    "written": "laadittu",
    "checked": "tarkastettu",
    "published": "julkaistu",
    "requested": "pyydetty",
    "given": "annettu",
    "missing": "saamatta",
    "summarised": "tiivistetty",
    "active": "voimassa",
    "done": "valmis",
    "dropped": "rauennut",
    "compiled": "koottu",
    "reviewed": "tarkastettu",
}
