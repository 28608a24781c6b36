# What the targets do: make help.
#
# Python 3.11 or newer, make and access to the package registries are enough for everything but
# `make conformance` (Java and Maven too) and `make workflows` (Go too). pip packages come from
# requirements.lock, each with its hash, into .venv/. Once that is filled, nothing needs a network.
# Stamps are named after the content that they stand for, so nothing is done twice.

PYTHON ?= python3

VENV := .venv
RUN := $(VENV)/bin/python
AUTHORING := $(RUN) -m authoring
UV := uv==0.13.9
ACTIONLINT := github.com/rhysd/actionlint/cmd/actionlint@v1.7.7
# What the README pictures: the covers of the year, and spreads of one edition.
COVERS := $$(ls output/2026-*/*-screen.pdf | grep -v -- -letter | sed s/$$/:1/)
PICTURED := $$(ls output/2026-3-*/*-screen.pdf | grep -v -- -letter)

sum = $(shell cat $(1) 2>/dev/null | cksum | tr ' ' '-')
PACKAGES := $(VENV)/.packages-$(call sum,requirements.lock)
# The project's path counts too: a copied or moved folder needs its own link.
LINK := $(VENV)/.link-$(call sum,requirements.lock pyproject.toml)-$(shell pwd | cksum | tr ' ' '-')
LINTER := .cache/actionlint-$(lastword $(subst @, ,$(ACTIONLINT)))/actionlint

# Lists what the output was made from, and the output itself, each file with its checksum.
LIST_EDITIONS = find authoring editions styles fonts output pyproject.toml requirements.lock \
	-type f ! -path '*/__pycache__/*' ! -name .DS_Store -exec cksum {} + | LC_ALL=C sort

# Leaves a Python that is new enough in the shell variable "found".
FIND_PYTHON = found=; for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    found=$$python; break; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Name one: make PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help editions check test lint conformance workflows pictures lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

editions: $(LINK) ## make the PDFs of all editions in output/
	@mkdir -p .cache output
	@$(LIST_EDITIONS) > .cache/editions.now
	@if cmp -s .cache/editions.now .cache/editions.built; then \
	  echo "output/ is up to date"; \
	else \
	  $(AUTHORING) build && $(LIST_EDITIONS) > .cache/editions.built; \
	fi

check: $(LINK) ## check all editions, without typesetting them
	@$(AUTHORING) check $(if $(GITHUB_ACTIONS),--format github)

test: lint ## check the code, then run the tests
	$(RUN) -m pytest -n auto

lint: $(LINK) ## check style, format and types of the code
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

conformance: editions ## run veraPDF on every built PDF (needs Java and Maven)
	$(RUN) tests/conformance.py output/*/*.pdf

workflows: $(LINTER) ## check the GitHub workflows with actionlint (needs Go)
	$(LINTER) -shellcheck= -pyflakes= .github/workflows/*.yml

pictures: editions ## make the pictures of the README from the built PDFs
	$(RUN) docs/make_pictures.py docs/pictures/covers.png --gap 8 $(COVERS)
	$(RUN) docs/make_pictures.py docs/pictures/spread.png $(PICTURED):4 $(PICTURED):5
	$(RUN) docs/make_pictures.py docs/pictures/charts.png $(PICTURED):10 $(PICTURED):11
	$(RUN) docs/make_pictures.py docs/pictures/practice.png $(PICTURED):16 $(PICTURED):17

lock: ## pin what pyproject.toml asks for, keeping the pins that still fit
	@mkdir -p .cache
	@test -x .cache/uv/bin/uv || { $(FIND_PYTHON); \
	  $$found -m venv --clear .cache/uv && .cache/uv/bin/python -m pip install $(UV); }
	@.cache/uv/bin/python -c 'import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  > .cache/build-system.in
	.cache/uv/bin/uv pip compile pyproject.toml .cache/build-system.in --extra test \
	  --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command "make lock" --quiet --output-file requirements.lock

clean: ## remove all that make has made
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist *.egg-info
	find authoring tests docs -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 ! -name README.md -delete

$(PACKAGES): # a new lock makes a new environment, so that it never holds more than the lock
	@$(FIND_PYTHON); \
	echo "Filling $(VENV)/ with the packages of requirements.lock ($$($$found --version))" && \
	$$found -m venv --clear $(VENV)
	$(RUN) -m pip install --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(LINK): $(PACKAGES)
	@$(RUN) -m pip install --disable-pip-version-check --quiet --no-index --no-deps \
	  --no-build-isolation --editable .
	@touch $@

$(LINTER):
	@command -v go >/dev/null || { echo "actionlint needs go, which is missing" >&2; exit 1; }
	GOFLAGS=-mod=mod GOBIN=$(CURDIR)/$(dir $(LINTER)) go install $(ACTIONLINT)
