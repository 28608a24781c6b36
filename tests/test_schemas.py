"""The schemas: valid, described throughout, and in step with the files and the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from authoring.edition import model
from authoring.edition.markup import parse_text
from authoring.schemas.checking import load_schema, resolve
from authoring.style.model import Style, TextStyle
from tests.workspaces import ROOT

NAMES = ("edition", "letter", "table", "style")
FILES = sorted(
    path
    for folder in ("editions", "styles")
    for path in (ROOT / folder).rglob("*.json")
    if "node_modules" not in path.parts
)


def subschemas(schema: Any, at: str = "#") -> Iterator[tuple[str, Any]]:
    """Yield every schema inside a schema with its path."""
    yield at, schema
    for key in ("properties", "$defs"):
        for name, inner in schema.get(key, {}).items():
            yield from subschemas(inner, f"{at}/{key}/{name}")
    for key in ("items", "additionalProperties", "if", "then", "else", "not", "propertyNames"):
        if isinstance(schema.get(key), dict):
            yield from subschemas(schema[key], f"{at}/{key}")
    for key in ("allOf", "anyOf", "oneOf"):
        for index, inner in enumerate(schema.get(key, ())):
            yield from subschemas(inner, f"{at}/{key}/{index}")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_itself(name: str):
    schema = load_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", NAMES)
def test_every_property_has_a_description(name: str):
    bare = [
        f"{at}/properties/{key}"
        for at, schema in subschemas(load_schema(name))
        if not at.endswith(("/if", "/then", "/else"))
        for key, held in schema.get("properties", {}).items()
        if not held.get("description", "").endswith((".", "…"))
    ]
    assert bare == []


@pytest.mark.parametrize("name", NAMES)
def test_no_object_takes_unknown_keys_but_maps_of_ids(name: str):
    root = load_schema(name)
    for at, schema in subschemas(root):
        if schema.get("type") != "object" or "allOf" in schema:
            continue
        closed = schema.get("additionalProperties") is False
        named = schema.get("propertyNames") == {"$ref": "#/$defs/id"}
        assert closed or named, at


@pytest.mark.parametrize("name", NAMES)
def test_kinds_are_told_apart_by_their_kind_alone(name: str):
    assert not [at for at, schema in subschemas(load_schema(name)) if "oneOf" in schema]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_each_file_names_its_schema_so_that_an_editor_finds_it(path: Path):
    value = json.loads(path.read_text("utf-8"))
    schema = (path.parent / value["$schema"]).resolve()
    assert schema.is_file()
    kinds = {"styles": "style", "tables": "table"}
    assert schema.name == f"{kinds.get(path.parent.name, path.stem)}.schema.json"


def test_the_edition_schema_has_the_fields_of_the_model():
    definitions = load_schema("edition")["$defs"]
    pairs = {
        "cover": model.Cover,
        "foreword": model.Foreword,
        "contents": model.Contents,
        "chapter": model.Chapter,
        "section": model.Section,
        "sidebar": model.Sidebar,
        "key_figure": model.KeyFigure,
        "chart": model.Chart,
        "image": model.Image,
        "series_edition": model.SeriesEdition,
        "sample": model.Sample,
        "respondents": model.Respondents,
    }
    for name, kind in pairs.items():
        keys = {"break_page" if key == "break" else key for key in definitions[name]["properties"]}
        # Those of another edition are found while reading: the model holds what was found.
        keys -= {"kind"} if name != "respondents" else {"edition"}
        assert keys == {field.name for field in fields(kind)} - {"kind"}, name


def test_the_letter_schema_has_the_fields_of_the_model_and_the_texts_of_an_edition():
    schema = load_schema("letter")
    assert set(schema["properties"]) - {"$schema", "subject", "notes"} == {
        field.name for field in fields(model.Letter)
    } - {"kind"}
    editions = load_schema("edition")["$defs"]
    assert schema["$defs"] == {name: editions[name] for name in ("id", "text")}


def test_the_style_schema_has_the_fields_of_the_model():
    schema = load_schema("style")
    keys = set(schema["properties"])
    assert keys - {"$schema", "extends", "neutrals", "accents"} == {
        field.name for field in fields(Style)
    } - {"id", "palettes"}
    text = {field.name for field in fields(TextStyle)} - {"name"}
    assert set(schema["$defs"]["text"]["properties"]) == text


def test_defaults_of_text_styles_are_those_of_the_model():
    described = load_schema("style")["$defs"]["text"]["properties"]
    for field in fields(TextStyle):
        if "default" in described.get(field.name, {}):
            assert described[field.name]["default"] == field.default, field.name


def described_tokens(schema: Any, root: Any, at: str = "") -> set[str]:
    """Return the path of every token that a schema describes, but for lists and maps."""
    schema = resolve(schema, root)
    if "properties" not in schema:
        return {at}
    return {
        path
        for key, held in schema["properties"].items()
        for path in described_tokens(held, root, f"{at}.{key}" if at else key)
    }


def tokens(value: Any, at: str = "") -> set[str]:
    """Return the path of every token of a style, but for lists."""
    if not isinstance(value, dict):
        return {at}
    return {
        path for key, held in value.items() for path in tokens(held, f"{at}.{key}" if at else key)
    }


GROUPS = [
    "paper",
    "grid",
    "setting",
    "lines",
    "press",
    "screen",
    "pages",
    "words",
    "charts",
    "dials",
]


@pytest.mark.parametrize("group", [*GROUPS, "text", "neutrals"])
def test_each_token_of_the_house_style_is_described(group: str):
    root = load_schema("style")
    style = json.loads((ROOT / "styles/techbarometer-2026.json").read_text("utf-8"))
    described = described_tokens(root["properties"][group], root)
    used = tokens(style[group])
    assert used - described == set(), f"{group}: not in the schema"
    optional = {
        path for path in described if path.split(".")[-1] in root["$defs"]["text"]["properties"]
    }
    assert described - used - optional == set(), f"{group}: in the schema, not in the style"


def test_the_markup_that_the_schema_explains_is_the_markup_that_is_read():
    described = load_schema("edition")["$defs"]["text"]["description"]
    for example in ("**bold**", "[^note]", "[2013]{=year}"):
        assert example in described
        assert parse_text(example)[1] == ()
