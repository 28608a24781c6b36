"""The frame of a chart: ruler, message, question, and the note with base and source.

Takes texts and tokens; gives lines that are set and measured, and places them. The question stands
there in its literal words, or a subject in ours, upright; a base that the source does not give is
left out. The frame holds everything of a chart but its body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from authoring.charts.kind import Body, HeadForm
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, Column, Head, Note, ResolvedChart, Row, Subject
from authoring.data.numbers import format_number, format_points, write_time
from authoring.data.tables import Table
from authoring.display import GlyphRun, Item, Path, Tag
from authoring.style.model import Palette, Style
from authoring.text.paragraph import Line, place_lines

# Between the facts of a note: base, answers, source.
SEPARATOR = " · "


def set_head(
    title: str, body: Body, width_mm: float, setter: Setter, form: HeadForm
) -> tuple[Head, Head]:
    """Set the head of a chart, and the head that its parts on later pages have.

    The question is the statement that the body shows, or else that of its table; a chart of several
    tables has none, unless the first leads. A title or question of
    more lines than the style allows is a fault.
    """
    style = setter.style
    continued = f"{title} {style.words['continued']}"
    question, literal = find_question(body)
    frame = style.charts["frame"]
    question_style = style.text[frame.name("question_style" if literal else "subject_style")]
    name: Subject = "question" if literal else "subject"
    shown = bool(question) and form.question and not _is_repeated(question, body)
    subject = setter.lines(question, question_style, width_mm, name, balance=False) if shown else ()
    title_style = style.text[style.charts[form.tokens].name("title_style")]
    heads = []
    for text in (title, continued):
        lines = setter.lines(text, title_style, width_mm, "title")
        heads.append(_stack_head(lines, subject, question_style.leading_mm, literal, style, form))
    _check_lines(heads[0], setter, form)
    return heads[0], heads[1]


def _is_repeated(question: str, body: Body) -> bool:
    """Tell whether the only row of a chart bears the question as its name, which then says it."""
    return [row.label.casefold() for row in body.rows if row.lines] == [question.casefold()]


def find_question(body: Body) -> tuple[str, bool]:
    """Return the question or subject above a chart, and whether it was asked in these words."""
    if body.question is not None:
        return body.question, True
    if len(body.tables) != 1 and not body.led:
        return "", False
    table = body.tables[0]
    return table.question or table.subject or "", table.question is not None


def _stack_head(
    title: tuple[Line, ...],
    question: tuple[Line, ...],
    leading_mm: float,
    literal: bool,
    style: Style,
    form: HeadForm,
) -> Head:
    frame, own = style.charts["frame"], style.charts[form.tokens]
    title_style = style.text[own.name("title_style")]
    last = own["title_mm"] + max(len(title) - 1, 0) * title_style.leading_mm
    first_question = last + frame["question_mm"]
    if question:
        last = first_question + (len(question) - 1) * leading_mm
    return Head(
        title=title,
        title_mm=own["title_mm"],
        question=question,
        question_mm=first_question,
        literal=literal,
        body_mm=last + own["body_mm"],
        title_style=title_style.name,
        ruler=form.ruler,
    )


def _check_lines(head: Head, setter: Setter, form: HeadForm) -> None:
    charts = setter.style.charts
    question: Subject = "question" if head.literal else "subject"
    limits: tuple[tuple[Subject, tuple[Line, ...], int], ...] = (
        ("title", head.title, charts[form.tokens].count("title_lines")),
        (question, head.question, charts["frame"].count("question_lines")),
    )
    for name, lines, most in limits:
        if len(lines) > most:
            setter.faults.append(
                ChartFault(
                    name,
                    f"the {name} takes {len(lines)} lines, and a chart has room for {most}",
                    "say it in fewer words, or give the chart the whole width",
                    "too-many-lines",
                )
            )


def write_notes(body: Body, reading: str, style: Style) -> tuple[str, ...]:
    """Return the note's texts: base and source, then what helps to read the chart."""
    words = style.words
    shown = body.shown or (*body.columns, *((body.total,) if body.total is not None else ()))
    based = len(body.tables) == 1 or body.led
    facts = [_write_base(body.tables[0], shown, style)] if based else []
    if any(table.kind == "multiple-answer" for table in body.tables):
        facts.append(words["several_answers"])
    facts += list(dict.fromkeys(_write_source(table, body.rows, style) for table in body.tables))
    rows = (*body.rows, *body.marks)
    values = [value for row in rows for value in (*row.values, row.total) if value is not None]
    aids = list(body.aids)
    if any(value.bold for value in values):
        points = format_points(style.charts["grouped_bars"].count("threshold_points"))
        aids.append(words["bold_values"].format(points=points))
    if any(value.queried for value in values):
        aids.append(words["queried_values"])
    bases = style.claims["bases"]
    if any(value.base == "marked" for value in values):
        aids.append(words["marked_values"].format(n=bases["marked_below"]))
    if any(value.base == "hidden" for value in values):
        aids.append(words["hidden_values"].format(n=bases["printed_from"]))
    if any(value.number is None and not (value.queried or value.base) for value in values):
        aids.append(words["missing_values"] if body.missing is None else body.missing)
    lines = (SEPARATOR.join(filter(None, facts)), " ".join(filter(None, [*aids, reading])))
    return tuple(filter(None, lines))


