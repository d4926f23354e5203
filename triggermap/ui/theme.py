"""Type, icons and the style sheet: three palettes of our own (`tokens`) on Fusion."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPixmap,
    QStaticText,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QApplication

from triggermap.ui.services import ThemeChoice
from triggermap.ui.tokens import HIGH_CONTRAST, Tokens, mix, palette, tokens_for
from triggermap.ui.tokens import look as look

WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
"""Flags of wrapped text, for measuring and for painting."""
BASE_POINTS = 10.0
GRID = 4
"""All distances are multiples of this many pixels."""


def base_font(text_size: int) -> QFont:
    """Return the product's font at `text_size` percent of 10 points."""
    from triggermap.report import fonts  # imported late: the fonts are not needed for the first paint

    return fonts.font(BASE_POINTS * text_size / 100)


def font(scale: float = 1.0, *, bold: bool = False, medium: bool = False) -> QFont:
    """Return the interface font, `scale` times the body size."""
    result = QFont(QApplication.font())
    result.setPointSizeF(result.pointSizeF() * scale)
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    elif medium:
        result.setWeight(QFont.Weight.Medium)
    return result


@lru_cache(maxsize=64)
def _metrics(points: float, scale: float, bold: bool) -> QFontMetrics:
    return QFontMetrics(font(scale, bold=bold))


@lru_cache(maxsize=8192)
def _wrapped_height(text: str, width: int, points: float, scale: float, bold: bool) -> int:
    return _metrics(points, scale, bold).boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()


def wrapped_height(text: str, width: int, scale: float = 1.0, *, bold: bool = False) -> int:
    """Return how many pixels a wrapped text takes; kept, because layouts ask for the same again and again."""
    return _wrapped_height(text, width, QApplication.font().pointSizeF(), scale, bold)


@lru_cache(maxsize=2048)
def _static_text(text: str, width: int, points: float, scale: float, bold: bool) -> QStaticText:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    static.setTextOption(option)
    static.setTextWidth(width)
    static.prepare(QTransform(), font(scale, bold=bold))
    return static


def draw_wrapped(painter: QPainter, box: QRect, text: str, scale: float = 1.0, *, bold: bool = False) -> None:
    """Paint wrapped text from the top left of `box`; its layout is kept, which halves the time of a click."""
    painter.setFont(font(scale, bold=bold))
    static = _static_text(text, box.width(), QApplication.font().pointSizeF(), scale, bold)
    painter.drawStaticText(box.topLeft(), static)


def apply(choice: ThemeChoice, text_size: int, *, lines: bool = False) -> Tokens:
    """Put palette, font and style sheet on the application; return the palette in force.

    `lines` draws the body as line art.
    """
    tokens = tokens_for(choice)
    look.tokens = tokens
    look.lines = lines
    look.text_size = text_size
    if QApplication.style().objectName() != "fusion":
        QApplication.setStyle("Fusion")
    QApplication.setPalette(palette(tokens))
    QApplication.setFont(base_font(text_size))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet(style_sheet(tokens, text_size))
    return tokens


