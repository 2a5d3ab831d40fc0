# Everything a developer needs: `make help`. Only make and Python 3.11 or newer have to be there.

PYTHON ?= $(shell if python3.11 -c '' 2>/dev/null; then echo python3.11; else echo python3; fi)
BIN := .venv/bin
NODE := $(BIN)/python tools/node.py
NODE_MODULES := node_modules/.package-lock.json
STAMPS := .venv/stamps
ASSETS := $(foreach room,reader newsroom media,src/filrouge/$(room)/assets/manifest.json)
SOURCES := $(filter-out %.test.ts %/replay.ts,\
	$(foreach depth,* */* */*/*,$(wildcard $(foreach kind,ts tsx css,web/$(depth).$(kind)))))
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name words; do printf '  make %-12s %s\n' "$$name" "$$words"; done

# ---- setting up -------------------------------------------------------------------------------

.PHONY: setup
setup: $(STAMPS)/project $(NODE_MODULES) $(ASSETS) ## make .venv, install everything, build the assets

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Filrouge needs Python 3.11 or newer; $(PYTHON) is older or missing." \
			"Name another with: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@mkdir -p $(STAMPS)
	@touch $@

# uv does the same as pip in a tenth of the time, but does not read pip's own configuration (a
# mirror, say): pip takes over wherever uv cannot be had or cannot reach its index.
$(STAMPS)/python: requirements.lock tools/uv.txt $(STAMPS)/venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/uv.txt \
		&& VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r requirements.lock \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
			-r requirements.lock
	@touch $@

# Without isolation: the build backend is in the lock like everything else.
$(STAMPS)/project: pyproject.toml hatch_build.py src/filrouge/__init__.py $(STAMPS)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--editable .
	@touch $@

$(NODE_MODULES): package.json package-lock.json $(STAMPS)/python
	$(NODE) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: assets
assets: $(ASSETS) ## build the scripts and styles of readers and newsroom

src/filrouge/%/assets/manifest.json: web/build.mjs $(SOURCES) $(NODE_MODULES)
	$(NODE) web/build.mjs $*

.PHONY: messages
messages: $(STAMPS)/project ## bring the catalogues of the interface up to date with the code
	$(BIN)/python -m tools.messages

.PHONY: docs
docs: $(STAMPS)/project ## write the generated pages of docs/
	$(BIN)/python -m tools.docs

.PHONY: lock
lock: $(STAMPS)/python ## resolve the dependencies anew into the two lock files
	$(BIN)/uv pip compile --quiet pyproject.toml --universal --group dev --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --output-file requirements.lock
	$(NODE) npm install --package-lock-only --ignore-scripts --no-audit --no-fund \
		--omit-lockfile-registry-resolved

# ---- working ----------------------------------------------------------------------------------

.PHONY: check
check: setup ## formatting, lint, types, layers, for Python, templates and TypeScript
	@$(BIN)/python -m tools.check

.PHONY: format
format: setup ## format, and repair what the linters can
	-$(BIN)/ruff check --quiet --fix
	$(BIN)/ruff format
	$(NODE) node_modules/@biomejs/biome/bin/biome check --write

.PHONY: test
test: setup ## every test, in a browser too where there is one; ARGS="-k word" picks
	@$(BIN)/python -m tools.browser
	$(BIN)/python -m pytest --numprocesses=auto $(ARGS)

.PHONY: bench
bench: setup ## measure
	$(BIN)/python -m bench $(ARGS)

.PHONY: demo
demo: setup ## serve example lives from .demo
	$(BIN)/filrouge --data .demo demo || test $$? -eq 130 # 130 is Ctrl+C, the way to stop it

.PHONY: demo-reset
demo-reset: ## the same, begun afresh
	rm -rf .demo
	$(MAKE) demo

.PHONY: build
build: setup ## wheel and sdist, into dist
	rm -rf dist
	$(BIN)/hatchling build
