# The yard's doors. `make help` lists them; each brings its own set-up with it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python
NAME ?=
export PYTHONUTF8 := 1

.PHONY: help setup run hub test test-hub-dsn check prove bench bundle clean

help: ## this list
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv and see to the system libraries (silent when all is in place)
	@bash .ci/setup

run: setup ## open the desk with sample data and a hub of its own on this PC
	@$(PY) main.py --demo

hub: setup ## a headquarters hub with sample data on this PC
	@$(PY) -m sync.hub --demo

# Two workers: a small machine has two cores. They take over from each other, so that neither waits.
test: setup ## all tests, in random order
	@$(PY) -m pytest -n 2 --dist worksteal

test-hub-dsn: setup ## the hub's contract on the PostgreSQL that HUB_TEST_DSN names
	@test -n "$$HUB_TEST_DSN" || { echo "HUB_TEST_DSN is not set. It names the PostgreSQL database to prove the hub on, for example postgresql://hub@db.example/hubtest; every test makes a schema of its own there and drops it again." >&2; exit 2; }
	@$(PY) -m pytest tests/sync/hub -p no:xdist

check: setup ## lint, format, types, the laws of the house, and full coverage where promised
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m mypy
	@$(PY) -m pytest tests/architecture -q -p no:xdist
	@$(PY) -m tests.architecture.covered

prove: setup ## what takes long: simulated histories, many more examples
	@$(PY) -m tests.prove

bench: setup ## measure; `make bench NAME=lookup` for one
	@$(PY) -m tests.bench $(NAME)

bundle: setup ## the program as one folder that needs no Python, and its self-test
	@PY=$(PY) bash installer/bundle

clean: ## take away what was made, but for .venv
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
