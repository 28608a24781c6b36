"""What a page draws: its content stream read operator by operator.

Takes a page of an opened file; gives every drawing with the colour, overprint, matrix and marked
content that are in force. It never draws, and it judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pikepdf
from pikepdf import Array, Dictionary, Name

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Kind = Literal["text", "fill", "stroke", "picture", "shading", "inline"]

FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
STROKES = {"S", "s", "B", "B*", "b", "b*"}
TEXTS = {"Tj", "TJ", "'", '"'}
OUTLINE = {"m", "l", "c", "v", "y", "re", "n", "Tm"}
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as the file has it: its space and its components from 0 to 1."""

    space: str
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The part of the graphics state (ISO 32000-1, 8.4) that matters to a press or a reader."""

    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    fill: Ink = Ink("DeviceGray", (0,))
    stroke: Ink = Ink("DeviceGray", (0,))
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    line_width: float = 1.0
    transparent: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One thing drawn. ``state`` is in force; ``marks`` holds the open tags, outermost first.

    ``mcid`` is the innermost marked-content number. ``resource`` names a picture or font;
    ``box`` is what its outline covers in points (of text: where it begins); ``codes`` are the
    bytes of text.
    """

    kind: Kind
    state: State
    marks: tuple[str, ...]
    mcid: int | None
    resource: str = ""
    box: Box = (0, 0, 0, 0)
    codes: bytes = b""


@dataclass(slots=True)
class Reading:
    """The state while reading, its stack and the marked content that is open."""

    resources: pikepdf.Object
    state: State = State()
    stack: list[State] = field(default_factory=list)
    marks: list[tuple[str, int | None]] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)

    def draw(self, kind: Kind, resource: str = "", codes: bytes = b"") -> Drawing:
        """Return a drawing with all that is in force."""
        numbers = [mcid for _, mcid in self.marks if mcid is not None]
        return Drawing(
            kind,
            self.state,
            tuple(tag for tag, _ in self.marks),
            numbers[-1] if numbers else None,
            resource,
            self._cover(),
            codes,
        )

    def reach(self, x: float, y: float) -> None:
        """Add a point of the current outline, given in user space."""
        _, _, _, _, to_x, to_y = multiply((1, 0, 0, 1, x, y), self.state.matrix)
        self.points.append((to_x, to_y))

    def _cover(self) -> Box:
        xs, ys = zip(*(self.points or [(0, 0)]), strict=True)
        return (min(xs), min(ys), max(xs), max(ys))


def read_page(page: pikepdf.Page) -> Iterator[Drawing]:
    """Yield what a page draws, in order."""
    reading = Reading(page.obj.get("/Resources", Dictionary()))
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        yield from _follow(reading, operator, list(instruction.operands))


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies ``first`` and then ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _follow(
    reading: Reading, operator: str, operands: Sequence[pikepdf.Object]
) -> Iterator[Drawing]:
    if operator in TEXTS:
        yield reading.draw("text", reading.state.font, _codes(operands[-1]))
    elif operator in FILLS | STROKES:
        if operator in FILLS:
            yield reading.draw("fill")
        if operator in STROKES:
            yield reading.draw("stroke")
        reading.points.clear()
    elif operator == "Do":
        yield reading.draw("picture", str(operands[0]))
    elif operator == "sh":
        yield reading.draw("shading", str(operands[0]))
    elif operator == "INLINE IMAGE":
        yield reading.draw("inline")
    elif operator in {"BDC", "BMC", "EMC"}:
        _mark(reading, operator, operands)
    else:
        _change(reading, operator, operands)


def _mark(reading: Reading, operator: str, operands: Sequence[pikepdf.Object]) -> None:
    if operator == "EMC":
        if reading.marks:
            reading.marks.pop()
        return
    properties = operands[1] if operator == "BDC" else None
    mcid = properties.get("/MCID") if isinstance(properties, Dictionary) else None
    reading.marks.append((str(operands[0])[1:], None if mcid is None else int(mcid)))


def _change(reading: Reading, operator: str, operands: Sequence[pikepdf.Object]) -> None:
    """Follow an operator that draws nothing."""
    state = reading.state
    if operator == "q":
        reading.stack.append(state)
    elif operator == "Q":
        reading.state = reading.stack.pop() if reading.stack else state
    elif operator == "cm":
        reading.state = replace(state, matrix=multiply(_matrix(operands), state.matrix))
    elif operator == "w":
        reading.state = replace(state, line_width=float(operands[0]))
    elif operator == "Tf":
        reading.state = replace(state, font=str(operands[0]))
    elif operator in OUTLINE:
        _reach(reading, operator, [float(operand) for operand in operands])
    elif operator == "gs":
        reading.state = _apply(state, reading.resources["/ExtGState"][str(operands[0])])
    elif operator.lower() in DEVICE:
        ink = Ink(DEVICE[operator.lower()], tuple(float(part) for part in operands))
        reading.state = _with_ink(state, operator, ink)
    elif operator in {"cs", "CS"}:
        space = _name_space(operands[0], reading.resources)
        reading.state = _with_ink(state, operator, Ink(space, ()))
    elif operator in {"sc", "scn", "SC", "SCN"}:
        before = state.fill if operator.islower() else state.stroke
        parts = tuple(float(part) for part in operands if not isinstance(part, Name))
        reading.state = _with_ink(state, operator, Ink(before.space, parts))


def _reach(reading: Reading, operator: str, numbers: list[float]) -> None:
    """Follow the points of an outline, or the place where text begins."""
    if operator in {"n", "Tm"}:
        reading.points.clear()
    if operator == "Tm":
        reading.reach(*numbers[4:6])
    elif operator == "re":
        x, y, width, height = numbers
        for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height)):
            reading.reach(*corner)
    else:
        for x, y in zip(numbers[0::2], numbers[1::2], strict=True):
            reading.reach(x, y)


def _with_ink(state: State, operator: str, ink: Ink) -> State:
    if operator.islower():
        return replace(state, fill=ink)
    return replace(state, stroke=ink)


def _apply(state: State, change: pikepdf.Object) -> State:
    """Return the state after an ExtGState dictionary (ISO 32000-1, table 58)."""
    stroke_overprint = bool(change.get("/OP", state.stroke_overprint))
    fill_default = stroke_overprint if "/OP" in change else state.fill_overprint
    opaque = (
        float(change.get("/ca", 1)) == 1
        and float(change.get("/CA", 1)) == 1
        and change.get("/BM", Name.Normal) in (Name.Normal, Name.Compatible)
        and change.get("/SMask", Name("/None")) == Name("/None")
    )
    return replace(
        state,
        stroke_overprint=stroke_overprint,
        fill_overprint=bool(change.get("/op", fill_default)),
        overprint_mode=int(change.get("/OPM", state.overprint_mode)),
        transparent=not opaque,
    )


def _name_space(name: pikepdf.Object, resources: pikepdf.Object) -> str:
    spaces = resources.get("/ColorSpace", Dictionary())
    return describe_space(spaces.get(str(name), name))


def describe_space(space: pikepdf.Object) -> str:
    """Return the name of a colour space: such as ``DeviceCMYK`` or ``Separation All``."""
    if isinstance(space, Array):
        family = str(space[0])[1:]
        return f"{family} {str(space[1])[1:]}" if family == "Separation" else family
    return str(space)[1:]


def _matrix(operands: Sequence[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)


def _codes(shown: pikepdf.Object) -> bytes:
    if isinstance(shown, Array):
        return b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
    return bytes(shown)
