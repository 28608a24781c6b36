"""Tables, charts and readings of charts for the tests of ``authoring.charts``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path as FilePath

from authoring.charts import draw_chart, resolve_chart, scale_of
from authoring.charts.bartable import BarTableLayout
from authoring.charts.model import Layout, ResolvedChart, Value
from authoring.charts.opposed import OpposedLayout
from authoring.data.tables import Group, Measure, Origin, Query, Row, Table, name_columns, tabulate
from authoring.display import MM_PER_PT, GlyphRun, Item, Path, Tag
from authoring.edition.markup import parse_text
from authoring.edition.model import Chart, ChartKind
from authoring.sources import Sources
from authoring.style.model import Palette, Style
from authoring.style.reading import read_style
from authoring.text.fonts import Fonts

ROOT = FilePath(__file__).resolve().parents[2]
GOLDENS = FilePath(__file__).parent / "goldens"
WIDTH_MM = 175.5
HALF_WIDTH_MM = 85.5
LEFT_MM = 15.0

YOUNG = Group("under-35", "<\u00a035\u00a0jaar", "young")
MIDDLE = Group("35-55", "35–55\u00a0jaar", "middle")
OLD = Group("over-55", ">\u00a055\u00a0jaar", "old")
TOTAL = Group("total", "Totaal", "total")
AGES = (YOUNG, MIDDLE, OLD, TOTAL)

WISHES = (
    ("Meer tijd vrijmaken tijdens werktijd om te leren", 41, 45, 40, 43),
    ("Korte, gerichte leerblokken i.p.v. lange cursussen", 25, 30, 39, 32),
    ("Meer praktijkgerichte leertrajecten aanbieden", 26, 28, 33, 29),
    ("Leren koppelen aan doorgroeimogelijkheden", 35, 30, 18, 27),
    ("Meer budget beschikbaar stellen voor opleidingen", 37, 27, 18, 26),
    ("Een breder aanbod aan trainingen en opleidingen", 29, 26, 21, 25),
    ("Begeleiding door een mentor of ervaren collega", 22, 21, 23, 22),
    ("Meer leren op locatie van andere bedrijven of projecten", 18, 21, 14, 18),
    ("Moderne leermiddelen inzetten (zoals VR, AR, simulaties)", 17, 14, 14, 15),
)
TEACHERS = (
    ("Een mix van alle leeftijden", 52),
    ("Ik leer vooral zelfstandig", 19),
    ("Oudere collega’s", 16),
    ("Collega’s van mijn eigen leeftijdsgroep", 10),
    ("Jongere collega’s", 3),
)
# Every kind of value: nothing, everything, not given, under query, and no answer at all.
ODD = (
    ("Anders", 3, 2, 1, 99),
    ("Alles", 100, 100, 100, 100),
    ("Totaal onder vraag", 40, 50, 60, 49),
    ("Groep onder vraag", 30, 12, None, 20),
    ("Niets", 0, 0, 0, 0),
    ("Niet gegeven", None, 8, 1, None),
)
AGREE = (Measure("agree", "eens"), Measure("disagree", "oneens"))
WAITS = "Ik ga pas op zoek naar ontwikkeling als dit vanuit mijn organisatie gevraagd wordt"
WAITING = (33, 45, 26, 47, 21, 53, 25, 48)
STATEMENTS = (
    ("Zonder mbo-diploma neem ik een sollicitant niet serieus", 24, 45),
    ("Een mbo-diploma is een voorwaarde om iemand aan te nemen", 35, 30),
    ("Mijn organisatie schrijft sollicitanten zonder diploma te snel af", 17, 47),
    ("Het verplichte mbo-diploma draagt bij aan het technicitekort", 33, 30),
)
ODD_STATEMENTS = (
    ("Alles eens", 100, 0),
    ("Alles oneens", 0, 100),
    ("Niet gegeven", None, 8),
    ("Onder vraag", 40, 30),
    ("Weet niet", 90, 5),
)
ODD_STATEMENT_QUERIES = (Query("q1", (("r3", "total.disagree"),), "30 of 33?", (), "open"),)
SIDES = (
    Group("technicians", "Technici", "technicians"),
    Group("companies", "Bedrijven", "companies"),
)
GOALS = (
    ("De energietransitie van fossiel naar duurzaam", 54, 44),
    ("In 2030 27 procent energie uit duurzame bronnen", 44, 38),
    ("In 2050 de energievoorziening volledig klimaatneutraal", 57, 44),
)
ODD_QUERIES = (
    Query("q1", (("r2", "total"), ("r3", "under-35")), "41 of 49?", (), "open"),
    Query("q2", (("r1", "total"),), "100?", (), "closed", "100", "2026-01-05"),
)


@cache
def house_style() -> Style:
    reading = read_style(Sources(ROOT), "techbarometer-2026")
    assert reading.style is not None, reading.problems
    return reading.style


@cache
def house_fonts() -> Fonts:
    return Fonts(house_style().fonts, lambda file: (ROOT / "fonts" / file).read_bytes())


def palette(name: str = "petrol") -> Palette:
    return house_style().palettes[name]


def make_table(
    rows: Iterable[Sequence[str | float | None]],
    groups: Sequence[Group] = AGES,
    *,
    question: str | None = "Wat kan jouw organisatie doen om leren leuker te maken?",
    subject: str | None = None,
    kind: str = "multiple-answer",
    base: str | None = None,
    n: int | dict[str, int] | None = None,
    queries: tuple[Query, ...] = (),
    source: str | None = "TechBarometer 2026 (ROVC/Markteffect)",
    period: str | None = None,
    measures: tuple[Measure, ...] = (),
) -> Table:
    """Make a table from rows of a label and a number a group; rows are named r0, r1 …"""
    read = [(str(label), numbers) for label, *numbers in rows]
    table_rows = tuple(Row(f"r{index}", label) for index, (label, _) in enumerate(read))
    columns = name_columns(groups, measures)
    typed = {
        (f"r{index}", column): Decimal(str(number))
        for index, (_, numbers) in enumerate(read)
        for column, number in zip(columns, numbers, strict=True)
        if number is not None
    }
    return Table(
        id="table",
        question=question,
        subject=subject,
        kind=kind,  # type: ignore[arg-type]
        unit="percent",
        groups=tuple(groups),
        rows=table_rows,
        values=tabulate(table_rows, columns, typed),
        base=base,
        n=n,
        source=None if source is None else Origin(source),
        period=period,
        queries=queries,
        measures=measures,
        typed=typed,
    )


def make_chart(
    kind: ChartKind,
    title: str = "De helft leert het meest van een mix van leeftijden",
    *,
    columns: tuple[str, ...] = (),
    rows: tuple[str, ...] = (),
    highlight: str | None = None,
    reading: str | None = None,
) -> Chart:
    text, _ = parse_text(title)
    extra = None if reading is None else parse_text(reading)[0]
    return Chart(
        "chart",
        kind,
        text,
        "table",
        columns=columns,
        rows=rows,
        highlight=highlight,
        reading=extra,
    )


def resolve(
    kind: ChartKind, table: Table, width_mm: float = WIDTH_MM, chart: Chart | None = None
) -> ResolvedChart:
    return resolve_chart(
        chart or make_chart(kind),
        {table.id: table},
        width_mm,
        style=house_style(),
        fonts=house_fonts(),
        palette=palette(),
    )


def draw(
    chart: ResolvedChart, y_mm: float = 0.0, tags: Tag | None = None, **place: float
) -> tuple[Item, ...]:
    return draw_chart(
        chart,
        scale_of([chart]),
        LEFT_MM,
        y_mm,
        style=house_style(),
        fonts=house_fonts(),
        palette=palette(),
        tags=tags or Tag("Sect"),
        heading="H3",
        **place,
    )


def runs(items: Iterable[Item]) -> list[GlyphRun]:
    return [item for item in items if isinstance(item, GlyphRun)]


def texts(items: Iterable[Item]) -> list[str]:
    return [run.text.replace("\u00a0", " ").strip() for run in runs(items)]


Box = tuple[float, float, float, float]


def fills(items: Iterable[Item]) -> list[tuple[Box, str]]:
    """Return the filled shapes as x0, y0, x1, y1 and the name of their colour."""
    return [
        (path_box(item), item.fill.name)
        for item in items
        if isinstance(item, Path) and item.fill is not None
    ]


def strokes(items: Iterable[Item]) -> list[tuple[Box, str, float]]:
    """Return the stroked paths as x0, y0, x1, y1, the name of their colour and their width."""
    return [
        (path_box(item), item.stroke.name, item.width_pt)
        for item in items
        if isinstance(item, Path) and item.stroke is not None
    ]


def path_box(path: Path) -> Box:
    xs = [value for segment in path.segments for value in segment[1::2]]
    ys = [value for segment in path.segments for value in segment[2::2]]
    return min(xs), min(ys), max(xs), max(ys)  # type: ignore[type-var,return-value]


def text_box(run: GlyphRun) -> Box:
    """Return the box of a run from its cap height to its descenders, without spaces at its end."""
    faces = {face.key: face for face in house_fonts()._faces.values()}
    face = faces[run.face]
    size = run.size_pt * MM_PER_PT
    glyphs = list(run.glyphs)
    while glyphs and not glyphs[-1].text.strip():
        glyphs.pop()
    width = sum(glyph.advance_em + run.tracking_em for glyph in glyphs) * size
    top = run.y_mm - face.cap_height_em * size
    return run.x_mm, top, run.x_mm + width, run.y_mm + face.descent_em * size


def describe(chart: ResolvedChart) -> str:
    """Print a resolved chart as text that a reader can check by eye."""
    lines = [
        f"{chart.kind} in {chart.unit}, {chart.width_mm:g} × {chart.height_mm:.2f} mm",
        *(f"title     {line.text.strip()}" for line in chart.head.title),
        *(
            f"{'question' if chart.head.literal else 'subject':8}  {line.text.strip()}"
            for line in chart.head.question
        ),
        f"columns   {', '.join(f'{item.label} ({item.colour.name})' for item in chart.columns)}",
        f"total     {chart.total.label if chart.total else 'none'}",
        *_describe_layout(chart),
        f"scale     largest {chart.largest:g}, alone to {chart.maximum:g}",
    ]
    for row in chart.rows:
        label = " / ".join(line.strip() for line in row.lines)
        accent = " ◄" if row.highlight else ""
        lines.append(f"{row.id}  {label}{accent}")
        values = "  ".join(_describe_value(value) for value in row.values)
        total = f"  | {_describe_value(row.total)}" if row.total else ""
        lines.append(f"    {values}{total}")
    lines += [f"note      {line.text.strip()}" for line in chart.note.lines]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def _describe_layout(chart: ResolvedChart) -> list[str]:
    layout = chart.layout
    if isinstance(layout, Layout):
        return [
            f"layout    labels {layout.label_mm:g} in {layout.label}, "
            f"names at {layout.group_mm:g}, "
            f"zero at {layout.zero_mm:g}, {layout.room_mm:g} for bars",
            f"rows      {layout.bars} × {layout.bar_mm:g} mm, pitch {layout.pitch_mm:g}, "
            f"first at {layout.first_mm:g}, body {chart.body_height_mm:g}",
        ]
    if isinstance(layout, OpposedLayout):
        axis = "anywhere" if layout.axis_mm is None else f"at {layout.axis_mm:g}"
        return [
            f"layout    labels {layout.label_mm:.2f} in {layout.label}, bars from "
            f"{layout.start_mm:.2f}, {layout.room_mm:.2f} for bars, axis {axis}",
            f"sides     agree to {layout.agree:g} + {layout.right_mm:.2f} mm, "
            f"disagree to {layout.disagree:g} + {layout.left_mm:.2f} mm",
            f"rows      {layout.bar_mm:g} mm, pitch {layout.pitch_mm:g}, first at "
            f"{layout.first_mm:g}, body {chart.body_height_mm:g}",
        ]
    if isinstance(layout, BarTableLayout):
        heads = " | ".join(" / ".join(line.strip() for line in head) for head in layout.heads)
        return [
            f"heads     {heads}",
            f"layout    names {layout.label_mm:g}, columns of {layout.column_mm:g} from "
            f"{layout.first_mm:g}, {layout.room_mm:g} for bars",
            f"rows      {layout.row_mm:g} from {layout.head_mm:g}, body {chart.body_height_mm:g}",
        ]
    return [f"layout    {layout}"]


def _describe_value(value: Value) -> str:
    bar = "" if value.drawn is not None else " (no bar)"
    return ("*" if value.bold else "") + value.printed + bar


def replace_unit(table: Table, unit: str) -> Table:
    return replace(table, unit=unit)  # type: ignore[arg-type]
