# make demo · make test · make ui · make check — each works as the first command on a fresh clone.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export KHABARSANJ_HOME ?= $(CURDIR)/data

.PHONY: demo test ui check setup bench clean

setup: $(READY)

# A fit interpreter: 3.13 or 3.12, also where pyenv keeps them (its shims fail unless a version is set).
$(READY): requirements.lock pyproject.toml
	@set -e; found=; \
	for p in $(PYTHON) python3.13 python3.12 python3 "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.13*/bin/python "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.12*/bin/python; do \
		if "$$p" -c 'import sys, venv, ensurepip; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; then found="$$p"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Khabarsanj needs Python 3.12 or 3.13 with venv; none of python3.13, python3.12, python3 or pyenv's versions is one." >&2; \
		echo "Install one (Debian: python3.13-venv; pyenv install 3.13), or name it: make PYTHON=/path/to/python3.13 $(MAKECMDGOALS)" >&2; \
		exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version) …"; \
	rm -rf $(VENV); "$$found" -m venv $(VENV); \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q -j 0 $(VENV)/lib pipelines >/dev/null || true; \
	touch $(READY)

demo: $(READY)
	@$(BIN)/khabarsanj run samples/landing

# A file's tests stay in one process, which makes its fixtures once.
test: $(READY)
	@$(BIN)/python -m pytest -n auto --maxprocesses=4 --dist loadfile

ui: $(READY)
	@$(BIN)/khabarsanj ui

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/dagster definitions validate -w workspace.yaml

# The whole job at 1,000 and 10,000 pages; ARGS=--large adds 100,000, ARGS=--huge a million.
bench: $(READY)
	@$(BIN)/python benchmarks/scale.py $(ARGS)

clean:
	rm -rf $(VENV)
