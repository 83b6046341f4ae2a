"""Growth: made articles are sound, the same from the same seed, and stored so that indexing finds nothing to do."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.archive_process import BenchAssembly
from bench.data import write_jsonl
from bench.growth.asking import make_questions
from bench.growth.newsroom import Newsroom
from bench.growth.page import fit_exponent
from bench.growth.renaming import Renaming
from bench.growth.sections import Material, Section, read_material
from bench.growth.writing import Writer, unlink_others
from bot.settings import BotSettings
from corpus.article import Span
from corpus.files.reading import read_sources
from corpus.sources import Source, SourceKind
from index.catalogue.articles import read_statements
from index.catalogue.database import read, write
from index.language.sentences import SPLITTER_FINGERPRINT
from index.progress import Silence
from index.statements import Kind, Polarity, Statement

_PEOPLE = ("Ida Holm", "Robert Kingsley", "Mary Eide", "Peter Thorne")
_RECORDS = [
    {
        "id": f"weir-{number}",
        "title": f"Weir {number}",
        "text": f"“The weir of parish {number} leaks,” said {_PEOPLE[number % 4]} on Monday.\n\n"
        f"{_PEOPLE[(number + 1) % 4]} said that it would hold until spring {number}.",
    }
    for number in range(8)
]
_COUNT = 30
_SEED = 5


def _assemble(folder: Path) -> BenchAssembly:
    return BenchAssembly(BotSettings(data_dir=folder, extractor="pattern"))


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """The sections of some indexed articles."""
    folder = tmp_path_factory.mktemp("original")
    write_jsonl(folder / "articles.jsonl", _RECORDS)
    assembly = _assemble(folder / "data")
    path = folder / "articles.jsonl"
    assembly.builder().build(read_sources([path]), [Source(str(path), SourceKind.PATH)])
    with read(assembly.engine) as connection:
        found = read_material(connection, assembly.embedder.fingerprint)
    assembly.store.close()
    return found


def test_no_passage_and_no_statement_crosses_a_section(material: Material) -> None:
    """
    A section holds its passages and statements whole, and names who speaks in it.
    """
    sections = [section for article in material.articles for section in article]
    assert len(material.articles) == len(_RECORDS)
    for section in sections:
        spans = [span for span, _ in section.passages] + [one.quote for one, _ in section.statements]
        assert all(span.end <= len(section.text) for span in spans)
    assert {name for section in sections for name in section.people} == set(_PEOPLE)


def test_renaming_moves_every_span_along() -> None:
    """
    Each span covers the same words as before, in their new form; part of a longer word is no name.
    """
    text = "Orr said that Ada Orr, not Orrin, paid."
    statement = Statement(
        "Ada Orr",
        (Span(0, 3),),
        (Span(4, 8),),
        (Span(14, 38),),
        Span(0, 39),
        Kind.INDIRECT,
        Polarity.SAID,
        0.9,
    )
    section = Section(text, ((Span(0, 39), 0),), ((statement, 1),), ("Ada Orr",))
    renamed = Renaming({"Ada Orr": "Kim Longfellow", "Orr": "Longfellow"}).apply(section)
    assert renamed.text == "Longfellow said that Kim Longfellow, not Orrin, paid."
    moved, row = renamed.statements[0]
    assert row == 1
    assert moved.speaker == "Kim Longfellow"
    assert moved.source[0].of(renamed.text) == "Longfellow"
    assert moved.cue[0].of(renamed.text) == "said"
    assert moved.content[0].of(renamed.text) == "Kim Longfellow, not Orrin, paid"
    assert moved.quote.of(renamed.text) == renamed.text


def test_a_span_that_ends_within_a_renamed_word_grows_to_all_of_it() -> None:
    """
    Half a name is not left standing.
    """
    section = Section("Holm agreed.", ((Span(0, 2), 0),), (), ())
    assert Renaming({"Holm": "Bo"}).apply(replace(section)).passages[0][0] == Span(0, 2)
    assert Renaming({"Holm": "Bremer"}).apply(section).passages[0][0] == Span(0, 6)


def test_an_article_depends_on_seed_and_number_alone(material: Material) -> None:
    """
    A small archive begins a large one, and another seed makes others.
    """
    first, again = (Newsroom(material, _SEED, "made.jsonl") for _ in range(2))
    assert list(first.make(_COUNT)) == list(again.make(2 * _COUNT))[:_COUNT]
    assert list(first.make(_COUNT)) != list(Newsroom(material, _SEED + 1, "made.jsonl").make(_COUNT))


def test_made_articles_speak_of_other_people_and_some_are_copies(material: Material) -> None:
    """
    Nobody of the original articles is left, and some texts occur twice.
    """
    made = list(Newsroom(material, _SEED, "made.jsonl").make(200))
    people = {name for one in made for _, section in one.sections for name in section.people}
    assert people.isdisjoint(_PEOPLE)
    assert len(people) > len(_PEOPLE)
    assert len({one.article.text for one in made}) < len(made)


def _write(material: Material, folder: Path, count: int) -> tuple[BenchAssembly, Newsroom, Path]:
    assembly, file = _assemble(folder / "data"), folder / "made.jsonl"
    newsroom = Newsroom(material, _SEED, str(file))
    fingerprint = f"{SPLITTER_FINGERPRINT}|{assembly.extractor.fingerprint}|{assembly.embedder.fingerprint}"
    (folder / "data").mkdir()
    Writer(assembly.archive(Silence()), material, fingerprint, _SEED).write(newsroom, count, file)
    return assembly, newsroom, file


def test_only_made_copies_stay_linked(material: Material, tmp_path: Path) -> None:
    """
    Articles that merely have an original in common are no copies of each other, whatever words they share.
    """
    assembly, newsroom, _ = _write(material, tmp_path, 60)
    with write(assembly.engine) as connection:
        connection.exec_driver_sql("DELETE FROM copies")
        connection.exec_driver_sql(
            "INSERT INTO copies SELECT a.id, b.id, .5 FROM articles a JOIN articles b ON a.id <> b.id"
        )
        unlink_others(connection, newsroom, 60)
        texts = "SELECT a.id, v.text FROM articles a JOIN versions v ON v.id = a.current"
        text_of: dict[int, str] = dict(connection.exec_driver_sql(texts).all())
        linked = {
            (article, other) for article, other in connection.exec_driver_sql("SELECT article, other FROM copies")
        }
    assembly.store.close()

    assert linked
    assert linked == {(a, b) for a in text_of for b in text_of if a != b and text_of[a] == text_of[b]}


def test_indexing_finds_a_made_archive_complete(material: Material, tmp_path: Path) -> None:
    """
    A run over the same file reads nothing anew and embeds nothing.
    """
    assembly, _, file = _write(material, tmp_path, _COUNT)
    report = assembly.builder().build(read_sources([file]), [Source(str(file), SourceKind.PATH)])
    assert (report.same, report.added, report.embedded) == (_COUNT, 0, 0)
    with read(assembly.engine) as connection:
        stored = {version.key: statements for version, statements in read_statements(connection)}
    assert len(stored) == _COUNT
    assert sum(map(len, stored.values())) > _COUNT
    assert assembly.verifier().check() == []
    assembly.store.close()


def test_questions_ask_for_people_who_are_quoted(material: Material) -> None:
    """
    Each kind has as many questions as asked for, and a stranger is nobody of the archive.
    """
    newsroom = Newsroom(material, _SEED, "made.jsonl")
    questions = make_questions(newsroom, _COUNT, 5, _SEED)
    people = {name for one in newsroom.make(_COUNT) for _, section in one.sections for name in section.people}
    assert {len(each) for each in questions.values()} == {5}
    assert all(any(name in question for name in people) for question in questions["a speaker"])
    assert not any(name in question for name in people for question in questions["a stranger"])


def test_the_exponent_is_the_slope_of_the_logarithms() -> None:
    """
    A cost that never grows has 0, one that grows as the root of the size .5.
    """
    assert fit_exponent([1_000, 10_000, 100_000], [50, 50, 50]) == pytest.approx(0)
    assert fit_exponent([1_000, 10_000, 100_000], [2, 6.32, 20]) == pytest.approx(0.5, abs=0.01)
