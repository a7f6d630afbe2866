"""A drawing as pixels, for programs that show no SVG."""

from __future__ import annotations

import json


def as_png(svg: str) -> bytes:
    """The drawing as PNG, twice as large as it says. Raises ModuleNotFoundError where typst is not installed."""
    import typst

    source = (
        '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(json(bytes(sys.inputs.data))), format: "svg")'
    )
    made = typst.Compiler(source.encode(), ignore_system_fonts=True).compile(
        format="png", ppi=144, sys_inputs={"data": json.dumps(svg)}
    )
    assert isinstance(made, bytes)
    return made