def style_sheet(tokens: Tokens, text_size: int) -> str:
    """Return the application's style sheet; small on purpose, Fusion draws the rest."""
    t = tokens
    target = max(28, round(28 * min(text_size, 150) / 100))
    width = t.line_width
    chip_border = t.border if t is HIGH_CONTRAST else mix(t.mark_soft, t.pain, 0.3).name()
    check = f"check-{'dark' if t.dark else 'light'}"
    over_primary = mix(t.accent, t.text, 0.2).name()
    return f"""
QToolTip {{ background: {t.text}; color: {t.surface}; border: 0; padding: 4px 8px; }}
QMainWindow, QDialog {{ background: {t.side}; }}
#topBar {{ background: {t.surface}; border: 0; border-bottom: {width}px solid {t.border}; }}
#strip, #sidePanel, #sidePanel QScrollArea, #panelBody {{ background: {t.side}; border: 0; }}
#strip QScrollArea, #stripBody {{ background: {t.side}; border: 0; }}
#footer {{ background: {t.surface}; border-top: {width}px solid {t.border}; }}
#footer QLabel, QLabel[role="muted"] {{ color: {t.muted}; }}
#notice {{ background: {t.accent_soft}; border-bottom: {width}px solid {t.border}; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QPushButton, QToolButton {{ background: {t.surface}; color: {t.text}; border: {width}px solid {t.strong_border};
  border-radius: 6px; padding: 3px 10px; min-height: {target - 8}px; }}
QToolButton[icononly="true"] {{ padding: 3px; min-width: {target - 8}px; }}
QToolButton[menu="true"] {{ padding-right: 22px; }}
QToolButton[menu="true"]:focus {{ padding-right: 21px; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton:hover, QToolButton:hover {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent}; padding: 2px 9px; }}
QToolButton[icononly="true"]:focus {{ padding: 2px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {mix(t.text, t.surface, 0.5).name()};
  border-color: {t.border}; background: {t.surface}; }}
QPushButton[kind="primary"], QToolButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent};
  border-color: {t.accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover, QToolButton[kind="primary"]:hover {{ background: {over_primary}; }}
QPushButton[kind="primary"]:disabled, QToolButton[kind="primary"]:disabled {{ background: {t.track}; color: {t.muted};
  border-color: {t.border}; }}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {t.accent_soft}; }}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{ border-color: {t.accent}; }}
QPushButton[kind="link"] {{ background: transparent; border-color: transparent; color: {t.accent}; text-align: left;
  padding-left: 4px; }}
QPushButton[kind="link"]:focus {{ border-color: {t.accent}; }}
QPushButton[kind="example"] {{ border-radius: {target // 2 - 1}px; padding: 3px 14px; }}
QPushButton:checked, QToolButton:checked {{ background: {t.accent_soft}; border-color: {t.accent}; color: {t.text}; }}
QPushButton[kind="tab"] {{ background: transparent; border: 0; border-bottom: 2px solid transparent; border-radius: 0;
  padding: 1px 6px; min-height: {target - 6}px; color: {t.muted}; }}
QPushButton[kind="tab"]:hover {{ color: {t.text}; border-bottom-color: {t.strong_border}; }}
QPushButton[kind="tab"]:checked {{ color: {t.accent}; font-weight: 600; border-bottom-color: {t.accent}; }}
QPushButton[kind="tab"]:focus {{ border: 2px solid {t.accent}; border-radius: 4px; padding: 1px 4px; }}
QPushButton[kind="answer"] {{ padding: 1px 10px; min-width: 32px; }}
QPushButton[kind="answer"]:checked {{ background: {t.accent}; color: {t.on_accent}; }}
QLineEdit {{ background: {t.surface}; color: {t.text}; border: {width}px solid {t.strong_border}; border-radius: 8px;
  padding: 0 6px; min-height: {target + 6}px; placeholder-text-color: {t.muted};
  selection-background-color: {t.accent}; }}
QLineEdit:focus {{ border: 2px solid {t.accent}; padding: 0 5px; min-height: {target + 4}px; }}
QComboBox QLineEdit {{ background: transparent; border: 0; padding: 0; min-height: 0; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: {width}px solid {t.strong_border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {mix(t.text, t.surface, 0.5).name()}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
QMenuBar {{ background: {t.surface}; color: {t.text}; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QTreeView, QListView {{ background: {t.surface}; color: {t.text}; border: 0; outline: 0; }}
QTreeView::item {{ min-height: {max(26, round(24 * text_size / 100))}px; }}
QTreeView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QTreeView::indicator {{ width: 18px; height: 18px; border: {max(width, 1)}px solid {t.muted}; border-radius: 4px;
  background: {t.surface}; }}
QTreeView::indicator:hover {{ border-color: {t.accent}; background: {t.accent_soft}; }}
QTreeView::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: url("{_icon_file(check).as_posix()}"); }}
QTreeView::indicator:indeterminate {{ background: {t.accent_soft}; border: 2px solid {t.accent};
  image: url("{_icon_file("minus").as_posix()}"); }}
QTreeView#handout {{ border: {width}px solid {t.border}; border-radius: 8px; padding: 4px; }}
QTreeView#handout:focus {{ border-color: {t.accent}; }}
QScrollArea#pages {{ border: 2px solid {t.border}; border-radius: 4px; }}
QScrollArea#pages:focus {{ border-color: {t.accent}; }}
QHeaderView::section {{ background: {t.side}; color: {t.muted}; border: 0; padding: 6px 8px;
  border-bottom: {width}px solid {t.border}; }}
QListView#completions {{ border: {width}px solid {t.strong_border}; border-radius: 6px; padding: 4px; }}
QListView#completions::item {{ padding: 5px 8px; border-radius: 4px; min-height: {target - 10}px; }}
QListView#completions::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QListView#words {{ border: {width}px solid {t.border}; border-radius: 8px; padding: 4px; }}
QListView#words:focus {{ border-color: {t.accent}; }}
QListView#words::item {{ padding: 3px 8px; border-radius: 4px; min-height: {max(26, round(24 * text_size / 100))}px; }}
QListView#words::item:selected {{ background: {t.accent_soft}; color: {t.text}; font-weight: 600; }}
QScrollArea#meaning {{ border: 2px solid transparent; border-radius: 8px; padding: 2px; }}
QScrollArea#meaning:focus {{ border-color: {t.accent}; }}
#chip {{ background: {t.mark_soft}; border: {width}px solid {chip_border};
  border-radius: {target // 2 - 1}px; }}
#chip QPushButton {{ background: transparent; border: 0; padding: 0 2px; min-height: {target - 4}px; }}
#chip QPushButton:hover {{ text-decoration: underline; }}
#chip QPushButton:focus {{ border: 2px solid {t.accent}; border-radius: 4px; padding: 0; }}
#chip QPushButton#badge {{ background: {t.pain}; color: {t.on_pain}; font-weight: 600;
  border-radius: {(target - 10) // 2 - 1}px; padding: 0 5px; min-height: {target - 10}px; min-width: {target - 16}px;
  text-decoration: none; }}
#chip QPushButton#badge:focus {{ border: 2px solid {t.text}; padding: 0 3px; }}
#chip QToolButton {{ background: transparent; border: 0; padding: 0; min-width: 24px; min-height: 24px;
  border-radius: 12px; }}
#chip QToolButton:hover, #chip QToolButton:focus {{ background: {mix(t.mark_soft, t.pain, 0.25).name()}; }}
#flags {{ background: {t.warn_ground}; border: {width}px solid {t.warn_border}; border-radius: 10px; }}
#flags QLabel, #caution QLabel {{ color: {t.warn_text}; background: transparent; }}
#flags QPushButton[kind="link"] {{ color: {t.warn_text}; text-decoration: underline; }}
#caution {{ background: {t.warn_ground}; border: 0; border-left: 4px solid {t.warn_border}; border-radius: 4px; }}
#call {{ background: {t.warn_text}; border-radius: 8px; }}
#call QLabel {{ color: {t.warn_ground}; background: transparent; }}
#origin {{ background: {t.accent_soft}; border: 0; border-left: 4px solid {t.accent}; border-radius: 4px; }}
#check, #facts {{ background: {t.side}; border: {width}px solid {t.border}; border-radius: 8px; }}
#card {{ background: {t.surface}; border: {width}px solid {t.border}; border-radius: 10px; }}
#card[chosen="true"] {{ border: 2px solid {t.accent}; }}
#card QLabel {{ background: transparent; }}
#empty {{ background: transparent; }}
#librarySide {{ background: {t.side}; border: 0; border-right: {width}px solid {t.border}; }}
#libraryTools {{ background: {t.surface}; border: 0; border-bottom: {width}px solid {t.border}; }}
#findBar {{ background: {t.side}; border: 0; border-bottom: {width}px solid {t.border}; }}
#library, #article, #resultsPage {{ background: {t.surface}; }}
QListView#contents {{ background: transparent; }}
QListView#results {{ background: transparent; }}
#popover {{ background: {t.surface}; border: {max(width, 1)}px solid {t.strong_border}; border-radius: 10px; }}
#popover QLabel, #popover QScrollArea, #popover QScrollArea > QWidget > QWidget {{ background: transparent; }}
#popover QLineEdit#address {{ border: 0; background: transparent; color: {t.muted}; min-height: 20px; padding: 0; }}
#popover QLineEdit#address:focus {{ border-bottom: 2px solid {t.accent}; }}
#inset {{ background: {t.surface}; border: {width}px solid {t.border}; border-radius: 10px; }}
#canvasButtons QToolButton {{ background: {t.surface}; }}
#popup {{ background: {t.surface}; border: {width}px solid {t.strong_border}; border-radius: 8px; }}
QSplitter::handle {{ background: {t.border}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
#strip QScrollBar:vertical {{ width: 8px; }}
QScrollBar::handle:vertical {{ background: {t.strong_border}; border-radius: 4px; min-height: 32px; margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; }}
QScrollBar::handle:horizontal {{ background: {t.strong_border}; border-radius: 4px; min-width: 32px; margin: 2px; }}
QSlider::groove:horizontal {{ height: 6px; background: {t.track}; border-radius: 3px; }}
QSlider::sub-page:horizontal {{ background: {t.pain}; border-radius: 3px; }}
QSlider::handle:horizontal {{ width: 18px; height: 18px; margin: -7px 0; border-radius: 10px; background: {t.surface};
  border: 2px solid {t.pain}; }}
QSlider:focus {{ border: 2px solid {t.accent}; border-radius: 6px; }}
"""


@lru_cache(maxsize=256)
def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` drawn in `colour`, `size` logical pixels wide, for a screen of `ratio`."""
    from PySide6.QtSvg import QSvgRenderer

    svg = _icon_file(name).read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def icon_size(base: int = 18) -> int:
    """Return an icon's size for the text size in force."""
    return round(base * min(look.text_size, 160) / 100)


def icon(name: str, colour: str | None = None, size: int = 0) -> QIcon:
    """Return the icon `name` in the text colour (or `colour`), with a paler disabled state."""
    tokens = look.tokens
    colour = colour or tokens.text
    return _icon(name, colour, mix(colour, tokens.surface, 0.6).name(), size or icon_size())


@lru_cache(maxsize=64)
def _icon(name: str, colour: str, pale: str, size: int) -> QIcon:
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(icon_pixmap(name, colour, size, ratio))
        result.addPixmap(icon_pixmap(name, pale, size, ratio), QIcon.Mode.Disabled)
    return result


def _icon_file(name: str) -> Path:
    from triggermap.resources import assets_dir

    return assets_dir() / "icons" / "ui" / f"{name}.svg"
