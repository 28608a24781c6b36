from __future__ import annotations

import logging

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from authoring.charts.figure import Drawing
from authoring.charts.renderer import HouseFont, Recorder, UnpaintableError, name_colours
from authoring.display import MM_PER_PT, GlyphRun, Path
from authoring.text.shaping import MissingGlyph

from . import samples

LABEL = "label"


def ink() -> tuple[float, ...]:
    return tuple(channel / 255 for channel in samples.palette()["ink"].rgb)


def record(figure: Figure, x_mm: float = 10.0, y_mm: float = 20.0):
    width, height = figure.get_size_inches() * 25.4
    recorder = Recorder(
        float(width), float(height), x_mm=x_mm, y_mm=y_mm, palette=samples.palette(),
        fonts=samples.house_fonts(), mark=None,
    )  # fmt: skip
    figure.draw(recorder)
    return recorder.items


def bare(*artists) -> Figure:
    """Return a Figure of 100 × 50 mm with artists that are placed in points from its foot."""
    figure = Figure(figsize=(100 / 25.4, 50 / 25.4), dpi=72, frameon=False)
    for artist in artists:
        artist.set_transform(IdentityTransform())
        figure.add_artist(artist)
    return figure


def drawing() -> Drawing:
    return Drawing(100, 50, palette=samples.palette(), fonts=samples.house_fonts())


def test_a_rectangle_a_line_and_a_text_stand_where_they_were_put():
    sheet = drawing()
    colour = samples.palette()["deep"]
    style = samples.house_style().text[LABEL]
    sheet.fill(5, 6, 30, 4, colour)
    sheet.line(5, 12, 5, 40, samples.palette()["ink"], 0.5)
    sheet.text(20, 30, "41%", style, colour)
    sheet.text(60, 30, "41%", style, colour, align="right")
    bar, line, left, right = sheet.record(100, 200, None)
    assert isinstance(bar, Path)
    assert bar.fill == colour
    assert bar.stroke is None
    assert samples.path_box(bar) == pytest.approx((105, 206, 135, 210), abs=0.001)
    assert bar.segments[-1] == ("Z",)
    assert isinstance(line, Path)
    assert line.fill is None
    assert samples.path_box(line) == pytest.approx((105, 212, 105, 240), abs=0.001)
    assert (line.width_pt, line.cap, line.dash_pt) == (0.5, "butt", ())
    assert isinstance(left, GlyphRun)
    assert isinstance(right, GlyphRun)
    assert (left.x_mm, left.y_mm) == pytest.approx((120, 230), abs=0.001)
    assert right.x_mm + right.width_mm == pytest.approx(160, abs=0.001)
    assert (left.face, left.size_pt, left.text) == ("barlow-semi-condensed-500", 8.8, "41%")


def test_artists_are_painted_in_the_order_in_which_they_were_put():
    sheet = drawing()
    for role in ("deep", "white", "ink"):
        sheet.line(0, 0, 10, 0, samples.palette()[role], 1)
        sheet.fill(0, 0, 10, 10, samples.palette()[role])
    names = [(item.fill or item.stroke).name for item in sheet.record(0, 0, None)]
    assert names == ["deep", "deep", "white", "white", "ink", "ink"]


def test_a_bar_without_length_leaves_nothing():
    sheet = drawing()
    sheet.fill(5, 5, 0, 5, samples.palette()["deep"])
    assert sheet.record(0, 0, None) == ()


def test_tabular_figures_are_as_wide_as_each_other():
    sheet = drawing()
    style = samples.house_style().text["value"]
    for text in ("111%", "888%"):
        sheet.text(0, 10, text, style, samples.palette()["ink"])
    one, eight = sheet.record(0, 0, None)
    assert isinstance(one, GlyphRun)
    assert isinstance(eight, GlyphRun)
    assert one.width_mm == pytest.approx(eight.width_mm)


def test_curves_dashes_caps_and_joins_are_kept():
    quadratic = Outline(
        [(0, 0), (30, 60), (60, 0), (60, 0)],
        [Outline.MOVETO, Outline.CURVE3, Outline.CURVE3, Outline.CLOSEPOLY],
    )
    patch = PathPatch(quadratic, facecolor="none", edgecolor=ink(), linewidth=2)
    line = Line2D(
        (0, 72), (72, 72), color=ink(), linewidth=1, dashes=(3, 2), dash_capstyle="round",
        dash_joinstyle="bevel",
    )  # fmt: skip
    circle = Circle((36, 36), 18, facecolor=ink(), edgecolor="none")
    curve, disc, dashed = record(bare(patch, circle, line))
    point, foot = MM_PER_PT, 70
    assert curve.segments[0] == ("M", 10, foot)
    assert curve.segments[1][0] == "C"
    assert curve.segments[1][1:] == pytest.approx(
        (
            10 + 20 * point,
            foot - 40 * point,
            10 + 40 * point,
            foot - 40 * point,
            10 + 60 * point,
            foot,
        ),
        abs=0.001,
    )
    assert curve.segments[2] == ("Z",)
    assert curve.fill is None
    assert (dashed.dash_pt, dashed.cap, dashed.join) == ((3.0, 2.0), "round", "bevel")
    assert {segment[0] for segment in disc.segments} == {"M", "C", "Z"}
    assert samples.path_box(disc)[0] == pytest.approx(10 + 18 * point, abs=0.001)


