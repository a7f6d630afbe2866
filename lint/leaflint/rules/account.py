"""What one sheet tells the rules that compare sheets, packed small: thousands are sent between processes and kept."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from leaflint.facts import Fact, Property, Witness
from leaflint.finding import Place
from leaflint.reading.text import MAX_QUOTE

PROPERTIES = tuple(Property)
WITNESSES = tuple(Witness)
#: Terms: that one sheet has one and another has not is no contradiction.
_LISTED = frozenset({Property.SIDE_EFFECT, Property.WARNING, Property.PREPARATION, Property.PREGNANCY_RISK})
_COMPARED = frozenset(PROPERTIES) - _LISTED - {Property.REVISED, Property.CONTRAINDICATION}
#: The questions under which a sheet says what it lacks, should it lack it and answer them at all.
HEADINGS = ("preparation", "monitoring", "side-effects", "contraindications")

_Qualifiers: TypeAlias = tuple[tuple[str, str], ...]


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """Words of a sheet: lines, columns and columns in bytes, and the words as far as `quote` shows them."""

    line: int
    column: int
    end_line: int
    end_column: int
    utf8_column: int
    utf8_end_column: int
    quote: str = ""

    def place(self, path: str) -> Place:
        """The place in the sheet at `path`."""
        return Place(
            path, self.line, self.column, self.end_line, self.end_column, self.utf8_column, self.utf8_end_column
        )


class Stated(msgspec.Struct, frozen=True, array_like=True):
    """A fact: numbers of its property, witness, place and section in the lists of `Statements`.

    `drug` and `condition` are None where they are the sheet's own.
    """

    property: int
    value: str
    witness: int
    spot: int
    section: int
    qualifiers: _Qualifiers = ()
    drug: str | None = None
    condition: str | None = None


class Statements(msgspec.Struct, frozen=True, array_like=True):
    """The facts of a sheet, with the places and sections that they refer to by number."""

    spots: tuple[Spot, ...]
    sections: tuple[str, ...]
    facts: tuple[Stated, ...]


class Passage(msgspec.Struct, frozen=True, array_like=True):
    """At least eight words that stand together: a sentence, or short ones that follow each other.

    `section` is the number of the question it answers in the list of `Passages`, `text` the words, `drugs` where in
    them drugs are named and which ("" for the sheet's own), `named` where they name what else
    (`term:tpmt-test`).
    """

    spot: Spot
    section: int
    text: str
    drugs: tuple[tuple[int, int, str], ...] = ()
    named: tuple[tuple[int, str], ...] = ()

    @property
    def quote(self) -> str:
        """The words as messages quote them."""
        return self.text if len(self.text) <= MAX_QUOTE else self.text[: MAX_QUOTE - 1].rstrip() + "…"


class Passages(msgspec.Struct, frozen=True, array_like=True):
    """The passages of a sheet, the places of those questions that HEADINGS names, and its known questions in order.

    `named` are the ids of the terms and classes that it speaks of anywhere, `routes` the routes, once for each time,
    `top` is where something is reported that the whole sheet lacks.
    """

    top: Spot
    headings: tuple[tuple[str, Spot], ...] = ()
    sections: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()

    def heading(self, *sections: str) -> Spot:
        """Where the first of these questions that is asked stands; the top of the sheet where none is."""
        asked = dict(self.headings)
        return next((asked[section] for section in sections if section in asked), self.top)


_NOTHING = Passages(Spot(1, 1, 1, 1, 1, 1))


class Account(msgspec.Struct, frozen=True):
    """What one sheet tells the rules that compare sheets.

    `drug` and `condition` are ids ("" where it names none that is known), `revised` is an ISO date or "". Its facts and
    passages are packed; whoever needs them unpacks them. `digests_packed` has eight bytes for each passage, which are
    the same where sheets in one language answer a question in the same words, whatever the numbers and each about its
    own drug. `source` is the path of the sheet that it translates, as it is reported ("" for none).
    """

    path: str
    drug: str
    condition: str
    language: str
    jurisdiction: str
    revised: str
    statements_packed: bytes = b""
    passages_packed: bytes = b""
    digests_packed: bytes = b""
    source: str = ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the sheet states, in the order of places."""
        if not self.statements_packed:
            return ()
        stated = _STATEMENTS.decode(zlib.decompress(self.statements_packed))
        places = [spot.place(self.path) for spot in stated.spots]
        return tuple(
            Fact(
                drug=self.drug if fact.drug is None else fact.drug,
                condition=self.condition if fact.condition is None else fact.condition,
                property=PROPERTIES[fact.property],
                value=fact.value,
                witness=WITNESSES[fact.witness],
                place=places[fact.spot],
                quote=stated.spots[fact.spot].quote,
                qualifiers=fact.qualifiers,
                section=stated.sections[fact.section],
            )
            for fact in stated.facts
        )

    def statements(self) -> Iterator[tuple[Property, str, str, str, _Qualifiers]]:
        """Property, drug, condition, value and qualifiers of each fact that another sheet could contradict."""
        if self.statements_packed:
            for fact in _STATEMENTS.decode(zlib.decompress(self.statements_packed)).facts:
                property = PROPERTIES[fact.property]
                if property in _COMPARED:
                    drug = self.drug if fact.drug is None else fact.drug
                    condition = self.condition if fact.condition is None else fact.condition
                    yield property, drug, condition, fact.value, fact.qualifiers

    def passages(self) -> Passages:
        """The passages of the sheet, its questions, and what it speaks of."""
        return _PASSAGES.decode(zlib.decompress(self.passages_packed)) if self.passages_packed else _NOTHING

    def digests(self) -> array[int]:
        """A number of 64 bits for each of the passages."""
        return array("Q", self.digests_packed)


def packed(thing: Statements | Passages) -> bytes:
    """A record as small as it can be made in no time."""
    return zlib.compress(_ENCODER.encode(thing), 1)


_ENCODER = msgspec.msgpack.Encoder()
_STATEMENTS = msgspec.msgpack.Decoder(Statements)
_PASSAGES = msgspec.msgpack.Decoder(Passages)
