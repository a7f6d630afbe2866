"""Bytes that are no text, text that is no plain text, and characters that are not what they look like."""

from __future__ import annotations

from .hostile import PUBLISHED, Hostile, answer, body, instead, whole

UNREADABLE = "unreadable-sheet"
DOSE = "**What is the typical dosage?**\n"

SHEETS: dict[str, Hostile] = {
    "nothing": Hostile(lambda: b"", "missing-revision-date"),
    "a byte-order mark alone": Hostile(lambda: b"\xef\xbb\xbf", "missing-revision-date"),
    "100,000 byte-order marks": Hostile(whole("\ufeff" * 100_000), "missing-revision-date"),
    "UTF-16": Hostile(lambda: PUBLISHED.encode("utf-16"), "the file is UTF-16, not UTF-8"),
    "UTF-16, big end first": Hostile(lambda: b"\xfe\xff" + PUBLISHED.encode("utf-16-be"), "the file is UTF-16"),
    "UTF-16 without a mark": Hostile(lambda: PUBLISHED.encode("utf-16-le"), UNREADABLE),
    "UTF-32": Hostile(lambda: PUBLISHED.encode("utf-32"), UNREADABLE),
    "UTF-7": Hostile(lambda: PUBLISHED.encode("utf-7")),
    "Latin-1": Hostile(lambda: f"{PUBLISHED}\nMüller\n".encode("latin-1"), "is not UTF-8: byte 0xFC"),
    "half a character at the end": Hostile(lambda: PUBLISHED.encode() + b"\xe2\x80", "is not UTF-8"),
    "an overlong form": Hostile(lambda: PUBLISHED.encode() + b"\xc0\xaf", "is not UTF-8"),
    "half of a surrogate pair": Hostile(lambda: PUBLISHED.encode() + b"\xed\xa0\x80", "is not UTF-8"),
    "past the last character of all": Hostile(lambda: PUBLISHED.encode() + b"\xf4\x90\x80\x80", "is not UTF-8"),
    "a NUL byte": Hostile(lambda: PUBLISHED.encode() + b"\0", "NUL byte"),
    "a megabyte of NUL": Hostile(lambda: b"\0" * 1_000_000, "NUL byte"),
    "noise": Hostile(lambda: bytes((n * 7919) % 256 for n in range(100_000)), UNREADABLE),
    "just at the limit": Hostile(lambda: b"x" * (1024 * 1024), "missing-section"),
    "just over the limit": Hostile(lambda: b"x" * (1024 * 1024 + 1), "too large"),
    "CR line ends": Hostile(lambda: PUBLISHED.replace("\n", "\r").encode()),
    "CRLF line ends": Hostile(lambda: PUBLISHED.replace("\n", "\r\n").encode()),
    "a megabyte of CR": Hostile(lambda: b"\r" * 1_000_000, "missing-section"),
    "U+2028, U+2029, U+0085": Hostile(body("one\u2028two\u2029three\u0085four")),
    "form feed and vertical tab": Hostile(body("one\ftwo\vthree"), "hidden-character"),
    "letters that turn the line round": Hostile(body("a dose of \u202e03\u202c mg"), "U+202E"),
    "isolates that turn the line round": Hostile(answer(DOSE, "\u2067 mg 3 \u2069"), "U+2067"),
    "invisible letters in a name": Hostile(body("Take aza\u200bthioprine."), "hidden-character"),
    "a soft hyphen in a number": Hostile(answer(DOSE, "1\u00ad00 mg"), "hidden-character"),
    "a Cyrillic a in a name": Hostile(body("Take \u0430zathioprine."), "hidden-character"),
    "a letter O in a number": Hostile(answer(DOSE, "1\u041e0 mg"), "hidden-character"),
    "a revision in full-width digits": Hostile(instead("2026-11-22", "２０２６-11-22"), "hidden-character"),
    "a terminal's colours": Hostile(body("\x1b[31mred\x1b[0m \x1b]0;title\x07"), "hidden-character"),
    "a terminal's colours in a heading": Hostile(body("## \x1b[2J\x1b[31mWhy?\x1b[0m\n"), "hidden-character"),
    "C1 controls": Hostile(body("## \x9b31mWhy?\n"), "hidden-character"),
    "100,000 ESC": Hostile(body("\x1b" * 100_000), "more than 500 findings"),
    "2,000 turned lines": Hostile(body("\u202e a\n" * 2_000), "more than 500 findings"),
    "tag characters": Hostile(body("dose\U000e0064\U000e006f"), "hidden-character"),
    "private and unassigned characters": Hostile(body("\ue000\U000f0000\U0010fffd\u0378")),
    "100,000 combining marks": Hostile(body("a" + "\u0301" * 100_000)),
    "a letter that folds to three": Hostile(body("\ufb03\u0130\u1e9e\u0149" * 50_000)),
    "no-break spaces": Hostile(body("a" + "\u00a0" * 300_000 + "b")),
    "no-break spaces before a date": Hostile(
        instead("Revised 2026-11-22", "Version" + "\u00a0" * 60_000 + "x"), "missing-revision-date"
    ),
    "look-alikes without end": Hostile(
        body("о" * 300_000),
    ),
    "100,000 words of look-alikes": Hostile(body("оо " * 100_000)),
    "100,000 doses in look-alikes": Hostile(body("1О0 mg, " * 50_000), "more than 500 findings"),
}
