"""Long work in steps: progress, result, failure, and stopping half-way."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from pytestqt.qtbot import QtBot

from triggermap.errors import TriggermapError
from triggermap.ui.jobs import Job


def counting(notes: list[str], steps: int = 3, fail: bool = False) -> Generator[float, None, str]:
    try:
        for number in range(1, steps + 1):
            yield number / steps
        if fail:
            raise TriggermapError("the disk is full")
        return "done"
    finally:
        notes.append("cleaned up")


@pytest.fixture
def job(qtbot: QtBot) -> Job:
    return Job()


def test_it_tells_how_far_it_is_and_gives_the_result(qtbot: QtBot, job: Job) -> None:
    shares: list[float] = []
    job.progressed.connect(shares.append)
    with qtbot.waitSignal(job.finished) as finished:
        job.start(counting([]))
    assert finished.args == ["done"]
    assert shares == [1 / 3, 2 / 3, 1.0]
    assert not job.is_running


def test_a_failure_is_told_in_its_own_words(qtbot: QtBot, job: Job) -> None:
    with qtbot.waitSignal(job.failed) as failed:
        job.start(counting([], fail=True))
    assert failed.args == ["the disk is full"]
    assert not job.is_running


def test_stopped_work_cleans_up_and_says_nothing_more(qtbot: QtBot, job: Job) -> None:
    notes: list[str] = []
    job.progressed.connect(lambda _share: job.cancel())
    with qtbot.waitSignal(job.stopped), qtbot.assertNotEmitted(job.finished):
        job.start(counting(notes))
    assert notes == ["cleaned up"]


def test_new_work_takes_the_place_of_old(qtbot: QtBot, job: Job) -> None:
    results: list[object] = []
    job.finished.connect(results.append)
    job.start(counting([], steps=1000))
    with qtbot.waitSignal(job.finished):
        job.start(counting([]))
    assert results == ["done"]
