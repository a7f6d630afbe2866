"""What a sheet names, found in one pass, so that its passages need only look at their own part of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from leaflint.facts.frequency import Period
from leaflint.nodes import Span
from leaflint.rules.examined import Examined
from leaflint.rules.passages import first_word
from leaflint.vocabulary import Mention

#: What passages name besides drugs.
_NAMED = frozenset({"term", "class", "trial", "target", "maker"})
_TIMES = frozenset({"every", "rate", "per-period"})
_TOPIC = ("topic", "contraception")
_DIGITS = re.compile(r"(?<!\d)(\d{1,3}) $")


#: A word that counts: where it stands, the kind of its mention, and its name (`term:tpmt-test`, a drug's id). There are
#: hundreds in a sheet, so each is no more than a tuple.
_Thing: TypeAlias = tuple[int, int, str, str]


class Things:
    """The things of a sheet in its order, and all the routes, terms and classes that it names."""

    def __init__(self, sheet: Examined) -> None:
        self._sheet = sheet
        terms, ids = sheet.vocabulary.terms, set()
        found: list[_Thing] = []
        for kind, id_, (start, end) in sheet.sheet.mentions:
            if kind in _NAMED:
                name = first_word(id_) if kind == "maker" else id_
                found.append((start, end, kind, f"{kind}:{name}"))
                if kind == "term" and (route := terms.get(id_, {}).get("of")):
                    found.append((start, end, "route", f"route:{route}"))
                if kind in ("term", "class"):
                    ids.add(id_)
            elif kind == "drug":
                found.append((start, end, kind, id_))
            elif kind == "route":
                found.append((start, end, kind, f"route:{id_}"))
            elif kind == "infection-tested":
                found.append((start, end, kind, f"term:{id_}"))
            elif kind in _TIMES or (kind, id_) == _TOPIC:
                found.append((start, end, kind, ""))
        self.ids = ids
        self.routes = tuple(sorted(name[6:] for _, _, kind, name in found if kind == "route"))
        self._all, self._starts = found, [thing[0] for thing in found]

    def within(self, span: Span) -> Sequence[_Thing]:
        """The things inside a span of the prose."""
        return self._all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def any_named(self, span: Span) -> bool:
        """Whether a span names a drug or anything else that has a name of its own; a route is named alone."""
        return any(kind in _NAMED or kind == "drug" for _, _, kind, _ in self.within(span))

    def named(self, span: Span, section: str) -> tuple[list[tuple[int, int, str]], set[tuple[int, str]]]:
        """The drugs that a span of an answer names, and what else, each with where in the span it stands.

        Of tests it is told, too, that the span says how often they are done; of birth control for how long.
        """
        things = self.within(span)
        drugs = [(start - span.start, end - span.start, name) for start, end, kind, name in things if kind == "drug"]
        named = {
            (start - span.start, name)
            for start, _, kind, name in things
            if name and kind != "drug" and (kind != "target" or section == "how-it-works")
        }
        kinds = {thing[2] for thing in things}
        if not kinds.isdisjoint(_TIMES):
            named |= {(start - span.start, f"check:{name[5:]}") for start, _, kind, name in things if kind == "term"}
        if "topic" in kinds:
            named |= {(start - span.start, name) for start, name in self._contraception(span)}
        return drugs, named

    def _contraception(self, span: Span) -> Iterator[tuple[int, str]]:
        """How long people are to use birth control: "for 6 weeks" is `contraception:P6W`."""
        mentions = self._sheet.mentions(span)
        for mention in mentions:
            unit = Period.parse(mention.id) if mention.kind == "period" else None
            if unit and (number := self._number_before(mention, mentions)):
                yield mention.span.start, f"contraception:{unit._replace(n=unit.n * number).iso}"

    def _number_before(self, period: Mention, mentions: Sequence[Mention]) -> int | None:
        text = self._sheet.sheet.prose.text
        if digits := _DIGITS.search(text, max(period.span.start - 6, 0), period.span.start):
            return int(digits[1])
        words = (m for m in mentions if m.kind == "number" and m.id.isdigit() and m.span.end == period.span.start - 1)
        return next((int(word.id) for word in words), None)
