"""Whatever two statements say, comparing them never fails, and their order does not matter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaflint.facts import Property
from leaflint.facts.comparing import agree, departs, disagree
from leaflint.reference import Recorded

VALUES = st.one_of(
    st.sampled_from(
        [
            *("2-3 mg/kg/d", "900 mg", "1 g", "1000 mg/d", "375 mg/m2", "0 mg", "25-7.5 mg", "15 mg/wk"),
            *("1/P1D", ">=2/P1Y", "1/P4W", "1/P1M", "1-2/P1D", "1/P3M-P6M", "0/P1D", "1/P0D"),
            *("73%", "72.8%", "not-estimated", "2021", "2021-07-13", "2021-02-30", "D", "none"),
            *("approved", "off-label", "avoid", "compatible", "none-performed", "tango", ""),
        ]
    ),
    st.text(max_size=12),
)
QUALIFIERS = st.dictionaries(
    st.sampled_from(["phase", "weight", "age", "population", "condition", "frequency", "approved_on", "limit", "role"]),
    st.one_of(
        st.sampled_from(["loading", "40-<60 kg", ">=12", "adults", "all", "1/P1W", "2019-06", "maximum"]), VALUES
    ),
    max_size=4,
)
STATEMENTS = st.builds(
    lambda property, value, qualifiers: Recorded("x", property, value, tuple(sorted(qualifiers.items()))),
    st.shared(st.sampled_from([str(property) for property in Property]), key="property"),
    VALUES,
    QUALIFIERS,
)


@given(STATEMENTS, STATEMENTS)
def test_disagreement_is_mutual(one: Recorded, other: Recorded) -> None:
    assert disagree(one, other) == disagree(other, one)
    assert agree(one, other) == agree(other, one)


@given(STATEMENTS, STATEMENTS)
def test_who_disagrees_departs_and_does_not_agree(one: Recorded, other: Recorded) -> None:
    if disagree(one, other):
        assert departs(one, other)
        assert not agree(one, other)


@given(STATEMENTS)
def test_nobody_disagrees_with_themselves(one: Recorded) -> None:
    assert not disagree(one, one)
