"""Offsets in characters and in bytes, each from the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaflint.reading.offsets import ByteOffsets


@given(st.text("aé漢🙂\n\u0301"))
def test_each_is_the_reverse_of_the_other(content: str) -> None:
    offsets = ByteOffsets(content)
    for character in range(len(content) + 1):
        byte = len(content[:character].encode())
        assert offsets.byte(character) == byte
        assert offsets.character(byte) == character
