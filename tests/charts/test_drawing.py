"""Charts on their page: places to the hundredth of a millimetre, tags and marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.charts import alt_text, draw_chart, scale_of
from authoring.display import MM_PER_PT, Mark, Path, Tag

from . import samples
from .samples import LEFT_MM, ODD, ODD_QUERIES, TEACHERS, TOTAL, WISHES, make_chart, make_table

RULER_MM = 70.5


def nine_by_four(tags: Tag | None = None):
    chart = samples.resolve("grouped-bars", make_table(WISHES))
    return samples.draw(chart, RULER_MM, tags, note_mm=264)


def baselines(items) -> dict[str, tuple[float, float]]:
    """Return where each text first stands."""
    found: dict[str, tuple[float, float]] = {}
    for run in samples.runs(items):
        found.setdefault(run.text.replace("\u00a0", " ").strip(), (run.x_mm, run.y_mm))
    return found


def test_grouped_bars_stand_where_the_art_direction_draws_them():
    items = nine_by_four()
    bars = samples.fills(items)
    assert len(bars) == 27
    expected = [
        ((91.5, 94.5, 160.38, 98.25), "light"),
        ((91.5, 98.85, 167.1, 102.6), "mid"),
        ((91.5, 103.2, 158.7, 106.95), "deep"),
        ((91.5, 112.5, 133.5, 116.25), "light"),
    ]
    for (box, colour), (place, name) in zip(bars, expected, strict=False):
        assert box == pytest.approx(place, abs=0.01)
        assert colour == name
    places = baselines(items)
    assert places["41%"] == pytest.approx((84.42, 97.46), abs=0.01)
    assert places["< 35 jaar"] == pytest.approx((66, 97.36), abs=0.01)
    assert places["43%"][1] == pytest.approx(102.45, abs=0.01)
    assert places["Meer tijd vrijmaken tijdens"] == pytest.approx((15, 99.94), abs=0.01)
    assert places["Totaal"] == pytest.approx((183.64, 90.75), abs=0.01)


def test_the_total_is_a_black_line_on_white_through_its_group():
    lines = samples.strokes(nine_by_four())
    through = [line for line in lines if line[0][0] == pytest.approx(163.74, abs=0.01)]
    assert [(name, width) for _, name, width in through] == [("white", 2), ("ink", 1)]
    assert through[0][0][1::2] == pytest.approx((93.3, 108.15), abs=0.01)
    hairlines = [box for box, name, width in lines if (name, width) == ("line", 0.35)]
    assert len(hairlines) == 8
    assert hairlines[0] == pytest.approx((15, 109.725, 190.5, 109.725), abs=0.01)
    zero = lines[-1]
    assert zero[0] == pytest.approx((91.5, 93, 91.5, 252.45), abs=0.01)
    assert zero[1:] == ("ink", 0.5)


def test_values_far_from_the_total_are_bold():
    faces = {run.text: run.face for run in samples.runs(nine_by_four()) if run.size_pt == 8.8}
    assert faces["25%"] == "barlow-semi-condensed-700"  # 25 against 32
    assert faces["41%"] == "barlow-semi-condensed-500"  # 41 against 43


def test_ranked_bars_stand_where_the_art_direction_draws_them():
    table = make_table(TEACHERS, [TOTAL], question="Van wie leer jij het meest in je werk?")
    chart = samples.resolve("ranked-bars", table, chart=make_chart("ranked-bars", highlight="r0"))
    items = samples.draw(chart, 190.5)
    bars = samples.fills(items)
    assert bars[0][0] == pytest.approx((75, 211.5, 172.85, 216.75), abs=0.01)
    assert [name for _, name in bars] == ["signal", "deep", "deep", "deep", "deep"]
    assert [box[1] for box, _ in bars] == pytest.approx([211.5, 219, 226.5, 234, 241.5])
    places = baselines(items)
    assert places["52%"] == pytest.approx((174.35, 215.21), abs=0.01)
    assert places["Oudere collega’s"] == pytest.approx((15, 230.21), abs=0.01)
    assert samples.strokes(items)[-1][0] == pytest.approx((75, 210, 75, 248.25), abs=0.01)
    assert samples.runs(items)[-1].y_mm == pytest.approx(252.75, abs=0.01)
    assert chart.height_mm == pytest.approx(252.75 - 190.5)


def test_nothing_missing_and_unclear_have_no_bar():
    chart = samples.resolve("grouped-bars", make_table(ODD, queries=ODD_QUERIES))
    items = samples.draw(chart)
    # Alles 3, total under query 3, group under query 1, not given 2, nothing 0, other 3.
    assert len(samples.fills(items)) == 12
    whites = [line for line in samples.strokes(items) if line[1] == "white"]
    assert len(whites) == 4  # no line for a total that is missing or unclear
    queried = [run for run in samples.runs(items) if run.text.endswith("?")]
    printed = [(run.text, run.colour.name) for run in queried if "%" in run.text]
    assert printed == [("49%?", "signal_text"), ("30%?", "signal_text")]
    assert samples.texts(items).count("–") == 3
    full = max(box[2] for box, _ in samples.fills(items))
    assert full == pytest.approx(LEFT_MM + chart.layout.zero_mm + chart.layout.room_mm * 100 / 105)


def test_the_mark_of_a_query_hangs_beside_the_column_of_figures():
    chart = samples.resolve("grouped-bars", make_table(ODD, queries=ODD_QUERIES))
    runs = samples.runs(samples.draw(chart))

    def digits_end(run):
        glyphs = [glyph for glyph in run.glyphs if glyph.text != "?"]
        return run.x_mm + sum(glyph.advance_em for glyph in glyphs) * run.size_pt * MM_PER_PT

    def ends(printed, size_pt):
        found = [run for run in runs if run.text in printed and run.size_pt == size_pt]
        return [digits_end(run) for run in found]

    # Kerning may move the mark by a few hundredths of a millimetre.
    figures = ends(("100%", "40%", "30%?", "8%"), 8.8)
    assert len(figures) == 6
    assert figures == pytest.approx([LEFT_MM + chart.layout.figures_mm] * 6, abs=0.05)
    totals = ends(("100%", "49%?", "20%"), 14)
    assert totals == pytest.approx([LEFT_MM + chart.layout.totals_mm] * 3, abs=0.05)
    for run in (run for run in runs if run.text in ("30%?", "49%?")):
        box = samples.text_box(run)
        edge = chart.width_mm if run.size_pt == 14 else chart.layout.zero_mm
        assert box[2] <= LEFT_MM + edge + 0.01


def test_the_tick_above_the_totals_stands_beside_its_word():
    items = nine_by_four()
    (word,) = [run for run in samples.runs(items) if run.text == "Totaal"]
    tick = next(box for box, name, width in samples.strokes(items) if (name, width) == ("ink", 1))
    assert word.x_mm - tick[0] == pytest.approx(1.5, abs=0.01)


def test_title_question_figure_and_note_are_tagged_in_reading_order():
    tags = Tag("Sect")
    items = nine_by_four(tags)
    assert [kid.role for kid in tags.kids if isinstance(kid, Tag)] == ["H3", "P", "Figure", "P"]
    marks = {id(mark) for tag in tags.walk() for mark in tag.kids if isinstance(mark, Mark)}
    said: dict[str, str] = {}
    for item in items:
        if item.mark is None:
            assert isinstance(item, Path)
            continue
        assert id(item.mark) in marks
        if not isinstance(item, Path):
            key = item.mark.tag.role + (item.mark.tag.alt or "")
            said[key] = said.get(key, "") + item.text
    assert said["H3"] == "De helft leert het meest van een mix van leeftijden"
    assert said["P"].startswith("Wat kan jouw organisatie doen om leren leuker te maken?Meer")
    artifacts = [item for item in items if item.mark is None]
    assert len(artifacts) == 12  # the ruler and its eleven ticks
    figure = tags.kids[2]
    assert isinstance(figure, Tag)
    assert figure.alt == alt_text(
        samples.resolve("grouped-bars", make_table(WISHES)), samples.house_style()
    )


def test_a_chart_is_not_drawn_on_a_scale_that_is_too_short():
    chart = samples.resolve("ranked-bars", make_table(TEACHERS, [TOTAL]))
    scale = replace(scale_of([chart]), maximum=20)
    with pytest.raises(ValueError, match="not its own"):
        draw_chart(
            chart, scale, 0, 0, style=samples.house_style(), fonts=samples.house_fonts(),
            palette=samples.palette(), tags=Tag("Sect"), heading="H3",
        )  # fmt: skip


@pytest.mark.parametrize("accent", ["blue", "plum", "petrol", "green"])
def test_ages_keep_their_order_in_grey(accent):
    palette = samples.palette(accent)
    young, middle, old = (lightness(palette[role].rgb) for role in ("light", "mid", "deep"))
    assert young > middle + 10
    assert middle > old + 10


def lightness(rgb: tuple[int, int, int]) -> float:
    """Return CIE L* of an sRGB colour (IEC 61966-2-1, CIE 15)."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in rgb)
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def test_drawing_twice_gives_the_same_items():
    first, second = nine_by_four(), nine_by_four()
    assert [strip(item) for item in first] == [strip(item) for item in second]


def strip(item):
    return replace(item, mark=None)
