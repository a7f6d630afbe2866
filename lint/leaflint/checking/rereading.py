"""Earlier texts of a sheet as leaflint reads them today: they are compared with what it reads today."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from leaflint import __version__
from leaflint.approvals import Digests, Signed, Signoff, digests_of, facts_digests
from leaflint.facts import Fact, revised
from leaflint.facts.revision import read_date_lines
from leaflint.reading import Sheet, read_sheet
from leaflint.rules.examined import World
from leaflint.rules.former import Former

PROGRAM = f"leaflint {__version__}"


def signed_of(digests: Digests, facts: tuple[Fact, ...]) -> Signed:
    """What is signed of a text."""
    return Signed(digests.whole, digests.front, digests.sections, facts_digests(facts))


def former(data: bytes | None, path: str, world: World) -> Former | None:
    """An earlier text of a sheet; None where there was none that can be read, or where it is that of today."""
    read = read_sheet(path, data, world.vocabulary) if data is not None else None
    if not isinstance(read, Sheet):
        return None
    order = world.policy.order or world.vocabulary.date_order(read.language)
    dates = read_date_lines(read, world.vocabulary, order)
    return Former(read, digests_of(read, dates), revised(dates))


def reread(signoff: Signoff | None, digests: Digests | None, facts: Callable[[], tuple[Fact, ...]]) -> Signoff | None:
    """What the ledger says of a sheet, under today's reading of the text that was approved.

    `digests` are those of that text, and `facts` gives what it states; None where its bytes are not at hand. A wording
    that the vocabulary learns may change how a text is read, and with it its digests; the bytes that were signed are
    known by their id, so that no approval lapses by that. Where the same leaflint reads the same bytes and finds
    another digest, the entry was not made from them.
    """
    standing = signoff.standing if signoff else None
    text = standing.whole if standing else None
    if not signoff or not standing or not text or not digests or digests.whole == text.signed.whole:
        return signoff
    if text.program == PROGRAM:
        return msgspec.structs.replace(signoff, unfounded=text.line)
    whole = msgspec.structs.replace(text, signed=signed_of(digests, facts()))
    return msgspec.structs.replace(signoff, standing=msgspec.structs.replace(standing, whole=whole))
