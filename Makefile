# Two commands matter: `make run` (the fictional regency, at once) and `make test`.
SHELL := /bin/sh
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
# processes that tests start need not compile everything anew each time
unexport PYTHONDONTWRITEBYTECODE
# a worker that is done takes half of what another one still has, so that they end together
PYTEST := $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

.PHONY: help run serve lint test test-all nightly docs bench peers messages

help: ## what can be made here
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/ready: requirements.txt requirements-setup.txt
	@sh tests/setup/environment.sh requirements.txt && touch $@

$(VENV)/ready-dev: requirements-dev.txt requirements-setup.txt
	@sh tests/setup/environment.sh requirements-dev.txt && touch $@ $(VENV)/ready

$(VENV)/peers/ready: benchmarks/requirements-peers.txt $(VENV)/ready
	@$(BIN)/uv venv -q --clear $(VENV)/peers && $(BIN)/uv pip install -q --python $(VENV)/peers/bin/python --require-hashes -r $< && touch $@

run: $(VENV)/ready ## the fictional regency on 127.0.0.1:8000 (ONCE=1: only the trace)
	@$(BIN)/python -m jaganetral demo $(if $(ONCE),--once) $(if $(PORT),--port $(PORT))

serve: $(VENV)/ready ## a real office (data in .data)
	@$(BIN)/python -m jaganetral serve $(if $(PORT),--port $(PORT))

lint: $(VENV)/ready-dev ## style, types, import contracts, fresh docs
	@$(BIN)/ruff check . && $(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python docs/generate.py --check

test: $(VENV)/ready-dev ## unit, property and browser tests on SQLite, lint, docs
	@sh tests/setup/packages.sh chromium fonts-liberation2
	@$(MAKE) --no-print-directory lint
	@$(PYTEST) -m "not slow" tests
	@sh tests/setup/skipped.sh

test-all: test ## test, the slow tests, the browser matrix, everything again on PostgreSQL
	@sh tests/setup/packages.sh chromium fonts-liberation2 postgresql
	@$(PYTEST) -m "slow and not browser" tests
	@JAGANETRAL_MATRIX=full $(PYTEST) -m browser tests
	@JAGANETRAL_TEST_DATABASE=postgres $(PYTEST) -m "not browser and not slow" tests/web tests/journeys
	@sh tests/setup/skipped.sh

nightly: $(VENV)/ready-dev ## long property runs, and every planted mistake in the norms
	@$(BIN)/python benchmarks/law_mutants.py
	@JAGANETRAL_EXAMPLES=5000 JAGANETRAL_MILLION=1000000 $(PYTEST) tests/law tests/seal tests/workdays tests/flow tests/names tests/benchmarks

docs: $(VENV)/ready-dev ## write the reference pages, take the pictures from the running demo
	@$(BIN)/python docs/generate.py
	@$(BIN)/python docs/pictures.py

bench: $(VENV)/ready-dev ## tables of ratios measured side by side
	@for part in law screening site; do $(BIN)/jaganetral bench $$part || exit 1; done

peers: $(VENV)/peers/ready ## other engines, to compare with: then `.venv/bin/jaganetral bench law --peers`, or screening

messages: $(VENV)/ready-dev ## compile the English catalogues
	@$(BIN)/python tests/setup/messages.py compile
