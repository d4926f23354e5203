from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import ImageDraw

from tests.unit.bake.test_sheet import root as root  # the fixture
from triggermap.atlas import View, load_atlas
from triggermap.bake import region_page as page
from triggermap.bake.view_pages import PAGE_HEIGHT, SMOOTH, WIDTH


@pytest.fixture
def view(root: Path) -> View:
    return load_atlas(root).view("female", "front")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float, str]]:
    """What is written on pages, and where."""
    found: list[tuple[float, float, str]] = []
    plain = ImageDraw.ImageDraw.text

    def text(self: ImageDraw.ImageDraw, xy: tuple[float, float], words: str, *args: object, **given: object) -> None:
        found.append((*xy, words))
        plain(self, xy, words, *args, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", text)
    return found


def test_a_page_names_each_region_with_its_whole_id(view: View, written: list[tuple[float, float, str]]) -> None:
    picture = page.region_page(view)
    assert picture.width == WIDTH
    assert picture.height <= PAGE_HEIGHT
    assert [words for _x, _y, words in written] == ["female / front", "face.nose"]


def test_a_name_that_fits_stands_inside_its_region(view: View, written: list[tuple[float, float, str]]) -> None:
    """The nose of the case is a square of 600 units; its middle is in the middle of the page."""
    picture = page.region_page(view)
    x, _y, _words = written[-1]
    assert x == pytest.approx(picture.width, abs=2 * SMOOTH)


def test_regions_are_tinted_alike_on_all_pages(view: View) -> None:
    picture = np.asarray(page.region_page(view))
    colours = {tuple(picture[y, x]) for y in (120, 160) for x in (WIDTH // 2 - 100, WIDTH // 2 + 100)}
    assert len(colours) == 1
    (colour,) = colours
    assert max(colour) - min(colour) > 20
