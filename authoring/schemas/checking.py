"""The check of a document against its schema, told in the words of an editor.

Takes a JSON document and the name of a schema; gives problems with the place, the offending value,
what is allowed and the nearest of it. It never changes a document and never fetches a schema: each
is whole in its file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from authoring.jsontext import JsonDocument, Pointer
from authoring.problems import Problem, offer, quote

Schema = dict[str, Any]

_TYPES = {
    "string": "text in double quotes",
    "number": "a number",
    "integer": "a whole number",
    "object": "an object",
    "array": "a list",
    "boolean": "true or false",
    "null": "null",
}


@cache
def load_schema(name: str) -> Schema:
    """Return a schema (``edition``, ``letter``, ``table``, ``style``) as it stands in its file."""
    file = resources.files("authoring.schemas") / f"{name}.schema.json"
    schema: Schema = json.loads(file.read_text("utf-8"))
    return schema


@cache
def _compile(name: str) -> Draft202012Validator:
    return Draft202012Validator(load_schema(name))


def check_document(document: JsonDocument, name: str) -> list[Problem]:
    """Return everything in which a document departs from the schema ``name``.

    The document's own problems, such as a key that stands twice, are among them.
    """
    found = list(document.problems)
    for error in _compile(name).iter_errors(document.value):
        found += _tell(error, document, load_schema(name))
    return found


def resolve(schema: Schema, root: Schema) -> Schema:
    """Return a subschema with its reference followed; what stands beside the reference wins."""
    reference = schema.get("$ref")
    if not isinstance(reference, str):
        return schema
    target: Schema = root
    for step in reference.removeprefix("#/").split("/"):
        target = target[step]
    return {**resolve(target, root), **{k: v for k, v in schema.items() if k != "$ref"}}


@dataclass(frozen=True, slots=True)
class _Breach:
    """A rule that a value breaks, and what the schema says there.

    ``said`` is jsonschema's own message, ``keys`` describes the keys of the object at fault.
    """

    rule: str
    parameter: Any
    value: Any
    said: str
    hint: str
    keys: Callable[[], dict[str, str]]
    schema: Schema

    @property
    def form(self) -> str:
        """Return what the broken rule's own schema says: of an id, a date, an address."""
        return str(self.schema.get("description", ""))


@dataclass(frozen=True, slots=True)
class _Finding:
    """What to say of a breach; ``inside`` leads to the fault from the value, ``key`` to a key."""

    fact: str
    code: str
    hint: str = ""
    inside: Pointer = ()
    key: bool = False


def _tell(error: ValidationError, document: JsonDocument, root: Schema) -> Iterator[Problem]:
    rule: Any = error.validator
    schema: Any = error.schema
    hint = _describe_place(error, root) or str(schema.get("description", ""))
    breach = _Breach(
        rule=rule,
        parameter=error.validator_value,
        value=error.instance,
        said=error.message,
        hint=hint,
        keys=lambda: _describe_keys(error, root),
        schema=schema,
    )
    pointer: Pointer = tuple(error.absolute_path)
    in_name = "propertyNames" in error.absolute_schema_path
    for found in _TELLERS.get(breach.rule, _tell_other)(breach):
        inside = (breach.value,) if in_name else found.inside
        place = document.locate((*pointer, *inside), key=found.key or in_name)
        yield Problem("error", place, found.fact, found.hint, code=found.code)


def _tell_unknown(breach: _Breach) -> Iterator[_Finding]:
    allowed = list(breach.schema.get("properties", {}))
    for key in breach.value:
        if key not in allowed:
            hint = offer(key, allowed, what="allowed here")
            fact = f"the key {quote(key)} is unknown"
            yield _Finding(fact, "unknown-key", hint, (key,), key=True)


def _tell_missing(breach: _Breach) -> Iterator[_Finding]:
    # One error is raised for each missing key, and each lists all that are required.
    key = next(key for key in breach.parameter if breach.said.startswith(f"{key!r} "))
    yield _Finding(f"the key {quote(key)} is missing", "missing-key", breach.keys().get(key, ""))


def _tell_dependent(breach: _Breach) -> Iterator[_Finding]:
    for given, needed in breach.parameter.items():
        for key in needed:
            if given in breach.value and breach.said.startswith(f"{key!r} "):
                fact = f"the key {quote(given)} needs the key {quote(key)} beside it"
                yield _Finding(fact, "missing-key", breach.keys().get(key, ""), (given,), key=True)


