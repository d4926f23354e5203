"""About: what this is for and what it is not, versions, licences."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from triggermap.domain.knowledge import Knowledge
from triggermap.ui import theme
from triggermap.ui.panels.blocks import WrapLabel, caution, heading


class AboutDialog(QDialog):
    """Made when it is opened, so it is always in the language in force."""

    def __init__(
        self, knowledge: Knowledge, app_version: str, licences: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Trigger Map"))
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        title = QLabel(self.tr("Trigger Map"))
        title.setFont(theme.font(1.6, bold=True))
        layout.addWidget(title)
        versions = self.tr("Program {app} · content {content}").format(app=app_version, content=knowledge.version)
        layout.addWidget(WrapLabel(versions, muted=True))
        layout.addWidget(self._scrolling(knowledge, licences), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(600, 560)

    def _scrolling(self, knowledge: Knowledge, licences: Mapping[str, str]) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        if not knowledge.reviewed:
            lead = self.tr("No clinician has reviewed this content yet.")
            column.addWidget(caution([(lead, self.tr("Read it with care, and talk it over with your therapist."))]))
        column.addWidget(heading(self.tr("What it is for")))
        column.addWidget(
            WrapLabel(
                self.tr(
                    "Trigger Map is for learning and for talking with your therapist. It compares where it hurts with "
                    "pain patterns that are described in the literature. A match is not a diagnosis, and it gives no "
                    "prescription. It is for adults; it is not for emergencies."
                )
            )
        )
        column.addWidget(heading(self.tr("How sure is this?")))
        column.addWidget(
            WrapLabel(
                self.tr(
                    "Trigger points are a clinical model. Examiners often do not agree on where they are, and what "
                    "they are is disputed. Many people still find the patterns and the self-care useful."
                )
            )
        )
        column.addWidget(heading(self.tr("Private")))
        column.addWidget(WrapLabel(self.tr("It works offline. Nothing leaves this computer.")))
        column.addWidget(heading(self.tr("Licences")))
        for name, words in licences.items():
            column.addWidget(WrapLabel(f"{name}: {words}"))
        column.addWidget(WrapLabel(self.tr("Icons: Lucide, ISC licence.")))
        column.addStretch(1)
        area.setWidget(body)
        return area
