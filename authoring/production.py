"""The making of one edition's files: compose, paint, preflight.

Takes an edition or a letter that was checked; gives its two files with ledger and queries, and the
problems. It publishes nothing. What only building needs is imported where it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authoring.auditing import Judgement
from authoring.edition.letters import LETTER_FILE
from authoring.edition.model import Edition
from authoring.edition.siblings import Siblings
from authoring.jsontext import JsonDocument
from authoring.ledgers import find_pages, render_ledger, render_page
from authoring.problems import Place, Problem, has_errors, order_problems
from authoring.queries import render_queries
from authoring.sources import Sources
from authoring.style.model import Style

if TYPE_CHECKING:
    from authoring.text.fonts import Fonts

Stage = Callable[[str], None]

_LEDGER = ("ledger.json", "ledger.html")
_LETTER_LEDGER = ("letter-ledger.json", "letter-ledger.html")


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition or its letter, bound and judged, with its style and the places of its texts.

    Without an error among all problems it can be composed.
    """

    edition: Edition
    style: Style
    document: JsonDocument
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Product:
    """The files of one edition or letter, ready to be published in the folder of the edition."""

    edition: str
    files: Mapping[str, bytes]
    outdated: tuple[str, ...]


def open_fonts(sources: Sources, style: Style) -> Fonts:
    """Return the fonts of a style, which are read when they are first asked for."""
    from authoring.text.fonts import Fonts

    return Fonts(style.fonts, lambda file: sources.read_bytes(f"fonts/{file}"))


def produce(
    sources: Sources, checked: Checked, siblings: Siblings, stage: Stage
) -> tuple[Product, tuple[Problem, ...]]:
    """Compose an edition once, paint it twice and read both files back.

    Returns the product, without files where composing met an error, and all problems.
    """
    stage("loading the typesetter")
    from authoring.pages.composition import compose_edition
    from authoring.pdf.files import paint_press, paint_screen

    edition, style = checked.edition, checked.style
    fonts = open_fonts(sources, style)
    stage(f"{edition.name}: composing")
    composition = compose_edition(
        edition, style, fonts, checked.document.locate, siblings.of(edition)
    )
    if has_errors(composition.problems):
        return Product(edition.id, {}, ()), composition.problems
    press_profile = sources.read_bytes(f"styles/{style.press.name('profile')}")
    screen_profile = sources.read_bytes(f"styles/{style.screen.name('profile')}")
    document = composition.document
    count = f"{len(document.pages)} {'page' if len(document.pages) == 1 else 'pages'}"
    stage(f"{edition.name}: painting {count} for the screen")
    screen = paint_screen(document, style, screen_profile, press_profile)
    stage(f"{edition.name}: painting {count} for the press")
    press = paint_press(document, style, press_profile)
    stage(f"{edition.name}: preflight")
    names = _file_names(edition.name, edition.status)
    problems = [*composition.problems, *_preflight(checked, names, screen, press)]
    pages = find_pages(checked.judgement.audit.ledger, checked.document.value, document)
    queries = {} if edition.is_letter else {"queries.html": render_queries(edition).encode()}
    ledger = _LETTER_LEDGER if edition.is_letter else _LEDGER
    files = {
        names[0]: screen,
        names[1]: press,
        **queries,
        ledger[0]: render_ledger(checked.judgement, pages).encode(),
        ledger[1]: render_page(checked.judgement, pages, edition.title.plain).encode(),
    }
    return Product(edition.id, files, _outdated(sources, edition)), order_problems(problems)


def _file_names(name: str, status: str) -> tuple[str, str]:
    mark = "-concept" if status == "concept" else ""
    return f"{name}{mark}-screen.pdf", f"{name}{mark}-print.pdf"


def _outdated(sources: Sources, edition: Edition) -> tuple[str, ...]:
    """Return the files that are an edition's no more: of the other status, of a former letter."""
    other = _file_names(edition.name, "concept" if edition.status == "final" else "final")
    if edition.is_letter or LETTER_FILE in sources.names(f"editions/{edition.id}"):
        return other
    letters = (_file_names(edition.letter_name, status) for status in ("concept", "final"))
    return (*other, *(name for names in letters for name in names), *_LETTER_LEDGER)


def _preflight(
    checked: Checked, names: tuple[str, str], screen: bytes, press: bytes
) -> list[Problem]:
    """Read both finished files back; a finding is placed in the file, by page."""
    from authoring.pdf.preflight import PressLimits, ScreenLimits, check_press, check_screen

    edition, style = checked.edition, checked.style
    width, height = style.paper["width_mm"], style.paper["height_mm"]
    limits = PressLimits(
        width_mm=width,
        height_mm=height,
        bleed_mm=style.paper["bleed_mm"],
        ink_limit=style.press["ink_limit"],
        picture_dpi_min=style.press["picture_dpi_min"],
        black_from=style.press["overprint_black_from"],
        condition=style.press.name("condition"),
    )
    found = [
        (names[0], each)
        for each in check_screen(screen, ScreenLimits(width, height, edition.language))
    ]
    found += [(names[1], each) for each in check_press(press, limits)]
    return [
        Problem(
            finding.severity,
            Place(
                f"output/{edition.id}/{name}", path=f"page {finding.page}" if finding.page else ""
            ),
            finding.message,
            finding.hint,
            code=finding.code,
        )
        for name, finding in found
    ]
