"""What a label in effect changes in a file of the record: its source and the version of the label, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from leaflint import nodes
from leaflint.reference.editing import Edit, add_entry, add_item, applied, flow, set_keys
from leaflint.reference.labels import ENDPOINT, Label, address_of
from leaflint.reference.records import Recorded, Source, last_day
from leaflint.reference.reference import Reference

#: Facts that a label's own data give; all others that name the label were read in its text.
_GIVEN = ("label-version", "set-id")


class Known(NamedTuple):
    """A label of a drug as the record has it: the sources that are this label, and what they say of it."""

    drug: str
    set_id: str
    sources: tuple[str, ...] = ()
    version: str = ""
    manufacturer: str = ""
    boxed_warning: str = ""


class Change(NamedTuple):
    """What is new of a label: `old` is empty where nothing was on record."""

    what: str
    old: str
    new: str


class News(NamedTuple):
    """One label asked for: what is new, what is to be read again by a person, and why nothing was taken over."""

    known: Known
    label: Label | None
    changes: tuple[Change, ...] = ()
    by_hand: tuple[Recorded, ...] = ()
    note: str = ""


def known_labels(reference: Reference, drug: str) -> tuple[Known, ...]:
    """The US labels of a drug whose set id is on record, in the order of the record."""
    found: dict[str, list[Source]] = {}
    for source in reference.sources(drug):
        if source.set_id:
            found.setdefault(source.set_id, []).append(source)
    for fact in reference.about(drug, "set-id"):
        found.setdefault(fact.value, [])
    return tuple(
        Known(
            drug,
            set_id,
            tuple(source.id for source in sources),
            *(_latest(sources, name) for name in ("version", "manufacturer", "boxed_warning")),
        )
        for set_id, sources in found.items()
    )


def news_of(reference: Reference, known: Known, label: Label | None, today: str) -> News:
    """What a label in effect on `today`, an ISO date, says that the record does not."""
    if label is None:
        return News(
            known, None, note="the label API has no label with this set id; check by hand whether it was replaced"
        )
    if label.effective > today:
        return News(known, label, note=f"this label takes effect on {label.effective} only; left as it is")
    if known.version and label.effective < known.version:
        note = (
            f"the label API has an older version ({label.effective}) than the record ({known.version}); left as it is"
        )
        return News(known, label, note=note)
    changes = [Change("version", known.version, label.effective)] if known.version != label.effective else []
    if label.manufacturer and known.manufacturer != label.manufacturer:
        changes.append(Change("manufacturer", known.manufacturer, label.manufacturer))
    if known.boxed_warning != label.boxed_warning:
        changes.append(Change("boxed warning", known.boxed_warning, label.boxed_warning))
    return News(known, label, tuple(changes), tuple(_read_in(reference, known)) if changes else ())


def refreshed(text: str | None, drug: str, news: Iterable[News]) -> str | None:
    """The file of a drug with what is new; None where nothing is.

    `text` is the file as it is, or None where there is none: then a file that adds to leaflint's own record is made.
    """
    changed = [one for one in news if one.changes]
    if not changed:
        return None
    if text is None:
        return _new_file(drug, [one.label for one in changed if one.label])
    return _edited(text, changed)


def _new_file(drug: str, labels: list[Label]) -> str:
    ids = {label.set_id: _new_id((), label.set_id) for label in labels}
    sources = (f"  {ids[label.set_id]}: {flow({**_about(label), **_values(label)})}\n" for label in labels)
    facts = (f"  - {_new_fact(label, ids[label.set_id])}\n" for label in labels)
    return f"drug: {drug}\nextends: true\nsources:\n{''.join(sources)}facts:\n{''.join(facts)}"


def _edited(text: str, changed: Iterable[News]) -> str:
    """The text with what is new of labels, every other character as it was."""
    tree = nodes.parse(text)
    assert isinstance(tree, nodes.Mapping)
    sources, facts = tree.get("sources"), tree.get("facts")
    assert isinstance(sources, nodes.Mapping)
    known = [entry.key.text for entry in sources.entries]
    inner: list[Edit] = []
    outer: list[Edit] = []
    behind: list[str] = []
    for one in changed:
        label = one.label
        assert label is not None
        values = _values(label)
        entry = next((e for e in sources.entries if _is_of(e.value, label.set_id)), None)
        source_id = entry.key.text if entry else _new_id(known, label.set_id)
        if entry and isinstance(entry.value, nodes.Mapping):
            inner += set_keys(text, entry.value, values)
        else:
            outer += add_entry(text, sources, source_id, {**_about(label), **values})
        version = _version_fact(facts, label.set_id)
        if version is not None:
            inner += set_keys(text, version, {"value": label.effective, "as_of": label.effective})
        elif isinstance(facts, nodes.Sequence):
            outer += add_item(text, facts, _new_fact(label, source_id))
        else:
            behind.append(f"  - {_new_fact(label, source_id)}\n")
    ending = "" if text.endswith("\n") else "\n"
    return applied(text, [*inner, *outer]) + (f"{ending}facts:\n{''.join(behind)}" if behind else "")


def _latest(sources: list[Source], name: str) -> str:
    """What the last source that says it says: a user's own files come after ours."""
    said = [value for source in sources if (value := getattr(source, name))]
    return max(said, key=last_day) if name == "version" and said else said[-1] if said else ""


def _read_in(reference: Reference, known: Known) -> Iterable[Recorded]:
    return (
        fact
        for fact in reference.facts(known.drug)
        if fact.property not in _GIVEN and not set(known.sources).isdisjoint(fact.sources)
    )


def _values(label: Label) -> dict[str, str]:
    maker = {"manufacturer": label.manufacturer} if label.manufacturer else {}
    return {"version": label.effective, **maker, "boxed_warning": label.boxed_warning}


def _about(label: Label) -> dict[str, str]:
    title = f"US label of {label.brand}" if label.brand else "US label"
    return {"title": title, "address": address_of(label.set_id, ENDPOINT), "set_id": label.set_id}


def _is_of(node: nodes.Node, set_id: str) -> bool:
    return isinstance(node, nodes.Mapping) and nodes.plain(node).get("set_id") == set_id


def _new_id(taken: Collection[str], set_id: str) -> str:
    short = f"label-{set_id[:8]}"
    return f"label-{set_id}" if short in taken else short


def _version_fact(facts: nodes.Node | None, set_id: str) -> nodes.Mapping | None:
    for item in facts.items if isinstance(facts, nodes.Sequence) else ():
        said = nodes.plain(item)
        if said.get("property") == "label-version" and said.get("qualifiers", {}).get("set_id") == set_id:
            assert isinstance(item, nodes.Mapping)
            return item
    return None


def _new_fact(label: Label, source_id: str) -> str:
    return flow(
        {
            "property": "label-version",
            "value": label.effective,
            "qualifiers": {"jurisdiction": "US", "set_id": label.set_id},
            "as_of": label.effective,
            "status": "verified",
            "sources": [source_id],
        }
    )
