"""What belongs to a drug, and what its sheet has no reason to speak of."""

from __future__ import annotations

import pytest

from leaflint.rules.belonging import Belonging
from leaflint.rules.corpus import Corpus

from .accounts import account, world

BELONGING = Belonging(Corpus([account(drug) for drug in world().reference.drugs], world()))


@pytest.mark.parametrize(
    "thing, drug",
    [
        ("term:tpmt-test", "mycophenolate-mofetil"),  # of its own class, but its record says all there is
        ("term:tpmt-test", "rituximab"),  # its record has a gap there, but no other class has such a test
        ("term:meningococcal-vaccine", "satralizumab"),
        ("term:tuberculosis-test", "azathioprine"),
        ("term:hepatitis-b-test", "eculizumab"),
        ("class:anti-cd20", "tocilizumab"),
        ("trial:prevent", "satralizumab"),
    ],
)
def test_what_the_record_gives_to_other_drugs_alone_is_foreign(thing: str, drug: str) -> None:
    assert BELONGING.is_foreign(thing, drug)


@pytest.mark.parametrize(
    "thing, drug",
    [
        ("term:tpmt-test", "azathioprine"),  # on record
        ("term:meningococcal-vaccine", "eculizumab"),  # its class needs it
        ("term:hepatitis-b-test", "tocilizumab"),  # the record has a gap there
        ("term:infusion-reaction", "inebilizumab"),  # an effect that any drug may have
        ("term:infection-check", "eculizumab"),
        ("term:liver-enzymes", "mycophenolate-mofetil"),  # as may a routine test
        ("term:pregnancy", "eculizumab"),
        ("class:anti-cd20", "inebilizumab"),  # of one family
        ("class:anti-cd20", "ribavirin"),  # of no class that is known
        ("trial:tango", "azathioprine"),  # compared with it
        ("trial:prevent", "ravulizumab"),  # set beside it
    ],
)
def test_what_may_be_true_of_a_drug_is_not_foreign(thing: str, drug: str) -> None:
    assert not BELONGING.is_foreign(thing, drug)
