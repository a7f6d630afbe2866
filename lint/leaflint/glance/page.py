"""The comparison as one HTML page that needs nothing beside it and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from itertools import groupby
from pathlib import Path

from leaflint import __version__
from leaflint.glance.data import as_linked_data
from leaflint.glance.table import STATUSES, Glance
from leaflint.reporters.visible import visible

_HERE = Path(__file__).parent


def as_page(glance: Glance) -> str:
    """The comparison as HTML. Raises ModuleNotFoundError where Jinja2 is not installed."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    style = (_HERE / "page.css").read_text(encoding="utf-8") + _hiding(len(glance.columns))
    numbered = list(enumerate(glance.columns))
    linked = json.dumps(as_linked_data(glance), ensure_ascii=True, indent=1)
    for character in "<>&":
        linked = linked.replace(character, f"\\u{ord(character):04x}")
    return environment.get_template("page.html").render(
        glance=glance,
        by=f"leaflint {__version__}",
        groups=[(STATUSES[status], list(group)) for status, group in groupby(numbered, lambda one: one[1].status)],
        statuses=STATUSES,
        drafts=sum(column.is_draft for column in glance.columns),
        style=Markup(style),
        style_digest=base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        linked=Markup(linked),
    )


def _hiding(count: int) -> str:
    """What hides the column of a drug whose box is not ticked, without a script."""
    rules = (f"body:has(#drug-{at}:not(:checked)) .drug-{at} {{ display: none; }}\n" for at in range(count))
    return "".join(rules)
