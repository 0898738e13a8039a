# `make` lists the targets. Every target makes the environment it needs; nothing is installed outside .venv/.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help serve site check test audit bench lock catalogues schema clean

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: .venv/run ## build the portal, serve it on http://127.0.0.1:8000 and rebuild on every change (PORT=…)
	$(BIN)/portal serve --port $(PORT)

site: .venv/run ## build the portal into site/
	$(BIN)/portal build

check: .venv/run ## check all records in data/
	$(BIN)/portal check

test: .venv/test .venv/node ## run all tests (browser tests need Chromium, Node and Java)
	$(BIN)/python -m pytest -n auto --dist loadgroup

audit: .venv/test .venv/node .venv/audit ## accessibility, validity, weight and Lighthouse of the whole example portal (takes long)
	$(BIN)/python -m tests.audit

bench: .venv/bench ## speed, memory and growth beside Hugo and mkdocs-static-i18n, and the search (takes most of an hour)
	$(BIN)/python -m tests.bench

lock: ## lock the dependencies of pyproject.toml anew, with hashes (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --extra run -o requirements.txt pyproject.toml
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --extra run --extra test -o requirements-test.txt pyproject.toml
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --extra run --extra test --extra bench -o requirements-bench.txt pyproject.toml

catalogues: .venv/run ## bring the interface catalogues up to date with the sentences in code and templates
	$(BIN)/python -m macros catalogues

schema: .venv/run ## write JSON Schemas for editors to .cache/schema/
	$(BIN)/portal schema

clean: ## remove the built site and everything remembered between builds
	rm -rf site .site.next .site.past .site.old .cache

.venv/run: requirements.txt pyproject.toml
	$(call environment,requirements.txt)

.venv/test: requirements-test.txt pyproject.toml
	$(call environment,requirements-test.txt)

.venv/bench: requirements-bench.txt pyproject.toml
	$(call environment,requirements-bench.txt)

.venv/node: tests/node/package-lock.json | .venv
	$(call node_modules,tests/node)

.venv/audit: tests/audit/node/package-lock.json | .venv
	$(call node_modules,tests/audit/node)

.venv:
	$(PYTHON) -m venv .venv

# Without npm the work goes on: the tests that need what it installs are skipped, and say so.
define node_modules
	@if command -v npm >/dev/null; then \
	  cd $(1) && npm ci --ignore-scripts --no-audit --no-fund && cd "$(CURDIR)" && touch $@; \
	else \
	  echo "=========================================================================================="; \
	  echo " NPM IS MISSING: nothing of $(1) is installed, and the tests that need it will be skipped."; \
	  echo " Install it:   Debian, Ubuntu   sudo apt-get install nodejs npm"; \
	  echo "               macOS            brew install node"; \
	  echo "=========================================================================================="; \
	fi
endef

define environment
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
endef
