"""Who does what in a sentence, what its statement leaves open, and what exactly is denied there."""

import pytest

from bot.prose.checks.acts import is_other_act
from bot.prose.checks.reading import Text, read_evidence
from bot.prose.evidence import Evidence
from bot.prose.verifying import Fault, SentenceVerifier
from index.statements import Kind, Polarity

#: A speaker, a statement, and pairs: a sentence that renders it, and one that gives its words to another.
_DOING = (
    (
        "Tilda Roake",
        (
            "Tilda Roake said that the inspectors had found no cracks in the dam and that the ministry had paid for "
            "the survey."
        ),
        ("Roake said the inspectors found no cracks in the dam", "Roake said the ministry found no cracks in the dam"),
        ("Roake said the ministry paid for the survey", "Roake said the inspectors had paid for the survey"),
    ),
    (
        "Bram Osei",
        (
            "“Our lawyers wrote to the Harbour Board and to Parliament, and the auditors decided that the lease was "
            "void,” said Bram Osei, the chairman of the fishermen."
        ),
        (
            "Osei said that the auditors decided the lease was void",
            "Osei said that the Harbour Board decided the lease was void",
        ),
        (
            "Bram Osei said that lawyers wrote to the Harbour Board",
            "Bram Osei said that auditors wrote to the Harbour Board",
        ),
    ),
    (
        "Nora Quist",
        "Nora Quist said the union had rejected the offer after the company withdrew the bonus.",
        ("Quist said the company had withdrawn the bonus", "Quist said the union had withdrawn the bonus"),
        ("The offer was rejected by the union, Quist said", "The offer was rejected by the company, Quist said"),
    ),
    (
        "Pavel Dahl",
        "The mill was bought by a bank in 1998, and the town rented it back, Pavel Dahl said.",
        ("Dahl said that a bank bought the mill in 1998", "Dahl said that the town bought the mill in 1998"),
        ("According to Dahl, the town rented the mill back", "According to Dahl, the bank rented the mill back"),
    ),
    (
        "Ines Toller",
        "“The old ferry was slow and the new bridge is ugly,” Ines Toller said.",
        ("Toller said the new bridge was ugly", "Toller said the new ferry was ugly"),
        ("Toller said that the ferry was slow", "Toller said that the bridge was slow"),
    ),
    (
        "Kai Brandt",
        "Kai Brandt said that the farmers whom the county had fined would sue the dairy.",
        ("Brandt said the county fined the farmers", "Brandt said the dairy fined the farmers"),
        ("Brandt said farmers would sue the dairy", "Brandt said the county would sue the dairy"),
    ),
    (
        "Rosa Finch",
        "“The police never called us. My neighbour called the hospital,” said Rosa Finch.",
        ("Finch said that the police never called them", "Finch said that the police called the hospital"),
        ("Finch said her neighbour called the hospital", "Finch said the hospital called her neighbour"),
    ),
    (
        "Odd Larsen",
        "Odd Larsen said the museum would lend two paintings to the college, which had insured them.",
        (
            "Larsen said the museum would lend two paintings to the college",
            "Larsen said the college would lend two paintings to the museum",
        ),
        ("Larsen said the college had insured the paintings", "Larsen said the museum had insured the paintings"),
    ),
    (
        "Mina Holt",
        "Mina Holt said the nurses needed rest and the wards needed paint.",
        ("Holt said that nurses needed rest", "Holt said that nurses needed paint"),
        ("Holt said the wards needed paint", "Holt said the wards needed rest"),
    ),
    (
        "Yusuf Penn",
        "“I will sell the boat if the council does not help,” Yusuf Penn said.",
        (
            "Penn said he would sell the boat if the council did not help",
            "Penn said the council would sell the boat if it did not help",
        ),
        (
            "Penn said that he will sell the boat if the council does not help",
            "Penn said that he will sell the council if the boat does not help",
        ),
    ),
    (
        "Gerda Moss",
        "According to Gerda Moss, the storm damaged the roof before the builders repaired the chimney.",
        (
            "The roof was damaged by the storm, according to Moss",
            "The chimney was damaged by the storm, according to Moss",
        ),
        ("Moss said the builders repaired the chimney", "Moss said the builders repaired the roof"),
    ),
    (
        "Lukas Arne",
        "Lukas Arne said the Coast Guard warned the crew while the Navy watched the strait.",
        ("Arne said that the crew were warned by the Coast Guard", "Arne said that the crew were warned by the Navy"),
        ("Arne said the Navy watched the strait", "Arne said the Coast Guard watched the strait"),
    ),
    (
        "Dora Pell",
        "Dora Pell said that most of the voters trusted the judge, though the newspaper mocked the jury.",
        ("Pell said most voters trusted the judge", "Pell said most voters trusted the jury"),
        ("Pell said that the newspaper mocked the jury", "Pell said that the voters mocked the jury"),
    ),
    (
        "Sven Hald",
        "“Prices went up because the mill closed its second hall,” Sven Hald said. “The bakers had warned the mayor.”",
        ("Hald said bakers had warned the mayor", "Hald said the mayor had warned the bakers"),
        ("Hald said the mill's second hall had closed", "Hald said the bakers had closed the mill"),
    ),
    (
        "Ruth Amsel",
        (
            "Ruth Amsel said officials of the Water Board had promised a report, and the villagers distrusted the "
            "engineers."
        ),
        ("Amsel said the Water Board had promised a report", "Amsel said the engineers had promised a report"),
        ("Amsel said that villagers distrust the engineers", "Amsel said that engineers distrust the villagers"),
    ),
    (
        "Tom Vey",
        "Tom Vey said the pilot who landed the plane had called the tower, but nobody answered.",
        ("Vey said the pilot called the tower", "Vey said the tower called the pilot"),
        ("Vey said the pilot landed the plane", "Vey said nobody landed the plane"),
    ),
    (
        "Anke Vos",
        "“The shelter took in sixty dogs after the flood, but the town never paid the vet,” Anke Vos said.",
        (
            "Vos said the shelter took in sixty dogs after the flood",
            "Vos said the town took in sixty dogs after the flood",
        ),
        ("Vos said that the vet was never paid by the town", "Vos said that the vet was never paid by the shelter"),
    ),
    (
        "Emil Sand",
        "Emil Sand, who manages the port, said that two cranes had failed and that the insurers blamed the contractor.",
        ("Sand said the insurers blamed the contractor", "Sand said the contractor blamed the insurers"),
        ("Sand said that two cranes failed", "Sand said that the insurers had failed"),
    ),
    (
        "Lina Marsh",
        "“My son waited nine hours in the corridor while the surgeon looked for a bed,” Lina Marsh told the Tern.",
        (
            "Marsh told the Tern that her son waited nine hours in the corridor",
            "Marsh told the Tern that the surgeon waited nine hours in the corridor",
        ),
        (
            "According to Marsh, the surgeon was looking for a bed while her son waited",
            "According to Marsh, her son was looking for a bed while the surgeon waited",
        ),
    ),
    (
        "Peder Boll",
        "The opposition demanded a vote, the speaker refused it and the clerk recorded both, Peder Boll said.",
        ("Boll said the opposition demanded a vote", "Boll said the clerk demanded a vote"),
        ("A vote was demanded by the opposition, said Boll", "A vote was demanded by the speaker, said Boll"),
    ),
    (
        "Sara Tamm",
        (
            "“If the factory moves to Orsk, the young people will leave and the school will close,” said Sara Tamm, a "
            "teacher."
        ),
        (
            "Tamm said that the school will close if the factory moves to Orsk",
            "Tamm said that the factory will close if the school moves to Orsk",
        ),
    ),
    (
        "Joao Reis",
        "Joao Reis said he had met the buyer once, and that his brother had signed the contract in Lisbon.",
        ("Reis said his brother signed the contract in Lisbon", "Reis said the buyer signed the contract in Lisbon"),
    ),
    (
        "Wendy Pike",
        "Wendy Pike said that the report by the academy was thorough and the answer of the ministry was late.",
        ("Pike said that the academy's report was thorough", "Pike said that the ministry's answer was thorough"),
        ("Pike said the ministry's answer was late", "Pike said the academy's report was late"),
    ),
    (
        "Oskar Lind",
        "“Mayor Falk promised us a pool. The bank gave us one,” said Oskar Lind.",
        ("Lind said that Mayor Falk promised them a pool", "Lind said that the bank promised them a pool"),
    ),
    (
        "Hanna Ferro",
        "Hanna Ferro said the drought had killed more trees than the beetles and that the foresters had planted oaks.",
        (
            "More trees were killed by the drought than by the beetles, Ferro said",
            "More trees were killed by the beetles than by the drought, Ferro said",
        ),
    ),
    (
        "Ivo Kranz",
        "“She taught the choir, and I carried the books,” said Ivo Kranz of his wife, Marta Kranz.",
        ("Ivo Kranz said that he carried the books", "Ivo Kranz said that the choir carried the books"),
    ),
    (
        "Petra Lill",
        "Petra Lill said the editor who had praised the play did not see it.",
        ("Lill said the editor had praised the play", "Lill said the play had praised the editor"),
    ),
    (
        "Petra Lill",
        "“It was the Guild that built this hall, and it was the Crown that sold it,” Petra Lill said.",
        ("Lill said that the Guild built the hall", "Lill said that the Crown built the hall"),
    ),
    (
        "Amos Grey",
        "Amos Grey said that the strikers had been arrested without the police having warned them.",
        ("Grey said the strikers had been arrested", "Grey said the police had been arrested"),
    ),
    (
        "Uwe Roth",
        "Uwe Roth said he did not believe the owners had lied to the tenants.",
        (
            "Roth said he did not believe that the owners lied to the tenants",
            "Roth said he did not believe that the tenants lied to the owners",
        ),
    ),
    (
        "Uwe Roth",
        "Uwe Roth said the river rose by two metres and the dyke held.",
        ("Roth said the dyke held", "Roth said the dyke rose by two metres"),
    ),
)
#: The second claims what is left open.
_OPEN = (
    (
        "Jan Mott",
        "Jan Mott said it would be wrong for her to comment on whether the tapes should be published before the trial.",
        (
            "Mott said it would be wrong to comment on whether the tapes should be published",
            "Mott said that the tapes should be published before the trial",
        ),
    ),
    (
        "Jan Mott",
        "Jan Mott did not know whether the ferry had been insured.",
        ("Mott said she did not know whether the ferry had been insured", "Mott said the ferry had been insured"),
    ),
    (
        "Lars Ude",
        "Lars Ude would not say if the plant will close.",
        ("Ude would not say if the plant will close", "Ude said the plant will close"),
    ),
    (
        "Lars Ude",
        "“Whether the pool stays open depends on the county,” Lars Ude said.",
        ("Ude said that whether the pool stays open depends on the county", "Ude said that the pool stays open"),
    ),
    (
        "Kim Rell",
        "Kim Rell said the panel would decide in June whether the tower is safe.",
        ("Rell said that the panel would decide in June whether the tower is safe", "Rell said that the tower is safe"),
    ),
    (
        "Kim Rell",
        "Kim Rell said it made no difference to her whether the mayor resigned, because the tram would be built.",
        ("Rell said that the tram would be built", "Rell said the mayor had resigned"),
    ),
    (
        "Pia Gant",
        "“I will be there whether it rains or not,” Pia Gant said.",
        ("Gant said that she will be there whether it rains or not", "Gant said that it rains"),
    ),
    (
        "Pia Gant",
        (
            "Pia Gant said that nobody had told the tenants whether the rent would rise, but that the heating would "
            "be mended."
        ),
        ("Gant said that the heating would be mended", "Gant said that the rent would rise"),
    ),
    (
        "Rolf Eck",
        "Rolf Eck said the bank would lend the money if the council agreed.",
        ("Eck said the bank would lend the money if the council agreed", "Eck said the council agreed"),
    ),
    (
        "Rolf Eck",
        "Rolf Eck said doctors were examining whether the water had made the children ill.",
        (
            "Eck said doctors were examining whether the water had made the children ill",
            "Eck said the water had made the children ill",
        ),
    ),
)
#: The second denies what stands behind that which is denied.
_NONE_OF = (
    (
        "Ella Crane",
        "Ella Crane said that there was no evidence of any theft at the warehouse.",
        (
            "Crane said there was no evidence of theft at the warehouse",
            "Crane said there was no theft at the warehouse",
        ),
    ),
    (
        "Ella Crane",
        "Ella Crane said the school had no plans to close its kitchen.",
        ("Crane said the school did not plan to close its kitchen", "Crane said the school had no kitchen to close"),
    ),
    (
        "Milo Stern",
        "“We see no reason for a new election,” Milo Stern said.",
        ("Stern said that they see no reason for a new election", "Stern said there would be no new election"),
    ),
    (
        "Milo Stern",
        "“There is no money for a second bus,” Milo Stern said.",
        ("Stern said there was no money for a second bus", "Stern said there was no second bus"),
    ),
    (
        "Vera Lund",
        "Vera Lund said that the audit had found no sign of fraud.",
        ("Lund said the audit found no sign of fraud", "Lund said the audit found no fraud"),
    ),
    (
        "Vera Lund",
        "Vera Lund said no members of the board had resigned.",
        ("Lund said that no board members had resigned", "Lund said that no board had resigned"),
    ),
    (
        "Hugo Falk",
        "Hugo Falk said the committee had received no complaint about the caterer.",
        (
            "Falk said that the committee received no complaint about the caterer",
            "Falk said that the committee received no caterer",
        ),
    ),
    (
        "Hugo Falk",
        "Hugo Falk said he had no doubt that the bridge would open in May.",
        (
            "Falk said he had no doubt that the bridge would open in May",
            "Falk said he had no bridge that would open in May",
        ),
    ),
    (
        "Amos Grey",
        "“We have no proof that the driver was drunk,” said Amos Grey, a police spokesman.",
        ("Grey said there was no proof that the driver was drunk", "Grey said the driver was not drunk"),
    ),
    (
        "Lotte Bang",
        "Lotte Bang said the firm had made no decision on selling the yard.",
        ("Bang said no decision had been made on selling the yard", "Bang said the firm would not sell the yard"),
    ),
    (
        "Lotte Bang",
        "Lotte Bang said that doctors had found no trace of the virus in the water.",
        ("Bang said no trace of the virus was found in the water", "Bang said that no water was found in the virus"),
    ),
    (
        "Ada Orr",
        "Ada Orr said there will be no kind of toll on the bridge.",
        ("Orr said there will be no toll on the bridge", "Orr said there will be a kind of toll on the bridge"),
    ),
)
#: Something rejected, with a clause behind it that nobody rejects.
_REJECTED = (
    (
        "Nora Quist",
        "The council rejected the loan because the fund was empty, Nora Quist said.",
        ("Quist said the council rejected the loan", "Quist said the council did not reject the loan"),
        ("The fund was empty, Quist said", "The fund was not empty, Quist said"),
    ),
    (
        "Nora Quist",
        "The claim was rejected by the court while the widow was abroad, Nora Quist said.",
        ("Quist said the court rejected the claim", "Quist said the court did not reject the claim"),
    ),
    (
        "Nora Quist",
        "Nora Quist denied that the pier had closed before the storm.",
        (
            "Quist denied that the pier had closed before the storm",
            "Quist said that the pier had closed before the storm",
        ),
    ),
    (
        "Nora Quist",
        "Nora Quist denied taking money from the builders after the vote.",
        (
            "Quist denied that she took money from the builders",
            "Quist took money from the builders after the vote, she said",
        ),
    ),
    (
        "Nora Quist",
        "Nora Quist said the union had rejected the offer after the company withdrew the bonus.",
        ("Quist said the company had withdrawn the bonus", "Quist said the union had withdrawn the bonus"),
        ("The offer was rejected by the union, Quist said", "The offer was rejected by the company, Quist said"),
    ),
)
_PAIRS = [
    (speaker, words, true, false)
    for speaker, words, *pairs in (*_DOING, *_OPEN, *_NONE_OF, *_REJECTED)
    for true, false in pairs
]


