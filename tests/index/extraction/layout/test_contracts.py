"""Licences and terms of use are told from reports about them."""

import pytest

from index.extraction.layout.contracts import is_contract

CONTRACTS = (
    "The licensee shall indemnify the licensor; no warranty or liability arising hereunder shall apply. " * 4,
    "The member agrees to section 4 of this agreement. The member must park the bicycle in a dock and lock the bicycle "
    "there before the evening ends, pay for each hour, and keep the key. The member agrees to hereby indemnify us; no "
    "liability or warranty arising herein shall be ours. " * 4,
    "You may not sublicense the work. Any license granted herein is void; the terms shall prevail, whatsoever the "
    "jurisdiction, and no liability or warranty is given. " * 4,
)
REPORTS = (
    "The agreement on the ferry, which Orsk agrees to, is an agreement on all sections of the agreement. " * 8,
    "Ada Quill said that the license had no warranty, and that the firm would shed its liability. " * 6,
    "A judge ruled on Monday that the terms of the deal were void. The firm shall pay, the court said. " * 6,
    "The ferry sails again. It shall be free for children, the council said. " * 10,
)


@pytest.mark.parametrize("text", CONTRACTS)
def test_contracts_are_known_by_their_words(text: str) -> None:
    """
    Many different words of contracts, close together.
    """
    assert is_contract(text)


@pytest.mark.parametrize("text", REPORTS)
def test_reports_on_licences_and_courts_are_none(text: str) -> None:
    """
    The same words, now and then or always the same few.
    """
    assert not is_contract(text)
