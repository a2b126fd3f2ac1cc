# Everything a developer or a reader needs. "make demo" and "make test" set themselves up.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 := 1

.PHONY: demo test check bench screenshots setup clean

demo: setup
	$(BIN)/portfolio-app demo portfolio-demo

test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n 2

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/alembic check
	$(BIN)/deptry .

bench: setup
	$(BIN)/python -m benchmarks

screenshots: setup
	$(BIN)/python -m tools.screenshots

setup:
	@PYTHON="$(PYTHON)" sh tools/setup.sh

clean:
	rm -rf .venv portfolio-demo build dist .pytest_cache .ruff_cache .hypothesis
