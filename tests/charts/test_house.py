"""The house of work ability: floors from below, a roof, surroundings, and figures beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.charts import alt_text
from authoring.edition.model import ChartItem

from . import samples
from .pieces import bound, check_drawing, csv_lines, faults, resolve, shares, text
from .samples import HALF_WIDTH_MM, LEFT_MM, WIDTH_MM

KIND = "work-ability-house"
TABLE = shares(54, 76, 85, None, 12, queried=[4])


def storey(name, place, row=None, value=0, caption=None):
    figure = None if row is None else bound(f"{{table/r{row}/total}}", value)
    return ChartItem(text(name), figure, place=place, caption=caption and text(caption))


AROUND = (
    storey("Familie", "surroundings"),
    storey("Sociaal netwerk", "surroundings"),
    storey("Maatschappij", "surroundings"),
)
PLAIN = (
    storey("Gezondheid", "floor"),
    storey("Competenties", "floor"),
    storey("Waarden", "floor"),
    storey("Arbeid", "floor"),
    storey("Inzetbaarheid", "roof"),
    *AROUND,
)
TOLD = (
    storey("Gezondheid", "floor", 0, 54, "van de bedrijven ziet drukte en stress"),
    storey("Competenties", "floor", 1, 76, "van de technici heeft een budget"),
    storey("Waarden", "floor", 2, 85, "is intrinsiek gemotiveerd"),
    *PLAIN[3:],
)


def house(items=PLAIN, width_mm=WIDTH_MM, **fields):
    return resolve(KIND, [TABLE], items, width_mm, "Het huis", **fields)


def places(chart):
    return {run.text.strip(): (run.x_mm, run.y_mm) for run in samples.runs(samples.draw(chart))}


def test_floors_stand_from_below_under_the_roof():
    chart = house()
    check_drawing(chart)
    at = places(chart)
    heights = [at[name][1] for name in (
        "Gezondheid", "Competenties", "Waarden", "Arbeid", "Inzetbaarheid",
    )]  # fmt: skip
    assert heights == sorted(heights, reverse=True)
    items = samples.draw(chart)
    roof, *floors = samples.fills(items)[3:]
    assert (roof[1], [name for _, name in floors]) == ("deep", ["tint"] * 4)
    assert roof[0][0] < floors[0][0][0]
    assert floors[0][0][1] == pytest.approx(roof[0][3] + 0.6)
    outlines = [box for box, name, _ in samples.strokes(items) if name == "stone"]
    assert [box[0] for box in outlines] == sorted((box[0] for box in outlines), reverse=True)
    assert len(outlines) == 3
    assert at["Familie"][1] > at["Sociaal netwerk"][1] > at["Maatschappij"][1]


def test_figures_stand_beside_their_floors_with_their_captions():
    chart = house(TOLD)
    check_drawing(chart)
    at = places(chart)
    assert at["54%"][1] > at["76%"][1] > at["85%"][1]
    assert abs(at["54%"][1] - at["Gezondheid"][1]) < 2
    assert at["54%"][0] > LEFT_MM + 100


def test_a_figure_that_is_missing_or_unclear_is_a_sign():
    items = (
        storey("Gezondheid", "floor", 4, 12, "telt mee"),
        replace(storey("Waarden", "floor"), value=text("–")),
        storey("Werkvermogen", "roof", 0, 54, "van alles bij elkaar"),
    )
    chart = house(items)
    check_drawing(chart)
    inks = {run.text: run.colour.name for run in samples.runs(samples.draw(chart))}
    assert (inks["12%?"], inks["–"]) == ("signal_text", "deep")
    assert "Vraagteken" in chart.notes[1]
    assert "Streepje" in chart.notes[1]


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(
    ("items", "width_mm"), [(PLAIN, WIDTH_MM), (PLAIN, HALF_WIDTH_MM), (TOLD, WIDTH_MM)]
)
def test_long_names_are_never_cut(items, width_mm, times):
    long = [
        replace(
            item,
            text=text(" ".join([item.text.plain] * times)),
            caption=item.caption and text(" ".join([item.caption.plain] * times)),
        )
        for item in items
    ]
    check_drawing(house(long, width_mm))


def test_one_floor_and_six():
    check_drawing(house((PLAIN[0], PLAIN[4])))
    check_drawing(house((*PLAIN[:3], *PLAIN[:3], *PLAIN[4:]), HALF_WIDTH_MM))


def test_what_is_no_house_is_a_fault():
    def found(*items, **fields):
        return faults(KIND, [TABLE], items, **fields)[0][1]

    assert found(*PLAIN[:4]) == "work-ability-house has 1 items with the place roof, not 0"
    assert found(*PLAIN, PLAIN[4]) == "work-ability-house has 1 items with the place roof, not 2"
    assert found(PLAIN[4]) == "work-ability-house has 1 to 6 items with the place floor, not 0"
    assert found(*PLAIN, ChartItem(text("los"))) == "an item of work-ability-house has no “place”"
    around = storey("Familie", "surroundings", 0, 54)
    assert found(*PLAIN[:5], around).endswith("stands around the house, where no figure stands")
    assert found(*PLAIN[1:], storey("A", "floor", caption="b")) == (
        "“A” has a caption and no figure"
    )
    assert found(*TOLD, width_mm=HALF_WIDTH_MM).startswith("names and captions leave")
    assert found(*PLAIN, columns=("total",)) == "work-ability-house has no use for “columns”"


def test_a_house_in_words_and_as_a_table():
    style = samples.house_style()
    assert alt_text(house(TOLD), style) == (
        "Het huis. Verdiepingen van onder naar boven: Gezondheid (54% van de bedrijven ziet "
        "drukte en stress), Competenties (76% van de technici heeft een budget), Waarden (85% is "
        "intrinsiek gemotiveerd), Arbeid. Dak: Inzetbaarheid. Eromheen: Familie, Sociaal netwerk, "
        "Maatschappij."
    )
    long = [
        replace(item, caption=item.caption and text(" ".join([item.caption.plain] * 5)))
        for item in TOLD
    ]
    assert "Gezondheid (54%), Competenties (76%)" in alt_text(house(long), style)
    assert house(TOLD).head.question == ()
    assert csv_lines(house(TOLD))[:6] == [
        "Het huis;Waarde",
        "Gezondheid;54", "Competenties;76", "Waarden;85", "Arbeid;", "Inzetbaarheid;",
    ]  # fmt: skip
