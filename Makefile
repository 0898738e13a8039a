# `make` lists the targets. Every target makes the environment it needs; nothing is installed outside .venv/.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help serve site check test bench lock catalogues schema clean

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: .venv/run ## build the portal, serve it on http://127.0.0.1:8000 and rebuild on every change (PORT=…)
	$(BIN)/portal serve --port $(PORT)

site: .venv/run ## build the portal into site/
	$(BIN)/portal build

check: .venv/run ## check all records in data/
	$(BIN)/portal check

test: .venv/test ## run all tests (browser tests need Chromium)
	$(BIN)/python -m pytest -n auto --dist loadgroup

bench: .venv/bench ## compare speed and memory with Hugo and mkdocs-static-i18n (takes several minutes)
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
	rm -rf site .site.next .cache

.venv/run: requirements.txt pyproject.toml
	$(call environment,requirements.txt)

.venv/test: requirements-test.txt pyproject.toml
	$(call environment,requirements-test.txt)

.venv/bench: requirements-bench.txt pyproject.toml
	$(call environment,requirements-bench.txt)

define environment
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
endef
