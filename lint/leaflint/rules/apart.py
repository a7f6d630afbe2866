"""Words that are not the sheet's own prose: references, code, and addresses."""

from __future__ import annotations

import re

from leaflint.nodes import Span
from leaflint.reading import Sheet

_ADDRESS = re.compile(r"://|\bwww\.|@|\.(?:com|org|net|gov|edu|md|pdf|html?|docx?)\b", re.IGNORECASE)

#: How far around a word an address is looked for.
_LONGEST = 200


def is_apart(sheet: Sheet, span: Span) -> bool:
    """Whether a span of the prose stands among the references or in code."""
    for section in sheet.sections:
        if section.answer.start <= span.start < section.answer.end:
            return section.aside or any(
                block.kind == "code" and block.prose.start <= span.start < block.prose.end for block in section.blocks
            )
    return False


def is_in_address(text: str, span: Span) -> bool:
    """Whether a span of `text` is a part of an address or of the name of a file."""
    first, last = max(span.start - _LONGEST, 0), span.end + _LONGEST
    start = max((text.rfind(blank, first, span.start) for blank in " \n\t"), default=-1) + 1
    end = min((at for blank in " \n\t" if (at := text.find(blank, span.end, last)) >= 0), default=last)
    return bool(_ADDRESS.search(text, max(start, first), end))
