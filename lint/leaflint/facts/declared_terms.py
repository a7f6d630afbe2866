"""preparation, warnings, side effects, contraindications and similar drugs, as the front matter declares them."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Scalar, Sequence

_DECLARED = (
    ("preparation", "term", Property.PREPARATION),
    ("warnings", "term", Property.WARNING),
    ("side_effects", "term", Property.SIDE_EFFECT),
    ("contraindications", "term", Property.CONTRAINDICATION),
    ("similar_to", "drug", Property.SIMILAR_TO),
)


def declared_terms(reading: Reading) -> Iterator[Fact]:
    """What the lists of front matter name; a name that the vocabulary does not know yields nothing."""
    front, language = reading.sheet.front, reading.sheet.language
    for key, kind, property in _DECLARED:
        node = front.get(key) if front else None
        for item in node.items if isinstance(node, Sequence) else ():
            value = reading.vocabulary.resolve(kind, item.text, language) if isinstance(item, Scalar) else None
            if value:
                yield reading.declare(property, value, item)
