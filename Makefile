# Every verb does its own set-up: a fresh clone needs Python 3.11 or later with venv, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
HOST ?= 127.0.0.1
PORT ?= 8000
PROPERTIES ?= 150
PROPERTIES_SEED ?=
SOAK_SECONDS ?= 600
SOAK_HOSTS ?= 100
SOAK_SOURCES ?= 500

.DEFAULT_GOAL := help
.PHONY: help run demo test lint bench kills properties faults soak browser clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	@touch $@

run: $(READY)  ## install, then watch the sources of sources.yaml and serve the feed
	exec $(BIN)/series-monitor run --host $(HOST) --port $(PORT)

demo: $(READY)  ## install, then watch a small newsroom of our own develop
	exec $(BIN)/series-monitor demo --port $(PORT)

test: $(READY)  ## install, then run the tests (offline, under five minutes)
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(READY)  ## formatting, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## measure speed; prints figures, asserts nothing
	$(BIN)/python -m benchmarks

kills: $(READY)  ## kill the daemon at random points and compare its feed with an undisturbed one
	$(BIN)/python -m pytest -m harness tests/harness

properties: $(READY)  ## headlines in any order, split, crash and restart: many drawn anew, the same events
	SERIES_MONITOR_PROPERTIES=$(PROPERTIES) SERIES_MONITOR_PROPERTIES_SEED=$(PROPERTIES_SEED) \
		$(BIN)/python -m pytest tests/properties

faults: $(READY)  ## a daemon full of broken servers: the other sources on time, little memory taken
	$(BIN)/python -m pytest -m harness tests/faults

soak: $(READY)  ## ten minutes of 500 sources on 100 local hosts: polite, and nothing grows
	SERIES_MONITOR_SOAK_SECONDS=$(SOAK_SECONDS) SERIES_MONITOR_SOAK_HOSTS=$(SOAK_HOSTS) \
		SERIES_MONITOR_SOAK_SOURCES=$(SOAK_SOURCES) $(BIN)/python -m pytest -s -m harness tests/soak

browser: $(READY)  ## read hostile and honest pages in a real Chromium (apt-get install chromium)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[browser]"
	$(BIN)/python -m pytest -m harness tests/browser

clean:  ## remove what make made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
