"""Files and packages as a whole."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "package-empty": (
        "Paketissa ei ole yhtään mallia.",
        "Paketet innehåller ingen modell.",
        "The package holds no model.",
    ),
    "xml-too-large": (
        "Tiedosto on liian suuri: {size} tavua, enintään {limit}.",
        "Filen är för stor: {size} byte, högst {limit}.",
        "The file is too large: {size} bytes, at most {limit}.",
    ),
    "xml-encoding": (
        "Tiedoston merkistöä ei tueta; käytä UTF-8:aa tai UTF-16:ta.",
        "Filens teckenkodning stöds inte; använd UTF-8 eller UTF-16.",
        "The file's character encoding is not supported; use UTF-8 or UTF-16.",
    ),
    "xml-doctype": (
        "Tiedostossa on DOCTYPE-määrittely; sellaista ei lueta.",
        "Filen innehåller en DOCTYPE-deklaration; sådana filer läses inte.",
        "The file has a DOCTYPE declaration; such files are not read.",
    ),
    "xml-entity": (
        "Tiedostossa on entiteettiviittaus, jota ei avata.",
        "Filen innehåller en entitetsreferens, som inte löses upp.",
        "The file holds an entity reference, which is not resolved.",
    ),
    "xml-malformed": (
        "Tiedosto ei ole kelvollista XML:ää: {detail}",
        "Filen är inte giltig XML: {detail}",
        "The file is not well-formed XML: {detail}",
    ),
    "xml-too-deep": (
        "Tiedoston elementit ovat liian monen tason sisäkkäin (enintään {limit}).",
        "Filens element är kapslade i för många nivåer (högst {limit}).",
        "The file's elements are nested too deeply (at most {limit} levels).",
    ),
    "xml-too-many": (
        "Tiedostossa on liian monta elementtiä.",
        "Filen innehåller för många element.",
        "The file holds too many elements.",
    ),
    "xml-not-a-model": (
        "Tiedosto ei ole BPMN 2.0 -malli eikä DMN-päätösmalli (juurielementti {tag}).",
        "Filen är varken en BPMN 2.0-modell eller en DMN-beslutsmodell (rotelement {tag}).",
        "The file is neither a BPMN 2.0 model nor a DMN decision model (root element {tag}).",
    ),
    "schema": (
        "Rivi {line}: malli ei ole BPMN 2.0 -skeeman mukainen: {detail}",
        "Rad {line}: modellen följer inte BPMN 2.0-schemat: {detail}",
        "Line {line}: the model breaks the BPMN 2.0 schema: {detail}",
    ),
    "schema-diagram": (
        "Rivi {line}: kaavion piirros ei ole skeeman mukainen: {detail}",
        "Rad {line}: diagrammets ritning följer inte schemat: {detail}",
        "Line {line}: the drawing breaks the schema: {detail}",
    ),
    "parser": (
        "Mallin jäsentäminen epäonnistui: {detail}",
        "Modellen kunde inte tolkas: {detail}",
        "The model could not be parsed: {detail}",
    ),
    "form": (
        "Lomaketta ei voi lukea: {detail}",
        "Blanketten kan inte läsas: {detail}",
        "The form cannot be read: {detail}",
    ),
    "form-twice": (
        "Lomakkeen tunnus {id} on paketissa kahdesti.",
        "Blankettens id {id} förekommer två gånger i paketet.",
        "The form id {id} occurs twice in the package.",
    ),
    "file-without-process": (
        "Tiedostossa ei ole prosessia.",
        "Filen innehåller ingen process.",
        "The file holds no process.",
    ),
    "import-cycle": (
        "Tiedostot tuovat toisiaan kehässä: täältä tuodaan {file}, ja sieltä tullaan takaisin "
        "tänne. Siirrä yhteinen omaan tiedostoonsa.",
        "Filerna importerar varandra i en cirkel: {file} importeras här och leder tillbaka hit. "
        "Flytta det gemensamma till en egen fil.",
        "The files import each other in a circle: {file} is imported here and leads back here. "
        "Move what both need to a file of its own.",
    ),
    "process-twice": (
        "Prosessin tunnus {process} on paketissa kahdesti.",
        "Processens id {process} förekommer två gånger i paketet.",
        "The process id {process} occurs twice in the package.",
    ),
    "process-not-executable": (
        "Prosessi {id} on merkitty ei-suoritettavaksi, eikä tiedostossa ole muuta.",
        "Processen {id} är märkt som icke körbar, och filen innehåller ingen annan.",
        "Process {id} is marked as not executable, and the file holds no other.",
    ),
    "process-left-out": (
        "Prosessi {id} on merkitty ei-suoritettavaksi: se jätetään pois.",
        "Processen {id} är märkt som icke körbar: den lämnas bort.",
        "Process {id} is marked as not executable: it is left out.",
    ),
    "id-twice": (
        "Tunnus {id} on sekä prosessilla että sen osalla.",
        "Både en process och en del av den har id {id}.",
        "The id {id} belongs both to a process and to a part of it.",
    ),
    "reference-prefix": (
        "{id}: viittauksen {reference} ({attribute}) etuliitettä {prefix} ei ole määritelty.",
        "{id}: prefixet {prefix} i referensen {reference} ({attribute}) är inte deklarerat.",
        "{id}: the prefix {prefix} of the reference {reference} ({attribute}) is not declared.",
    ),
    "reference-elsewhere": (
        "{id}: viittauksen {attribute} kohdetta {reference} (nimiavaruus {namespace}) ei ole "
        "paketissa.",
        "{id}: {attribute} hänvisar till {reference} i namnrymden {namespace}, som inte "
        "finns i paketet.",
        "{id}: {attribute} refers to {reference} of namespace {namespace}, which no file of "
        "the package holds.",
    ),
    "reference-unknown": (
        "{id}: viittauksen {attribute} kohdetta {reference} ei ole.",
        "{id}: {attribute} hänvisar till {reference}, som inte finns.",
        "{id}: {attribute} refers to {reference}, which does not exist.",
    ),
    "reference-kind": (
        "{id}: viittauksen {attribute} kohde {reference} on väärää lajia ({kind}).",
        "{id}: {attribute} hänvisar till {reference}, som är av fel slag ({kind}).",
        "{id}: {attribute} refers to {reference}, which is of the wrong kind ({kind}).",
    ),
    "message-flow-inside": (
        "Viestivuo {id} kulkee yhden altaan sisällä; käytä sekvenssivuota.",
        "Meddelandeflödet {id} går inom en och samma pool; använd ett sekvensflöde.",
        "Message flow {id} stays within one pool; use a sequence flow.",
    ),
}
