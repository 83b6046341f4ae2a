"""A language's words as its file has them, checked when the file is first read.

Pure, but for that read. A file is words only: `CONTRIBUTING.md` says how to write one. A phrase of several words is
written with underscores, and a gender follows a colon: "m", "f", "n", or "p" for several; "a" marks a verb's adverbial
form ("adding").
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from index.language.word_lists import words_of_rows

#: ISO 639-1 codes of the languages that have a file.
CODES = ("de", "es", "fr", "it", "pl", "pt", "ru", "uk")


def _sorted(rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of rows, which are sorted and name each word once."""
    found = tuple(words_of_rows(rows))
    if list(found) != sorted(set(found)):
        raise ValueError("the words are sorted, each once")
    return found


Words = Annotated[tuple[str, ...], AfterValidator(_sorted)]
#: Words of one line, sorted.
Calling = Annotated[str, AfterValidator(lambda line: _sorted((line,)) and line)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class VerbGroup(_Entry):
    """Reporting verbs of one meaning.

    Attributes:
        infinitives: Those whose forms follow the conjugations; "an|fügen" has a particle that may stand apart.
        forms: Those that do not follow: words, phrases, and "gab|an" for a form with its particle apart.
        weight: From 0 to 1: how surely the subject put the content into words.
    """

    meaning: str
    takes: tuple[Literal["clause", "quote"], ...]
    polarity: Literal["said", "denied", "asked"]
    weight: float = Field(gt=0, le=1)
    infinitives: Words
    forms: Words


class According(_Entry):
    """Phrases that name a source without a verb.

    Attributes:
        before: Those before the source: "laut", "за словами".
        weak: Those that mean more besides; they count at a sentence's start, before a person and a comma.
        after: Those behind it: "zufolge".
        own: Those that hold a pronoun.
        quoting: Words between a quotation and its source that are no verb: "so Brandt".
        carrying: Verbs of media by which they give somebody's words: "the agency gives the words of Orr".
        carried: What they give, before the source; with a pronoun its gender: "her words".
        citing: Verbs of media whose object is the source: "the agency quotes Orr".
    """

    before: Words
    weak: Words
    after: Words
    own: Words
    quoting: Words
    carrying: Words = ()
    carried: Words = ()
    citing: Words = ()


class Roles(_Entry):
    """Nouns for people, lower case, of men, women and several."""

    m: Words
    f: Words
    p: Words


class GivenNames(_Entry):
    """Given names in the nominative."""

    m: Words
    f: Words


class Asking(_Entry):
    """Words of questions: what, who, whether, about, to deny, latest; and those that carry no topic.

    Attributes:
        newest: Words that ask what is new where a question has no other.
    """

    what: Words
    who: Words
    whether: Words
    about: Words
    deny: Words
    latest: Words
    newest: Words
    function: Words


class MainClause(_Entry):
    """How a language reports in a clause without "that".

    Attributes:
        reporting: Forms in which another's words are reported.
        closed: Words that open a clause of another kind.
        relatives: Words that may open a relative clause.
        infinitive: Words before an infinitive.
        finite: Verbs that stand second in a main clause.
        mood: Of the reporting forms those that nothing but a report has in a main clause.
        preterite: Those of the reporting forms that a relative clause ends in as well.
    """

    reporting: Words
    closed: Words
    relatives: Words
    infinitive: Words
    finite: Words
    mood: Words
    preterite: Words


class Infinitives(_Entry):
    """How a language reports by an infinitive: "ha negado haber pagado", "ammette di aver pagato".

    Attributes:
        ends: Ends of infinitives.
        before: Words before the infinitive; where there are none it follows the verb at once.
        negations: Words that may stand between.
        bare: Whether there may be no word before it although there are some.
    """

    ends: Words
    before: Words
    bare: bool
    negations: Words


class ObjectArticles(_Entry):
    """Articles that show a case.

    Attributes:
        always: Those of no subject.
        of_feminine: Those that a subject has, but not a feminine noun.
        feminine_ends: Ends of feminine nouns.
    """

    always: Words
    of_feminine: Words
    feminine_ends: Words


class Example(_Entry):
    """A text and what is read of it, pairs of speaker and content in order; the first sentence may introduce people."""

    text: str
    statements: tuple[tuple[str | None, str], ...]


class Vocabulary(_Entry):
    """The words of one language.

    Attributes:
        drops_subject: Whether "said" alone may have "he" or "she" for its subject.
        needs_comma: Whether a comma stands before each clause.
        capital_nouns: Whether all nouns are capitalised.
        speaks_after_dash: Whether a dash may open speech.
        declines: Whether names have cases.
        elisions: Words that lose their vowel before another: "l'".
        enclitics: Pronouns that a hyphen joins to their verb.
        naming: Verbs by which somebody calls something by a word, which then is their own although it is short.
        infinitives: How a clause without "that" reports: the ends of its infinitive, and the words before that.
        skipped: Words that may stand between a verb and its subject.
        object_articles: None where articles show no case.
        links: Words that join a noun phrase: "the head of the council".
        prepositions: Words whose noun is no subject.
        within: Prepositions of the body in which several speak who are not named: "in the office they said".
        media: Nouns for who carries news and is no speaker of it.
        papers: Nouns for what holds words without telling whose: a report, a study.
        main_clause: None where each reported clause has its "that".
        no_names: Capitalised words that are no names, lower case.
        people: Nouns that mean somebody named before, where nothing follows them: "the woman".
        callings: Nouns for people, each line those by which one person may be called: "the mayor", "the politician".
        indefinites: Articles of somebody who was not named before.
        role_endings: Ends of compound nouns for people.
    """

    language: str
    drops_subject: bool
    needs_comma: bool
    capital_nouns: bool
    speaks_after_dash: bool
    declines: bool
    elisions: Words
    enclitics: Words
    conjugations: Mapping[str, str]
    verbs: tuple[VerbGroup, ...]
    that: Words
    as_: Words = Field(alias="as")
    relatives: Words
    naming: Words
    infinitives: Infinitives | None = None
    skipped: Words
    negations: Words
    pronouns: Words
    determiners: Words
    object_articles: ObjectArticles | None = None
    links: Words
    prepositions: Words
    within: Words = ()
    conjunctions: Words
    organisations: Words
    media: Words
    papers: Words
    main_clause: MainClause | None = None
    titles: Words
    particles: Words
    role_endings: Words
    months: Words
    weekdays: Words
    no_names: Words
    according: According
    roles: Roles
    people: Words
    callings: tuple[Calling, ...]
    indefinites: Words
    given_names: GivenNames
    asking: Asking
    examples: Mapping[str, tuple[Example, ...]]


@cache
def read_vocabulary(code: str) -> Vocabulary:
    """Return a language's words as its file has them.

    Raises:
        pydantic.ValidationError: If the file is not as described above.
    """
    text = files("index.language.vocabularies").joinpath(f"{code}.json").read_bytes()
    return Vocabulary.model_validate_json(text)


@cache
def digest(code: str) -> str:
    """Return a short digest of a language's words: articles that were read with others are read again."""
    words = read_vocabulary(code).model_dump_json(exclude={"examples"})
    return hashlib.sha256(words.encode()).hexdigest()[:12]
