"""What operators are written: few, exact, and only when something changes."""

import math
import re
from itertools import pairwise

import pytest

from authoring.display import Path
from authoring.pdf.paths import is_rectangle
from authoring.pdf.sheet import Sheet, to_points, write_number
from authoring.pdf.standards import Moment, identify
from tests.pdf.samples import (
    DEEP,
    INK,
    SIGNAL,
    bar,
    content,
    good_screen,
    one_page,
    open_pdf,
    report,
    run,
    screen,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (-0.0001, "0"),
        (1.5, "1.5"),
        (1e-9, "0"),
        (123456.7891, "123456.789"),
        (-2, "-2"),
    ],
)
def test_numbers_have_no_exponent_and_no_spare_zeros(value, written):
    assert write_number(value) == written


def test_boxes_that_meet_in_millimetres_meet_in_points():
    sheet = Sheet(210, 297)
    edges = [sheet.box(0.1 * index, 0, 0.1, 1) for index in range(1000)]
    assert all(left[2] == right[0] for left, right in pairwise(edges))
    assert to_points(25.4) == 72


def test_upright_rectangles_are_written_as_such():
    operators = content(screen(one_page(bar(10, 10, 20, 5, DEEP))))
    assert "n 28.346 799.37 56.693 14.173 re\nf\n" in operators
    assert is_rectangle((("M", 0, 0), ("L", 0, 2), ("L", 1, 2), ("L", 1, 0), ("L", 0, 0), ("Z",)))


@pytest.mark.parametrize(
    "segments",
    [
        (("M", 0, 0), ("L", 1, 0), ("L", 1, 1), ("L", 0, 1)),
        (("M", 0, 0), ("L", 1, 0), ("L", 2, 1), ("L", 0, 1), ("Z",)),
        (("M", 0, 0), ("L", 1, 0), ("L", 1, 1), ("L", 1, 2), ("Z",)),
        (("M", 0, 0), ("L", 1, 0), ("L", 1, 1), ("L", 0, 1), ("L", 0, 0.5), ("Z",)),
    ],
)
def test_other_shapes_are_no_rectangles(segments):
    assert not is_rectangle(segments)


def test_colours_pens_and_fonts_are_set_only_when_they_change():
    line = (("M", 10, 10), ("L", 20, 10))
    items = (
        run("a", 10, 10),
        run("b", 10, 20),
        bar(10, 30, 5, 5, INK),
        bar(10, 40, 5, 5, SIGNAL),
        Path(line, stroke=INK, width_pt=0.5, dash_pt=(1, 2), cap="round"),
        Path(line, stroke=INK, width_pt=0.5, dash_pt=(1, 2), cap="round"),
    )
    operators = content(screen(one_page(*items)))
    counts = {name: len(re.findall(rf" {name}$", operators, re.MULTILINE)) for name in COUNTED}
    assert counts == {"rg": 2, "RG": 1, "w": 1, "d": 1, "J": 1, "Tf": 1}


COUNTED = ("rg", "RG", "w", "d", "J", "Tf")


def test_a_stroke_without_width_is_not_drawn():
    thin = Path((("M", 10, 10), ("L", 20, 10)), stroke=INK, width_pt=0)
    operators = content(screen(one_page(thin)))
    assert not re.search(r"^S$|RG$", operators, re.MULTILINE)


def test_curves_and_holes_keep_their_points():
    shape = (
        ("M", 0, 0),
        ("C", 10, 0, 10, 10, 0, 10),
        ("Z",),
        ("M", 1, 1),
        ("L", 2, 2),
        ("L", 1, 2),
        ("Z",),
    )
    operators = content(screen(one_page(Path(shape, fill=DEEP))))
    assert "n 0 841.89 m 28.346 841.89 28.346 813.543 0 813.543 c h 2.835 839.055 m" in operators


def test_turned_text_turns_clockwise():
    operators = content(screen(one_page(run("a", 10, 10, rotation=90))))
    matrix = re.search(r"(.*) Tm", operators)
    assert matrix
    a, b, c, d, x, y = (float(number) for number in matrix[1].split())
    assert (a, b, c, d) == pytest.approx((0, -1, 1, 0))
    assert (x, y) == pytest.approx((28.346, 813.543), abs=0.001)
    assert math.isclose(a * d - b * c, 1)


@pytest.mark.parametrize(
    ("text", "pdf", "xmp"),
    [
        ("2026-01", "D:20260101000000Z", "2026-01-01T00:00:00Z"),
        ("2026", "D:20260101000000Z", "2026-01-01T00:00:00Z"),
        ("2026-03-31", "D:20260331000000Z", "2026-03-31T00:00:00Z"),
    ],
)
def test_a_date_is_the_editions(text, pdf, xmp):
    moment = Moment.read(text)
    assert (moment.pdf, moment.xmp) == (pdf, xmp)


def test_the_identity_follows_from_the_content():
    with open_pdf(good_screen()) as pdf:
        first = identify(pdf, report())
        assert re.fullmatch(
            r"uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}", first
        )
    with open_pdf(screen(one_page(run("anders", 10, 10)))) as pdf:
        assert identify(pdf, report()) != first
