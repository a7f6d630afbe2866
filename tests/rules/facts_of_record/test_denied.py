"""What is on record as a reason not to take the drug, or as a test before it, and is denied in the sheet."""

from __future__ import annotations

import pytest

from leaflint.rules.examples import answer

from ..checked import found
from ..editing import sheet_of


def denied(section: str, text: str) -> list[str]:
    """The properties of which the sheet about inebilizumab denies what is on record, where an answer says this."""
    sheet = sheet_of(answer(section, text).of("inebilizumab"))
    findings = found(sheet, "conflict-with-label")
    return [str(finding.property) for finding in findings if finding.message.startswith("says that ")]


@pytest.mark.parametrize(
    "text",
    [
        "Active hepatitis B is no obstacle.",
        "Having active hepatitis B does not stop you from starting.",
        "An active hepatitis B infection is nothing to worry about.",
        "You may use it despite an active hepatitis B infection.",
        "Untreated tuberculosis does not matter.",
        "No one is barred: people with active hepatitis B can receive it as well.",
    ],
)
def test_a_reason_on_record_that_is_denied_is_told(text: str) -> None:
    assert denied("contraindications", text) == ["contraindication"]


@pytest.mark.parametrize(
    "text",
    [
        "Do not take it if you have active hepatitis B. A cold is no obstacle.",
        "Do not take it if you have active hepatitis B. If your tuberculosis was treated, you may still have it.",
        "People with active hepatitis B should not take it. Most other people can take it.",
        "Active hepatitis B must be treated before you can start.",
        "You cannot use it with active hepatitis B or active tuberculosis.",
        "You can start only when active hepatitis B and tuberculosis are ruled out.",
        "Even if you feel well, active hepatitis B rules it out.",
    ],
)
def test_a_reason_that_is_given_is_not_denied(text: str) -> None:
    assert denied("contraindications", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A hepatitis B test is not needed.",
        "There is no need for a hepatitis B test.",
        "No hepatitis B test is required.",
        "Testing for hepatitis B is unnecessary.",
    ],
)
def test_a_test_on_record_that_is_denied_is_told(text: str) -> None:
    assert denied("preparation", text) == ["preparation"]


@pytest.mark.parametrize(
    "text",
    [
        "Have a hepatitis B test. A skin test is not needed.",
        "You need a hepatitis B test; there is no need to fast for it.",
        "You do not need to repeat the hepatitis B test if you had one this year.",
        "No infusion without a hepatitis B test.",
        "Do not start without a hepatitis B test and a TB test.",
        "You will not need another hepatitis B test later.",
    ],
)
def test_a_test_that_is_asked_for_is_not_denied(text: str) -> None:
    assert denied("preparation", text) == []
