"""The cache gives back what was put into it, or nothing: no damage to it ever shows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from leaflint.cache import KEPT, Cache
from leaflint.vocabulary import load_vocabulary
from leaflint.vocabulary.loading import FILES

KEY = "a" * 64


def test_a_record_is_given_back_under_its_name_and_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "folder")
    cache.put("words", KEY, b"record")
    assert cache.get("words", KEY) == b"record"
    assert cache.get("words", "b" * 64) is None
    assert cache.get("other", KEY) is None


def test_without_a_folder_nothing_is_kept() -> None:
    Cache().put("words", KEY, b"record")
    assert Cache().get("words", KEY) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40, None], ids=["empty", "short", "other bytes", "cut"])
def test_a_damaged_record_is_none(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path)
    cache.put("words", KEY, b"record")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] if damage is None else damage)
    assert cache.get("words", KEY) is None


def test_only_the_newest_records_of_a_name_stay(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for at in range(KEPT + 3):
        cache.put("words", f"{at:032}", b"record")
        os.utime(tmp_path / f"words-{at:032}", ns=(at, at))
    cache.put("other", KEY, b"record")
    cache.put("words", KEY, b"record")
    assert len(list(tmp_path.glob("words-*"))) == KEPT
    assert cache.get("other", KEY) == b"record"
    assert cache.get("words", KEY) == b"record"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be written here")
def test_a_folder_that_may_not_be_written_is_no_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    Cache(tmp_path).put("words", KEY, b"record")
    assert Cache(tmp_path).get("words", KEY) is None


def test_a_file_in_the_place_of_the_folder_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("mine", encoding="utf-8")
    Cache(tmp_path / "cache").put("words", KEY, b"record")
    assert Cache(tmp_path / "cache").get("words", KEY) is None
    assert (tmp_path / "cache").read_text(encoding="utf-8") == "mine"


def test_a_vocabulary_that_was_kept_says_the_same(tmp_path: Path) -> None:
    first = load_vocabulary(cache=Cache(tmp_path))
    again = load_vocabulary(cache=Cache(tmp_path))
    assert first.digest == again.digest
    for language in first.languages:
        assert first.lexicon(language).wordings == again.lexicon(language).wordings
        text = " ".join(first.lexicon(language).wordings[:400])
        assert first.lexicon(language).find(text) == again.lexicon(language).find(text)
    for heading in ("How does it work?", "¿Cómo funciona?", "References", "Is it good?"):
        assert first.question(heading) == again.question(heading)
        assert first.likely_question(heading, "en") == again.likely_question(heading, "en")
        assert first.is_aside(heading) == again.is_aside(heading)


@pytest.mark.parametrize("record", [b"\x00", b"\x81\xa5files\x80", b"nonsense"])
def test_a_kept_vocabulary_that_cannot_be_understood_is_made_again(tmp_path: Path, record: bytes) -> None:
    digest = load_vocabulary(cache=Cache(tmp_path)).digest
    Cache(tmp_path).put("vocabulary", digest, record)
    assert load_vocabulary(cache=Cache(tmp_path)).question("How does it work?")


def test_own_words_are_kept_with_ours_and_changed_with_them(tmp_path: Path) -> None:
    own = tmp_path / "words"
    own.mkdir()
    (own / "drugs.yaml").write_text("drugs: {}\nen:\n  rituximab: [the blue one]\n", encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    assert [load_vocabulary(own, cache=cache).resolve("drug", "the blue one", "en") for _ in range(2)] == [
        "rituximab",
        "rituximab",
    ]
    (own / "drugs.yaml").write_text("drugs: {}\nen:\n  rituximab: [the red one]\n", encoding="utf-8")
    assert load_vocabulary(own, cache=cache).resolve("drug", "the blue one", "en") is None
    assert load_vocabulary(own, cache=cache).resolve("drug", "the red one", "en") == "rituximab"


def test_each_file_of_the_vocabulary_is_part_of_its_digest() -> None:
    assert len(FILES) == len(set(FILES))
    assert len(load_vocabulary().digest) == 64
