"""Each regular expression in index.language has a table of texts that it matches, and of texts that it does not."""

import pytest

from index.language.word_lists import load_words
from tests.patterns import Table, expression, expressions_in

TABLES = {
    "index.language.correction_notes._LABEL_AT_START": Table(
        "match",
        [
            "Correction: It sails at noon.",
            "[Corrections and clarifications: It sails at noon.]",
            "**Update, 3 May 2026:** It sails.",
            "Updated at 14:10:",
            "Editors’ note — Ben Vane rows.",
            "Anm. d. Red.: Sie fährt selbst.",
            "Mise à jour : le bac part.",
            "Fe de errores: Sale a las doce.",
            "Від редакції: пором відходить.",
        ],
        [
            "Corrections officers struck.",
            "A correction: none",
            "Update the list",
            "Note: It sails.",
            "Correction is due.",
        ],
    ),
    "index.language.correction_notes._SPEAKS_OF_ITSELF": Table(
        "match",
        [
            "An earlier version of this article gave a wrong hour.",
            "• This story has been quietly corrected.",
            "This headline originally said ten.",
            "The original article misstated the hour.",
            "In einer früheren Version dieses Artikels stand es anders.",
            "Une première version de cet article disait autre chose.",
            "Une version antérieure de ce texte disait autre chose.",
            "Una versión anterior de este artículo lo decía.",
            "У попередній версії статті було інакше.",
        ],
        [
            "An earlier version of the bill failed.",
            "This report was amended.",
            "This story begins in May.",
            "The original deal",
        ],
    ),
    "index.language.correction_notes._NAMES_ARTICLE": Table(
        "search",
        [
            "Our story was wrong.",
            "The earlier version",
            "the caption",
            "Dieser Artikel",
            "cet article",
            "статтю оновлено",
        ],
        ["The report was wrong.", "A later version", "Das Papier", "un article", "стаття закону"],
    ),
    "index.language.correction_notes._AGENCY_NOTE": Table(
        "match",
        ["(Corrects spelling of name)", "[Clarifies hour]", " (Adds details, background)", "(Recasts)"],
        ["Corrects spelling", "(Correction of a name)", "(Adds details", "The (adds details) note"],
    ),
    "index.language.correction_notes._SPEAKS_OF_ERROR": Table(
        "search",
        ["This corrects the hour.", "It misquoted her.", "an error", "wrongly", "It was retracted."],
        ["It misses her.", "terror", "direct", "The hour is noon."],
    ),
    "index.language.correction_notes._COMPLETE_AMENDMENT": Table(
        "match",
        ["This article was amended on 3 March 2026 at 10am. The ferry", "This story has been updated. It sails."],
        [
            "This article was amended to say noon. It",
            "This article was amended on 3 March",
            "This report was amended. It",
        ],
    ),
    "index.language.correction_notes._STILL_OF_ARTICLE": Table(
        "search",
        ["We apologise.", "The name has been changed.", "She didn't say so.", "It said ten.", "He was not there."],
        ["Ada Orr rows.", "The weather changed.", "Items sold."],
    ),
    "index.language.correction_notes._LETTER": Table("search", ["a", "é5", "ї"], ["5", "_", "-", ""]),
    "index.language.correction_notes._SAYS_UPDATED": Table(
        "search", ["Updated", "was updated."], ["update", "outdated"]
    ),
    "index.language.correction_notes._FIRST_WORD": Table("match", ["Update", "[*Update", "— 5 May"], ["", "--", "__"]),
    "index.language.correction_notes._PARAGRAPH": Table("fullmatch", ["a", "a b "], ["", " a", "a\nb", "a\r"]),
    "index.language.languages._WORD": Table("fullmatch", ["noon", "über", "пором"], ["", "a b", "B2", "a_b", "don't"]),
    "index.language.name_matching._ROLE": Table(
        "search",
        ["officials", "The mayor", "An aide", "Some voters", "Orr’s lawyer", "Ada Orr's office"],
        ["Ada Orr", "The Tern Chronicle", "Anwar al-Harbi", "A. Orr", "Many Rivers Trust"],
    ),
    "index.language.role_matching._WORD": Table(
        "fullmatch", ["mayor", "vice-president", "G7"], ["", "a b", "-vice", "a_b"]
    ),
    "index.language.role_matching._OF_BEFORE": Table(
        "search", ["mayor of ", "wife of the late ", "spoke to 3,000 people with "], ["mayor ", "of", "of the old, "]
    ),
    "index.language.role_matching._OF_PLACE": Table(
        "match", [" of Marrowby", " of New Marrowby"], ["of Marrowby", " of the town", " in Marrowby"]
    ),
    "index.language.role_matching._CLAUSE_START": Table(
        "search", ["It rained. Ada", "noon; Ada", "(Ada", "a\nb", "“Ada"], ["Gov. Orr", "St. Orr", "Mayor Orr", "No.5"]
    ),
    "index.language.role_matching._TITLE_CUT": Table(
        "search", ["Gov.", "a Dr."], ["Gov", "Gov. ", "the Governor.", "Co."]
    ),
    "index.language.role_matching._APPOSITION": Table(
        "match",
        [", the mayor of Marrowby,", ", 54, a nurse", ", who is the mayor", " (mayor", " is the mayor", ", now mayor"],
        [" the mayor", ", 54", " was the mayor", ". The mayor"],
    ),
    "index.language.sentences._ABBREVIATED": Table(
        "search", ["said Ms.", "Cllr.", "at Ft.", "Assoc."], ["Ms", "alms.", "e.g.Dr.x", "the ft.)"]
    ),
    "index.language.sentences._SHORTENED": Table(
        "search",
        ["in Marrowby, Ont.", "Boise, Ida.", "on Thurs.", "U.S.", "at Tern Corp.", "Mt."],
        ["It was late.", "the dam.", "in Marrowby.", "Ont"],
    ),
    "index.language.sentences._MAY_END": Table(
        "search",
        ['Inc. "We', "in May.  \u2018We", "a.m. \u201cWe", "in May. Orr", "was no. Orr", "ropes, etc. Orr"],
        [
            'in May. "we',
            'in May."We',
            "Inc. Orr",
            'in May.\n"We',
            "in May. 3",
            "No. Orr",
            "mid-Oct. Orr",
            "in May. orr",
        ],
    ),
    "index.language.sentences._DATED": Table(
        "search",
        ["the Jan. Committee", "A Nov. Friday", "its Sept.  Report", "that wet Oct. Sunday", "every Dec. Monday"],
        ["in Jan. Orr", "last Dec. Orr", "a wet Dec. Orr", "this Nov. Quill", "the Jan. 6 talks", "the May. Queen"],
    ),
    "index.language.sentences._AFTER_TERM": Table(
        "match",
        [" which is old", " as it is", " and it"],
        [" said Orr", " he said", "and", " whoever asks", " android"],
    ),
    "index.language.sentences._REST": Table("match", [" said Obi.", " a plan"], ["", ". He", '"', "; he"]),
    "index.language.sentences._WORD": Table("search", ["said", "Obi"], ["", "OBI", "9 -"]),
    "index.language.sentences._HYPHENED": Table(
        "search", ["post-Sept.", "non-U.", "pre-Dec."], ["Sept.", "U.", "pre-war.", "ex-Gov.", "post-Sept. 11"]
    ),
    "index.language.sentences._GOING_ON": Table(
        "match", [". 11", ".S", " 11", ". \n3"], [". Orr", ".", ". orr", " Orr", ".orr"]
    ),
    "index.language.sentences._SPEECH": Table(
        "match",
        ['"We wait," he said.', "\u2018We don\u2019t\u2019, he said.", '"We wait. Now?" he said.', '"We wait. And so'],
        ['"We Care" campaign', '"Moose" Obi', "'Cause we can' rule", 'We wait," he said.', '"We \u201cwait\u201d'],
    ),
    "index.language.sentences._OPEN_SINGLE": Table(
        "search",
        ["'I told him no.", "She said: 'We met in May.", "'I don't go in May.", "('No."],
        ["", "I don't go.", "the boats' crews met in May.", "'No,' she said in May."],
    ),
    "index.language.sentences._CLOCK": Table("search", ["9 a.m.", "at 11p.m."], ["9 am", "a.m.", "9 a.m. on"]),
    "index.language.sentences._DAY": Table(
        "match", ["Tuesday", "May 5", "EST", "GMT", "Pacific time"], ["Today", "Tuesdays", "ESTATE", "may"]
    ),
    "index.language.spelling._DOUBLED": Table(
        "search", ["travelled", "traveller", "buttress"], ["stopped", "bigger", "aardvark", "travel"]
    ),
    "index.language.vocabularies.declension._PATRONYMIC": Table(
        "match",
        ["Петрович", "Сергеевича", "Ильинична", "Львовной", "Андрійовича", "Олегівни"],
        ["Петров", "Анна", "Салтыковой", "Львов", "вич"],
    ),
    "index.language.vocabularies.name_keys._ADJECTIVE": Table(
        "fullmatch",
        ["левицький", "левицької", "соколовского", "kowalskiego", "nowacką"],
        ["левиц", "петренко", "соколов", "kowal", "nowak", "Левицький "],
    ),
    "index.language.vocabularies.name_keys._APOSTROPHES": Table("search", ["'", "’", "ʼ", "`"], ["", "-", '"']),
    "index.language.vocabularies.name_keys._CYRILLIC_ENDING": Table(
        "search", ["петренка", "гнатюком", "самойловой", "коваль"], ["гнатюк", "берг", "kowala", ""]
    ),
    "index.language.vocabularies.name_keys._LATIN_ENDING": Table(
        "search", ["mazura", "mazurem", "wronę", "dudkowi"], ["mazur", "dudek", "петренка", ""]
    ),
    "index.language.pages.furniture._LABELLED": Table(
        "match",
        ["Related: It sails", "Read more | It sails", "Photo: Ada Quill", "* Up next \u2013 the ferry"],
        ["Relatively: it sails", "The photo: a ferry", "Relatedly, it sails", "Related it sails"],
    ),
    "index.language.pages.furniture._PROMPT": Table(
        "match",
        ["By clicking Sign Up, I agree", "Story continues below", "Click here to read", "\u00a9 The Courier"],
        ["By noon it sailed", "The story continues", "A click here", "It sails"],
    ),
    "index.language.pages.furniture._LINE": Table("match", ["It sails", "-"], ["", " ", "\n"]),
    "index.language.vocabularies.name_sounds._DOUBLED": Table("search", ["anna", "kennedy", "zz"], ["", "ada", "tom"]),
    "index.language.vocabularies.stems._POLISH": Table(
        "search", ["mostu", "mostem", "moscie", "wody", "nowego"], ["most", "kot", "w", ""]
    ),
    "index.language.vocabularies.stems._UKRAINIAN": Table(
        "search", ["мосту", "школою", "зазначила", "міського"], ["міст", "стіл", ""]
    ),
    "index.language.vocabularies.stems._WORD_START": Table("match", ["міст", "п'ять", "a1"], ["", "_a", "'a", " a"]),
    "index.language.vocabularies.told_roles._CUT": Table(
        "search", ["Ende. Die", "«", "(SPD)", "a: b", "\n"], ["der Stadt", "Orr, ", "–", "d'Orr"]
    ),
    "index.language.vocabularies.told_roles._ELIDED": Table(
        "match", ["l'hôpital", "dell’arte", "Qu'on"], ["hôpital", "aujourd'hui", "'"]
    ),
    "index.language.vocabularies.told_roles._WORD": Table(
        "match", ["п'ять", "Keller-May", "a1"], ["", "-", "'a", " a"]
    ),
    "index.language.wording._SIGNS": Table("fullmatch", [" ", "_", "—“"], ["", "a", "5", "é"]),
    "index.language.words._WORD": Table(
        "fullmatch", ["noon", "don’t", "o'clock", "24"], ["", "a-b", "'a", "a_b", "a'"]
    ),
    "index.language.words._WORD_START": Table("match", ["noon", "don't", "24"], ["", "'a", "_a", " a"]),
    "index.language.words._NOT": Table("search", ["didn't", "won’t"], ["not", "ant", "n't so"]),
    "index.language.words._DOTTED": Table("search", ["in D.C. now", "U.S.A."], ["A.", "e.g", "end. So", "1.2."]),
    "index.language.words._HYPHENED": Table(
        "search",
        ["co-ordination", "Re-opening", "the multi-storey", "mid‑term"],
        ["anti-Trump", "co-op", "half-hearted", "cooperation", "pre-1990", "macro-region"],
    ),
    "index.language.words._PREFIX": Table(
        "match", ["cooperation", "reopening", "multistorey"], ["bridge", "coop", "rerun", "half-hearted"]
    ),
    "index.language.words._POSSESSIVE": Table("search", ["orr's", "orr’s", "orrs'"], ["orrs", "o'clock", "orr"]),
    "index.language.words._CHANGED_END": Table(
        "search", ["citi", "vote", "sky", "die", "abl"], ["kill", "sail", "bridg"]
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_an_expression_matches_what_its_name_says(name: str) -> None:
    """
    Texts of its kind match, and texts that look alike do not.
    """
    table = TABLES[name]

    assert table.matches
    assert table.misses
    assert table.wrong(expression(name)) == []


def test_every_expression_has_a_table() -> None:
    """
    A new expression needs one.
    """
    assert sorted(expressions_in("index/language")) == sorted(TABLES)


def test_labels_of_notes_are_sorted_unique_and_all_read() -> None:
    """
    Each label in the file, in any language, opens a note of its kind.
    """
    find = expression("index.language.correction_notes._LABEL_AT_START").match
    words = load_words("note_words")
    labels = words["labels"]

    assert set(labels) == {"correction", "note", "update"}
    for group in (words["about_itself"], words["naming_article"]):
        assert all(listed == sorted(set(listed)) for listed in group.values())
    for kind, languages in labels.items():
        for listed in languages.values():
            assert listed == sorted(set(listed))
            read = [find(f"{label.capitalize()}: x.") for label in listed]
            assert [match[kind].lower() if match else None for match in read] == listed
