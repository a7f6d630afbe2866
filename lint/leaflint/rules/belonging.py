"""What belongs to a drug: what is on record of it and what its class brings, so that its sheet may speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leaflint.reference import Recorded
from leaflint.rules.corpus import Corpus
from leaflint.rules.passages import first_word

#: Things of other kinds than terms, and the properties on record that make them a drug's own.
_OTHERS = {"trial": "trial", "monitoring": "check", "route": "route", "contraception-after": "contraception"}
_TERMS = (
    "preparation",
    "monitoring",
    "boxed-warning",
    "contraindication",
    "warning",
    "side-effect",
    "pregnancy-risk",
)

#: What any drug may ask for or do, whether it is on record or not.
_ROUTINE = frozenset({"preparation", "side-effect", "contraindication"})


class Belonging:
    """Things by name: `term:tpmt-test`, `trial:prevent`, `class:c5-inhibitor`."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known: dict[str, Mapping[str, Recorded | None]] = {}

    def to(self, drug: str) -> Mapping[str, Recorded | None]:
        """What belongs to a drug, each with the fact of record that says so; None where its class does."""
        if drug not in self._known:
            corpus = self._corpus
            class_ = corpus.class_of(drug)
            known: dict[str, Recorded | None] = {f"class:{class_}": None}
            for need in corpus.vocabulary.classes.get(class_, {}).get("needs", ()):
                known[f"term:{need}"] = None
            for property in _TERMS:
                known.update({f"term:{fact.value}": fact for fact in corpus.reference.about(drug, property)})
            for property, kind in _OTHERS.items():
                known.update({f"{kind}:{fact.value}": fact for fact in corpus.reference.about(drug, property)})
            makers = corpus.reference.about(drug, "manufacturer")
            known.update({f"maker:{first_word(fact.value)}": fact for fact in makers})
            known.update({f"target:{target}": None for target in self._targets(class_)})
            self._known[drug] = known
        return self._known[drug]

    def is_foreign(self, thing: str, drug: str) -> bool:
        """Whether a thing that belongs to another drug with a sheet here is said of `drug` for nothing.

        Most effects and blood tests may be those of any drug; what is the signature of classes is of theirs alone. Of
        their own drugs it may be said, too, but for one whose record says all there is and has it not.
        """
        if thing in self.to(drug):
            return False
        kind, _, id_ = thing.partition(":")
        class_ = self._corpus.class_of(drug)
        if kind == "class":
            return bool(class_) and not self._akin(id_, class_)
        if kind == "target":
            return bool(class_) and not any(id_ in self._targets(akin) for akin in self._family(class_))
        if kind in ("route", "contraception"):
            return True
        if kind == "maker":
            return self._is_recorded(drug, "manufacturer")
        if kind == "check":  # what labels of drugs for other conditions ask for is not all on record
            known = {name.partition(":")[2] for name in self.to(drug)}
            approved = any(fact.value == "approved" for fact in self._corpus.reference.about(drug, "fda-status"))
            return approved and id_ not in known
        if kind == "trial":  # drugs of one class are set beside each other's trials
            akin = (other for other in self._corpus.drugs if self._corpus.class_of(other) == class_)
            return bool(class_) and not any(thing in self.to(other) for other in akin)
        signed = [name for name, about in self._classes.items() if id_ in about.get("signature", ())]
        if not class_:
            return False
        if signed and not any(self._akin(name, class_) for name in signed):
            return True
        recorded = [fact for other in self._corpus.drugs if (fact := self.to(other).get(thing))]
        if not signed and any(fact.property in _ROUTINE for fact in recorded):
            return False
        return any(self._is_recorded(drug, fact.property) for fact in recorded)

    def _targets(self, class_: str) -> tuple[str, ...]:
        """What drugs of a class act on."""
        return tuple(self._classes.get(class_, {}).get("acts-on", ()))

    def _family(self, class_: str) -> Iterator[str]:
        """The classes that are akin to one, itself among them."""
        return (other for other in self._classes if self._akin(other, class_))

    @property
    def _classes(self) -> Mapping[str, Mapping[str, Any]]:
        return self._corpus.vocabulary.classes

    def _akin(self, one: str, other: str) -> bool:
        """Whether two classes are one, or of one family."""
        return bool(self._classes.get(one, {}).get("family", one) == self._classes.get(other, {}).get("family", other))

    def _is_recorded(self, drug: str, property: str) -> bool:
        """Whether the record of a drug says all there is of a property."""
        reference = self._corpus.reference
        gaps = any(gap.property == property for gap in reference.gaps(drug))
        return not gaps and bool(reference.about(drug, property))
