"""The record of all drugs: asking it, and reading it from its folders."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leaflint.reference.records import (
    Event,
    Gap,
    Recorded,
    Source,
    events_in,
    facts_in,
    first_day,
    holds_in,
    last_day,
    may_hold,
)
from leaflint.reference.regimens import Step, joined

Content = Mapping[str, Any]


class Reference:
    """The record of all drugs. A drug's file is parsed when that drug is first asked about.

    `drugs` are their ids in order; `digest` is the SHA-256 of every file loaded, in the order of names.
    A drug that is not on record has no facts, no events of its own and no gaps.
    """

    def __init__(self, packaged: Mapping[str, str], own: Mapping[str, Content], digest: str) -> None:
        """`packaged` holds texts by drug, `own` what the user's files say, which is added to them."""
        self.drugs = tuple(sorted({*packaged, *own}))
        self.digest = digest
        self._packaged = packaged
        self._own = own
        self._contents: dict[str, Content] = {}
        self._facts: dict[str, dict[str, tuple[Recorded, ...]]] = {}
        self._events: dict[str, tuple[Event, ...]] = {}

    def about(
        self,
        drug: str,
        property: str,
        *,
        condition: str | None = None,
        as_of: str | None = None,
        jurisdiction: str | None = None,
    ) -> tuple[Recorded, ...]:
        """The facts about a property of a drug, in the order of the file.

        With `condition`, those for it and those that hold whatever the condition. With `as_of`, those that may
        have held then: a fact is left out only when its dates rule it out, so that what is known to the month
        alone (old maker until 2023-10, new one from 2023-10) refutes nobody within that month. With
        `jurisdiction`, those that hold there or everywhere.
        """
        facts = self._facts_of(drug).get(property, ())
        return tuple(
            fact
            for fact in facts
            if (condition is None or fact.qualifier("condition") in (None, condition))
            and (as_of is None or may_hold(fact, as_of))
            and (jurisdiction is None or holds_in(fact, jurisdiction))
        )

    def facts(self, drug: str) -> tuple[Recorded, ...]:
        """Every fact about a drug, property by property in the order of the file."""
        return tuple(fact for facts in self._facts_of(drug).values() for fact in facts)

    def regimens(
        self, drug: str, *, condition: str | None = None, as_of: str | None = None, jurisdiction: str | None = None
    ) -> tuple[Step, ...]:
        """The steps of a drug's regimens, each a dose with its frequency, in the order of the file.

        `condition`, `as_of` and `jurisdiction` choose as in `about`.
        """
        doses, frequencies = (
            self.about(drug, property, condition=condition, as_of=as_of, jurisdiction=jurisdiction)
            for property in ("dose", "frequency")
        )
        return joined(doses, frequencies)

    def events(
        self, drug: str, condition: str, after: str, until: str, *, jurisdiction: str = "US"
    ) -> tuple[Event, ...]:
        """The drug's own events and every drug's approvals for `condition`, by date, in a span of time.

        Later than `after` and not later than `until`, for certain: "2024-03" is not later than "2024-03-05",
        for it may have been the first of March, and it has happened only when March is over.
        """
        chosen = (
            event
            for other in sorted({*self.drugs, drug})
            for event in self._events_of(other)
            if (other == drug or (event.kind == "approval" and event.condition == condition))
            and event.jurisdiction == jurisdiction
            and first_day(event.date) > last_day(after)
            and last_day(event.date) <= first_day(until)
        )
        return tuple(sorted(chosen, key=lambda event: (event.date, event.drug, event.what)))

    def history(self, drug: str) -> tuple[Event, ...]:
        """The drug's own events, in the order of the file, whatever the jurisdiction."""
        return self._events_of(drug)

    def gaps(self, drug: str) -> tuple[Gap, ...]:
        """What is not on record about a drug, in the order of the file."""
        return tuple(Gap(drug, gap["property"], gap["why"]) for gap in self._content(drug).get("gaps") or ())

    def source(self, drug: str, id: str) -> Source | None:
        """The source that a fact or an event of this drug names, or None."""
        found = self._content(drug).get("sources", {}).get(id)
        return None if found is None else Source(id, **found)

    def sources(self, drug: str) -> tuple[Source, ...]:
        """The sources of a drug's facts and events, in the order of the file."""
        return tuple(Source(id, **about) for id, about in self._content(drug).get("sources", {}).items())

    def cite(self, fact: Recorded) -> str:
        """Where a fact was read, in a few words: the first source's title or address, and its date."""
        source = self.source(fact.drug, fact.sources[0]) if fact.sources else None
        if source is None:
            return fact.drug
        name = source.title or source.address
        return f"{name}, {source.version}" if source.version and source.version not in name else name

    def _content(self, drug: str) -> Content:
        if drug not in self._contents:
            ours = parsed(self._packaged[drug]) if drug in self._packaged else {}
            self._contents[drug] = _joined(ours, self._own[drug]) if drug in self._own else ours
        return self._contents[drug]

    def _facts_of(self, drug: str) -> dict[str, tuple[Recorded, ...]]:
        if drug not in self._facts:
            groups: dict[str, list[Recorded]] = {}
            for fact in facts_in(drug, self._content(drug)):
                groups.setdefault(fact.property, []).append(fact)
            self._facts[drug] = {property: tuple(group) for property, group in groups.items()}
        return self._facts[drug]

    def _events_of(self, drug: str) -> tuple[Event, ...]:
        if drug not in self._events:
            ours_alone = drug in self._packaged and drug not in self._own
            content = parsed(_head(self._packaged[drug])) if ours_alone else self._content(drug)
            self._events[drug] = tuple(events_in(drug, content))
        return self._events[drug]


