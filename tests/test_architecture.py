"""The rules of the house, held against the source text of the package.

Reads Python files with ``ast`` and never imports them, so that a fault in one module cannot hide
the rules that another breaks.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Low to high: a module imports from its own layer and from lower ones.
LAYERS = (
    ("problems", "plaintext", "jsontext", "display"),
    ("sources",),
    ("schemas",),
    ("style",),
    ("data",),
    ("edition",),
    ("claims",),
    ("text",),
    ("charts",),
    ("pages",),
    ("pdf",),
    ("queries", "publishing", "auditing"),
    ("ledgers", "proposing"),
    ("production",),
    ("pipeline",),
    ("__main__",),
)

# Each heavy library lives in one place, by module prefix.
HOMES = {
    "jsonschema": ("authoring.schemas",),
    "pandas": ("authoring.data",),
    "babel": ("authoring.data.numbers",),
    "matplotlib": ("authoring.charts",),
    "reportlab": ("authoring.pdf",),
    "pikepdf": ("authoring.pdf",),
    "fontTools": ("authoring.pdf",),
    "uharfbuzz": ("authoring.text",),
    "pyphen": ("authoring.text",),
}

# Imports inside a function, each with its reason.
LATE_IMPORTS = {
    ("authoring.text.hyphenation", "pyphen"): "its patterns take 0.1 s; not all text is divided",
    **dict.fromkeys(
        (
            ("authoring.pipeline", "authoring.pages.exhibition"),
            ("authoring.production", "authoring.pages.composition"),
            ("authoring.production", "authoring.pdf.files"),
            ("authoring.production", "authoring.pdf.preflight"),
            ("authoring.production", "authoring.text.fonts"),
        ),
        "checking does without the libraries that building needs",
    ),
}

# Only the command line prints and ends the process.
ENDINGS = {"print", "exit", "quit", "SystemExit"}

LENGTH = re.compile(r"_(mm|pt)$")
HEX_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")
LONGEST_FILE = 400


@dataclass(frozen=True)
class Module:
    """A module of the package: its dotted name, its file and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def subject(self) -> str:
        """Return the part of the package that it belongs to: a folder or a top-level module."""
        return self.name.split(".")[1] if "." in self.name else ""


@dataclass(frozen=True)
class Import:
    """One imported module, where it stands, and whether inside a function."""

    target: str
    line: int
    late: bool


@cache
def modules() -> dict[str, Module]:
    """Return every module of the package by dotted name."""
    found = {}
    for path in sorted((ROOT / "authoring").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
    return found


def imports_of(module: Module) -> Iterator[Import]:
    """Yield what ``module`` imports; ``from package import module`` names the module itself."""
    late = {
        id(inner)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, id(node) in late)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name}:{node.lineno} imports relatively"
            source = node.module or ""
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield Import(inner if inner in modules() else source, node.lineno, id(node) in late)


def layer_of(subject: str) -> int:
    """Return the height of a subject, or fail when it has no layer."""
    for height, subjects in enumerate(LAYERS):
        if subject in subjects:
            return height
    pytest.fail(f"authoring.{subject} has no layer: give it one in LAYERS")


def is_within(name: str, prefix: str) -> bool:
    """Tell whether a dotted name is ``prefix`` or lies in it."""
    return name == prefix or name.startswith(prefix + ".")