def _write_base(table: Table, columns: Sequence[Column], style: Style) -> str:
    sizes = [
        (column.label, table.sample_size(column.id))
        for column in columns
        if column.id in table.columns
    ]
    known = {size for _, size in sizes if size is not None}
    n = style.words["n"]
    if len(known) == 1 and all(size is not None for _, size in sizes):
        number = f"{n} = {format_number(known.pop())}"
    elif known:
        waves = any(group.wave for group in table.groups)
        form = style.words["size_in_wave"] if waves else "{group} {size}"
        each = (
            form.format(group=label, size=format_number(size))
            for label, size in sizes
            if size is not None
        )
        number = f"{n}{' = ' if waves else ': '}{', '.join(each)}"
    else:
        number = ""
    number = number.replace(f"{n} = ", f"{n}\u00a0=\u00a0")
    if table.base is None:
        return number
    base = f"{style.words['base']}: {table.base}"
    return f"{base} ({number})" if number else base


def _write_source(table: Table, rows: Sequence[Row], style: Style) -> str:
    """Return the source with its period; the facts that a chart shows each have their own."""
    shown = {row.id for row in rows}
    facts = [row for row in table.rows if row.id in shown and row.source and row.period]
    periods: dict[str, dict[str, None]] = {}
    for fact in facts if table.kind == "facts" else ():
        periods.setdefault(fact.source or "", {})[write_time(fact.period or "")] = None
    if not periods:
        if table.source is None:
            return ""
        held = {} if table.period is None else {write_time(table.period): None}
        periods = {table.source.title: held}
    told = []
    for title, times in periods.items():
        new = [time for time in times if time not in title]
        told.append(", ".join([title, *new]))
    return f"{style.words['source']}: {'; '.join(told)}"


def set_note(texts: Sequence[str], width_mm: float, setter: Setter) -> Note:
    """Set the note's texts, each from a line of its own."""
    frame = setter.style.charts["frame"]
    note_style = setter.style.text[frame.name("note_style")]
    # A space after all but the last keeps them apart where they are read as one paragraph.
    spaced = [f"{text} " for text in texts[:-1]] + list(texts[-1:])
    # The point between two facts ends a line, and never begins one.
    spaced = [text.replace(SEPARATOR, f"\u00a0{SEPARATOR.lstrip()}") for text in spaced]
    lines = tuple(
        line
        for text in spaced
        for line in setter.lines(text, note_style, width_mm, "reading", balance=False)
    )
    return Note(lines, frame["note_mm"], note_style.leading_mm)


def draw_ruler(
    x_mm: float, y_mm: float, width_mm: float, style: Style, palette: Palette, *, ticks: bool
) -> Iterator[Path]:
    """Yield the ruler line and, if asked, the ticks that hang from its left end, as artifacts."""
    tokens = style.pages["ruler"]
    colour, weight = palette[tokens.name("colour")], style.lines["ruler_pt"]

    def stroke(x0: float, y0: float, x1: float, y1: float) -> Path:
        return Path((("M", x0, y0), ("L", x1, y1)), stroke=colour, width_pt=weight)

    yield stroke(x_mm, y_mm, x_mm + width_mm, y_mm)
    for tick in range(tokens.count("ticks") if ticks else 0):
        length = tokens["long_mm" if tick % tokens.count("long_every") == 0 else "short_mm"]
        x = x_mm + tick * tokens["pitch_mm"]
        yield stroke(x, y_mm, x, y_mm + length)


def draw_head(
    chart: ResolvedChart,
    x_mm: float,
    y_mm: float,
    *,
    style: Style,
    palette: Palette,
    tags: Tag,
    heading: str,
) -> tuple[Item, ...]:
    """Place ruler, title and question, and tag the title as ``heading``, the question as P.

    A head of no height is not there at all.
    """
    frame, head = style.charts["frame"], chart.head
    if not head.body_mm:
        return ()
    ruler = draw_ruler(x_mm, y_mm, chart.width_mm, style, palette, ticks=head.ruler)
    items: list[Item] = list(ruler)
    if head.title:
        top = y_mm + head.title_mm
        items += _place(head.title, head.title_style, x_mm, top, style, palette, tags, heading)
    if head.question:
        name = frame.name("question_style" if head.literal else "subject_style")
        colour = style.text[name].colour if head.literal else frame.name("subject_colour")
        below = y_mm + head.question_mm
        items += _place(head.question, name, x_mm, below, style, palette, tags, "P", colour)
    return tuple(items)


def draw_note(
    chart: ResolvedChart,
    x_mm: float,
    baseline_mm: float,
    *,
    style: Style,
    palette: Palette,
    tags: Tag,
) -> tuple[Item, ...]:
    """Place the note with its first baseline at ``baseline_mm`` and tag it as P."""
    if not chart.note.lines:
        return ()
    name = style.charts["frame"].name("note_style")
    return tuple(_place(chart.note.lines, name, x_mm, baseline_mm, style, palette, tags, "P"))


def _place(
    lines: Sequence[Line],
    style_name: str,
    x_mm: float,
    y_mm: float,
    style: Style,
    palette: Palette,
    tags: Tag,
    role: str,
    colour: str | None = None,
) -> list[GlyphRun]:
    text = style.text[style_name]
    mark = tags.add(role).mark()
    return place_lines(
        lines, x_mm, y_mm, text.leading_mm, palette, colour or text.colour, lambda _: mark
    )
