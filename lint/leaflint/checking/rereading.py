"""Earlier texts of a sheet as leaflint reads them today: they are compared with what it reads today."""

from __future__ import annotations

import msgspec

from leaflint import __version__
from leaflint.approvals import Digests, Signed, Signoff, digests_of, facts_digests
from leaflint.checking.earlier import Earlier
from leaflint.facts import DateLine, Fact, read_facts, revised
from leaflint.facts.revision import read_date_lines
from leaflint.reading import Sheet, read_sheet
from leaflint.rules.examined import World
from leaflint.rules.former import Former

PROGRAM = f"leaflint {__version__}"


def signed_of(digests: Digests, facts: tuple[Fact, ...]) -> Signed:
    """What is signed of a text."""
    return Signed(digests.whole, digests.front, digests.sections, facts_digests(facts))


def reread(
    earlier: Earlier, sheet: Sheet, dates: tuple[DateLine, ...], facts: tuple[Fact, ...], world: World
) -> Signoff | None:
    """What the ledger says of a sheet, under today's reading of the text that was approved.

    A wording that the vocabulary learns may change how a text is read, and with it its digests; the bytes that were
    signed are known by their id, so that no approval lapses by that.
    """
    signoff = earlier.signoff
    text = signoff.standing.whole if signoff and signoff.standing else None
    if signoff is None or signoff.standing is None or text is None:
        return signoff
    if earlier.is_signed:
        today = signed_of(digests_of(sheet, dates), facts)
    elif earlier.approved is not None:
        read = read_sheet(sheet.path, earlier.approved, world.vocabulary)
        if not isinstance(read, Sheet):
            return signoff
        then, dates_then = read_facts(read, world.vocabulary, world.policy.order)
        today = signed_of(digests_of(read, dates_then), then)
    else:
        return signoff
    if today.whole == text.signed.whole:
        return signoff
    if text.program == PROGRAM:
        return msgspec.structs.replace(signoff, unfounded=text.line)
    whole = msgspec.structs.replace(text, signed=today)
    return msgspec.structs.replace(signoff, standing=msgspec.structs.replace(signoff.standing, whole=whole))


def former(earlier: Earlier, path: str, world: World) -> Former | None:
    """The text at the base revision; None where there was none that can be read, or where it is that of today."""
    if earlier.base is None:
        return None
    read = read_sheet(path, earlier.base, world.vocabulary)
    if not isinstance(read, Sheet):
        return None
    order = world.policy.order or world.vocabulary.date_order(read.language)
    dates = read_date_lines(read, world.vocabulary, order)
    return Former(read, digests_of(read, dates), revised(dates))
