from __future__ import annotations

from pathlib import Path

import pytest

from triggermap import resources
from triggermap.errors import TriggermapError


def package(tmp_path: Path, *assets: str) -> Path:
    folder = tmp_path / "triggermap"
    folder.mkdir()
    for place in assets:
        (tmp_path / place / "knowledge").mkdir(parents=True)
    return folder


def test_an_installed_package_holds_its_assets(tmp_path: Path) -> None:
    folder = package(tmp_path, "triggermap/assets", "assets")
    assert resources.find_assets(folder) == folder / "assets"


def test_a_checkout_has_them_beside_the_package(tmp_path: Path) -> None:
    folder = package(tmp_path, "assets")
    assert resources.find_assets(folder) == tmp_path / "assets"


def test_without_them_the_places_that_were_looked_at_are_named(tmp_path: Path) -> None:
    folder = package(tmp_path)
    (tmp_path / "assets").mkdir()  # somebody else's
    with pytest.raises(TriggermapError) as caught:
        resources.find_assets(folder)
    for place in resources.candidates(folder):
        assert str(place) in str(caught.value)


def test_this_checkout_has_all_of_them() -> None:
    assert (resources.knowledge_dir() / "regions.yaml").is_file()
    assert resources.words_dir().is_dir()
    assert resources.atlas_dir().parent == resources.assets_dir()
