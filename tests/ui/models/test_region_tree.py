from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.helpers import fakes
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.ui.models.region_tree import LEFT, RIGHT, RegionTreeModel


def test_qt_s_own_tester_accepts_the_model(qtbot: QtBot) -> None:
    model = RegionTreeModel(fakes.make_knowledge(), Language.EN)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_drawing(PainDrawing().toggled(fakes.CHEEK))
    model.set_language(Language.NL)


def test_each_side_has_its_box_and_the_midline_its_own(qtbot: QtBot) -> None:
    model = RegionTreeModel(fakes.make_knowledge(), Language.EN)
    cheek, nose = model.index_of("face.cheek"), model.index_of("face.nose")
    assert model.place_of(cheek) is None
    assert model.place_of(cheek.siblingAtColumn(LEFT)) == Place("face.cheek", Side.LEFT)
    assert model.place_of(cheek.siblingAtColumn(RIGHT)) == Place("face.cheek", Side.RIGHT)
    assert model.place_of(nose) == Place("face.nose", Side.MIDLINE)
    assert model.place_of(nose.siblingAtColumn(LEFT)) is None


def test_a_box_asks_and_shows_what_was_marked(qtbot: QtBot) -> None:
    model = RegionTreeModel(fakes.make_knowledge(), Language.EN)
    box = model.index_of("face.cheek").siblingAtColumn(RIGHT)
    with qtbot.waitSignal(model.toggle_requested) as asked:
        model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == [fakes.CHEEK]
    model.set_drawing(PainDrawing().toggled(fakes.CHEEK))
    assert box.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert box.parent().data() == "Face · 1 marked"
    assert box.data(Qt.ItemDataRole.AccessibleTextRole) == "Cheek (your right)"
