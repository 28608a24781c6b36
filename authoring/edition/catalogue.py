"""The editions of a workspace, and the ones that a command names.

Takes the sources and names as typed; gives folder names in alphabetical order. It never opens an
edition.
"""

from __future__ import annotations

from collections.abc import Sequence

from authoring.problems import InputProblems, Place, Problem, offer, quote
from authoring.sources import Sources

_FOLDER = "editions"


def list_editions(sources: Sources) -> tuple[str, ...]:
    """Return the ids of all editions: the names of the folders in ``editions/``."""
    return sources.folders(_FOLDER)


def find_editions(sources: Sources, names: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the editions that are named by their folder or an unambiguous start of it.

    Without names, all. Each is given once, in alphabetical order.

    Raises:
        InputProblems: a name that fits none or several, or a workspace without editions.
    """
    held = list_editions(sources)
    problems: list[Problem] = []
    if not held:
        fact, hint = "the workspace has no editions", "make a folder with an edition.json in it"
        problems.append(Problem("error", Place(_FOLDER), fact, hint, code="no-editions"))
    found = set(held if not names else ())
    for name in names if held else ():
        fitting = [name] if name in held else [one for one in held if name and one.startswith(name)]
        if len(fitting) == 1:
            found.update(fitting)
        elif fitting:
            fact = f"{quote(name)} is the start of {len(fitting)} editions"
            hint = f"name one of them: {', '.join(fitting)}"
            problems.append(Problem("error", Place(_FOLDER), fact, hint, code="ambiguous-edition"))
        else:
            fact, hint = f"there is no edition {quote(name)}", offer(name, held, what="editions")
            problems.append(Problem("error", Place(_FOLDER), fact, hint, code="unknown-edition"))
    if problems:
        raise InputProblems(problems)
    return tuple(sorted(found))