def load_reference(packaged: Path, own: Path | None = None) -> Reference:
    """The record in the folder `packaged` and, over it, the user's folder `own`.

    A file in `own` stands in the place of ours for the same drug; with `extends: true` it is added to ours.
    Raises InputError, with file and line, for a file there that is broken, does not conform to the schema, has a
    fact twice, names a source that it does not list, or contradicts itself. Ours are held to the same by the tests.
    """
    digest = hashlib.sha256()
    texts: dict[str, str] = {}
    for path in sorted(packaged.glob("*.yaml")):
        data = path.read_bytes()
        digest.update(_framed(path, data))
        texts[path.stem] = data.decode("utf-8")
    contents: dict[str, Content] = {}
    if own is not None and own.resolve() != packaged.resolve():
        from leaflint.reference import own_files  # its YAML and schema engines are for a user's own files alone

        schema = packaged / "reference.schema.json"
        for path in own_files.paths(own):
            data = path.read_bytes()
            digest.update(_framed(path, data))
            theirs = own_files.read(path, data, schema)
            if not theirs.extends:
                texts.pop(path.stem, None)
            ours = texts.get(path.stem)
            own_files.check(theirs, None if ours is None else parsed(ours))
            contents[path.stem] = theirs.content
    return Reference(texts, contents, digest.hexdigest())


def parsed(text: str) -> Content:
    """What a packaged file says, every value as text."""
    import yaml  # a run that asks nothing of the record does not need it

    content: Content = _plain(yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    return content


def _plain(node: Any) -> Any:
    """A composed node as dicts, lists and text: twice as fast as the loader's own way."""
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(item) for item in node.value]
    return {key.value: _plain(value) for key, value in node.value}


def _framed(path: Path, data: bytes) -> bytes:
    return f"{path.name}\0{len(data)}\0".encode() + data


def _head(text: str) -> str:
    """A packaged file down to its events, which stand first: approvals are asked of all drugs, facts of a few."""
    return text.partition("\ngaps:")[0]


def _joined(ours: Content, theirs: Content) -> Content:
    lists = {part: [*(ours.get(part) or ()), *(theirs.get(part) or ())] for part in ("events", "gaps", "facts")}
    return {**lists, "sources": {**ours.get("sources", {}), **theirs["sources"]}}
