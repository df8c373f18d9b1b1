"""A paper's data from JSON and back; each kind by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.errors import InvalidInput
from processes.papers.asettamispaatos import Asettamispaatos
from processes.papers.esitys import Esitys
from processes.papers.esityslista import Esityslista
from processes.papers.kokoonpanopaatos import Kokoonpanopaatos
from processes.papers.kokouskutsu import Kokouskutsu
from processes.papers.lausuntopyynto import Lausuntopyynto
from processes.papers.maaraajan_jatkaminen import MaaraajanJatkaminen
from processes.papers.peruutusilmoitus import Peruutusilmoitus
from processes.papers.poytakirja import Poytakirja
from processes.papers.rendering import PaperData
from processes.papers.seurantaraportti import Seurantaraportti
from processes.plain_data import from_plain, to_plain

KINDS: Mapping[str, type[PaperData]] = {
    "asettamispaatos": Asettamispaatos,
    "kokouskutsu": Kokouskutsu,
    "esityslista": Esityslista,
    "poytakirja": Poytakirja,
    "esitys": Esitys,
    "seurantaraportti": Seurantaraportti,
    "lausuntopyynto": Lausuntopyynto,
    "kokoonpanopaatos": Kokoonpanopaatos,
    "maaraajan_jatkaminen": MaaraajanJatkaminen,
    "peruutusilmoitus": Peruutusilmoitus,
}


def read_paper(kind: str, data: Mapping[str, Any]) -> PaperData:
    """The paper of a kind from plain JSON (dates as ISO text); InvalidInput says what is wrong."""
    if kind not in KINDS:
        raise InvalidInput(
            f"There is no paper called {kind[:40]!r}.",
            reason_fi="Tällaista asiakirjalajia ei ole.",
            code="no-such-paper",
        )
    paper: PaperData = from_plain(KINDS[kind], data, kind)
    return paper


def write_paper(data: PaperData) -> dict[str, Any]:
    """The paper's data as plain JSON, as `read_paper` reads it."""
    written: dict[str, Any] = to_plain(data)
    return written
