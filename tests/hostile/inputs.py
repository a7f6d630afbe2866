"""Every hostile sheet by its name."""

from __future__ import annotations

from . import markup, odd_bytes, wordings, yaml_bombs
from .hostile import Hostile

GROUPS = {"yaml": yaml_bombs, "bytes": odd_bytes, "markup": markup, "words": wordings}
INPUTS: dict[str, Hostile] = {
    f"{group}: {name}": hostile for group, module in GROUPS.items() for name, hostile in module.SHEETS.items()
}
