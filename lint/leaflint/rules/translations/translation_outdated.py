"""translation-outdated: the source is not the text that was translated."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Related, Severity
from leaflint.reading import Unreadable
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front, untouched
from leaflint.rules.rule import Group, Problem, sheet_rule

_OLD = "sha256-1:" + "0" * 64
_SOURCE = "sheets/azathioprine.md"


@sheet_rule(
    group=Group.TRANSLATIONS,
    severity=Severity.ERROR,
    good=[untouched("es/azatioprina").translating(untouched("azathioprine"))],
    bad=[
        front("translation_of", f"translation_of: {{sheet: {_SOURCE}, content: «{_OLD}»}}")
        .of("es/azatioprina")
        .translating(untouched("azathioprine")),
        front("translation_of", f"translation_of: {{sheet: «{_SOURCE}»}}")
        .of("es/azatioprina")
        .translating(answer("dosage", "Most people with NMOSD take 2 to 4 mg/kg/day.")),
    ],
)
def translation_outdated(sheet: Examined) -> Iterator[Problem]:
    """The source changed after the translation.

    Readers of the translation go on taking the old dose. Translate what changed, then write the digest of the source
    that this finding names as `content` under `translation_of`. A source that is not there is reported here too.
    """
    named, source = sheet.translated, sheet.source
    if named is None or source is None:
        return
    if isinstance(source, Unreadable):
        yield Problem(
            named.span,
            f"the source {named.sheet!r} cannot be read, so nothing shows whether this translation is up to date: "
            f"{source.message}",
            "write the path of the source, from the folder of the configuration, such as sheets/azathioprine.md",
            about="source",
        )
        return
    today = source.digests.whole
    if named.content != today:
        what = "has changed since it was translated" if named.content else "is named without the digest of its content"
        yield Problem(
            named.span,
            f"the source {named.sheet!r} {what}",
            f"compare the two, translate what changed, then write content: {today}",
            about="content",
            beside=(Related(source.place(source.top), "this is the source"),),
        )
