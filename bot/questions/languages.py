"""Detect a question's language, and name languages in English.

The script decides first. In Latin letters, question words and function words decide, except those that occur in names.
Without any, lingua guesses, but never from names. English words decide for English: a foreign name does not make a
question foreign.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from index.language.languages import guess, guessable
from index.language.words import STOP_WORDS, split_words

_READ_AS_ENGLISH = frozenset({"en"})

#: The name for a language that cannot be determined.
ANOTHER = "another language"

#: A script's Unicode name, then its name for readers and the codes of its languages.
_SCRIPTS = {
    "CYRILLIC": (ANOTHER, "ru uk be bg sr mk kk ky mn tg"),
    "ARABIC": ("Arabic or another language in Arabic letters", "ar fa ur ps ku"),
    "CJK": ("Chinese or Japanese", "zh ja"),
    "HIRAGANA": ("Japanese", "ja"),
    "KATAKANA": ("Japanese", "ja"),
    "HANGUL": ("Korean", "ko"),
    "GREEK": ("Greek", "el"),
    "HEBREW": ("Hebrew", "he yi"),
    "DEVANAGARI": ("Hindi or another language in Devanagari letters", "hi mr ne"),
    "BENGALI": ("Bengali", "bn"),
    "TAMIL": ("Tamil", "ta"),
    "THAI": ("Thai", "th"),
    "GEORGIAN": ("Georgian", "ka"),
    "ARMENIAN": ("Armenian", "hy"),
    "ETHIOPIC": ("Amharic", "am ti"),
}

#: Letters, function words and question words that only one of two Cyrillic languages has.
_CYRILLIC_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэё")}
_CYRILLIC_WORDS = {
    "uk": "що хто ще чому де коли чи й це цей ця ці той бо був була було були його як яка які який скільки тільки "
    "також після щодо або якщо щоб щось хтось сказав сказала сказали каже кажуть говорив говорила говорить заявив "
    "заявила відповів відповіла дякую привіт",
    "ru": "что кто еще почему где когда это этот эта эти тот был была было были его её как какая какие какой сколько "
    "только также после или если чтобы сказал сказала сказали говорит говорят говорил говорила заявил заявила "
    "ответил ответила спасибо привет",
}
#: The letters of both languages. A text with any other letter is in neither.
_BOTH = frozenset("абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя")

#: Articles, pronouns, prepositions and question words.
_FUNCTION_WORDS = {
    "de": "was wer wie wo wann warum hat haben hatte ist sind war waren wird der die das den dem des ein eine einen "
    "einem einer und oder nicht auch über zu zum zur mit von vom für bei im auf nach sagte gesagt sagt sagen meint "
    "meinte erklärte sich er sie es ihr sein seine welche welcher gegen durch",
    "fr": "que quoi qui où quand pourquoi comment est sont était dit pense le la les un une des du de au aux et ou ne "
    "pas sur pour par avec dans il elle ils ont été elles ce cette ces son sa ses quel quelle qu",
    "es": "qué que quién quien cómo como dónde cuándo cuál es son fue el la los las un una unos de del al y o no sobre "
    "por para con en ha dijo dice han su sus se lo acerca según",
    "it": "che cosa chi come dove quando perché è sono era il lo la gli le un una di del della dei delle al alla e o "
    "non su sul sulla per con ha detto dice hanno suo sua riguardo",
    "pt": "que quem como onde quando é são foi o a os as um uma de do da dos das ao e ou não sobre por para com em no "
    "na disse diz tem seu sua",
    "nl": "wat wie hoe waar wanneer waarom heeft hebben is zijn was de het een en of niet over van voor met op in bij "
    "naar zei gezegd zegt hij zij ze",
    "pl": "co kto jak gdzie kiedy dlaczego jest są był była nie i lub o na w z do od za po się powiedział powiedziała "
    "mówi czy",
    "sv": "vad vem hur var när varför har är och eller inte om på i med för av till en ett det den sa sade säger "
    "han hon",
    "tr": "ne kim nasıl nerede ve veya bir bu şu için ile hakkında dedi söyledi değil mi mı",
}
#: Words that open a question, except those that are also English, or the names of many people.
_ASKING_WORDS = {
    "de": "wer wie wo wann warum wieso welche welcher wen wem",
    "fr": "qui quoi où quand pourquoi qu que quel quelle",
    "es": "qué que quién quien cómo dónde cuándo cuál quienes quiénes",
    "it": "chi cosa che perché quando",
    "pt": "quem que quando onde quais",
    "nl": "wat wie waar wanneer waarom hoe",
    "pl": "co kto jak gdzie kiedy dlaczego czy",
    "sv": "vad vem hur varför när",
    "tr": "kimler nasıl nerede neden niçin",
    "da": "hvad hvem hvornår hvorfor hvordan",
    "nb": "hva hvem hvorfor hvordan",
    "cs": "kdo co proč kde kdy",
    "ro": "cine când unde",
    "hu": "ki mit miért hogyan",
    "fi": "kuka mitä miksi milloin",
}
_NAMES = {
    "da": "Danish",
    "nb": "Norwegian",
    "no": "Norwegian",
    "cs": "Czech",
    "ro": "Romanian",
    "hu": "Hungarian",
    "fi": "Finnish",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "sv": "Swedish",
    "tr": "Turkish",
    "en": "English",
    "uk": "Ukrainian",
    "ru": "Russian",
    "ar": "Arabic",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "el": "Greek",
    "he": "Hebrew",
}
_ENGLISH = STOP_WORDS | frozenset(
    "according comments news quotes said say says statement tell think thinks told".split()
)

#: Function words that occur in names in a question of any language: "Los Angeles", "Van der Bellen".
_IN_NAMES = frozenset(
    "al ben da das de del della den der des di die do dos du e el en i la las le les los o van von y".split()
)

#: A language needs this many of its words in the question, and more of them than English ones.
_ENOUGH_WORDS = 2

#: The confidence lingua needs. The first is for two words and any language: "rutte nato" was Italian with .98. The
#: other is for more words, or for the archive's languages: of 50 English questions without function words, none
#: scored over .85 in another language.
_SURE_OF_ANY = 0.99
_SURE_OF_OWN = 0.9
_SEVERAL_WORDS = 3

#: Words that may precede the question word.
_BEFORE_ASKING = frozenset("a ale and e et i o und y".split())


@dataclass(frozen=True, slots=True)
class AskedIn:
    """The language a question is in.

    Attributes:
        name: In English; `ANOTHER` if only the script is known.
        codes: ISO 639-1 codes of the languages it may be in.
    """

    name: str
    codes: frozenset[str]

    @property
    def is_english(self) -> bool:
        """Whether the rules of English read it."""
        return not self.codes.isdisjoint(_READ_AS_ENGLISH)

    def is_covered(self, languages: Collection[str]) -> bool:
        """Whether an archive in these languages can answer it. English always can: the model is English."""
        return self.is_english or not self.codes.isdisjoint(languages)


_CYRILLIC_OWN = {
    code: frozenset(words.split()) - frozenset(_CYRILLIC_WORDS["ru" if code == "uk" else "uk"].split())
    for code, words in _CYRILLIC_WORDS.items()
}

_WORDS = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}

#: English words found in no other language, without the letters that an apostrophe cuts off.
_PLAIN_ENGLISH = frozenset(
    word
    for word in _ENGLISH - frozenset().union(*_WORDS.values(), *(listed.split() for listed in _ASKING_WORDS.values()))
    if len(word) > 1 and word not in set("all am an as do has he her me my no so us will re ve ll".split())
) | {"of"}  # Dutch has it too, but only together with other Dutch words

_NOT_LATIN = frozenset(code for _, codes in _SCRIPTS.values() for code in codes.split())


def hear(question: str, languages: Collection[str], names: Collection[str] = ()) -> AskedIn:
    """Return the language of a question.

    Args:
        question: As asked.
        languages: ISO 639-1 codes of the archive's languages.
        names: Words of the question, lower case, that are names of speakers in the archive.

    >>> hear("Was hat der Bürgermeister über die Brücke gesagt?", {"en"}).name
    'German'
    """
    script = _script_of(question)
    if script == "LATIN":
        code = _latin_language_of(unicodedata.normalize("NFC", question), languages, names)
        return AskedIn(_NAMES.get(code, code), frozenset({code}))
    name, codes = _SCRIPTS.get(script, (ANOTHER, ""))
    if script == "CYRILLIC" and (code := _cyrillic_language_of(question.lower()) or ""):
        name, codes = _NAMES[code], code
    return AskedIn(name, frozenset(codes.split()))


def foreign_language(question: str, languages: Collection[str]) -> str | None:
    """Return the English name of the question's language if it is certainly not one of the archive's, else None.

    >>> foreign_language("Was hat der Bürgermeister über die Brücke gesagt?", {"en"})
    'German'
    """
    asked = hear(question, languages)
    return None if asked.is_covered(languages) else asked.name


def function_words(codes: Collection[str]) -> frozenset[str]:
    """Return the function words of these languages, which carry no topic.

    >>> sorted(function_words({"uk"}) & {"що", "міст"})
    ['що']
    """
    listed = (_FUNCTION_WORDS, _CYRILLIC_WORDS, _ASKING_WORDS)
    return frozenset(word for code in codes for words in listed for word in words.get(code, "").split())


def name_told_by_chat(name: str, code: str) -> str:
    """Return a language name; if only the script is known, the chat's language, provided it uses that script."""
    return _NAMES[code] if name == ANOTHER and code in _CYRILLIC_LETTERS else name


