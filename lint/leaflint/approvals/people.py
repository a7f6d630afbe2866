"""Who signs: the reviewers of a configuration, and one and the same person under two spellings."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import parseaddr
from typing import NamedTuple


class Person(NamedTuple):
    """A person as people are told apart: name and address, without capitals and needless blanks ("" where unknown)."""

    name: str
    address: str

    def is_(self, other: Person) -> bool:
        """Whether two spellings mean one person: one address, or one name where an address is missing."""
        if self.address and other.address:
            return self.address == other.address
        return bool(self.name) and self.name == other.name


def person(words: str) -> Person:
    """The person whom `Dr. Ada Example <ada@example.org>` names; the address may be missing."""
    name, address = parseaddr(words) if "<" in words or " " not in words.strip() else ("", "")
    if "@" not in address:
        name, address = words.partition("<")[0], ""
    return Person(" ".join(name.split()).casefold(), address.strip().casefold())


def reviewer(words: str, reviewers: Iterable[str]) -> str | None:
    """The one of `reviewers` whom `words` name, or None."""
    who = person(words)
    return next((one for one in reviewers if person(one).is_(who)), None)
