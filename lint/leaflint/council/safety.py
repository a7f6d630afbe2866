"""What concerns the safety of who takes the drug."""

from __future__ import annotations

from leaflint.finding import Finding
from leaflint.rules.policy import ACTED_ON, ACTED_ON_FACTS

#: Findings of these groups are about the sheet's form, its age and its papers.
_PAPERS = frozenset({"dates", "approvals", "suppressions"})
_PROPERTIES = frozenset(property.value for property in ACTED_ON_FACTS)


def concerns_safety(finding: Finding, group: str, section: str) -> bool:
    """Whether a finding of a rule of `group`, in the answer to `section` ("" for none), concerns safety.

    It does where its property is one that patients act on, or where it stands in an answer that they act on.
    """
    if finding.property in _PROPERTIES:
        return True
    return finding.property in (None, section) and group not in _PAPERS and section in ACTED_ON
