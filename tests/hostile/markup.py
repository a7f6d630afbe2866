"""Markdown that nests, repeats or never ends."""

from __future__ import annotations

from .hostile import Hostile, body, whole

SPLIT = "more than 50000 pieces of markup"
TITLE = "# Azathioprine\n\n"

SHEETS: dict[str, Hostile] = {
    "one line of a megabyte": Hostile(lambda: b"x" * 1_000_000, "missing-section"),
    "one line of a megabyte of words": Hostile(lambda: b"a b " * 250_000, "missing-section"),
    "200,000 empty lines": Hostile(body("\n" * 200_000)),
    "200,000 blank lines": Hostile(body(" \t\n" * 200_000)),
    "blanks": Hostile(body("a" + " " * 300_000 + "b")),
    "blanks at the ends of lines": Hostile(body(("a" + " " * 1_000 + "\n") * 300)),
    "quotes 10,000 deep": Hostile(body(">" * 10_000 + " a"), "nested deeper than 100 levels"),
    "quotes 99 deep, 2,000 times": Hostile(body((">" * 99 + " a\n\n") * 2_000)),
    "lists 5,000 deep on one line": Hostile(body("- " * 5_000 + "a"), "nested deeper than 100 levels"),
    "lists 400 deep": Hostile(body("\n".join(" " * (2 * n) + "- a" for n in range(400)))),
    "numbers 1,000 deep": Hostile(body("1. " * 1_000 + "a"), "nested deeper than 100 levels"),
    "10,000 headings": Hostile(body("\n\n".join(f"## Why {n}?" for n in range(10_000))), "more than 500 findings"),
    "900 headings": Hostile(body("\n\n".join(f"## Why {n}?" for n in range(900))), "unknown-section"),
    "10,000 number signs": Hostile(body("#" * 100_000 + "\n" + "# " * 50_000)),
    "10,000 underlined headings": Hostile(body("a\n===\n\nb\n---\n\n" * 10_000), SPLIT),
    "3,000 times the same question": Hostile(body("### How does it work?\n\n" * 3_000), "more than 500 findings"),
    "10,000 bold lines": Hostile(body("\n\n".join(f"**Why {n}?**" for n in range(8_000))), "more than 500 findings"),
    "10,000 numbered questions": Hostile(body("\n".join(f"{n}. Why so {n}?" for n in range(10_000)))),
    "12,000 list items": Hostile(body("\n".join(f"- word {n}" for n in range(10_000)))),
    "20,000 short lines": Hostile(body("\n".join(f"word {n}?" for n in range(20_000)))),
    "8,000 bold words at line starts": Hostile(body("\n".join(f"**word {n}** is" for n in range(8_000)))),
    "10,000 names in the title": Hostile(
        body("\n\n".join(f"# Name{n} (Brand{n})" for n in range(5_000))),
    ),
    "5,000 titles above the first question": Hostile(
        lambda: ("\n\n".join(f"# Name{n} (Brand{n})" for n in range(5_000)) + "\n\n" + body("")().decode()).encode()
    ),
    "brackets never closed": Hostile(body("[" * 100_000)),
    "brackets closed": Hostile(body("[" * 50_000 + "]" * 50_000)),
    "links in links": Hostile(body("[a](" * 20_000)),
    "links of half a megabyte": Hostile(body("[a](<" + "x" * 500_000 + ">)")),
    "images in images": Hostile(body("![" * 50_000 + "](" * 50_000)),
    "emphasis never closed": Hostile(body("*a **b " * 40_000)),
    "emphasis in emphasis": Hostile(body("*a **a " * 20_000 + "a** a* " * 20_000)),
    "emphasis of stars alone": Hostile(body("***" * 60_000 + "a")),
    "underlines": Hostile(body("_" * 200_000 + " a")),
    "words with underlines": Hostile(body("a_b__c " * 30_000)),
    "strikes": Hostile(body("~~a" * 60_000)),
    "backticks of every length": Hostile(body(" ".join("`" * n for n in range(1, 600)))),
    "backticks": Hostile(body("`" * 200_000 + "a")),
    "fences never closed": Hostile(body("````\n```\n" * 20_000)),
    "comments never closed": Hostile(body("<!-- " * 50_000)),
    "comments never closed, in a line": Hostile(body("a " + "<!-- " * 50_000)),
    "comments that end at once": Hostile(body("<!-->" * 40_000)),
    "leaflint comments never closed": Hostile(body("<!-- leaflint: ignore x " * 20_000)),
    "10,000 suppressions": Hostile(body("<!-- leaflint: ignore -->\n\n" * 10_000), "suppression"),
    "10,000 suppressions of one rule": Hostile(
        body("<!-- leaflint: ignore schema -- why -->\n\n" * 10_000), "suppression"
    ),
    "a suppression of 100,000 names": Hostile(
        body(f"<!-- leaflint: ignore {'a,' * 100_000}a -- why -->"), "suppression"
    ),
    "a suppression of 20,000 names without a reason": Hostile(
        body(f"<!-- leaflint: ignore {','.join(f'name-{n}' for n in range(20_000))} -->"), "suppression"
    ),
    "a suppression of dashes": Hostile(body(f"<!-- leaflint: ignore {'a-' * 100_000}\x01 -->"), "suppression"),
    "a suppression of 1,000 names near a rule's": Hostile(
        body(f"<!-- leaflint: ignore {','.join(f'stale-revisio{n}' for n in range(1_000))} -- why -->"), "suppression"
    ),
    "tags never closed": Hostile(body("<a " * 60_000)),
    "tags in a block never closed": Hostile(body("<div " * 60_000)),
    "100,000 tags": Hostile(body("<b>" * 100_000), SPLIT),
    "100,000 tags in a block": Hostile(body("<p>a" * 100_000), SPLIT),
    "scripts never closed": Hostile(body("<script>" * 20_000)),
    "titles in a block": Hostile(body("<div>" + "<title>" * 30_000)),
    "declarations": Hostile(body("<div>" + "<!x " * 60_000 + "<![CDATA[" * 10_000 + "<?" * 10_000)),
    "ampersands in a block": Hostile(body("<div>" + "&a" * 100_000 + "&" * 100_000)),
    "entities": Hostile(body("&amp;" * 100_000), SPLIT),
    "entities for a control": Hostile(body("## &#27;[31m Why&#7;?\n\n&#x202e;3 mg")),
    "a table of 10,000 columns": Hostile(body("|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b" * 10_000 + "|")),
    "a table of 10,000 rows": Hostile(body("|a|b|\n|-|-|\n" + "|c|d|\n" * 6_000)),
    "tables that begin": Hostile(body("|a|\n|-|\n\n" * 5_000)),
    "a wide table with empty rows": Hostile(body("|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|\n" * 2_000)),
    "10,000 reference definitions": Hostile(body("\n".join(f"[{n}]: <x{n}>" for n in range(10_000)))),
    "references to references": Hostile(body("[a]: /" + "x" * 5_000 + "\n\n" + "[a] " * 10_000)),
    "5,000 footnotes": Hostile(body("\n\n".join(f"[^{n}]: [^{n + 1}]" for n in range(5_000)))),
    "10,000 rules": Hostile(body("---\n\n" * 30_000)),
    "10,000 line breaks": Hostile(body("a  \n" * 20_000)),
    "10,000 breaks in HTML": Hostile(body("a<br>" * 16_000)),
    "raised digits in a question": Hostile(body("## Why " + "¹" * 60 + "a?")),
    "notes behind a question": Hostile(body("## Why " + "[1]" * 40 + "a?")),
    "a title of half a megabyte": Hostile(whole(TITLE + "# " + "Name (Brand) " * 40_000), "missing-section"),
}
