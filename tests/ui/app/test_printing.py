"""What stands on the screen, as a wish to print."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers import report_case
from triggermap.app.preferences import StoredPreferences
from triggermap.app.printing import OnPaper, Printing, request_of
from triggermap.atlas import Atlas
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.lookup import Candidate, Findings, MuscleCandidate
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Language
from triggermap.report.blocks import FigureStyle, Paper
from triggermap.report.request import PrintRequest
from triggermap.ui.services import PrintWish

SHADED = OnPaper(Paper.A4, FigureStyle.SHADED)


def found(muscle: str, *sites: str) -> MuscleCandidate:
    return MuscleCandidate(
        muscle, Side.LEFT, tuple(Candidate(f"{muscle}.{site}", muscle, Side.LEFT, 0.5, (), ()) for site in sites)
    )


def wish(chosen: str | None) -> PrintWish:
    drawing = PainDrawing((PainMark(Place("face.cheek", Side.LEFT)),))
    findings = Findings((found("masseter", "upper", "lower"), found("temporalis", "front")))
    return PrintWish(drawing, findings, "male", Language.NL, "NL", chosen, ("stroke",))


def test_it_carries_what_stands_on_the_screen() -> None:
    request = request_of(wish(None), OnPaper(Paper.LETTER, FigureStyle.LINES))

    assert (request.body, request.language, request.country) == ("male", Language.NL, "NL")
    assert (request.paper, request.applied_flags, request.leaflets) == (Paper.LETTER, ("stroke",), ())
    assert request.figures is FigureStyle.LINES


def test_the_muscle_that_is_open_gets_a_leaflet_with_the_chosen_site_first() -> None:
    (leaflet,) = request_of(wish("masseter.lower"), SHADED).leaflets

    assert (leaflet.muscle, leaflet.side) == ("masseter", Side.LEFT)
    assert leaflet.trigger_points == ("masseter.lower", "masseter.upper")


@pytest.fixture
def kept() -> list[OnPaper]:
    return []


@pytest.fixture
def printing(atlas: Atlas, kept: list[OnPaper]) -> Printing:
    return Printing(atlas, report_case.make_knowledge, SHADED, kept.append)


def shown(case: PrintRequest) -> PrintWish:
    return PrintWish(case.drawing, case.findings, case.body, case.language, case.country, None)


def test_the_preview_chooses_how_the_body_is_drawn_and_it_is_remembered(
    qtbot: QtBot, printing: Printing, kept: list[OnPaper]
) -> None:
    preview = printing.make_preview(shown(report_case.make_request()))
    qtbot.addWidget(preview)
    painted: list[object] = []
    preview.paintRequested.connect(painted.append)
    assert {style.value: button.text() for style, button in preview.choices.items()} == {
        "shaded": "Shaded", "lines": "Line art",
    }  # fmt: skip
    assert preview.choices[FigureStyle.SHADED].isChecked()
    offered = {action.text() for action in preview.findChildren(QAction) if action.isVisible()}
    assert "Landscape" not in offered
    assert "Fit page" in offered
    preview.choices[FigureStyle.LINES].click()
    assert not preview.choices[FigureStyle.SHADED].isChecked()
    assert kept == [OnPaper(Paper.A4, FigureStyle.LINES)]
    assert painted


def test_the_kind_of_file_chooses_how_the_body_is_drawn(
    qtbot: QtBot, printing: Printing, kept: list[OnPaper], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[tuple[str, str]] = []

    def dialog(_parent: object, _title: str, _name: str, kinds: str, chosen: str) -> tuple[str, str]:
        offered.append((kinds, chosen))
        return str(tmp_path / "map"), kinds.split(";;")[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    printing.export(shown(report_case.make_request()))
    printing.export(shown(report_case.make_request(Language.NL)))
    assert [chosen for _kinds, chosen in offered] == [
        "PDF, body shaded (*.pdf)", "PDF, lichaam als lijntekening (*.pdf)",
    ]  # fmt: skip
    assert kept == [OnPaper(Paper.A4, FigureStyle.LINES)]
    assert not PdfReader(tmp_path / "map.pdf").pages[0].images


def test_what_is_chosen_for_paper_is_there_at_the_next_start(tmp_path: Path) -> None:
    store = StoredPreferences(tmp_path, None, "en_GB")
    preferences = store.load()
    store.keep_print(*OnPaper(Paper.LETTER, FigureStyle.LINES).stored)
    store.save(preferences)
    again = StoredPreferences(tmp_path, None, "en_GB")
    again.load()
    assert OnPaper.of(again.settings) == OnPaper(Paper.LETTER, FigureStyle.LINES)