def text_constants(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the string constants of a tree that are no docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node


def test_the_package_is_found():
    assert {"authoring", "authoring.display", "authoring.edition.model"} <= modules().keys()


def test_imports_only_point_downwards():
    upward = [
        f"{module.name}:{imported.line} imports {imported.target}"
        for module in modules().values()
        if module.subject
        for imported in imports_of(module)
        if imported.target.startswith("authoring.")
        and layer_of(imported.target.split(".")[1]) > layer_of(module.subject)
    ]
    assert upward == []


def test_the_package_itself_imports_nothing_of_its_own():
    own = [item.target for item in imports_of(modules()["authoring"]) if "authoring" in item.target]
    assert own == []


def test_no_modules_import_each_other_in_a_circle():
    graph = {
        module.name: {
            imported.target
            for imported in imports_of(module)
            if imported.target in modules() and imported.target != module.name
        }
        for module in modules().values()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_at_home(library: str):
    strays = [
        f"{module.name}:{imported.line}"
        for module in modules().values()
        for imported in imports_of(module)
        if is_within(imported.target, library)
        and not any(is_within(module.name, home) for home in HOMES[library])
    ]
    assert strays == []


def test_preflight_knows_nothing_of_the_code_that_writes():
    own = [
        f"{module.name}:{imported.line} imports {imported.target}"
        for module in modules().values()
        if module.name.startswith("authoring.pdf.preflight")
        for imported in imports_of(module)
        if is_within(imported.target, "authoring")
        and not imported.target.startswith(("authoring.problems", "authoring.pdf.preflight"))
    ]
    assert own == []


def test_an_import_inside_a_function_has_a_reason():
    late = {
        (module.name, imported.target)
        for module in modules().values()
        for imported in imports_of(module)
        if imported.late
    }
    assert late - LATE_IMPORTS.keys() == set(), "without a reason"
    assert LATE_IMPORTS.keys() - late == set(), "a reason without its import"


def test_only_the_command_line_prints_and_exits():
    found = []
    for module in modules().values():
        if module.name == "authoring.__main__":
            continue
        for node in ast.walk(module.tree):
            match node:
                case ast.Name(id=name) if name in ENDINGS:
                    found.append(f"{module.name}:{node.lineno} {name}")
                case ast.Attribute(
                    value=ast.Name(id="sys"), attr="exit" | "stdout" | "stderr" as name
                ):
                    found.append(f"{module.name}:{node.lineno} sys.{name}")
    assert found == []


def test_no_clock_randomness_or_machine_locale():
    sources = {"random", "secrets", "locale", "time", "getpass", "socket"}
    calls = {"now", "today", "utcnow", "uuid1", "uuid4", "urandom"}
    found = [
        f"{module.name}:{imported.line} imports {imported.target}"
        for module in modules().values()
        if module.subject not in {"pipeline", "__main__"}
        for imported in imports_of(module)
        if imported.target.split(".")[0] in sources
    ]
    found += [
        f"{module.name}:{node.lineno} .{node.attr}()"
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in calls
    ]
    assert found == []


def literal_number(node: ast.expr | None) -> float | None:
    """Return the value of a numeric literal, also behind a minus, other than 0 and 1."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        return None
    value = node.value
    return value if isinstance(value, int | float) and value not in {0, 1} else None


def named_values(tree: ast.Module) -> Iterator[tuple[str, ast.expr | None, int]]:
    """Yield each name that gets a value: assigned, passed by keyword, or as a default."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, ast.Name | ast.Attribute):
                        name = target.id if isinstance(target, ast.Name) else target.attr
                        yield name, value, node.lineno
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                yield name, value, node.lineno
            case ast.keyword(arg=str(name), value=value):
                yield name, value, value.lineno
            case ast.arguments(posonlyargs=first, args=args, defaults=defaults):
                named = [*first, *args][len(first) + len(args) - len(defaults) :]
                for argument, default in zip(named, defaults, strict=True):
                    yield argument.arg, default, argument.lineno
                for argument, option in zip(node.kwonlyargs, node.kw_defaults, strict=True):
                    yield argument.arg, option, argument.lineno


def test_no_length_stands_in_python():
    lengths = [
        f"{module.name}:{line} {name} = {literal_number(value)}"
        for module in modules().values()
        for name, value, line in named_values(module.tree)
        if LENGTH.search(name) and literal_number(value) is not None
    ]
    assert lengths == []


def test_no_colour_and_no_font_stands_in_python():
    style = json.loads((ROOT / "styles/techbarometer-2026.json").read_text(encoding="utf-8"))
    families = {font["family"] for font in style["fonts"]}
    files = {Path(font["file"]).stem for font in style["fonts"]}
    found = [
        f"{module.name}:{constant.lineno} {constant.value!r}"
        for module in modules().values()
        for constant in text_constants(module.tree)
        if HEX_COLOUR.search(constant.value)
        or any(name in constant.value for name in families | files)
    ]
    assert found == []


def test_every_module_says_what_it_is():
    silent = [
        module.name
        for module in modules().values()
        if module.tree.body and not ast.get_docstring(module.tree)
    ]
    assert silent == []


def public_definitions(body: list[ast.stmt], within: str) -> Iterator[tuple[str, ast.stmt]]:
    """Yield public functions, classes and methods with their dotted names."""
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if node.name.startswith("_"):
            continue
        yield f"{within}.{node.name}", node
        if isinstance(node, ast.ClassDef):
            yield from public_definitions(node.body, f"{within}.{node.name}")


def test_every_public_name_has_a_docstring():
    silent = [
        name
        for module in modules().values()
        for name, node in public_definitions(module.tree.body, module.name)
        if not ast.get_docstring(node)
        and not any(getattr(item, "id", "") == "override" for item in node.decorator_list)
    ]
    assert silent == []


def test_no_file_is_too_long():
    python = [*(ROOT / "authoring").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python}
    long = {
        str(path.relative_to(ROOT)): length
        for path, length in lengths.items()
        if length > LONGEST_FILE
    }
    assert long == {}
