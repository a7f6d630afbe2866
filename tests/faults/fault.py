"""What a fault is: one edit of a clean sheet, and the rule that must find it.

`«` stands on the line that the rule must name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

#: The sheets that most faults are made in.
SEED = "rituximab-mixed-seed.md"
DECLARED = "satralizumab-declared.md"
SPANISH = "azatioprina-espana.md"
#: Where a question can be put into SEED, and an answer of it.
BEFORE = "### Who makes this medication?\n"
DOSE = "1000 mg twice, two weeks apart.\n"
DECLARED_LINE = "revised: 2026-01-15\n"


class Fault(NamedTuple):
    """`old` becomes `new` in a clean sheet. `also` names rules that rightly report the same words as an error."""

    rule: str
    sheet: str
    old: str
    new: str
    also: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """What pytest shows for it."""
        return f"{self.rule}: {self.sheet.removesuffix('.md')}: {ascii(self.new)[1:60]}"


def each(rule: str, sheet: str, old: str, *news: str, also: frozenset[str] = frozenset()) -> Iterator[Fault]:
    for new in news:
        yield Fault(rule, sheet, old, new, also)
