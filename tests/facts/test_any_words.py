"""Whatever an answer says, reading it gives facts that hold together."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from leaflint.facts import PartialDate, Property
from leaflint.facts.frequency import Frequency
from tests.facts.sheets import published, read, vocabulary

PIECES = sorted(vocabulary().lexicon("en").wordings, key=lambda wording: (len(wording), wording))[::7]
MARKS = [" ", " ", " ", ", ", ". ", ": ", "; ", " – ", "\n\n- ", "\n\n", " (", ") ", " 3 ", " 2021 ", "/"]
VALUES = {
    Property.FDA_STATUS: {"approved", "off-label", "investigational"},
    Property.PREGNANCY_LETTER: {*"ABCDXN", "none"},
    Property.PREGNANCY_ADVICE: {"avoid", "contraindicated", "specialist-decision", "compatible", "unknown"},
}
answers = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(MARKS)), max_size=14).map(
    lambda pieces: "".join(word + mark for word, mark in pieces)
)


@given(answers, answers, answers)
def test_facts_have_the_values_of_their_properties_and_stand_in_the_sheet(one: str, two: str, three: str) -> None:
    known = read(published(monitoring=one, pregnancy=two, status=three))
    lines = known.sheet.text.content.count("\n") + 1
    for fact in known.facts:
        assert fact.value in VALUES.get(fact.property, {fact.value})
        assert 1 <= fact.place.line <= fact.place.end_line <= lines
        assert fact.quote
        if frequency := fact.qualifier("frequency"):
            assert str(Frequency.parse(frequency)) == frequency
        if approved_on := fact.qualifier("approved_on"):
            assert PartialDate.parse(approved_on)
    assert known.instance.content["sections"]


def test_a_long_answer_takes_time_in_proportion() -> None:
    """Ten times as much text takes far less than a hundred times as long."""
    sentence = "Your CBC is checked weekly, then monthly, but not if you do not want it (see 3/4/2021). "

    def seconds(times: int) -> float:
        text = published(monitoring=sentence * times, pregnancy=sentence * times, status=sentence * times)
        taken = []
        for _ in range(3):
            start = time.process_time()
            read(text)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(400) < 40 * seconds(40)
