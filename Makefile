# Thin on purpose: bootstrap.py makes .venv and installs, the tools are configured in pyproject.toml.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check lint types atlas bench wheel clean setup setup-test python

run: setup
	@$(BIN)/python -m triggermap --or-example build

test: lint types
	@$(BIN)/python -m pytest

check: lint types
	@$(BIN)/python -m triggermap check

lint: setup-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup-test
	@$(BIN)/mypy

atlas: setup-test
	@$(BIN)/python -m triggermap.bake

bench: setup-test
	@for each in startup interaction library views memory size content painting ranking prevalence readability handouts; do $(BIN)/python -m tests.bench.$$each || exit 1; done

wheel: setup-test
	@$(BIN)/python -m build --wheel --outdir dist .

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

setup: python
	@$(PYTHON) bootstrap.py run

setup-test: python
	@$(PYTHON) bootstrap.py test

python:
	@command -v $(PYTHON) >/dev/null || { echo "Trigger Map needs Python 3.11 or newer, and there is no $(PYTHON) here."; exit 1; }
