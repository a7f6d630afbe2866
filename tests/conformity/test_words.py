"""Words for people: what a misspelt one was most likely meant to be."""

from __future__ import annotations

import pytest

from leaflint.conformity.words import nearest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("aproved", "approved"),
        ("offlabel", "off-label"),
        # The opposite is no misspelling.
        ("unapproved", ""),
        ("nonapproved", ""),
    ],
)
def test_the_nearest_known_word(word: str, meant: str) -> None:
    assert nearest(word, ("approved", "off-label", "investigational")) == meant
