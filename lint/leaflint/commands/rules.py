"""`leaflint rules` and `leaflint explain`."""

from __future__ import annotations

import json

from leaflint.checking import nearest_rule, rule_text
from leaflint.console import colored, write_out
from leaflint.errors import InputError
from leaflint.outcome import RuleText
from leaflint.rules.registry import all_rules, rule_named


def run_rules(output: str) -> int:
    """List the rules."""
    texts = [rule_text(rule) for rule in all_rules()]
    if output == "json":
        write_out(json.dumps([_as_json(text) for text in texts], indent=2) + "\n")
    elif output == "markdown":
        write_out(rules_page(texts))
    else:
        names, groups = (
            max(len(word) for word in words) for words in ([t.name for t in texts], [t.group for t in texts])
        )
        lines = [f"{text.name:<{names}}  {text.severity:<7}  {text.group:<{groups}}  {text.summary}" for text in texts]
        write_out("\n".join(lines) + "\n")
    return 0


def run_explain(name: str, color: str) -> int:
    """Explain one rule."""
    rule = rule_named(name)
    if rule is None:
        near = nearest_rule(name)
        hint = f"did you mean {near!r}?" if near else "'leaflint rules' lists them"
        raise InputError(f"no rule is called {name!r}; {hint}")
    page = explained(rule_text(rule))
    write_out(_marked(page) if colored(color) else page)
    return 0


def rules_page(texts: list[RuleText]) -> str:
    """The documentation of all rules as one Markdown page."""
    head = (
        "# Rules\n\n"
        "<!-- Written by `leaflint rules --output-format markdown`; change the rule, then write it again. -->\n\n"
        "In the examples, «…» stands around the words that the rule marks.\n\n"
        "| rule | default | reports |\n|---|---|---|\n"
    )
    rows = "".join(
        f"| [`{text.name}`](#{text.name}) | {text.severity} | {text.summary.rstrip('.')} |\n" for text in texts
    )
    return head + rows + "".join(f"\n{explained(text)}" for text in texts)


def explained(text: RuleText) -> str:
    """One rule as Markdown: what it reports, why it matters, what to write, and its examples."""
    source = f"\nSource: {text.source}\n" if text.source else ""
    examples = "".join(
        f"\n{'Reported' if kind == 'bad' else 'Left alone'}:\n\n{_fenced(snippet)}\n"
        for kind, snippet in text.examples
        if snippet
    )
    head = f"{text.summary} Group: {text.group}; default: {text.severity}."
    return f"## {text.name}\n\n{head}\n\n{text.reason}\n{source}{examples}"


def _fenced(snippet: str) -> str:
    return f"````markdown\n{_visible(snippet.rstrip())}\n````"


def _visible(snippet: str) -> str:
    """The snippet with what cannot be seen written out, as the page must show it."""
    return "".join(c if c == "\n" or c.isprintable() else f"<U+{ord(c):04X}>" for c in snippet)


def _marked(page: str) -> str:
    return page.replace("«", "\x1b[1;31m«").replace("»", "»\x1b[0m")


def _as_json(text: RuleText) -> dict[str, object]:
    return {
        "name": text.name,
        "group": text.group,
        "severity": text.severity,
        "summary": text.summary,
        "reason": text.reason,
    }
