"""Front matter that would blow up a careless reader, or say two things at once."""

from __future__ import annotations

from .hostile import PUBLISHED, Hostile, front, whole

UNREADABLE = "unreadable-sheet"


def _laughs() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    return "\n".join(lines)


SHEETS: dict[str, Hostile] = {
    "a billion laughs": Hostile(front(_laughs()), "an anchor (&name) is not allowed"),
    "an alias of itself": Hostile(front("a: &a [*a]"), "an anchor (&name) is not allowed"),
    "an alias of nothing": Hostile(front("a: *nobody"), UNREADABLE),
    "an alias as a key": Hostile(front("*a : b")),
    "a merge key": Hostile(front("a: &a {b: c}\nd: {<<: *a}"), UNREADABLE),
    "100,000 anchors": Hostile(front("a: [" + "&a x, " * 100_000 + "x]"), UNREADABLE),
    "a tag that runs code": Hostile(front("drug: !!python/object/apply:os.system [echo harm]"), "a tag (!name)"),
    "a tag of one's own": Hostile(front("drug: !secret azathioprine"), "a tag (!name)"),
    "a tag on the whole": Hostile(front("!!set {a, b}"), UNREADABLE),
    "a tag directive": Hostile(front("%TAG ! tag:example.com,2000:\n--- \ndrug: !x y")),
    "a YAML version of its own": Hostile(front("%YAML 9.9\n--- \ndrug: azathioprine")),
    "brackets 50,000 deep": Hostile(front("a: " + "[" * 50_000), UNREADABLE),
    "braces 50,000 deep": Hostile(front("a: " + "{a: " * 50_000), UNREADABLE),
    "closed brackets 400 deep": Hostile(front("a: " + "[" * 400 + "]" * 400), "nested deeper than 12 levels"),
    "lists 50,000 deep on one line": Hostile(front("a:\n  " + "- " * 50_000 + "a"), "nested deeper than 100 levels"),
    "lists 400 deep by indent": Hostile(front("a:\n" + "\n".join(" " * n + "-" for n in range(1, 400))), UNREADABLE),
    "question marks 50,000 deep": Hostile(front("? " * 50_000 + "a"), UNREADABLE),
    "100,000 keys": Hostile(front("\n".join(f"k{n}: {n}" for n in range(60_000))), "more than 20000 values"),
    "9,000 unknown keys": Hostile(front("\n".join(f"k{n}: {n}" for n in range(9_000))), "schema"),
    "a list of 100,000": Hostile(front("warnings: [" + "x, " * 100_000 + "x]"), "more than 20000 values"),
    "a list of 15,000": Hostile(front("drug: azathioprine\nwarnings: [" + "x, " * 15_000 + "x]"), "schema"),
    "6,000 schedules": Hostile(front("drug: azathioprine\nmonitoring: [" + "{what: x}, " * 6_000 + "]")),
    "a key twice": Hostile(front("drug: azathioprine\ndrug: rituximab"), "the key 'drug' stands twice"),
    "a key twice, in quotes": Hostile(front('drug: azathioprine\n"dr\\u0075g": rituximab'), "stands twice"),
    "a mapping as a key": Hostile(front("? {a: b}\n: c"), UNREADABLE),
    "a key of half a megabyte": Hostile(front("x" * 500_000 + ": 1")),
    "a scalar of half a megabyte": Hostile(front('drug: "' + "x" * 500_000 + '"')),
    "a block scalar of half a megabyte": Hostile(front("drug: |\n" + "  x\n" * 120_000)),
    "folded blanks": Hostile(front("drug: >\n" + "  \n" * 150_000 + "  x")),
    "an escape for every letter": Hostile(front('drug: "' + "\\x41" * 100_000 + '"')),
    "an escaped ESC": Hostile(front('drug: "\\e[31mred\\e[0m\\a\\0"\nstatus: "\\e[31m"'), "schema"),
    "a second document": Hostile(front("drug: azathioprine\n--- \ndrug: rituximab")),
    "a second document inside": Hostile(front("drug: azathioprine\n--- {drug: rituximab}"), UNREADABLE),
    "a quote never closed": Hostile(front('drug: "azathioprine'), UNREADABLE),
    "100,000 lines in a quote never closed": Hostile(front('drug: "' + "a\n" * 100_000), UNREADABLE),
    "never closed at all": Hostile(whole("---\ndrug: azathioprine\n" + PUBLISHED.replace("---", "")), "never closed"),
    "a list for front matter": Hostile(whole(f"---\n[a, b]\n---\n\n{PUBLISHED}"), "holds no 'key: value' lines"),
    "a date out of all bounds": Hostile(front("drug: azathioprine\nrevised: 99999-99-99"), "revised"),
    "the year 0": Hostile(front("drug: azathioprine\nrevised: 0000-00-00"), "invalid-date"),
    "the last year of all": Hostile(front("drug: azathioprine\nrevised: 9999-12-31"), "revised"),
    "a date in other digits": Hostile(front("drug: azathioprine\nrevised: ٢٠٢٦-١١-٢٢"), "revised"),
    "a number without end": Hostile(front("drug: azathioprine\nrevised: " + "9" * 100_000), "revised"),
    "a control character in a value": Hostile(front("drug: aza\x07thioprine"), "U+0007"),
    "a BOM in the middle": Hostile(front("drug: \ufeffazathioprine"), "U+FEFF"),
    "U+2028 in a value": Hostile(front("drug: aza\u2028thioprine"), "U+2028"),
    "a NEL before a value": Hostile(front("drug:\u0085azathioprine")),
    "tabs for indents": Hostile(front("drug:\n" + "\t" * 100_000 + "x"), UNREADABLE),
    "blanks for a key": Hostile(whole("---\n" + " " * 500_000 + "\n---\n\n" + PUBLISHED)),
    "dashes": Hostile(whole("---\n" * 100_000 + PUBLISHED)),
    "comments": Hostile(front("drug: azathioprine\n" + "# leaflint: ignore x\n" * 20_000), "suppression"),
    "number signs": Hostile(front("drug: azathioprine " + "# " * 200_000)),
}
