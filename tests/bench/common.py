"""What the benchmarks share: medians, percentiles, the content and the body. Figures are printed, never asserted."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from triggermap import resources
from triggermap.atlas import Atlas, load_atlas
from triggermap.content import knowledge as read_knowledge
from triggermap.content import library as read_library
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Library

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def knowledge() -> Knowledge:
    """Return the shipped content."""
    with tempfile.TemporaryDirectory() as folder:
        return read_knowledge(resources.knowledge_dir(), Path(folder))


@cache
def library() -> Library:
    """Return the shipped articles."""
    with tempfile.TemporaryDirectory() as folder:
        return read_library(resources.library_dir(), knowledge(), Path(folder))[0]


@cache
def atlas() -> Atlas:
    """Return the shipped body."""
    return load_atlas(resources.atlas_dir())


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def milliseconds(name: str, values: Sequence[float]) -> str:
    """Return one line: median, 95th and 99th percentile, worst; `values` in seconds."""
    found = statistics.median(values), percentile(values, 0.95), percentile(values, 0.99), max(values)
    p50, p95, p99, worst = (1000 * each for each in found)
    shares = f"p50 {p50:7.2f} ms   p95 {p95:7.2f} ms   p99 {p99:7.2f} ms"
    return f"{name:<34} {shares}   worst {worst:7.2f} ms   n {len(values)}"
