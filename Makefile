# Everything a developer does, each as one word. `make help` lists it.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
WORKERS ?= 2
NPM := $(BIN)/python web/npm.py
WEB_INSTALLED := web/node_modules/.installed
WEB_CLIENT := web/src/api/schema.d.ts
WEB_BUILT := api/static/app/index.html
WEB_SOURCES := $(shell find web -name node_modules -prune -o -type f ! -name openapi.json ! -name schema.d.ts -print)

.PHONY: help setup web run test test-web pictures check conformance play fuzz chaos bench lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(STAMP): requirements/dev.lock setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

$(WEB_INSTALLED): web/package-lock.json $(STAMP)
	$(NPM) ci --ignore-scripts --loglevel error
	@touch $@

$(WEB_CLIENT): $(WEB_INSTALLED) $(wildcard api/http/*.py api/http/*/*.py)
	@$(BIN)/paatospolku openapi > web/openapi.json.new && mv web/openapi.json.new web/openapi.json
	@$(NPM) run --silent client

$(WEB_BUILT): $(WEB_CLIENT) $(WEB_SOURCES)
	$(NPM) run --silent build -- --logLevel warn
	@touch $@

setup: $(STAMP) $(WEB_BUILT) ## make the environment in .venv and the pages in api/static from the lock files

web: $(WEB_BUILT) ## build the pages anew when their sources or the API changed

run: setup ## set up everything and serve at http://127.0.0.1:8000
	$(BIN)/paatospolku run

test: setup ## set up everything and run all tests
	$(NPM) test --silent
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

test-web: setup ## the tests of the pages alone: units and journeys in a real browser
	$(NPM) test --silent
	$(BIN)/python -m pytest tests/web

pictures: setup ## take a picture of every page in each language, into screenshots/, for people to look at
	PICTURES=1 $(BIN)/python -m pytest tests/web

check: setup ## lint, types, import directions, known weaknesses of code and dependencies
	$(NPM) run --silent types
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --config setup.cfg
	$(BIN)/bandit --quiet --recursive --severity-level medium api engine processes storage
	$(BIN)/python -m tests.security.advisories

play: setup ## play the whole life of the source case under a virtual clock
	$(BIN)/paatospolku play

conformance: setup ## BPMN scenarios and the DMN compatibility kit
	$(BIN)/paatospolku test ../shared/suites/bpmn tests/conformance/own
	$(BIN)/python -m tests.tck ../shared/suites/dmn-tck

fuzz: setup ## send every operation hundreds of hostile requests as every role
	$(BIN)/python -m tests.security.fuzzing 200

chaos: setup ## kill, cut and fill up for minutes: hundreds of kills on both databases
	CHAOS_SECONDS=60 $(BIN)/python -m pytest tests/chaos -s

bench: setup ## measure; medians and ratios within one run
	$(BIN)/python -m benchmarks

lock: ## renew the lock files from setup.cfg
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --extra dev --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --output-file requirements/dev.lock setup.cfg
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-annotate --constraint requirements/dev.lock --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --output-file requirements/run.lock setup.cfg

clean: ## remove the environment and caches, never the data in var/
	rm -rf $(VENV) web/node_modules api/static/app build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
