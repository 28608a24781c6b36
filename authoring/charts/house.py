"""The house of work ability: floors below a roof, each with a figure if it has one.

Takes items, each with its place: floors from the lowest up, one roof, and surroundings from the
nearest outwards. Gives the edges of the house in mm, before anything is drawn. Every word comes
from the items; a figure is one cell in any unit, its caption says what it counts.
:mod:`authoring.charts.housemarks` draws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.bars import largest_drawn, round_up
from authoring.charts.housemarks import HouseLayout, Storey, Surrounding, draw_body
from authoring.charts.items import find_tables, name_item, read_figures, read_text, refuse_fields
from authoring.charts.kind import Body, ChartKind, Tables, own_scale
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, Column, Row, Value
from authoring.edition.model import Chart, ChartItem
from authoring.style.model import Palette, Tokens


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a house of items; a place that is missing or taken twice is a fault."""
    style = setter.style
    tokens = style.charts["house"]
    refuse_fields(chart, ("table", "columns", "rows", "highlight"), setter.faults)
    _check_places(chart, tokens, setter)
    read = [
        (item, _read_row(item, name_item(index), tables, setter))
        for index, item in enumerate(chart.items)
    ]
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    captions = {
        row.id: read_text(item.caption, row.id, setter)
        for item, row in read
        if item.caption is not None
    }
    places = {
        place: [row for item, row in read if item.place == place]
        for place in ("floor", "roof", "surroundings")
    }
    layout = lay_out(places["floor"], places["roof"][0], places["surroundings"], captions,
                     width_mm, setter)  # fmt: skip
    rows = (*places["floor"], *places["roof"], *places["surroundings"])
    lines = {storey.row.id: storey.lines for storey in (*layout.floors, layout.roof)}
    lines |= {each.row.id: each.lines for each in layout.surroundings}
    named = tuple(replace(row, lines=lines[row.id]) for row in rows)
    used = find_tables(chart.items, tables)
    return Body(
        (Column("value", style.words["figure"], palette[tokens.name("roof_colour")]),),
        None,
        named,
        layout,
        largest_drawn(rows),
        max(float(largest_drawn(rows)), 1.0),
        used,
        unit="percent",
        # The question of one floor is not that of the house.
        question="",
        described=_describe(places, captions, setter),
    )


def _check_places(chart: Chart, tokens: Tokens, setter: Setter) -> None:
    limits = {
        "floor": (1, tokens.count("floors_max")),
        "roof": (1, 1),
        "surroundings": (0, tokens.count("surroundings_max")),
    }
    for place, (least, most) in limits.items():
        count = sum(item.place == place for item in chart.items)
        if not least <= count <= most:
            wanted = f"{least}" if least == most else f"{least} to {most}"
            fact = f"{chart.chart} has {wanted} items with the place {place}, not {count}"
            hint = "give each item its “place”: floor, roof or surroundings"
            setter.faults.append(ChartFault("value", fact, hint, "chart-items"))
    homeless = [index for index, item in enumerate(chart.items) if item.place is None]
    for index in homeless:
        fact, hint = f"an item of {chart.chart} has no “place”", "floor, roof or surroundings"
        setter.faults.append(ChartFault("value", fact, hint, "chart-items", name_item(index)))


def _read_row(item: ChartItem, name: str, tables: Tables, setter: Setter) -> Row:
    """Return an item as a row of one value or none."""
    figures = read_figures(item, name, tables, None, setter)
    fact = ""
    if len(figures) > 1:
        fact = f"“{item.text.plain}” has {len(figures)} figures, and a floor bears one"
    elif figures and item.place == "surroundings":
        fact = f"“{item.text.plain}” stands around the house, where no figure stands"
    elif item.caption is not None and not figures:
        fact = f"“{item.text.plain}” has a caption and no figure"
    if fact:
        hint = "give floors one “value” and its “caption”"
        setter.faults.append(ChartFault("value", fact, hint, "chart-value", name))
    return Row(name, read_text(item.text, name, setter), (), figures[:1])


