"""The command line: the only place that prints and the only one that sets an exit code.

``authoring check [ID…]`` checks editions without typesetting, ``authoring build [ID…]`` makes
their PDFs, ``authoring charts [ID…]`` their charts as SVG and PNG; ``authoring claims [ID…]``
tells what their words of quantity rest on, and ``authoring say ID CELL`` what may be said of a
cell. An ID is an edition's folder name or an unambiguous start of it; without one, all.
Exit codes: 0 done (warnings or not), 1 a problem in the input, 2 a wrong command line.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from authoring.auditing import FAILING, UNTESTED
from authoring.pipeline import (
    Report,
    build_editions,
    check_editions,
    export_charts,
    find_workspace,
    say_cell,
    show_claims,
)
from authoring.problems import (
    InputProblems,
    Problem,
    UsageError,
    render_github,
    render_json,
    render_text,
)

_COMMANDS = {
    "check": check_editions,
    "build": build_editions,
    "charts": export_charts,
    "claims": show_claims,
}


def _render_terminal(problems: Iterable[Problem]) -> str:
    """Return failing claims first, and of claims that cannot be tested only how many there are."""
    told = [problem for problem in problems if problem.code != UNTESTED]
    return render_text(told, first=FAILING)


_RENDERERS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": _render_terminal,
    "json": render_json,
    "github": render_github,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    watch = _Watch(quiet=options.quiet, timings=options.timings)
    try:
        named = options.workspace is not None
        start = Path(options.workspace) if named else Path.cwd()
        workspace = find_workspace(start, climb=not named)
        if options.command == "say":
            report = say_cell(workspace, options.edition, options.cell, watch.stage)
        else:
            report = _COMMANDS[options.command](workspace, options.edition, watch.stage)
    except InputProblems as fault:
        report = Report(fault.problems)
    except UsageError as fault:
        print(f"authoring: {fault}", file=sys.stderr)
        return 2
    watch.finish()
    lines = report.lines if options.format == "text" else ()
    try:
        sys.stdout.write(_RENDERERS[options.format](report.problems))
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads along has seen enough (``| head``); Python flushes once more as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if report.failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="authoring", description=__doc__.split("\n\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in (
        ("check", "check editions without typesetting them"),
        ("build", "make the PDFs of editions"),
        ("charts", "write every chart of editions as SVG and PNG"),
        ("claims", "tell every claim and figure of editions with its verdict, failing first"),
        ("say", "propose wordings for a cell"),
    ):
        command = commands.add_parser(name, help=purpose, description=purpose)
        named = "an edition's folder name or a start of it"
        if name == "say":
            command.add_argument("edition", help=named)
            command.add_argument(
                "cell", help="table/row/column; after a comma, what it is compared with"
            )
        else:
            command.add_argument("edition", nargs="*", help=f"{named} (default: all)")
        command.add_argument(
            "--format", choices=sorted(_RENDERERS), default="text", help="how to print problems"
        )
        command.add_argument(
            "--workspace",
            metavar="FOLDER",
            help="the folder that holds editions/, styles/ and fonts/ (default: found from here)",
        )
        command.add_argument("--quiet", action="store_true", help="print no progress")
        command.add_argument(
            "--timings", action="store_true", help="print how long each stage takes"
        )
    return parser


class _Watch:
    """Prints progress to standard error: one line a stage, with its time where asked for."""

    def __init__(self, *, quiet: bool, timings: bool) -> None:
        self._quiet = quiet
        self._timings = timings
        self._begun = time.perf_counter()
        self._stage = ""

    def stage(self, name: str) -> None:
        self._close()
        self._stage = name
        self._begun = time.perf_counter()
        if not self._quiet:
            print(name, file=sys.stderr, flush=True)

    def finish(self) -> None:
        self._close()
        self._stage = ""

    def _close(self) -> None:
        if self._timings and self._stage:
            spent = (time.perf_counter() - self._begun) * 1000
            print(f"  {self._stage}: {spent:.0f} ms", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
