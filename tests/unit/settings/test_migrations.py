from __future__ import annotations

import pytest

from triggermap.settings.migrations import STEPS, VERSION, Plain, migrate


def test_every_older_version_has_a_step() -> None:
    assert sorted(STEPS) == list(range(1, VERSION))


def test_todays_form_is_not_changed() -> None:
    plain: Plain = {"theme": "dark"}
    assert migrate(plain, VERSION) == plain


def test_steps_run_in_order_on_a_copy() -> None:
    def first(plain: Plain) -> Plain:
        plain["b"] = plain.pop("a")
        return plain

    def second(plain: Plain) -> Plain:
        plain["c"] = plain.pop("b")
        return plain

    plain: Plain = {"a": 1}
    assert migrate(plain, 1, {1: first, 2: second}, 3) == {"c": 1}
    assert plain == {"a": 1}


def test_a_missing_step_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        migrate({}, 1, {}, 2)
