"""The report as one HTML page, which needs nothing beside it and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from leaflint.council.blocks import Document, Heading

_HERE = Path(__file__).parent


def as_page(document: Document) -> str:
    """The document as HTML. Raises ModuleNotFoundError where Jinja2 is not installed."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    style = (_HERE / "page.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["is_a"] = lambda block, name: type(block).__name__ == name
    environment.filters["lines"] = lambda text: Markup("<br>").join(text.split("\n"))
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return environment.get_template("page.html").render(
        document=document,
        parts=[block for block in document.blocks if isinstance(block, Heading) and block.level == 1],
        style=Markup(style),
        style_digest=digest,
        drawn=Markup,
    )
