"""The reading of a house style: ``styles/<id>.json``, and the style that it extends.

Takes the sources and the id of a style; gives the style as frozen data, and problems. It never
invents a value and never opens a font or a profile: it only tells whether their files are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from authoring.display import Colour
from authoring.jsontext import JsonDocument, Pointer
from authoring.problems import InputProblems, Place, Problem, format_path, offer, quote
from authoring.schemas.checking import Schema, check_document, load_schema, resolve
from authoring.sources import Sources
from authoring.style.bands import check_bands
from authoring.style.model import FontFile, Palette, Style, TextStyle, Tokens

# What belongs to one file and is not handed on to a style that extends it.
_OWN = ("$schema", "extends")


@dataclass(frozen=True, slots=True)
class StyleReading:
    """A style, or none where it has an error, and the problems."""

    style: Style | None
    problems: tuple[Problem, ...]


def list_styles(sources: Sources) -> tuple[str, ...]:
    """Return the ids of all styles of the workspace, in alphabetical order."""
    return tuple(
        name.removesuffix(".json") for name in sources.names("styles") if name.endswith(".json")
    )


def read_style(sources: Sources, name: str) -> StyleReading:
    """Read a style.

    Objects merge by key with those of the style that it extends; lists and values replace. Every
    token that the schema describes must have a value in the end, unless it has a default.
    """
    documents, problems = _read_chain(sources, name)
    for document in documents:
        problems += check_document(document, "style")
    if problems:
        return StyleReading(None, tuple(problems))
    merged: dict[str, Any] = {}
    for document in reversed(documents):
        own = {key: value for key, value in document.value.items() if key not in _OWN}
        merged = _merge(merged, own)
    where = _Where(documents)
    schema = load_schema("style")
    problems += _check_missing(merged, schema, schema, (), where)
    if not problems:
        problems += _check_colours(merged, where)
        problems += _check_fonts(merged, where, sources)
        problems += _check_profiles(merged, where, sources)
        problems += check_bands(merged["claims"], where)
    return StyleReading(None if problems else _build(name, merged), tuple(problems))


class _Where:
    """Finds a token of a merged style in the file that sets it."""

    def __init__(self, documents: list[JsonDocument]) -> None:
        self._documents = documents

    def __call__(self, pointer: Pointer) -> Place:
        for document in self._documents:
            if document.has(pointer):
                return document.locate(pointer)
        return self._documents[0].locate(pointer)


def _read_chain(sources: Sources, name: str) -> tuple[list[JsonDocument], list[Problem]]:
    """Return the documents of a style and of those that it extends, the style's own first."""
    documents: list[JsonDocument] = []
    seen: list[str] = []
    wanted: object = name
    while isinstance(wanted, str):
        path = f"styles/{wanted}.json"
        if wanted in seen or not sources.has_file(path):
            if not documents:
                break
            fact = f"the style {quote(wanted)} is not there"
            if wanted in seen:
                fact = f"the style {quote(wanted)} extends itself in the end"
            others = [style for style in list_styles(sources) if style not in seen]
            place = documents[-1].locate(("extends",))
            hint = offer(wanted, others, what="other styles")
            return documents, [Problem("error", place, fact, hint, code="unknown-style")]
        seen.append(wanted)
        try:
            documents.append(sources.read_json(path))
        except InputProblems as error:
            return documents, list(error.problems)
        value = documents[-1].value
        wanted = value.get("extends") if isinstance(value, dict) else None
    if documents:
        return documents, []
    place = Place(f"styles/{name}.json")
    hint = offer(name, list_styles(sources), what="styles")
    return [], [
        Problem("error", place, f"there is no style {quote(name)}", hint, code="unknown-style")
    ]


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        held = merged.get(key)
        both = isinstance(held, dict) and isinstance(value, dict)
        merged[key] = _merge(held, value) if both and held is not None else value
    return merged


def _check_missing(
    value: Any, schema: Schema, root: Schema, pointer: Pointer, where: _Where
) -> Iterator[Problem]:
    """Yield a problem for each key that the schema describes, has no default, and is not there."""
    schema = resolve(schema, root)
    if isinstance(value, list) and "items" in schema:
        for index, entry in enumerate(value):
            yield from _check_missing(entry, schema["items"], root, (*pointer, index), where)
    if not isinstance(value, dict):
        return
    described = {key: resolve(held, root) for key, held in schema.get("properties", {}).items()}
    for key, held in described.items():
        if key not in value and "default" not in held and not (pointer == () and key in _OWN):
            fact = f"the token {quote(format_path((*pointer, key)))} is missing"
            hint = held.get("description", "")
            yield Problem("error", where(pointer), fact, hint, code="missing-token")
    others = schema.get("additionalProperties")
    for key, entry in value.items():
        inner = described.get(key, others)
        if isinstance(inner, dict):
            yield from _check_missing(entry, inner, root, (*pointer, key), where)