def list_languages(languages: Collection[str]) -> tuple[str, ...]:
    """Return the English names of the archive's languages; English if its articles do not state one.

    >>> list_languages({"lv", "my"})
    ('Latvian', 'Burmese')
    """
    return tuple(_NAMES.get(code) or name_language(code, "en") for code in sorted(languages)) or ("English",)


def name_language(code: str, locale: str) -> str:
    """Return what a language is called in another one, by Unicode's tables; the code where they do not know it.

    >>> name_language("lv", "uk")
    'латиська'
    """
    from babel import Locale

    return str(Locale(locale).languages.get(code, code))


def _script_of(question: str) -> str:
    """Return the script that most letters belong to."""
    scripts = [unicodedata.name(char, "?").split()[0].split("-")[0] for char in question if char.isalpha()]
    # A name in Latin letters can occur in a question of any language.
    foreign = [script for script in scripts if script in _SCRIPTS or "LATIN" not in scripts]
    return max(sorted(set(foreign)), key=foreign.count) if 3 * len(foreign) > len(scripts) else "LATIN"


def _cyrillic_language_of(question: str) -> str | None:
    """Return the Cyrillic language whose own letters or words occur; None if undecided."""
    letters = {char for char in question if unicodedata.name(char, "").startswith("CYRILLIC")}
    if letters - _BOTH:
        return None
    words = split_words(question)
    scores = {
        code: len(letters & _CYRILLIC_LETTERS[code]) + sum(word in _CYRILLIC_OWN[code] for word in words)
        for code in _CYRILLIC_LETTERS
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > min(scores.values()) else None


def _latin_language_of(question: str, languages: Collection[str], names: Collection[str]) -> str:
    """Return the language code of a question in Latin letters; English unless its words indicate another."""
    words = split_words(question)
    parts = [part for word in words for part in re.split(r"[’']", word) if part]
    counts = {code: sum(word in _WORDS[code] for word in parts) for code in _WORDS}
    best = max(counts, key=lambda code: counts[code])
    own = sum(word in _WORDS[best] and word not in _ENGLISH | _IN_NAMES for word in parts)
    if own >= _ENOUGH_WORDS and counts[best] > sum(word in _ENGLISH for word in parts):
        return best
    english = sum(word in _PLAIN_ENGLISH for word in parts)
    head = parts[1:2] if parts and parts[0] in _BEFORE_ASKING else parts[:1]  # "o que", "et qui"
    asking = [code for code, listed in _ASKING_WORDS.items() if set(head) & set(listed.split()) - set(names)]
    if asking and english < _ENOUGH_WORDS:
        return _likeliest(question, asking)
    if english > own:
        return "en"
    if own and (parts[0] in _WORDS[best] & _ENGLISH or _has_small(question, _WORDS[best] - _ENGLISH - _IN_NAMES)):
        return best  # "was sagte Orr", "Orr zum Brotpreis"
    return _guess_language(question, words, languages, names)


def _guess_language(question: str, words: Collection[str], languages: Collection[str], names: Collection[str]) -> str:
    """Return lingua's guess if it is confident; else English, or the archive's language instead.

    Words that it knows of no language look most like one, so a language the archive lacks needs a known word besides.
    """
    unknown = [word for word in words if word not in names and not word.isdigit()]
    own = guessable(set(languages) - _NOT_LATIN)
    if unknown and own - _READ_AS_ENGLISH:
        code, confidence = guess(" ".join(unknown), own | _READ_AS_ENGLISH)
        is_sure = code is not None and (confidence >= _SURE_OF_OWN or _READ_AS_ENGLISH.isdisjoint(own))
        return code if code and is_sure else "en"
    # Names are capitalised and reveal no language. In a question without capitals, two words outside names are needed.
    is_cased = question != question.lower()
    lower = [word for word in unknown if not is_cased or re.search(rf"(?<!\w){re.escape(word)}", question)]
    if len(lower) < (1 if is_cased else _ENOUGH_WORDS):
        return "en"
    first = [word for word in unknown[:1] if word not in lower]
    code, confidence = guess(" ".join([*first, *lower]), guessable({*_ASKING_WORDS, "en"}))
    sure = _SURE_OF_ANY if len(lower) < _SEVERAL_WORDS else _SURE_OF_OWN
    return code if code and confidence >= sure and _has_known(words, code) else "en"


def _has_known(words: Collection[str], code: str) -> bool:
    """Whether some words are function words of a language; of those that occur in names, two are needed."""
    known = function_words({code}).intersection(words)
    return len(known) >= _ENOUGH_WORDS or not known <= _IN_NAMES


def _has_small(question: str, words: Collection[str]) -> bool:
    """Whether a question with capitals contains one of these words in lower case."""
    return question != question.lower() and any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", question) for word in words
    )


def _likeliest(question: str, codes: Collection[str]) -> str:
    """Return the likeliest of these languages."""
    guessed = guess(question, codes)[0] if len(codes) > 1 else None
    return guessed or next(iter(codes))
