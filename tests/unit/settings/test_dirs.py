from __future__ import annotations

from pathlib import Path

from triggermap.settings.dirs import APP_AUTHOR, APP_NAME, user_dirs


def test_the_four_folders_lie_inside_the_one_that_is_given(tmp_path: Path) -> None:
    dirs = user_dirs(tmp_path)
    folders = (dirs.config, dirs.data, dirs.cache, dirs.log)
    assert len(set(folders)) == 4
    assert all(folder.parent == tmp_path for folder in folders)
    assert not any(folder.exists() for folder in folders)


def test_otherwise_they_are_the_systems() -> None:
    dirs = user_dirs()
    assert all(APP_NAME in str(folder) for folder in (dirs.config, dirs.data, dirs.cache, dirs.log))
    assert APP_AUTHOR != APP_NAME
