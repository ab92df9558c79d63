# Every target sets up what it needs: `make run` on a fresh machine with Python 3.11-3.13 is enough.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
.DEFAULT_GOAL := help
.PHONY: help install run demo test test-all check quality lock clean

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# uv comes from the same lock file by pip (which knows the machine's index), then installs the rest in seconds.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "attache needs Python 3.11, 3.12 or 3.13: make PYTHON=python3.12 install")'
	$(PYTHON) -m venv --clear .venv
	@sed -n '/^uv==/,/^    #/p' requirements.txt > .venv/uv.txt
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --require-hashes -r .venv/uv.txt
	@index="$$($(BIN)/python -m pip config get global.index-url 2>/dev/null)"; \
	  [ -z "$$index" ] || [ -n "$$UV_DEFAULT_INDEX" ] || export UV_DEFAULT_INDEX="$$index"; \
	  export VIRTUAL_ENV=.venv; \
	  $(BIN)/uv pip install --quiet --require-hashes -r requirements.txt && \
	  $(BIN)/uv pip install --quiet --no-deps -e .
	@touch $(READY)

install: $(READY)  ## set up .venv and nothing else

run: $(READY)  ## Airflow with attache's DAGs on this machine
	$(BIN)/attache run

demo: $(READY)  ## two days of sample outlets through the same DAGs
	$(BIN)/attache demo

test: $(READY)  ## the tests, without network (eight minutes on two cores)
	$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder

test-all: $(READY)  ## the slow sets too: chaos, benchmarks, floods
	$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder -m ""

check: $(READY)  ## ruff and mypy strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: $(READY)  ## figures of text, copies, actors and events, and how fast they are found
	$(BIN)/python -m tests.quality.text_report
	$(BIN)/python -m tests.quality.text_labelled
	$(BIN)/python -m tests.quality.coding_report
	$(BIN)/python -m tests.quality.types_plv --domestic
	$(BIN)/python -m tests.quality.speed_report

lock: $(READY)  ## resolve the pins again (Linux and macOS, Python 3.11-3.13)
	$(BIN)/uv pip compile --universal --python-version 3.11 --upgrade --no-emit-index-url --generate-hashes \
	  --no-header --extra dev pyproject.toml -o requirements.txt --quiet

clean:  ## remove .venv and caches, never data/
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
