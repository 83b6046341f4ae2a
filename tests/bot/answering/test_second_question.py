"""Two questions in one, of which the second asks for a role."""

from pathlib import Path

from tests.bot.support.asking import AskedArchive, make_news

TRIAL = make_news(
    "Judge Ada Orr opened the hearing. Ivo Kestrel said that the ferry was his.\n\n"
    "Ada Orr said that the hearing would go on in May.",
    "trial",
)
OTHER_JUDGE = make_news("Judge Cara Lund said that the hall was cold. Judge Cara Lund said that it was late.", "other")


def test_the_second_of_two_questions_may_ask_for_a_role(tmp_path: Path) -> None:
    """
    Its holder in the articles that answer the first one is meant, not the one of another article.
    """
    made = AskedArchive(tmp_path, TRIAL, OTHER_JUDGE)
    answer = made.ask("what did Ivo Kestrel say about the ferry and what did the judge say?")
    made.archive.engine.dispose()

    assert answer.lead == "Ivo Kestrel first, then Ada Orr."
    assert [one.speaker for one in answer.citations] == ["Ivo Kestrel", "Ada Orr"]


def test_a_role_that_nobody_quoted_holds_is_named_beside_the_first_answer(tmp_path: Path) -> None:
    """
    The first question is answered, and the second not passed over.
    """
    made = AskedArchive(tmp_path, TRIAL)
    answer = made.ask("what did Ivo Kestrel say about the ferry and what did the mayor say?")
    made.archive.engine.dispose()

    assert {one.speaker for one in answer.citations} == {"Ivo Kestrel"}
    assert answer.lead == "Nobody whom an article calls mayor is quoted."
