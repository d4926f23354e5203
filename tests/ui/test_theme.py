from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from triggermap.ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens


def luminance(colour: str) -> float:
    """WCAG 2.1 relative luminance."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)

    value = QColor(colour)
    return 0.2126 * linear(value.redF()) + 0.7152 * linear(value.greenF()) + 0.0722 * linear(value.blueF())


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda tokens: tokens.name)
def test_text_stands_out_from_its_ground(tokens: Tokens) -> None:
    pairs = [(tokens.text, ground) for ground in (tokens.ground, tokens.surface, tokens.side, tokens.accent_soft)]
    pairs += [(tokens.muted, ground) for ground in (tokens.ground, tokens.surface, tokens.side)]
    pairs += [
        (tokens.accent, tokens.surface),
        (tokens.on_accent, tokens.accent),
        (tokens.on_pain, tokens.pain),
        (tokens.text, tokens.mark_soft),
        (tokens.warn_text, tokens.warn_ground),
        (tokens.warn_ground, tokens.warn_text),
    ]
    weak = [(pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < 4.5]
    assert not weak


def test_high_contrast_is_that() -> None:
    assert contrast(HIGH_CONTRAST.text, HIGH_CONTRAST.surface) > 15
    assert contrast(HIGH_CONTRAST.strong_border, HIGH_CONTRAST.surface) > 7