def _colours_of(merged: Mapping[str, Any]) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    for role, colour in merged["neutrals"].items():
        yield ("neutrals", role), colour
    for accent, palette in merged["accents"].items():
        for role, colour in palette["colours"].items():
            yield ("accents", accent, "colours", role), colour
        for index, colour in enumerate(palette["scale5"]):
            yield ("accents", accent, "scale5", index), colour


def _check_colours(merged: Mapping[str, Any], where: _Where) -> Iterator[Problem]:
    limit = merged["press"]["ink_limit"]
    seen: dict[str, tuple[Pointer, Any]] = {}
    for pointer, colour in _colours_of(merged):
        hex_code, cmyk = colour["rgb"].upper(), colour["cmyk"]
        first, build = seen.setdefault(hex_code, (pointer, cmyk))
        if build != cmyk:
            fact = f"{hex_code} is {quote(cmyk)} here and {quote(build)} at {format_path(first)}"
            hint = "charts find a colour by its RGB value: give both one CMYK build, or two values"
            yield Problem("error", where(pointer), fact, hint, code="two-builds")
        if sum(cmyk) > limit:
            fact = f"{quote(cmyk)} is {sum(cmyk):g}% ink, more than the limit of {limit:g}%"
            hint = "take less of each ink, or another profile"
            yield Problem("error", where(pointer), fact, hint, code="too-much-ink")


def _check_fonts(merged: Mapping[str, Any], where: _Where, sources: Sources) -> Iterator[Problem]:
    faces = set()
    for index, font in enumerate(merged["fonts"]):
        faces.add((font["family"], font["weight"], font["italic"]))
        path = f"fonts/{font['file']}"
        if not sources.has_file(path):
            fact = f"the font file {quote(path)} is not there"
            place = where(("fonts", index, "file"))
            yield Problem(
                "error", place, fact, "put it there, or name another", code="missing-font"
            )
    names = [_name_face(*face) for face in sorted(faces)]
    for key, style in merged["text"].items():
        face = (style["family"], style["weight"], style.get("italic", False))
        if face not in faces:
            name = _name_face(*face)
            fact = f"the style has no font file for {name}"
            hint = offer(name, names, what="faces")
            yield Problem("error", where(("text", key)), fact, hint, code="unknown-face")


def _name_face(family: str, weight: int, italic: bool) -> str:
    return f"{family} {weight}{' italic' if italic else ''}"


def _check_profiles(
    merged: Mapping[str, Any], where: _Where, sources: Sources
) -> Iterator[Problem]:
    for group in ("press", "screen"):
        path = f"styles/{merged[group]['profile']}"
        if not sources.has_file(path):
            fact = f"the colour profile {quote(path)} is not there"
            place = where((group, "profile"))
            hint = "put it there, or name another"
            yield Problem("error", place, fact, hint, code="missing-profile")


def _build(name: str, merged: Mapping[str, Any]) -> Style:
    def tokens(group: str) -> Tokens:
        return Tokens(group, merged[group])

    def groups(group: str) -> dict[str, Tokens]:
        return {key: Tokens(f"{group}.{key}", held) for key, held in merged[group].items()}

    fonts = (
        FontFile(font["family"], font["weight"], font["italic"], font["file"])
        for font in merged["fonts"]
    )
    return Style(
        id=name,
        name=merged["name"],
        fonts=tuple(fonts),
        text={key: TextStyle(name=key, **held) for key, held in merged["text"].items()},
        palettes={key: _build_palette(key, merged) for key in merged["accents"]},
        paper=tokens("paper"),
        grid=tokens("grid"),
        setting=tokens("setting"),
        lines=tokens("lines"),
        press=tokens("press"),
        screen=tokens("screen"),
        pages=groups("pages"),
        charts=groups("charts"),
        dials=groups("dials"),
        words=dict(merged["words"]),
        claims=merged["claims"],
    )


def _build_palette(accent: str, merged: Mapping[str, Any]) -> Palette:
    held = merged["accents"][accent]
    roles = {**merged["neutrals"], **held["colours"]}
    colours = {role: _build_colour(role, colour) for role, colour in roles.items()}
    scale = (
        _build_colour(f"scale{index}", colour) for index, colour in enumerate(held["scale5"], 1)
    )
    return Palette(accent, colours, tuple(scale))


def _build_colour(role: str, held: Mapping[str, Any]) -> Colour:
    digits = held["rgb"].removeprefix("#")
    red, green, blue = (int(digits[start : start + 2], 16) for start in (0, 2, 4))
    cyan, magenta, yellow, black = (float(share) for share in held["cmyk"])
    return Colour(role, (red, green, blue), (cyan, magenta, yellow, black))
