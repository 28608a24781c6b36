"""The stages in their order: load, check, bind, judge, compose, paint, preflight, publish.

Takes a workspace and names of editions; gives a report. It knows every stage and contains none.
Nothing is published unless every edition that was asked for is without an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from authoring.auditing import STOPPING, judge_edition, list_problems
from authoring.edition.bind import bind_edition
from authoring.edition.model import Edition
from authoring.edition.neighbours import Neighbours
from authoring.edition.reading import EditionReading, read_workspace
from authoring.edition.siblings import Siblings
from authoring.ledgers import render_rows
from authoring.problems import (
    InputProblems,
    Problem,
    UsageError,
    has_errors,
    order_problems,
)
from authoring.production import Checked, Stage, open_fonts, produce
from authoring.proposing import propose_wordings
from authoring.publishing import publish
from authoring.queries import queries_of
from authoring.sources import Sources

_HOUSE = ("editions", "styles", "fonts")


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found, and what it has to tell when all went well."""

    problems: tuple[Problem, ...]
    lines: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether there was an error."""
        return has_errors(self.problems)


def find_workspace(start: Path, *, climb: bool = True) -> Path:
    """Return the folder at ``start``, or above it, that holds editions, styles and fonts.

    Raises:
        UsageError: there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents) if climb else (start,):
        if all((folder / name).is_dir() for name in _HOUSE):
            return folder
    where = f"at or above {start}" if climb else f"at {start}"
    raise UsageError(f"there is no folder with {', '.join(_HOUSE)} {where}")


def check_editions(workspace: Path, names: Sequence[str], stage: Stage) -> Report:
    """Load, check and bind editions, without typesetting.

    Raises:
        InputProblems: a name that fits no edition or several.
    """
    sources = Sources(workspace)
    checked, problems = _check(sources, names, stage)
    return Report(problems, tuple(line for each in checked for line in _summarise(each)))


def build_editions(workspace: Path, names: Sequence[str], stage: Stage) -> Report:
    """Make the two files of each edition and publish them in ``output/``.

    Raises:
        InputProblems: a name that fits no edition or several.
    """
    sources = Sources(workspace)
    checked, problems = _check(sources, names, stage)
    if has_errors(problems):
        return Report(problems)
    bound = [each.edition for each in checked if not each.edition.is_letter]
    siblings = Siblings(sources, Neighbours(sources), bound)
    products = []
    for each in checked:
        product, found = produce(sources, each, siblings, stage)
        problems = order_problems([*problems, *found])
        products.append(product)
    if has_errors(problems):
        return Report(problems)
    stage("publishing")
    lines = []
    for each, product in zip(checked, products, strict=True):
        publish(workspace / "output" / product.edition, product.files, product.outdated)
        lines += [
            f"output/{product.edition}/{name} ({len(data) / 1024:.0f} kB)"
            for name, data in product.files.items()
        ]
        lines += _summarise(each)
    return Report(problems, tuple(lines))


def export_charts(workspace: Path, names: Sequence[str], stage: Stage) -> Report:
    """Write each chart of each edition as SVG and PNG in ``output/<edition>/charts/``.

    Raises:
        InputProblems: a name that fits no edition or several.
    """
    sources = Sources(workspace)
    checked, problems = _check(sources, names, stage)
    if has_errors(problems):
        return Report(problems)
    from authoring.pages.exhibition import export_all

    lines = []
    for each in (each for each in checked if not each.edition.is_letter):
        stage(f"{each.edition.id}: drawing charts")
        files, found = export_all(
            each.edition, each.style, open_fonts(sources, each.style), each.document.locate
        )
        problems = order_problems([*problems, *found])
        if has_errors(problems):
            continue
        folder = workspace / "output" / each.edition.id / "charts"
        publish(folder, files)
        lines.append(f"output/{each.edition.id}/charts: {len(files)} files")
    return Report(problems, () if has_errors(problems) else tuple(lines))


def show_claims(workspace: Path, names: Sequence[str], stage: Stage) -> Report:
    """Tell every claim and figure of editions with its verdict, failing first.

    Only what keeps an edition from being bound is a problem here.

    Raises:
        InputProblems: a name that fits no edition or several.
    """
    checked, problems = _check(Sources(workspace), names, stage)
    lines = [line for each in checked for line in (*render_rows(each.judgement), *_summarise(each))]
    errors = (each for each in problems if each.severity == "error" and each.code not in STOPPING)
    return Report(tuple(errors), tuple(lines))


def say_cell(workspace: Path, name: str, cell: str, stage: Stage) -> Report:
    """Propose wordings for a cell of an edition.

    Raises:
        InputProblems: a name that fits no edition or several, or an edition that cannot be read.
    """
    sources = Sources(workspace)
    stage("reading and checking")
    neighbours = Neighbours(sources)
    reading, *_ = read_workspace(sources, (name,), neighbours)
    if reading.edition is None or reading.style is None:
        raise InputProblems(reading.problems)
    lines, problems = propose_wordings(cell, reading.edition, neighbours, reading.style)
    return Report(order_problems(problems), lines)


def _check(
    sources: Sources, names: Sequence[str], stage: Stage
) -> tuple[tuple[Checked, ...], tuple[Problem, ...]]:
    """Read, bind and judge editions; what cannot be bound is left out, its problems are not."""
    stage("reading and checking")
    neighbours = Neighbours(sources)
    readings = read_workspace(sources, names, neighbours)
    stage("binding figures and checking claims")
    problems: list[Problem] = []
    checked = []
    for reading in readings:
        problems += reading.problems
        judged = _judge(reading, neighbours, problems, sources)
        if judged is not None:
            checked.append(judged)
    return tuple(checked), order_problems([*problems, *neighbours.problems])


def _judge(
    reading: EditionReading, neighbours: Neighbours, problems: list[Problem], sources: Sources
) -> Checked | None:
    document, style = reading.document, reading.style
    if reading.edition is None or document is None:
        return None
    edition, found = bind_edition(reading.edition, neighbours, document.locate)
    problems += found
    if style is None or has_errors(found):
        return None
    judgement = judge_edition(edition, neighbours, style)
    problems += list_problems(judgement, edition, document.locate, sources)
    return Checked(edition, style, document, judgement)


def _summarise(checked: Checked) -> tuple[str, ...]:
    """Tell the counts of an edition; a letter has the open queries of its edition."""
    edition = checked.edition
    queries = () if edition.is_letter else (_count_queries(edition),)
    told = (*queries, *checked.judgement.describe())
    return tuple(f"{edition.name}: {each}" for each in told)


def _count_queries(edition: Edition) -> str:
    count = sum(1 for _ in queries_of(edition))
    return f"{count} open {'query' if count == 1 else 'queries'}"
