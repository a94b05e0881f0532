# The two commands that a newcomer needs are `make serve` and `make test`.
# They need Python 3.11 or newer, Node 20.19 or newer, and make; everything else they fetch themselves, locked.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

PORT ?= 8000
HOST ?= localhost
LEBENSZEICHEN_HOME ?= var
export PORT HOST LEBENSZEICHEN_HOME

VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
STAMPS := $(VENV)/stamps
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell $(name) -c 'import sys; sys.version_info < (3, 11) or print("$(name)")' 2>/dev/null)))

BUILT := frontend/dist/index.html
PEERS := tests/benchmarks/peers
APP_SOURCES := $(shell find frontend service_worker -type f -not -path '*/node_modules/*' -not -path 'frontend/dist/*' -not -path 'frontend/dist-desk/*' 2>/dev/null) tsconfig.base.json

# One stamp for each database: samples are loaded once, and stay away when they were removed. They are loaded only where
# nobody else looks: neither the address nor the database leads beyond this computer.
SAMPLES := $(LEBENSZEICHEN_HOME)/samples-loaded-$(shell printf '%s' "$(DATABASE_URL)" | cksum | cut -d ' ' -f 1)

.PHONY: help serve build test check units faults browsers simulate mutants packaging bench bench-alerts bench-app bench-evening bench-fairness torture bench-sync screenshots image wheel clean

help: ## What this file can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

serve: $(STAMPS)/serve $(BUILT) $(SAMPLES) ## Install, build, load the sample list, start and say where
	@exec $(BIN)/lebenszeichen serve

build: $(BUILT) ## Build the app into frontend/dist, the desk into frontend/dist-desk

test: ## Everything: install, static, units, faults, browsers; prints the time of each part
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing (looked for python3 and python3.11 to 3.14)."; exit 1; }
	@exec $(PYTHON) tests/run.py

check: $(STAMPS)/test node_modules/.stamp ## Only what needs no running: format, lint, types, boundaries
	@$(BIN)/python tests/run.py static

units: $(STAMPS)/test node_modules/.stamp ## Only the unit tests
	@$(BIN)/python tests/run.py units

faults: $(STAMPS)/test node_modules/.stamp ## Only killed servers, marked words, generated requests and the wheel
	@$(BIN)/python tests/run.py faults

browsers: $(STAMPS)/test $(BUILT) ## Only the journeys in a real browser
	@$(BIN)/python tests/run.py browsers

bench: $(STAMPS)/test $(BUILT) ## Measure the server; tables and var/bench/*.json
	@PYTHONPATH=tests $(BIN)/python -m benchmarks server

bench-alerts: $(STAMPS)/test ## Measure how soon 10,000 phones are told
	@PYTHONPATH=tests $(BIN)/python -m benchmarks alerts

torture: $(STAMPS)/test ## Kill servers under load and let a hall of phones come back, for a quarter of an hour; tables and var/bench/torture_*.json
	@PYTHONPATH=tests $(BIN)/python -m torture

bench-app: $(STAMPS)/test $(BUILT) ## Measure what a phone loads and how fast it starts
	@PYTHONPATH=tests $(BIN)/python -m benchmarks app

bench-evening: $(STAMPS)/test node_modules/.stamp $(BUILT) ## Measure an evening without a network: the first name, and two hundred cards counted by name
	@PYTHONPATH=tests $(BIN)/python -m benchmarks evening

bench-fairness: $(STAMPS)/test node_modules/.stamp ## Measure how evenly cards reach people, beside chance and an assigner who knows everything
	@PYTHONPATH=tests $(BIN)/python -m benchmarks fairness

bench-sync: $(STAMPS)/test node_modules/.stamp $(PEERS)/node_modules/.stamp ## Measure the sync engine beside PouchDB and RxDB, and the server
	@PYTHONPATH=tests $(BIN)/python -m benchmarks sync

simulate: $(STAMPS)/test node_modules/.stamp ## Random schedules of phones, faults and a server: RUNS=20000, SEED=1
	@node tests/simulation/run.mjs

mutants: $(STAMPS)/test node_modules/.stamp ## Break server and client on purpose; the simulation has to notice each
	@node tests/simulation/mutants/run.mjs

screenshots: $(STAMPS)/test $(BUILT) ## Take the pictures in docs/screenshots
	@PYTHONPATH=tests $(BIN)/python -m browser.screenshots

wheel: $(STAMPS)/test $(BUILT) ## Build the wheel into dist/
	@$(UV) build --wheel --no-build-isolation --python $(BIN)/python --out-dir dist .

image: ## Build the container image (needs Docker)
	docker build --file docker/Dockerfile --tag lebenszeichen .

clean: ## Remove what was built; keeps the data
	rm -rf frontend/dist frontend/dist-desk dist backend/lebenszeichen/app_files .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# --- what the commands above stand on ------------------------------------------------------------------------------

$(UV): requirements-uv.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing (looked for python3 and python3.11 to 3.14)."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "$(PYTHON) cannot make a virtual environment: its module ensurepip is missing."; \
	  echo "On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-uv.lock
	@touch $@

$(STAMPS)/serve: requirements.lock pyproject.toml | $(UV)
	@echo "Installing the server's packages"
	@$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes --requirement requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --build-constraint requirements-dev.lock --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/test: requirements-dev.lock pyproject.toml | $(UV)
	@echo "Installing the server's packages and the tools"
	@$(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements-dev.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --build-constraint requirements-dev.lock --editable .
	@mkdir -p $(STAMPS) && touch $@ $(STAMPS)/serve

node_modules/.stamp: package.json package-lock.json
	@command -v node >/dev/null || { echo "Node 20.19 or newer is missing: see https://nodejs.org"; exit 1; }
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
	  || { echo "Node 20.19 or newer is needed, this is $$(node --version)."; exit 1; }
	@echo "Installing the app's packages"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# Only for bench-sync: neither serve nor test installs another program's engine.
$(PEERS)/node_modules/.stamp: $(PEERS)/package.json $(PEERS)/package-lock.json
	@echo "Installing the peers to measure against"
	@npm ci --prefix $(PEERS) --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILT): $(APP_SOURCES) | node_modules/.stamp
	@echo "Building the app and the desk"
	@npm run --silent build
	@touch $@

$(SAMPLES): | $(STAMPS)/serve
	@mkdir -p $(LEBENSZEICHEN_HOME)
	@$(BIN)/lebenszeichen migrate
	@beyond() { echo "$$1 leads beyond this computer: no invented people are loaded."; exit 0; }; \
	case "$$PUBLIC_URL" in \
	  ''|http*://localhost|http*://localhost[:/]*|http*://127.0.0.1|http*://127.0.0.1[:/]*|http*://\[::1\]*) ;; \
	  *) beyond PUBLIC_URL ;; \
	esac; \
	place=$${DATABASE_URL#*://}; \
	case "$$DATABASE_URL" in \
	  ''|sqlite:*|*[?\&]host=/*) ;; \
	  *[?\&]host=*) beyond DATABASE_URL ;; \
	  *) case "$${place##*@}" in \
	    ''|/*|localhost|localhost[:/]*|127.0.0.1|127.0.0.1[:/]*|\[::1\]*) ;; \
	    *) beyond DATABASE_URL ;; \
	  esac ;; \
	esac; \
	$(BIN)/lebenszeichen sample load && touch $@
