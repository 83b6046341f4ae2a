"""Prose in other languages: the rules know English, and what they cannot check is cut."""

from dataclasses import replace
from datetime import date

import pytest

from bot.prose.evidence import Evidence
from bot.prose.verifying import Fault, SentenceVerifier
from index.statements import Kind, Polarity

#: A statement; the same as reported speech, turned round, with another number, day and name.
TOLD = {
    "de": (
        "Bürgermeisterin Ada Orr sagte am Montag, die Brücke werde 12 Millionen Kronen kosten.",
        "Ada Orr sagte am Montag, die Brücke werde {not}{number} Millionen Kronen kosten",
        ("nicht ", "am Dienstag", "am Montag"),
    ),
    "fr": (
        "La maire Ada Orr a déclaré lundi que le pont coûterait 12 millions de couronnes.",
        "Ada Orr a déclaré lundi que le pont {not}coûterait {number} millions de couronnes",
        ("ne ", "mardi", "lundi"),
    ),
    "es": (
        "La alcaldesa Ada Orr dijo el lunes que el puente costaría 12 millones de coronas.",
        "Ada Orr dijo el lunes que el puente {not}costaría {number} millones de coronas",
        ("no ", "el martes", "el lunes"),
    ),
    "it": (
        "La sindaca Ada Orr ha detto lunedì che il ponte costerebbe 12 milioni di corone.",
        "Ada Orr ha detto lunedì che il ponte {not}costerebbe {number} milioni di corone",
        ("non ", "martedì", "lunedì"),
    ),
    "pt": (
        "A prefeita Ada Orr disse na segunda-feira que a ponte custaria 12 milhões de coroas.",
        "Ada Orr disse na segunda-feira que a ponte {not}custaria {number} milhões de coroas",
        ("não ", "na terça-feira", "na segunda-feira"),
    ),
    "pl": (
        "Burmistrzyni Ada Orr powiedziała w poniedziałek, że most będzie kosztował 12 milionów koron.",
        "Ada Orr powiedziała w poniedziałek, że most {not}będzie kosztował {number} milionów koron",
        ("nie ", "we wtorek", "w poniedziałek"),
    ),
    "uk": (
        "Міська голова Ада Орр сказала в понеділок, що міст коштуватиме 12 мільйонів крон.",
        "Ада Орр сказала в понеділок, що міст {not}коштуватиме {number} мільйонів крон",
        ("не ", "у вівторок", "в понеділок"),
    ),
    "ru": (
        "Мэр Ада Орр сказала в понедельник, что мост будет стоить 12 миллионов крон.",
        "Ада Орр сказала в понедельник, что мост {not}будет стоить {number} миллионов крон",
        ("не ", "во вторник", "в понедельник"),
    ),
}
ENGLISH = Evidence(
    1, "Mayor Ada Orr said on Monday that the bridge would cost 12 million crowns.", "Ada Orr", Kind.INDIRECT
)


def _evidence(language: str) -> Evidence:
    words = TOLD[language][0]
    speaker = "Ада Орр" if "Орр" in words else "Ada Orr"
    return Evidence(1, words, speaker, Kind.INDIRECT, Polarity.SAID, "The Lantern", date(2026, 3, 2))


def _sentences(language: str) -> dict[str, str]:
    _, told, (negation, other_day, day) = TOLD[language]
    plain = told.format(**{"not": "", "number": "12"})
    return {
        "faithful": plain,
        "turned": told.format(**{"not": negation, "number": "12"}),
        "number": told.format(**{"not": "", "number": "14"}),
        "day": plain.replace(day, other_day),
        "speaker": plain.replace("Ada Orr", "Ben Vane").replace("Ада Орр", "Бен Вейн"),
        "quoted": f"„{plain}“",
    }


@pytest.mark.parametrize("language", TOLD)
def test_no_sentence_of_a_language_that_the_rules_do_not_know_passes(verifier: SentenceVerifier, language: str) -> None:
    """
    A negation is a word like others to them, and so is a weekday: not even a faithful one is let through.
    """
    judged = {
        kind: verifier.judge(f"{text} [1].", [_evidence(language)]) for kind, text in _sentences(language).items()
    }

    assert {one.fault for one in judged.values()} == {Fault.LANGUAGE}


@pytest.mark.parametrize("language", TOLD)
def test_a_statement_in_another_language_bears_no_english_sentence(verifier: SentenceVerifier, language: str) -> None:
    """
    Nor does an English one bear a sentence in another.
    """
    rendered = verifier.judge(
        f"{_evidence(language).speaker} said on Monday that it would cost 12 million [1].", [_evidence(language)]
    )
    foreign = verifier.judge(f"{_sentences(language)['faithful']} [1].", [ENGLISH])

    assert (rendered.fault, foreign.fault) == (Fault.LANGUAGE, Fault.LANGUAGE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Orr said that the bridge would cost 12 million crowns [1].",
        "Mayor Ada Orr said on Monday that the bridge would cost 12 million crowns [1].",
        "Orr said the bridge would cost 12 million crowns [1].",
    ],
)
def test_english_with_foreign_names_is_english(verifier: SentenceVerifier, sentence: str) -> None:
    """
    However short, and whoever speaks.
    """
    for given, surname in (("Ada", "Orr"), ("Björn", "Schäferling"), ("Żaneta", "Wójcik"), ("José", "Núñez")):
        name = f"{given} {surname}"
        evidence = replace(ENGLISH, words=ENGLISH.words.replace("Ada Orr", name), speaker=name)
        renamed = sentence.replace("Ada Orr", name).replace("Orr", surname)

        assert verifier.judge(renamed, [evidence]).fault is None


def test_a_sentence_of_names_is_english(verifier: SentenceVerifier) -> None:
    """
    The detector takes it for Italian or none.
    """
    words = "“Carlo Conti was born in Siena. Luca Rossi was born in Rimini, in Siena and in Rimini,” Ada Orr said."
    evidence = replace(ENGLISH, words=words, speaker="Ada Orr")
    told = "Carlo Conti was born in Siena, Luca Rossi was born in Rimini, Ada Orr said [1]."

    assert verifier.judge(told, [evidence]).fault is None
