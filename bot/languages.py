"""Which language a question is in, where that is surely none of the archive's.

Pure. A script tells its languages; among those in Latin letters the function words do, which every language has its own
of and which no name is made of. A question without any ("Orr bridge") is in no language, and is searched for.
"""

import re
import unicodedata
from collections.abc import Collection

from index.words import STOP_WORDS, split_words

#: What is said of a language that nothing tells.
ANOTHER = "another language"

#: What Unicode calls the letters of a script: the codes of its languages, and how a reader calls it.
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

#: What of two languages in Cyrillic letters the other one lacks: letters, function words and words that questions are
#: asked with.
_CYRILLIC_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэё")}
_CYRILLIC_WORDS = {
    "uk": "що хто ще чому де коли чи й це цей ця ці той бо був була було були його як яка які який скільки тільки "
    "також після щодо або якщо щоб щось хтось сказав сказала сказали каже кажуть говорив говорила говорить заявив "
    "заявила відповів відповіла дякую привіт",
    "ru": "что кто еще почему где когда это этот эта эти тот был была было были его её как какая какие какой сколько "
    "только также после или если чтобы сказал сказала сказали говорит говорят говорил говорила заявил заявила "
    "ответил ответила спасибо привет",
}
#: The letters of both; whoever writes others writes neither.
_BOTH = frozenset("абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя")

#: Articles, pronouns, prepositions, and what questions are asked with.
_FUNCTION_WORDS = {
    "de": "was wer wie wo wann warum hat haben hatte ist sind war waren wird der die das den dem des ein eine einen "
    "einem einer und oder nicht auch über zu zum zur mit von vom für bei im auf nach sagte gesagt sagt sich er sie "
    "es ihr sein seine welche welcher gegen durch",
    "fr": "que quoi qui où quand pourquoi comment est sont était le la les un une des du de au aux et ou ne pas sur "
    "pour par avec dans il elle ils ont été dit elles ce cette ces son sa ses quel quelle qu",
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
_NAMES = {
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
    "say said says think thinks tell told according quotes statement comments news".split()
)

#: Function words that names are made of, whatever the language of the question: "Los Angeles", "Van der Bellen".
_IN_NAMES = frozenset(
    "al ben da das de del della den der des di do dos du e el en i la las le les los o van von y".split()
)

#: A language is believed when so many of its words stand there, more of them than English ones.
_ENOUGH_WORDS = 2


def foreign_language(question: str, languages: Collection[str]) -> str | None:
    """Return the English name of the question's language where it is surely none of the archive's, else None.

    Args:
        question: As it was asked.
        languages: ISO 639-1 codes; English is the model's, and always covered.

    >>> foreign_language("Was hat der Bürgermeister über die Brücke gesagt?", {"en"})
    'German'
    """
    script = _script_of(question)
    if script == "LATIN":
        code = _language_of(split_words(unicodedata.normalize("NFC", question)))
        return None if code is None or code in languages else _NAMES[code]
    name, codes = _SCRIPTS.get(script, ("", ""))
    code = _cyrillic_language_of(question.lower()) if script == "CYRILLIC" else None
    if code:
        name, codes = _NAMES[code], code
    return None if not name or set(codes.split()) & set(languages) else name


def name_told_by_chat(name: str, code: str) -> str:
    """Return the name of a question's language: where nothing in it tells, the chat's, if that is in its letters."""
    return _NAMES[code] if name == ANOTHER and code in _CYRILLIC_LETTERS else name


def list_languages(languages: Collection[str]) -> tuple[str, ...]:
    """Return the English names of the archive's languages; English where its articles do not say."""
    return tuple(_NAMES.get(code, code) for code in sorted(languages)) or ("English",)


def _script_of(question: str) -> str:
    """Return the script of most letters."""
    scripts = [unicodedata.name(char, "?").split()[0].split("-")[0] for char in question if char.isalpha()]
    # A name in Latin letters stands in questions of any language.
    foreign = [script for script in scripts if script in _SCRIPTS]
    return max(set(foreign), key=foreign.count) if 3 * len(foreign) > len(scripts) else "LATIN"


def _cyrillic_language_of(question: str) -> str | None:
    """Return the code of the language in Cyrillic letters that has what the other one lacks."""
    letters = {char for char in question if unicodedata.name(char, "").startswith("CYRILLIC")}
    if letters - _BOTH:
        return None
    words = split_words(question)
    told = {
        code: len(letters & _CYRILLIC_LETTERS[code]) + sum(word in _CYRILLIC_OWN[code] for word in words)
        for code in _CYRILLIC_LETTERS
    }
    best = max(told, key=lambda code: told[code])
    return best if told[best] > min(told.values()) else None


def _language_of(words: Collection[str]) -> str | None:
    """Return the code of the language whose function words a question in Latin letters has the most of."""
    parts = [part for word in words for part in re.split(r"[’']", word)]
    english = sum(word in _ENGLISH for word in parts)
    counts = {code: sum(word in _WORDS[code] for word in parts) for code in _WORDS}
    best = max(counts, key=lambda code: counts[code])
    own = sum(word in _WORDS[best] and word not in _ENGLISH | _IN_NAMES for word in parts)
    return best if own >= _ENOUGH_WORDS and counts[best] > english else None


_CYRILLIC_OWN = {
    code: frozenset(words.split()) - frozenset(_CYRILLIC_WORDS["ru" if code == "uk" else "uk"].split())
    for code, words in _CYRILLIC_WORDS.items()
}
_WORDS = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
