# Everything runs in .venv, which is made when it is missing. Needs Python 3.11 or newer with its venv module, make, git.
VENV ?= .venv
BIN := $(VENV)/bin
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help venv demo test lint bench soak

help:            ## show what can be made
	@awk -F ':[^#]*## ' '/^[a-z]+:.*## / {printf "  make %-6s %s\n", $$1, $$2}' Makefile

venv: $(VENV)/.hudna-dev  ## set up .venv with all that the tests need

demo: $(VENV)/.hudna      ## read the bundled articles into ./hudna-demo and show their ledger
	@echo "== hudna demo: twelve invented articles, read, stored and shown"
	@$(BIN)/hudna demo --dir hudna-demo

test: lint                ## check style and types, then run all tests
	@echo "== pytest: all tests, two at a time"
	@$(BIN)/python -m pytest -n 2

lint: $(VENV)/.hudna-dev  ## check style (ruff) and types (mypy)
	@echo "== ruff: style"
	@$(BIN)/ruff check src tests build_lexicon.py
	@echo "== mypy: types"
	@$(BIN)/mypy

bench: $(VENV)/.hudna-dev ## print the reader's speed beside the bare matching pass
	@echo "== speed of the reader"
	@$(BIN)/python -m tests.benchmark.speed

soak: $(VENV)/.hudna-dev  ## kill hudna 200 times while it writes, and check the ledger each time
	@echo "== 200 kills at random moments"
	@HUDNA_KILLS=200 $(BIN)/python -m pytest -q -s tests/unit/ledger/test_killed.py

$(VENV)/.hudna: pyproject.toml
	@test -f $(VENV)/.hudna-dev || { $(call python) && $(call install,.); }
	@touch $@

$(VENV)/.hudna-dev: pyproject.toml
	@$(call python) && $(call install,.[dev])
	@touch $@ $(VENV)/.hudna

# A virtual environment with pip: kept when it works, else made by the first Python that is new enough.
define python
if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	found=; \
	for p in python3.11 python3.12 python3.13 python3.14 python3; do \
		if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$p; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "hudna: Python 3.11 or newer is missing; install it (Debian, Ubuntu: apt-get install python3.11 python3.11-venv)" >&2; exit 1; \
	fi; \
	if ! $$found -c 'import venv, ensurepip' >/dev/null 2>&1; then \
		echo "hudna: $$found has no venv module; install it (Debian, Ubuntu: apt-get install $$($$found -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'))" >&2; exit 1; \
	fi; \
	echo "== making $(VENV) with $$($$found --version)"; \
	$$found -m venv --clear $(VENV) || { echo "hudna: $(VENV) could not be made (see above)" >&2; exit 1; }; \
fi
endef

define install
echo "== installing hudna into $(VENV)" && \
{ $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '$(1)' || \
	{ echo "hudna: the installation failed (see above); it needs the network or a mirror of PyPI" >&2; exit 1; }; }
endef