def lay_out(
    floors: Sequence[Row],
    roof: Row,
    surroundings: Sequence[Row],
    captions: dict[str, str],
    width_mm: float,
    setter: Setter,
) -> HouseLayout:
    """Fix the edges of the house: names of surroundings, their lines, floors, and captions."""
    style = setter.style
    tokens = style.charts["house"]
    ring = tokens["ring_mm"]
    around = len(surroundings) * ring
    outer = style.text[tokens.name("surrounding")]
    wide = width_mm >= tokens["wide_from_mm"]
    measure = tokens["surrounding_mm" if wide else "half_surrounding_mm"]
    names = [setter.label_lines(row.label, outer, measure, row.id) for row in surroundings]
    left = max(
        (
            setter.width_mm(line.rstrip(), outer, "label") + tokens["leader_gap_mm"]
            for lines in names
            for line in lines
        ),
        default=0.0,
    )
    left = round_up(left + (tokens["leader_mm"] if names else 0.0), style)
    figures = [row for row in (*floors, roof) if row.values]
    right = tokens["caption_mm"] + tokens["caption_gap_mm"] if figures else 0.0
    eaves = tokens["eaves_mm"]
    room = width_mm - left - right - 2 * (around + eaves)
    if room < tokens["house_min_mm"]:
        setter.faults.append(
            ChartFault(
                "label",
                f"names and captions leave {max(room, 0):.1f} of {width_mm:.1f} mm for the house, "
                f"which needs {tokens['house_min_mm']:.1f} mm",
                "give the chart the whole width",
                "chart-room",
            )
        )
    house = min(max(room, tokens["house_min_mm"]), tokens["house_mm"])
    storeys = [_set_storey(row, captions, house, setter) for row in floors]
    height = max(storey.height_mm for storey in storeys)
    storeys = [replace(storey, height_mm=height) for storey in storeys]
    roof_style = tokens.name("roof" if wide else "half_roof")
    top = _set_roof(roof, captions, house + 2 * eaves, roof_style, setter)
    start = left + around + eaves
    roof_mm = round_up(len(surroundings) * ring, style)
    foot = roof_mm + top.height_mm + len(storeys) * height
    end = start + house + eaves + around
    needed = max((len(lines) for lines in names), default=0) * outer.leading_mm
    if len(names) * needed > foot - roof_mm:
        setter.faults.append(
            ChartFault(
                "label",
                f"the names around the house are {len(names) * needed:.1f} mm high, and it is "
                f"{foot - roof_mm:.1f} mm",
                "say them in fewer words",
                "chart-room",
            )
        )
    return HouseLayout(
        width_mm=width_mm,
        left_mm=start,
        house_mm=house,
        roof_mm=roof_mm,
        foot_mm=foot,
        roof_style=roof_style,
        height_mm=foot + tokens["foot_mm"],
        caption_mm=end + tokens["caption_gap_mm"],
        floors=tuple(storeys),
        roof=top,
        surroundings=tuple(
            Surrounding(row, lines) for row, lines in zip(surroundings, names, strict=True)
        ),
    )


def _set_storey(row: Row, captions: dict[str, str], house_mm: float, setter: Setter) -> Storey:
    style = setter.style
    tokens = style.charts["house"]
    name = style.text[tokens.name("floor")]
    lines = setter.label_lines(row.label, name, house_mm - 2 * tokens["inset_mm"], row.id)
    caption, indent, caption_mm = _set_caption(row, captions, setter)
    needed = max(len(lines) * name.leading_mm, caption_mm) + 2 * tokens["inset_mm"]
    height = max(tokens["floor_mm"], round_up(needed, style))
    return Storey(row, lines, caption, indent, height)


def _set_caption(
    row: Row, captions: dict[str, str], setter: Setter
) -> tuple[tuple[str, ...], float, float]:
    """Return the caption of a floor as lines, where it starts after its figure, and its height."""
    if not row.values:
        return (), 0.0, 0.0
    style = setter.style
    tokens = style.charts["house"]
    figure, text = style.text[tokens.name("figure")], style.text[tokens.name("caption")]
    width = setter.width_mm(row.values[0].printed, figure, "value", row.id)
    indent = max(tokens["figure_mm"], round_up(width + tokens["figure_gap_mm"], style))
    said = captions.get(row.id, "")
    lines = setter.label_lines(said, text, tokens["caption_mm"] - indent, row.id) if said else ()
    return lines, indent, max(figure.leading_mm, len(lines) * text.leading_mm)


def _set_roof(
    row: Row, captions: dict[str, str], width_mm: float, style_name: str, setter: Setter
) -> Storey:
    """Set the name of the roof in lines that its slopes leave room for; it grows with them.

    A line that may be a share of the roof's width has as much of its height above it.
    """
    style = setter.style
    tokens = style.charts["house"]
    name = style.text[style_name]
    inset = tokens["inset_mm"]
    found: list[tuple[float, tuple[str, ...]]] = []
    for percent in range(80, 20, -5):
        share = percent / 100
        broken, faults = setter.try_labels([(row.id, row.label)], name, share * width_mm - inset)
        if not faults:
            height = (len(broken[0]) * name.leading_mm + inset) / (1 - share)
            found.append((max(tokens["roof_mm"], height), broken[0]))
    if not found:
        setter.lines(row.label, name, width_mm / 2, "label", name=row.id)
        found.append((tokens["roof_mm"], ()))
    height, lines = min(found, key=lambda each: each[0])
    caption, indent, caption_mm = _set_caption(row, captions, setter)
    height = max(height, caption_mm + inset)
    return Storey(row, lines, caption, indent, round_up(height, style))


def _describe(
    places: dict[str, list[Row]], captions: dict[str, str], setter: Setter
) -> tuple[str, ...]:
    """Return the house in words: with captions, with figures alone, with names alone."""
    words = setter.style.words

    def name(row: Row, *, figures: bool, said: bool) -> str:
        known: tuple[Value, ...] = row.values if figures else ()
        parts = [words["unknown"] if each.number is None else each.printed for each in known]
        parts += [captions[row.id]] if said and known and row.id in captions else []
        return f"{row.label} ({' '.join(parts)})" if parts else row.label

    versions = []
    for figures, said in ((True, True), (True, False), (False, False)):
        listed = {
            place: ", ".join(name(row, figures=figures, said=said) for row in rows)
            for place, rows in places.items()
        }
        sentences = [words[f"house_{place}"].format(names=names)
                     for place, names in listed.items() if names]  # fmt: skip
        versions.append(" ".join(sentences))
    return tuple(dict.fromkeys(versions))


KIND = ChartKind("work-ability-house", resolve, own_scale, draw_body)
