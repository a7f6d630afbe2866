"""Examples of rules put into whole sheets."""

from __future__ import annotations

import re
from pathlib import Path

from leaflint.rules.examples import CLOSE, OPEN, Edit, Example

ROOT = Path(__file__).parents[2]
GOOD = {
    "declared": ROOT / "sheets" / "azathioprine.md",
    "published": ROOT / "tests" / "sheets" / "azathioprine-published.md",
}
QUESTIONS = {
    "how-it-works": "How does it work?",
    "contraindications": "When should I not take this drug?",
    "administration": "How do I take it?",
    "frequency": "How often do I take it?",
    "dosage": "What is the typical dosage?",
    "relapse-risk": "How much does it reduce my risk of relapse?",
    "side-effects": "What are the side effects?",
    "preparation": "What should I do to prepare?",
    "monitoring": "What ongoing monitoring should occur?",
    "manufacturer": "Who makes this medication?",
    "payment-help": "How can I get help paying for it?",
    "pregnancy": "Can I take it if I'm pregnant?",
    "clinical-trials": "Clinical Trial Information",
    "insurance": "Will my insurance cover it?",
    "fda-approval": "Is it FDA approved for NMOSD?",
}

PREGUNTAS = dict(
    zip(QUESTIONS, re.findall(r"^## (.*)$", (ROOT / "sheets/es/azatioprina.md").read_text("utf-8"), re.M), strict=True)
)


def sheets_of(example: Example) -> dict[str, str]:
    """The sheets of an example by path, with their edits, marks and all."""
    return {f"{one.sheet}.md": sheet_of(one) for one in (example, *example.others)}


def sheet_of(example: Example) -> str:
    """The good sheet with the example's edits, marks and all."""
    good = GOOD[example.form] if example.sheet == "azathioprine" else ROOT / "sheets" / f"{example.sheet}.md"
    text = good.read_text(encoding="utf-8")
    for edit in example.edits:
        text = _edited(text, edit)
    return text


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the spans that they enclosed."""
    plain, spans, starts = "", [], []
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            starts.append(len(plain))
        elif piece == CLOSE:
            spans.append((starts.pop(), len(plain)))
        else:
            plain += piece
    assert not starts, "a mark is opened and never closed"
    return plain, sorted(spans)


def _edited(text: str, edit: Edit) -> str:
    if edit.kind == "whole":
        return edit.text or ""
    if edit.kind == "front":
        return _swap(text, rf"^{edit.at}:.*\n(?:[ ]+.*\n)*", f"{edit.text}\n" if edit.text else "")
    if edit.kind == "title":
        return _swap(text, r"^#+ (?!Fact Sheet).*\n", f"# {edit.text}\n")
    if edit.kind == "revision":
        return _swap(text, r"^\*\*Revised .*\n", f"{edit.text}\n")
    question = "(?:" + "|".join(re.escape(asked[edit.at]) for asked in (QUESTIONS, PREGUNTAS)) + ")"
    head, body = rf"^(?:#+ |\*\*){question}(?:\*\*)?\n", r"(?:(?!^(?:#|\*\*\w)).*\n)*"
    if edit.kind == "before":
        return _swap(text, rf"(?={head})", f"{edit.text}\n\n")
    if edit.kind == "answer":
        return re.sub(
            rf"({head}){body}", lambda match: f"{match[1]}\n{edit.text}\n\n", text, count=1, flags=re.MULTILINE
        )
    return _swap(text, head, f"## {edit.text}\n") if edit.text is not None else _swap(text, head + body, "")


def _swap(text: str, pattern: str, new: str) -> str:
    found, count = re.subn(pattern, lambda match: new, text, count=1, flags=re.MULTILINE)
    assert count == 1, f"the good sheet has no place for {pattern!r}"
    return found
