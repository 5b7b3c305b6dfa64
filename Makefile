# `make run` and `make test` are all that a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
WORKERS ?= 2
SAMPLES := data/articles
LABELLED := tests/labelled
ARTICLES := $(wildcard $(LABELLED)/articles/*.jsonl $(LABELLED)/merging/*.jsonl)
GOLD := $(wildcard $(LABELLED)/gold/*.jsonl)
GROUPS := $(wildcard $(LABELLED)/merging/*.csv)
UNREAD := $(wildcard $(LABELLED)/gold/unread-*.jsonl $(LABELLED)/merging/unread-*.csv)
ACCEPTED := $(LABELLED)/accepted.json
CALENDAR_PROGRAMS := vdirsyncer khal evolution-data-server gir1.2-ecal-2.0 python3-gi dbus-daemon gir1.2-ical-3.0
PROGRAMS := chromium fonts-noto-cjk $(CALENDAR_PROGRAMS) newsboat wrk
ICALJS := tests/clients/icaljs/node_modules
UNPACKED := .peers# nginx is unpacked there, not installed: it would start and take port 80

.PHONY: pictures help install run test test-slow test-all check bench lock system-packages parsers lexicon-data evaluate accept clean
.DEFAULT_GOAL := help

help:             ## List the targets.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 18

install: $(INSTALLED)  ## Make .venv with the locked dependencies and the `timeline` command.

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(INSTALLED)

run: install      ## Read the sample articles and serve timeline, calendar and feeds.
	$(BIN)/timeline ingest $(SAMPLES)
	$(BIN)/timeline serve

test: install     ## Run the tests (but the longest).
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow"

test-slow: install ## Run the longest tests alone: real calendar programs and feed readers, kills and fuzzing.
	$(BIN)/python -m pytest -n $(WORKERS) -m slow

test-all: install ## Run all tests: real calendar clients, kills and fuzzing too.
	$(BIN)/python -m pytest -n $(WORKERS)

check: install    ## Lint, types, architecture.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install    ## Speed, as ratios against a peer or a floor in the same run.
	for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

evaluate: install ## Score the extraction on the labelled articles; gains and losses against the accepted scores.
	$(BIN)/timeline evaluate --articles $(ARTICLES) --gold $(GOLD) --groups $(GROUPS) --unread $(UNREAD) --against $(ACCEPTED)

accept: install   ## Accept today's scores: those that `make evaluate` compares with.
	$(BIN)/timeline evaluate --articles $(ARTICLES) --gold $(GOLD) --groups $(GROUPS) --unread $(UNREAD) --accept $(ACCEPTED) --measured timeline/evaluate/accuracy.json

pictures: install ## Make the pictures in docs/ again (needs Chromium).
	DOCS_PICTURES=1 $(BIN)/python -m pytest tests/browser/test_pictures.py

lock:             ## Make requirements.lock again from pyproject.toml (needs uv; writes no index addresses).
	uv pip compile --universal --generate-hashes --python-version 3.11 --all-extras --no-emit-index-url --no-header pyproject.toml requirements-build.in -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header requirements-lexicon.in -o requirements-lexicon.lock

lexicon-data: install ## Make the frozen tables of names again, from CLDR and ISO 3166-2.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-lexicon.lock
	$(BIN)/python tools/make_lexicon_data.py

system-packages:  ## What only tests and benchmarks need of the system's programs (Debian and its kin; asks for root).
	apt-get update
	apt-get install --yes --no-install-recommends $(PROGRAMS)
	command -v npm >/dev/null || apt-get install --yes --no-install-recommends npm
	mkdir -p $(UNPACKED)
	cd $(UNPACKED) && apt-get download nginx && dpkg-deb --extract nginx_*.deb nginx && rm nginx_*.deb

parsers: $(ICALJS) ## The parser of iCalendar in JavaScript that tests compare with (needs npm).

$(ICALJS): tests/clients/icaljs/package-lock.json
	cd tests/clients/icaljs && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

clean:            ## Remove what was made here, but not the store.
	rm -rf $(VENV) $(ICALJS) $(UNPACKED) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
