"""How the rules about approvals speak of them."""

from __future__ import annotations

from leaflint.approvals import Approved, Signoff
from leaflint.finding import Place, Related
from leaflint.nodes import Span
from leaflint.rules.examined import Examined

_NAMED = 3
_LONG = 60


def names(text: Approved) -> str:
    """Who signed a text."""
    shown = [name.partition("<")[0].strip()[:_LONG] for name in text.names[:_NAMED]]
    more = len(text.names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def where(sheet: Examined) -> Span:
    """Where a sheet says that it was approved; its top where it does not."""
    return next(iter(sheet.approving), sheet.top)


def entry(signoff: Signoff, text: Approved) -> Related:
    """The last of the entries by which a text was approved."""
    return Related(Place(signoff.ledger, text.line, 1, text.line, 2, 1, 2), f"approved by {names(text)} on {text.day}")