def test_text_is_centred_by_its_capitals_and_turned():
    style = samples.house_style().text[LABEL]
    face = samples.house_fonts().face_of(style)
    font = HouseFont(style)
    baselines = [
        record(bare(Text(36, 36, word, color=ink(), va="center", fontproperties=font,
                         parse_math=False)))[0].y_mm
        for word in ("noon", "Haagse", "jager")
    ]  # fmt: skip
    centre = 20 + 50 - 36 * MM_PER_PT
    assert baselines == pytest.approx(
        [centre + face.cap_height_em * style.size_pt * MM_PER_PT / 2] * 3, abs=0.001
    )
    turned = record(
        bare(Text(36, 36, "A", color=ink(), rotation=90, fontproperties=font, va="baseline",
                  parse_math=False))
    )[0]  # fmt: skip
    assert turned.rotation == -90


def test_dollars_are_no_mathematics_and_no_font_is_searched(caplog):
    sheet = drawing()
    with caplog.at_level(logging.DEBUG, logger="matplotlib"):
        sheet.text(
            0, 10, "van $1 tot $2", samples.house_style().text[LABEL], samples.palette()["ink"]
        )
        (run,) = sheet.record(0, 0, None)
    assert isinstance(run, GlyphRun)
    assert run.text == "van $1 tot $2"
    assert not [entry for entry in caplog.records if "font" in entry.getMessage()]


def test_a_missing_glyph_stops_the_chart():
    sheet = drawing()
    sheet.text(0, 10, "学", samples.house_style().text[LABEL], samples.palette()["ink"])
    with pytest.raises(MissingGlyph):
        sheet.record(0, 0, None)


def refuse(artist, message: str) -> None:
    with pytest.raises(UnpaintableError, match=message):
        record(bare(artist))


def test_what_the_house_does_not_print_is_refused():
    box = {"xy": (0, 0), "width": 10, "height": 10}
    refuse(Rectangle(**box, facecolor="#123456", edgecolor="none"), "no colour #123456")
    refuse(Rectangle(**box, facecolor=ink(), edgecolor="none", alpha=0.5), "alpha 0.5")
    refuse(Rectangle(**box, facecolor=(*ink(), 0.25), edgecolor="none"), "alpha 0.25")
    refuse(Rectangle(**box, facecolor=ink(), edgecolor=ink(), hatch="/"), "hatch")
    refuse(Line2D((0, 9), (0, 9), color=ink(), linestyle=(2, (3, 3))), "dashes")
    font = HouseFont(samples.house_style().text[LABEL])
    refuse(Text(0, 0, "$x$", color=ink(), fontproperties=font), "mathematics")
    figure = bare()
    figure.figimage(np.zeros((4, 4, 3)))
    with pytest.raises(UnpaintableError, match="image"):
        record(figure)


@pytest.mark.parametrize("accent", ["blue", "plum", "petrol", "green"])
def test_each_accent_names_its_colours_without_doubt(accent):
    palette = samples.palette(accent)
    named = name_colours(palette)
    assert all(named[colour.rgb].cmyk == colour.cmyk for colour in palette.colours.values())


def make_axes(figure: Figure):
    axes = figure.add_axes((0.2, 0.2, 0.6, 0.6))
    axes.patch.set_visible(False)
    for spine in axes.spines.values():
        spine.set_edgecolor(ink())
    axes.tick_params(color=ink(), labelcolor=ink())
    return axes


def test_odd_charts_may_use_axes_and_are_clipped_to_them():
    style = samples.house_style().text[LABEL]
    with rc_context({"font.family": [style.family], "font.weight": style.weight}):
        figure = bare()
        axes = make_axes(figure)
        axes.bar([1, 2], [30, 200], color=ink())
        axes.plot([0, 3], [50, 150], color=ink(), linewidth=1)
        axes.set_xlim(0, 3)
        axes.set_ylim(0, 100)
        axes.set_yticks([0, 50, 100])
        items = record(figure, 0, 0)
    frame = (20, 10, 80, 40)
    bars = [box for box, _ in samples.fills(items)]
    tall = max(bars, key=lambda box: box[3] - box[1])
    assert (tall[1], tall[3]) == pytest.approx((frame[1], frame[3]), abs=0.01)
    rising = [
        item for item in items
        if isinstance(item, Path) and item.stroke and samples.path_box(item)[0] == pytest.approx(20)
        and item.width_pt == 1 and item.segments[0][2] != item.segments[-1][2]
    ]  # fmt: skip
    ends = samples.path_box(rising[0])
    assert ends == pytest.approx((20, 10, 50, 25), abs=0.01)
    assert {"50", "100"} <= set(samples.texts(items))


def test_text_is_drawn_with_the_figures_and_tracking_that_it_was_measured_with():
    drawing = Drawing(100, 50, palette=samples.palette(), fonts=samples.house_fonts())
    proportional, tracked = (samples.house_style().text[n] for n in ("chart_title", "figure_l"))
    for style in (proportional, tracked):
        drawing.text(0, 20, "1.412", style, samples.palette()["ink"])
    first, second = samples.runs(drawing.record(0, 0, None))
    assert first.width_mm == pytest.approx(drawing.width_of("1.412", proportional), abs=0.001)
    assert second.tracking_em == tracked.tracking_em != 0


def test_a_dot_is_a_circle_around_its_place_with_its_edge():
    drawing = Drawing(100, 50, palette=samples.palette(), fonts=samples.house_fonts())
    drawing.dot(10, 20, 1.8, samples.palette()["deep"], samples.palette()["white"], 0.8)
    (path,) = drawing.record(5, 5, None)
    assert isinstance(path, Path)
    assert samples.path_box(path) == pytest.approx((13.2, 23.2, 16.8, 26.8), abs=0.01)
    assert path.fill is not None
    assert path.stroke is not None
    assert (path.fill.name, path.stroke.name, path.width_pt) == ("deep", "white", 0.8)
