"""Data, expressions, scripts and extensions."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "data-initial": (
        "{id}: ”{text}” ei ole tyyppiä {kind}.",
        "{id}: ”{text}” är inte av typen {kind}.",
        "{id}: “{text}” is not of the type {kind}.",
    ),
    "data-store": (
        "{id}: tietovarasto {store} on vain kuva; tietoa ei siirry.",
        "{id}: datalagret {store} är bara en bild; inga data flyttas.",
        "{id}: the data store {store} is a picture; no data is moved.",
    ),
    "data-picture": (
        "{id}: tietoassosiaatio on vain kuva; tietoa ei siirry.",
        "{id}: dataassociationen är bara en bild; inga data flyttas.",
        "{id}: the data association is a picture; no data is moved.",
    ),
    "data-several-sources": (
        "{id}: usean lähteen tietoassosiaatio tarvitsee muunnoksen (transformation).",
        "{id}: en dataassociation med flera källor behöver en transformation.",
        "{id}: a data association of several sources needs a transformation.",
    ),
    "data-name-twice": (
        "{id}: kahdella tulostiedolla on sama nimi {name}.",
        "{id}: två utdata har samma namn {name}.",
        "{id}: two data outputs have the same name {name}.",
    ),
    "expression-syntax": (
        "{id}: {what}: lauseketta ”{text}” ei voi lukea: {detail}",
        "{id}: {what}: uttrycket ”{text}” kan inte läsas: {detail}",
        "{id}: {what}: the expression “{text}” cannot be read: {detail}",
    ),
    "expression-function": (
        "{id}: {what}: lauseke ”{text}” kutsuu funktiota {name}, jota ei ole.",
        "{id}: {what}: uttrycket ”{text}” anropar funktionen {name}, som inte finns.",
        "{id}: {what}: the expression “{text}” calls {name}, and there is no such function.",
    ),
    "expression-java": (
        "{id}: {what}: lauseke ”{text}” viittaa toisen moottorin sisuksiin ({name}).",
        "{id}: {what}: uttrycket ”{text}” hänvisar till en annan motors inre ({name}).",
        "{id}: {what}: the expression “{text}” reaches into another engine ({name}).",
    ),
    "expression-foreign": (
        "{id}: lausekekieltä {language} ei tueta, vain FEEL.",
        "{id}: uttrycksspråket {language} stöds inte, bara FEEL.",
        "{id}: the expression language {language} is not supported, only FEEL.",
    ),
    "expression-language": (
        "Tiedoston lausekekieli on {language}; lausekkeet luetaan FEEL-kielellä.",
        "Filens uttrycksspråk är {language}; uttrycken läses som FEEL.",
        "The file's expression language is {language}; expressions are read as FEEL.",
    ),
    "script-language": (
        "{id}: skriptikieltä {language} ei tueta, vain FEEL.",
        "{id}: skriptspråket {language} stöds inte, bara FEEL.",
        "{id}: the script language {language} is not supported, only FEEL.",
    ),
    "script-resource": (
        "{id}: ulkoista skriptiä {resource} ei lueta.",
        "{id}: ett externt skript ({resource}) läses inte.",
        "{id}: an external script ({resource}) is not read.",
    ),
    "script-empty": (
        "{id}: skriptitehtävässä ei ole skriptiä: se ohitetaan.",
        "{id}: skriptuppgiften saknar skript: den passeras.",
        "{id}: the script task has no script: it is passed through.",
    ),
    "script-unspoken": (
        "{id}: skriptin kieltä (scriptFormat) ei ole sanottu eikä sen tulosta talleteta.",
        "{id}: skriptets språk (scriptFormat) är inte angivet och dess resultat sparas inte.",
        "{id}: the script names no language (scriptFormat), and its result is not kept.",
    ),
    "script-without-result": (
        "{id}: skriptin tulosta ei talleteta (resultVariable).",
        "{id}: skriptets resultat sparas inte (resultVariable).",
        "{id}: the script's result is not kept (resultVariable).",
    ),
    "extension-attribute": (
        "{id}: määritettä {attribute} ei tunneta.",
        "{id}: attributet {attribute} är okänt.",
        "{id}: the attribute {attribute} is not understood.",
    ),
    "extension-misplaced": (
        "{id}: {attribute} ei vaikuta elementissä {element}.",
        "{id}: {attribute} har ingen verkan på {element}.",
        "{id}: {attribute} has no effect on {element}.",
    ),
    "extension-value": (
        "{id}: {attribute}: arvoa {value} ei tunneta ({known}).",
        "{id}: {attribute}: värdet {value} är okänt ({known}).",
        "{id}: {attribute}: the value {value} is not known ({known}).",
    ),
    "extension-must": (
        "Tiedosto vaatii ymmärtämään laajennuksen {definition} (mustUnderstand); sitä ei tunneta.",
        "Filen kräver att tillägget {definition} förstås (mustUnderstand); det är okänt.",
        "The file demands that the extension {definition} be understood; it is not known.",
    ),
    "extension-java": (
        "{id}: {attribute}=”{value}”: Java-luokkia ja -papuja ei suoriteta.",
        "{id}: {attribute}=”{value}”: Java-klasser och -bönor körs inte; använd ett ämne (topic).",
        "{id}: {attribute}=“{value}”: Java classes and beans are not run; use a topic.",
    ),
    "extension-element": (
        "{id}: laajennusta {extension} ei suoriteta.",
        "{id}: tillägget {extension} körs inte.",
        "{id}: the extension {extension} is not run by this engine.",
    ),
    "extension-retries": (
        "{id}: uudelleenyritysten ”{text}” määrää ei voi lukea.",
        "{id}: antalet nya försök i ”{text}” kan inte läsas.",
        "{id}: the number of retries in “{text}” cannot be read.",
    ),
    "extension-foreign": (
        "Nimiavaruutta {namespace} ei tunneta: sen tietoja ei käytetä.",
        "Namnrymden {namespace} är okänd: dess uppgifter används inte.",
        "The namespace {namespace} is not known: what it says is not used.",
    ),
}