@pytest.mark.parametrize(("speaker", "words", "true", "false"), _PAIRS)
def test_a_sentence_with_the_statements_words_says_what_it_says(
    verifier: SentenceVerifier, speaker: str, words: str, true: str, false: str
) -> None:
    """
    The same words told of another are cut.
    """
    kind = Kind.DIRECT if words.startswith("“") else Kind.INDIRECT
    evidence = [Evidence(1, words, speaker, kind, Polarity.SAID)]

    assert verifier.judge(f"{true} [1].", evidence).fault is None
    assert verifier.judge(f"{false} [1].", evidence).fault is not None


_JUDGE = Evidence(
    1, "Mr. Orr, who said on Monday that a judge from Tern was biased, slept.", "Ada D. Orr", Kind.INDIRECT
)
_NAMED_NOBODY = Evidence(
    1,
    "Orr did not name any rival but told the crowd, “Our town is in trouble, so why sit and quarrel?”",
    "Ada Orr",
    Kind.MIXED,
    Polarity.DECLINED,
)
_NOTED = Evidence(
    1, "Orr rejected the label, noting that the pier costs money.", "Ada Orr", Kind.INDIRECT, Polarity.SAID
)


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (_JUDGE, "Ada D. Orr said that a judge from Tern was biased"),
        (_NOTED, "Orr said that the pier costs money"),
    ],
    ids=["initial, and said in a clause beside the name", "noted behind a denial"],
)
def test_what_was_said_beside_something_else_passes(
    verifier: SentenceVerifier, evidence: Evidence, sentence: str
) -> None:
    """
    An initial does not end a name, and what is not said or denied there is not all that is said.
    """
    assert verifier.judge(f"{sentence} [1].", [evidence]).fault is None


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (_JUDGE, "Ada B. Orr said that a judge from Tern was biased"),
        (_NAMED_NOBODY, "Orr said that she named a rival"),
        (_NOTED, "Orr said that the pier does not cost money"),
        (_NOTED, "Orr accepted the label"),
    ],
)
def test_what_is_said_in_neither_place_is_cut(verifier: SentenceVerifier, evidence: Evidence, sentence: str) -> None:
    """
    Another initial, what was not said, and what was denied.
    """
    assert verifier.judge(f"{sentence} [1].", [evidence]).fault is not None


def test_what_is_quoted_beside_a_refusal_is_no_refusal() -> None:
    """
    But the name of what somebody would not speak of is none of their words.
    """
    evidence = read_evidence(_NAMED_NOBODY)

    assert not is_other_act(Text("“Our town is in trouble, so why sit and quarrel,” Orr said"), evidence)
    assert is_other_act(Text("“Our town,” Orr said"), evidence)


def test_a_word_or_two_are_the_statements_own(verifier: SentenceVerifier) -> None:
    """
    Beside a speaker's name one word is too little to tell that the other means the same.
    """
    evidence = Evidence(1, "Ada Orr said the goats were ill and needed a vet.", "Ada Orr", Kind.INDIRECT, Polarity.SAID)

    assert verifier.judge("Orr said that the goats were ill [1].", [evidence]).fault is None
    assert verifier.judge("Orr said that the goats bleated [1].", [evidence]).fault is Fault.CONTENT
