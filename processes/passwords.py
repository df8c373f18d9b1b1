"""Which passwords are refused: the short, and those a stranger would try first. Pure.

No rule about kinds of characters and no expiry by age, as OWASP ASVS 5.0 § 6.2 asks. Common
passwords are mostly words, years and rows of keys put together; so the password is taken apart,
and refused when nothing is left of it. Lists of leaked ones are asked by the caller.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from processes.refusals import refusal

LEAST, MOST = 12, 256
FEWEST_KINDS = 5
MOST_WORDS = 2
_LEET = str.maketrans("@4301!5$7+", "aaeoiisstt")
_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm", "1qaz2wsx3edc4rfv", "abcdefghijklmnopqrstuvwxyz")

_WORDS = """
    salasana salasanani tunnussana tunnus kayttaja yllapito yllapitaja hallinta kirjaudu sisaan
    avaa seesami kesa talvi kevat syksy joulu juhannus vappu paasiainen tammikuu helmikuu
    maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu marraskuu joulukuu
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai helsinki espoo vantaa
    tampere turku oulu kuopio jyvaskyla lahti pori suomi finland perkele saatana vittu paska
    rakas rakastan kulta aurinko kissa koira hevonen karhu susi leijona hirvi poro makkara kahvi
    kalja olut sauna jaakiekko jalkapallo hockey matti mikko juha timo kari antti jari jukka
    maria anna liisa tuula paivi johanna minna moikka terve heippa morjens testi testaus koe
    uusi vanha vaihda minun oma tyo tyopaikka toimisto valtio ministerio kunta kaupunki virasto
    virkamies paatos paatospolku polku asia asiakirja kokous esitys poytakirja sihteeri
    sihteeristo kirjaamo password passw passwort passphrase pass word secret admin administrator
    root user username guest login logon signin welcome hello letmein open sesame access master
    system server service default change changeme temp temporary test testing demo sample
    example dragon monkey shadow sunshine princess football baseball soccer batman superman
    starwars trustno whatever freedom ninja mustang michael jordan jennifer thomas hunter killer
    charlie jessica pepper ginger summer winter spring autumn january february march april june
    july august september october november december monday tuesday wednesday thursday friday
    saturday sunday iloveyou love you baby angel flower computer internet google apple microsoft
    windows linux office company work home house money lucky happy blink cheese cookie banana
    orange purple yellow silver golden green black white blue red the my
    correcthorsebatterystaple losenord hemligt anvandare sommar vinter host var valkommen hej
    alskar sverige stockholm qwerty qwertz azerty asdf zxcv qaz wsx edc
"""
COMMON = frozenset(_WORDS.split())
_NUMBERS = re.compile(r"[0-9]+")
_ENDS = re.compile(r"^[^a-z@$]+|[^a-z@$]+$")


def checked_password(password: str, about: Iterable[str] = ()) -> str:
    """The password in NFC; `about` are words of the person: user name, name, address.

    InvalidInput says what is wrong with it.
    """
    text = unicodedata.normalize("NFC", password)
    if len(text) < LEAST:
        raise refusal("password-short", least=LEAST)
    if len(text) > MOST:
        raise refusal("password-long", most=MOST)
    if is_common(text, about):
        raise refusal("password-common")
    return text


def is_common(password: str, about: Iterable[str] = ()) -> bool:
    """Whether nothing is left when common words, numbers and rows of keys are taken away."""
    plain = _plain(password)
    if len(set(password.casefold())) < FEWEST_KINDS:
        return True
    own = {word for each in about for word in re.split(r"[^a-z]+", _plain(each)) if len(word) > 2}
    words = frozenset(COMMON | own)
    return any(_made_of(text, words) for text in (plain, _ENDS.sub("", plain).translate(_LEET)))


def _plain(text: str) -> str:
    """Small letters without marks: `Kesä` → `kesa`."""
    found = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in found if not unicodedata.combining(each))


def _made_of(text: str, words: frozenset[str]) -> bool:
    """Whether the letters of the text are at most `MOST_WORDS` different words or key rows."""
    letters = re.sub(r"[^a-z]+", "", _NUMBERS.sub("", text))
    if not letters:
        return True
    return _split(letters, words, frozenset())


def _split(letters: str, words: frozenset[str], used: frozenset[str]) -> bool:
    if not letters:
        return True
    for length in range(len(letters), 2, -1):
        word = letters[:length]
        if word not in words and not _is_row(word):
            continue
        now = used | {word}
        if len(now) <= MOST_WORDS and _split(letters[length:], words, now):
            return True
    return False


@lru_cache(maxsize=1024)
def _is_row(word: str) -> bool:
    """A run along the keyboard or the alphabet, either way, or one letter again and again."""
    if len(word) >= 3 and len(set(word)) == 1:
        return True
    rows = [_NUMBERS.sub("", _plain(row)) for row in _ROWS]
    return len(word) >= 3 and any(word in row or word[::-1] in row for row in rows)
