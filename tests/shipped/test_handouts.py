"""Every article of the library on paper: nothing beyond the page, no heading alone at its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from tests.bench.common import atlas, knowledge
from tests.helpers.handout_case import make_request
from triggermap import resources
from triggermap.content import library as read_library
from triggermap.domain.library import Library
from triggermap.domain.text import Language
from triggermap.report import flow
from triggermap.report.blocks import Paper
from triggermap.report.flow import MARGIN, Flow
from triggermap.report.handout import build_handout
from triggermap.report.layout import FOOT, Layout
from triggermap.report.pieces import Piece


@cache
def library() -> Library:
    with TemporaryDirectory() as folder:
        found, problems = read_library(resources.library_dir(), knowledge(), Path(folder))
    assert not problems
    return found


@pytest.fixture
def placed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Flow, int, float, Piece]]]:
    """Take down each piece with its flow, its page and where it ends."""
    notes: list[tuple[Flow, int, float, Piece]] = []
    put = Flow._put

    def noted(self: Flow, piece: Piece) -> None:
        put(self, piece)
        notes.append((self, len(self.pages), self.y - piece.after, piece))

    monkeypatch.setattr(flow.Flow, "_put", noted)
    yield notes


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("paper", "large"), [(Paper.A4, False), (Paper.LETTER, True)])
def test_all_articles_on_paper(
    placed: list[tuple[Flow, int, float, Piece]], language: Language, paper: Paper, large: bool
) -> None:
    request = make_request(*library().by_id, language=language, paper=paper, large=large)
    request = replace(request, printed=replace(request.printed, body=atlas().bodies[0]))
    layout = Layout.of(build_handout(request, knowledge(), library(), atlas()), atlas())
    bottom = paper.height - MARGIN - FOOT
    assert max(end for _flow, _page, end, _piece in placed) <= bottom + 0.01
    last = {(id(each), page): piece for each, page, _end, piece in placed}
    ends = {(id(each), page) for each, page, _end, _piece in placed}
    alone = [key for key, piece in last.items() if piece.keep and (key[0], key[1] + 1) in ends]
    assert not alone
    assert all(page.drawings for page in layout.pages)
    titles = {article.text(language).title for article in library().articles}
    assert titles <= {mark.title for mark in layout.bookmarks if mark.level == 0}
