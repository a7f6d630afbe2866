"""Imports go one way: from what users meet down to the plain records, and never in a circle."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "lint" / "leaflint"

# From the bottom up; a room may import itself and the rooms of the lines above its own.
LAYERS = (
    {"__init__", "errors", "finding", "nodes", "packaged", "spreadsheet"},
    {"cache", "console", "outcome", "text_files", "writing", "history"},
    {"conformity"},
    {"config", "vocabulary"},
    {"reading"},
    {"facts"},
    {"approvals"},
    {"reference"},
    {"rules"},
    {"redline"},
    {"checking"},
    {"reporters"},
    {"council", "glance"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
REPORTERS_KNOW = {"__init__", "errors", "finding", "outcome", "reporters"}


def imports() -> Iterator[tuple[str, str]]:
    """Every import of leaflint by leaflint: the module that imports, the module imported."""
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in ROOT.rglob("*.py")}
    for name, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                named = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.module and not node.level, f"{path}:{node.lineno}: write the import from the top"
                named = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for dotted in (one[len("leaflint.") :] for one in named if one.startswith("leaflint.")):
                yield name, next((found for found in candidates(dotted) if found in modules), dotted)


def candidates(dotted: str) -> Iterator[str]:
    """The modules that a dotted name may mean: itself, its package, then without its last part (a name in a module)."""
    for name in (dotted, dotted.rpartition(".")[0]):
        yield from (name, f"{name}.__init__".lstrip("."))


def room(module: str) -> str:
    """The file or folder at the top of the package that a module belongs to."""
    return module.split(".")[0]


def test_imports_go_down() -> None:
    height = {name: level for level, names in enumerate(LAYERS) for name in names}
    rooms = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms <= height.keys(), "a new room needs a place in LAYERS"
    pairs = {(room(source), room(target)) for source, target in imports()}
    assert [pair for pair in sorted(pairs) if pair[0] != pair[1] and height[pair[0]] <= height[pair[1]]] == []


def test_reporters_know_only_what_a_run_found() -> None:
    assert {room(target) for source, target in imports() if room(source) == "reporters"} <= REPORTERS_KNOW


def test_no_module_imports_itself_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for source, target in imports():
        if source != target:
            graph.setdefault(source, set()).add(target)
    graphlib.TopologicalSorter(graph).prepare()
