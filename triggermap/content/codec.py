"""Dataclasses to plain JSON values and back, from their type hints: no code per type.

A dataclass becomes the list of its fields' values, a tuple a list, an enum its value, and a union of dataclasses
``[number of the member, ...fields]``. A coder for each type is built once; building objects again is the hot path
at start-up, so fields that need no work are passed through untouched.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Coder = Callable[[Any], Any]

_PLAIN = (str, int, float, bool, type(None))


def encode(value: object, shape: type[T]) -> object:
    """Return `value`, which is of type `shape`, in plain JSON values."""
    coder = _encoder(cast(Any, shape))
    return coder(value) if coder else value


def decode(data: object, shape: type[T]) -> T:
    """Return the object of type `shape` that `encode` made `data` from.

    Raises:
        ValueError, TypeError, IndexError, KeyError: where `data` does not have that shape;
            plain values are not checked.
    """
    coder = _decoder(cast(Any, shape))
    return cast(T, coder(data) if coder else data)


@cache
def describe(shape: Any) -> str:
    """Return the whole structure of a type as text; two programs with the same text read each other's data."""
    return "\n".join(sorted(_lines(shape, set())))


def _lines(shape: Any, seen: set[Any]) -> set[str]:
    if shape in seen or shape in _PLAIN or shape is Ellipsis:
        return set()
    seen.add(shape)
    lines: set[str] = set()
    if dataclasses.is_dataclass(shape):
        hints = _hints(shape)
        lines.add(f"{_name(shape)}: " + ", ".join(f"{name}={hint}" for name, hint in hints))
        parts: tuple[Any, ...] = tuple(hint for _, hint in hints)
    elif isinstance(shape, type) and issubclass(shape, Enum):
        lines.add(f"{_name(shape)}: " + ", ".join(str(member.value) for member in shape))
        parts = ()
    else:
        parts = get_args(shape)
    for part in parts:
        lines |= _lines(part, seen)
    return lines


def _name(shape: Any) -> str:
    return str(shape.__qualname__)


def _hints(shape: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(shape)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(shape)]


def _members(shape: Any) -> tuple[Any, ...] | None:
    """Return the members of a union, or None where `shape` is none."""
    return get_args(shape) if get_origin(shape) in (Union, types.UnionType) else None


@cache
def _encoder(shape: Any) -> Coder | None:
    if shape in _PLAIN:
        return None
    members = _members(shape)
    if members is not None:
        return _union_encoder(members)
    if get_origin(shape) is tuple:
        return _tuple_coder(get_args(shape), _encoder, list)
    if shape is Path:
        return str
    if isinstance(shape, type) and issubclass(shape, Enum):
        return lambda member: member.value
    if dataclasses.is_dataclass(shape):
        fields = [(name, _encoder(hint)) for name, hint in _hints(shape)]
        return lambda value: [coder(getattr(value, name)) if coder else getattr(value, name) for name, coder in fields]
    raise TypeError(f"{shape} cannot be stored")


@cache
def _decoder(shape: Any) -> Coder | None:
    if shape in _PLAIN:
        return None
    members = _members(shape)
    if members is not None:
        return _union_decoder(members)
    if get_origin(shape) is tuple:
        return _tuple_coder(get_args(shape), _decoder, tuple)
    if shape is Path:
        return Path
    if isinstance(shape, type) and issubclass(shape, Enum):
        return {member.value: member for member in shape}.__getitem__
    if dataclasses.is_dataclass(shape):
        return _dataclass_decoder(shape, [_decoder(hint) for _, hint in _hints(shape)])
    raise TypeError(f"{shape} cannot be stored")


def _dataclass_decoder(shape: Any, coders: list[Coder | None]) -> Coder:
    count = len(coders)
    work = [(index, coder) for index, coder in enumerate(coders) if coder]

    def read(data: list[Any]) -> Any:
        if len(data) != count or type(data) is not list:
            raise ValueError(f"expected {count} fields of {shape.__name__}")
        for index, coder in work:
            data[index] = coder(data[index])
        return shape(*data)

    def read_plain(data: list[Any]) -> Any:
        if len(data) != count or type(data) is not list:
            raise ValueError(f"expected {count} fields of {shape.__name__}")
        return shape(*data)

    return read if work else read_plain


def _tuple_coder(
    arguments: tuple[Any, ...], coder_of: Callable[[Any], Coder | None], make: Callable[[Any], Any]
) -> Coder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = coder_of(arguments[0])
        if each is None:
            return make
        return lambda values: make([each(value) for value in values])
    coders = [coder_of(argument) for argument in arguments]
    return lambda values: make([coder(value) if coder else value for coder, value in zip(coders, values, strict=True)])


def _union_encoder(members: tuple[Any, ...]) -> Coder | None:
    kinds = [member for member in members if member is not type(None)]
    if len(kinds) == 1:
        coder = _encoder(kinds[0])
        return None if coder is None else lambda value: None if value is None else coder(value)
    numbers = {kind: number for number, kind in enumerate(kinds)}
    coders = {kind: _dataclass_only(kind, _encoder) for kind in kinds}
    return lambda value: None if value is None else [numbers[type(value)], *coders[type(value)](value)]


def _union_decoder(members: tuple[Any, ...]) -> Coder | None:
    kinds = [member for member in members if member is not type(None)]
    if len(kinds) == 1:
        coder = _decoder(kinds[0])
        return None if coder is None else lambda data: None if data is None else coder(data)
    coders = [_dataclass_only(kind, _decoder) for kind in kinds]
    return lambda data: None if data is None else coders[data[0]](data[1:])


def _dataclass_only(kind: Any, coder_of: Callable[[Any], Coder | None]) -> Coder:
    coder = coder_of(kind) if dataclasses.is_dataclass(kind) else None
    if coder is None:
        raise TypeError(f"{kind} cannot stand in a union: only dataclasses can")
    return coder
