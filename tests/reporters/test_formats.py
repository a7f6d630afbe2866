"""What holds for every format."""

from __future__ import annotations

import pytest

from leaflint.finding import Place
from leaflint.reporters import FORMATS, render

from .outcomes import UNPAIRED, finding, outcome


@pytest.mark.parametrize("name", FORMATS)
def test_the_output_ends_with_one_line_end(name: str) -> None:
    for told in (outcome(), outcome(finding())):
        out = render(name, told)
        assert out.endswith("\n")
        assert not out.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_half_characters_can_be_written_to_a_file(name: str) -> None:
    told = outcome(finding(place=Place(f"{UNPAIRED}.md"), message=UNPAIRED, hint=UNPAIRED), faults=(UNPAIRED,))
    assert "udc80" in render(name, told).encode().decode()