def _tell_choice(breach: _Breach) -> Iterator[_Finding]:
    values = breach.parameter if breach.rule == "enum" else [breach.parameter]
    allowed = [value if isinstance(value, str) else quote(value) for value in values]
    word = breach.value if isinstance(breach.value, str) else quote(breach.value)
    yield _Finding(f"{quote(breach.value)} is not allowed", "wrong-value", offer(word, allowed))


def _tell_type(breach: _Breach) -> Iterator[_Finding]:
    names = [breach.parameter] if isinstance(breach.parameter, str) else breach.parameter
    wanted = " or ".join(_TYPES[name] for name in names)
    fact = f"{quote(breach.value)} stands where {wanted} belongs"
    yield _Finding(fact, "wrong-type", breach.hint)


def _tell_pattern(breach: _Breach) -> Iterator[_Finding]:
    if not breach.value.strip():
        yield _Finding("the text is empty", "empty-text", breach.hint)
        return
    title = breach.schema.get("title", "value")
    yield _Finding(f"{quote(breach.value)} has the wrong form: {title}", "wrong-form", breach.form)


def _tell_size(breach: _Breach) -> Iterator[_Finding]:
    if breach.rule == "minLength":
        return  # An empty text breaks its pattern too, which says so in plainer words.
    what = "characters" if breach.rule.endswith("Length") else "entries"
    bound = "at least" if breach.rule.startswith("min") else "at most"
    fact = f"{len(breach.value)} {what} stand where {bound} {breach.parameter} belong"
    yield _Finding(fact, "wrong-size", breach.hint)


def _tell_bound(breach: _Breach) -> Iterator[_Finding]:
    bounds = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}
    fact = f"{quote(breach.value)} stands where {bounds[breach.rule]} {breach.parameter} belongs"
    yield _Finding(fact, "out-of-range", breach.hint)


def _tell_twice(breach: _Breach) -> Iterator[_Finding]:
    for index, value in enumerate(breach.value):
        if value in breach.value[:index]:
            yield _Finding(f"{quote(value)} stands twice", "duplicate-value", inside=(index,))


def _tell_excluded(breach: _Breach) -> Iterator[_Finding]:
    for key in breach.parameter.get("required", ()):
        fact = f"the key {quote(key)} does not belong here"
        yield _Finding(fact, "excluded-key", breach.keys().get(key, ""), (key,), key=True)


def _tell_other(breach: _Breach) -> Iterator[_Finding]:
    fact = f"{quote(breach.value)} breaks the rule “{breach.rule}” of the schema"
    yield _Finding(fact, "schema", breach.hint)


_TELLERS: dict[str, Callable[[_Breach], Iterator[_Finding]]] = {
    "additionalProperties": _tell_unknown,
    "required": _tell_missing,
    "dependentRequired": _tell_dependent,
    "enum": _tell_choice,
    "const": _tell_choice,
    "type": _tell_type,
    "pattern": _tell_pattern,
    "minLength": _tell_size,
    "maxLength": _tell_size,
    "minItems": _tell_size,
    "maxItems": _tell_size,
    "minimum": _tell_bound,
    "maximum": _tell_bound,
    "exclusiveMinimum": _tell_bound,
    "uniqueItems": _tell_twice,
    "not": _tell_excluded,
}


def _walk(error: ValidationError, root: Schema) -> Iterator[tuple[str | int, Any]]:
    """Yield each step from the whole schema to the broken rule, and what stands there.

    jsonschema leaves references out of the path: a step that a node lacks is behind its reference.
    """
    node: Any = root
    for step in error.absolute_schema_path:
        if isinstance(node, dict) and step not in node:
            node = resolve({"$ref": node["$ref"]}, root)
            yield "$ref", node
        node = node[step]
        yield step, node


def _describe_place(error: ValidationError, root: Schema) -> str:
    """Return what the schema says of the key or entry at fault, rather than of its type."""
    found = ""
    for step, node in _walk(error, root):
        if step in ("properties", "items", "additionalProperties", "then", "else"):
            found = ""
        if isinstance(node, dict):
            found = found or str(node.get("description", ""))
    return found


def _describe_keys(error: ValidationError, root: Schema) -> dict[str, str]:
    """Return what the schema says of each key of the object at fault."""
    properties: Schema = root.get("properties", {})
    for step, node in _walk(error, root):
        if step != "properties" and isinstance(node, dict) and "properties" in node:
            properties = node["properties"]
    return {
        key: str(resolve(schema, root).get("description", ""))
        for key, schema in properties.items()
        if isinstance(schema, dict)
    }
