"""Who signed which text of a sheet, and whether it is the text of today."""

from __future__ import annotations

from leaflint.approvals.digests import HEADER, Digests, digests_of, facts_digests

__all__ = ["HEADER", "Digests", "digests_of", "facts_digests"]
