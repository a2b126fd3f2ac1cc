# Everything a developer or a reader needs. "make demo" and "make test" set themselves up.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 := 1

.PHONY: demo test check bench bench-peers soak screenshots messages modules setup clean

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

# Under fire for up to an hour: kills, troubles of disks and clocks, changed files, changed bytes, hostile files. For less of it: SHARE=0.05
soak: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.soak --share $(or $(SHARE),1)

# Beside other engines, installed into an environment of their own; takes some minutes.
bench-peers: setup .venv-peers/.ready
	$(BIN)/python -m benchmarks peers

.venv-peers/.ready: benchmarks/peers.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	touch $@

screenshots: setup
	$(BIN)/python -m tools.screenshots

# The sentences for translators, and the catalogues brought up to them; "python -m tools.pseudo" makes one to try with.
messages: setup
	$(BIN)/python -m tools.messages

# The list of what each file is for.
modules: setup
	$(BIN)/python -m tools.modules

setup:
	@PYTHON="$(PYTHON)" sh tools/setup.sh

clean:
	rm -rf .venv .venv-peers portfolio-demo build dist .pytest_cache .ruff_cache .hypothesis
