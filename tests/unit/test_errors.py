from __future__ import annotations

from pathlib import Path

from triggermap.errors import ContentError, Problem, TriggermapError


def test_a_problem_says_where_it_stands() -> None:
    assert str(Problem(Path("a.yaml"), 3, "sites[0].id", "is wrong")) == "a.yaml:3: sites[0].id: is wrong"
    assert str(Problem(Path("a.yaml"), 0, "", "is missing")) == "a.yaml: is missing"


def test_a_content_error_holds_all_of_them() -> None:
    problems = (Problem(Path("a.yaml"), 1, "", "x"), Problem(Path("b.yaml"), 2, "", "y"))
    error = ContentError(problems)
    assert isinstance(error, TriggermapError)
    assert error.problems == problems
    assert str(error) == "a.yaml:1: x\nb.yaml:2: y"
