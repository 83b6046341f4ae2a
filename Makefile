# One command per chore. The virtual environment is made by the first that needs it.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
# The tools that look at the packages have many of their own: they get an environment apart.
AUDIT := .venv-audit
RUN := $(VENV)/bin
# What the style sheets ask for first; without the last, the thumbs below an answer are empty boxes.
FONTS := fonts-urw-base35 fonts-noto-core fonts-noto-color-emoji
THREE_AT_ONCE := --numprocesses 3 --dist worksteal

.PHONY: setup lock audit sbom pin-images ask test coverage browser postgres nginx caddy slow lint format bench screenshots bot
.DEFAULT_GOAL := help

help: ## List the chores
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup: $(READY) ## Make the virtual environment and install everything

$(READY): pyproject.toml constraints.txt requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or newer: make PYTHON=python3.11 ...") if sys.version_info < (3, 11) else None'
	@echo "Installing into $(VENV): some minutes the first time" >&2
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install -qq --upgrade "pip>=25.1"
	@$(RUN)/python -m deploy.chores.install
	@touch $(READY)

lock: $(READY) ## Choose the newest packages within pyproject.toml's ranges and write requirements.lock
	@$(RUN)/python -m deploy.chores.lock

audit: $(AUDIT)/.ready ## Hold the locked packages against published advisories (needs the network)
	@$(AUDIT)/bin/python -m deploy.chores.audit

sbom: $(AUDIT)/.ready ## Write sbom.json, the inventory of the locked packages, in CycloneDX
	@$(AUDIT)/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible --output-file sbom.json

$(AUDIT)/.ready: pyproject.toml
	@test -x $(AUDIT)/bin/python || $(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip install -qq --upgrade "pip>=25.1"
	@$(AUDIT)/bin/python -m pip install -qq --group audit
	@touch $@

pin-images: ## Write the digests of the base images in deploy/ (needs docker and a registry)
	@$(PYTHON) -m deploy.chores.pin_images

ask: $(READY) ## Answer a question: make ask Q="what did Rutte say about security guarantees?"
	@test -n "$$Q" || { echo 'say what to ask: make ask Q="what did Rutte say about security guarantees?"' >&2; exit 2; }
	@$(RUN)/onrecord ask -- "$$Q"

browser: tests/browser/node_modules ## Install Chromium and what judges pages in it, for the browser tests

tests/browser/node_modules: tests/browser/package-lock.json
	@command -v chromium >/dev/null || { \
		echo "Installing Chromium for the browser tests" >&2; \
		{ apt-get update -qq; apt-get install -qq --yes chromium; } >/dev/null; }
	@cd tests/browser && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# No cluster is made when it is installed: tests run a server of their own.
postgres: ## Install Postgres, for the tests on it
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
		echo "Installing Postgres for the tests on it" >&2; \
		mkdir -p /etc/postgresql-common; \
		test -e /etc/postgresql-common/createcluster.conf || \
			echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf; \
		{ apt-get update -qq; apt-get install -qq --yes postgresql; } >/dev/null; }

nginx: ## Install nginx, for the tests of several bots behind it; Debian's own server is not started
	@test -x /usr/sbin/nginx || command -v nginx >/dev/null || { \
		echo "Installing nginx for the tests of several bots" >&2; \
		{ apt-get update -qq; RUNLEVEL=1 apt-get install -qq --yes --no-install-recommends nginx-light; } >/dev/null; }

caddy: ## Install Caddy, for the test of its file; Debian's own server is not started
	@command -v caddy >/dev/null || { \
		echo "Installing Caddy for the test of its file" >&2; \
		{ apt-get update -qq; RUNLEVEL=1 apt-get install -qq --yes --no-install-recommends caddy; } >/dev/null; }

test: $(READY) ## Run the tests; those with a browser, Postgres, nginx and Caddy if these can be installed (Debian, as root) or are there
	@$(MAKE) --silent browser || echo "The browser tests are left out: install chromium and npm, then make browser" >&2
	@$(MAKE) --silent postgres || echo "The tests on Postgres are left out: install postgresql" >&2
	@$(MAKE) --silent nginx || echo "The tests of several bots are left out: install nginx" >&2
	@$(MAKE) --silent caddy || echo "The test of Caddy is left out: install caddy" >&2
	@env -u PYTHONDONTWRITEBYTECODE $(RUN)/python -m pytest $(THREE_AT_ONCE)

coverage: $(READY) ## Run the tests and list the lines that none of them runs
	@env -u PYTHONDONTWRITEBYTECODE $(RUN)/python -m pytest $(THREE_AT_ONCE) --cov --cov-report=term-missing:skip-covered

slow: $(READY) ## Run the tests that take minutes
	@$(RUN)/python -m pytest -m slow

lint: $(READY) ## Check style, types and structure
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy

format: $(READY) ## Write the house format
	@$(RUN)/ruff format .
	@$(RUN)/ruff check --fix .

bench: $(READY) ## Measure against annotated news, beside plain retrieval (needs ../shared/bench)
	@$(RUN)/python -m bench

screenshots: $(READY) browser ## Take the pictures in docs/img: a chat, and the reader's pages
	@fc-list : family | grep -q "Noto Color Emoji" || { \
		echo "Installing the fonts of the pictures" >&2; \
		{ apt-get update -qq; apt-get install -qq --yes $(FONTS); } >/dev/null; }
	@$(RUN)/python -m tests.browser.screenshots

bot: $(READY) ## Run the Telegram bot (needs ONRECORD_TELEGRAM_TOKEN in .env)
	@$(RUN)/onrecord bot

export Q
