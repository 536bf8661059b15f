# Two commands do everything on a machine with Python ≥ 3.11, venv and make: `make run` and `make test`.
# uv and the build tools live in .tools, the product in .venv; stamps say what is up to date.

PYTHON ?= python3
WORKERS ?= 2
ARGS ?=

export UV_PYTHON_DOWNLOADS := never
export VIRTUAL_ENV := $(CURDIR)/.venv
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1
MAKEFLAGS += --no-builtin-rules --no-print-directory

BIN := .venv/bin
TOOLS := .tools/bin
UV := . .tools/environment && $(TOOLS)/uv
CLIENT := $(TOOLS)/python hatch_build.py
WEB := $(wildcard web/package-lock.json)

.PHONY: help run setup setup-dev test gate schema bench cover verify web lock fmt clean
.DELETE_ON_ERROR:

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## open the demo house; prints its address and a one-time moderator link
	@exec $(BIN)/palabre serve $(ARGS)

setup: .venv/.run web ## prepare .venv so that .venv/bin/palabre works

setup-dev: .venv/.dev web

test: setup-dev gate ## check everything: gate, web client, servers, browser
	@[ -z "$(WEB)" ] || $(CLIENT) npm run test
	@$(BIN)/python tools/ensure_chromium.py
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && trap 'exit 130' INT TERM && \
		$(BIN)/pytest -m "not verify" -n $(WORKERS) --dist worksteal --basetemp="$$folder/t" $(ARGS)

gate: setup-dev ## formatting, types, import contracts, generated files fresh
	@$(MAKE) -j2 --keep-going --output-sync=target gate-style gate-mypy gate-pyright gate-imports gate-generated gate-web

.PHONY: gate-style gate-mypy gate-pyright gate-imports gate-generated gate-web
gate-pyright:
	@$(BIN)/pyright --warnings
gate-mypy:
	@$(BIN)/mypy --no-error-summary src tests tools bench hatch_build.py $(wildcard web/e2e)
gate-web:
	@[ -z "$(WEB)" ] || { $(CLIENT) npm run check && $(BIN)/python tools/check_js_size.py; }
gate-style:
	@$(BIN)/ruff format --quiet --check --diff
	@$(BIN)/ruff check --quiet
	@$(BIN)/python tools/check_text.py
gate-imports:
	@$(BIN)/lint-imports --no-logo > .venv/imports.log || { cat .venv/imports.log; exit 1; }
gate-generated:
	@$(BIN)/python tools/generate_refusals.py --check
	@$(BIN)/python tools/generate_privacy.py --check
	@[ ! -f tools/generate_schema.py ] || $(BIN)/python tools/generate_schema.py --check

schema: setup-dev ## write the generated files again
	@$(BIN)/python tools/generate_refusals.py
	@$(BIN)/python tools/generate_privacy.py
	@[ ! -f tools/generate_schema.py ] || $(BIN)/python tools/generate_schema.py

bench: setup-dev ## print how fast it is
	@$(BIN)/python -m bench $(ARGS)

cover: setup-dev ## which branches the unit tests leave out
	@$(BIN)/coverage run -m pytest -q tests/unit $(ARGS)
	@$(BIN)/coverage report

verify: setup-dev ## the long runs: many crashes, new examples; prints figures
	@$(BIN)/pytest -m verify -s -n 0 -p no:randomly --timeout=0 $(ARGS)
	@[ -n "$(ARGS)" ] || $(BIN)/pytest -q -m "hypothesis and not verify" -n $(WORKERS) --timeout=0 --hypothesis-profile=search tests/unit

web: .tools/.ready ## build the web client and the compiled module if they changed
	@$(CLIENT)

fmt: setup-dev ## format everything
	@$(BIN)/ruff format --quiet
	@$(BIN)/ruff check --quiet --fix
	@[ -z "$(WEB)" ] || $(CLIENT) npm run format

COMPILE := pip compile --quiet --generate-hashes --no-emit-index-url --universal --python-version 3.11 --no-header
lock: .tools/.ready ## write requirements/*.txt again; ARGS=--upgrade takes newer versions
	@$(UV) $(COMPILE) $(ARGS) requirements/tools.in -o requirements/tools.txt
	@$(UV) $(COMPILE) $(ARGS) requirements/build.in -o requirements/build.txt
	@$(UV) $(COMPILE) $(ARGS) pyproject.toml -o requirements/run.txt
	@$(UV) $(COMPILE) $(ARGS) pyproject.toml --group dev \
		-c requirements/run.txt -c requirements/build.txt -o requirements/dev.txt

clean: ## remove all that make prepared
	rm -rf .tools .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		web/node_modules bench/.build src/palabre/web/static src/palabre/web/.static-* \
		src/palabre/engines/filter/model/_sums.abi3.* src/palabre/engines/filter/model/_sums.stamp
	find src tests tools web -name __pycache__ -prune -exec rm -rf {} +

# --- What make prepares -----------------------------------------------------------------------

.tools/.ready: requirements/tools.txt requirements/build.txt tools/uv_environment.py
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Palabre needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	@# A venv without pip, filled by the pip at hand, is made three seconds faster than one with its own.
	@pip="install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt"; \
	if $(PYTHON) -m venv --without-pip .tools && $(PYTHON) -m pip --python $(TOOLS)/python $$pip 2> .tools/pip.log; \
	then $(PYTHON) tools/uv_environment.py > .tools/environment; \
	else $(PYTHON) -m venv .tools && $(TOOLS)/python -m pip $$pip \
		&& $(TOOLS)/python tools/uv_environment.py > .tools/environment; fi
	@$(UV) pip install --quiet --python $(TOOLS)/python --require-hashes -r requirements/build.txt
	@touch $@

# The sync removes what the lock does not name, the product included: it comes back at once, editable.
define install
	@[ -x $(BIN)/python ] || { . .tools/environment && $(TOOLS)/uv venv --quiet --python $(TOOLS)/python .venv; }
	@$(UV) pip sync --quiet --require-hashes $(1)
	@PALABRE_SKIP_WEB_BUILD=1 $(TOOLS)/hatchling build -t wheel:editable -d .tools/editable > .tools/editable.log 2>&1 \
		|| { cat .tools/editable.log; exit 1; }
	@$(UV) pip install --quiet --no-deps --reinstall .tools/editable/palabre-*.whl
endef

.venv/.run: requirements/run.txt requirements/dev.txt pyproject.toml .tools/.ready
	$(call install,$(if $(wildcard .venv/.dev),requirements/dev.txt,requirements/run.txt))
	@touch $@

.venv/.dev: .venv/.run
	$(call install,requirements/dev.txt)
	@touch $@
