# Everything needs only python3 (3.11 or newer, with its venv module) and make; .venv is made when
# it is missing and brought up to date when pyproject.toml or constraints.txt change.

PYTHON ?= python3
BIN := .venv/bin
# `make test PYTEST=` runs the slow tests too; PYTEST="-k text" picks some.
PYTEST ?= -m "not slow"
# Modules, not scripts: they work wherever the folder was moved to.
RUN := $(BIN)/python -m
# As pip does for the packages that it copies; ours stays where it is, and starts sooner so.
COMPILE = $(RUN) compileall -q pipeline
SCHEMAS := guide findings run

.PHONY: ingest test lint schemas golden guides benchmark benchmark-pdf constraints clean

ingest: .venv/.user  ## The main job: everything in raw/ to output/
	$(RUN) pipeline ingest raw -o output

test: .venv/.dev
	$(RUN) pytest $(PYTEST)

lint: .venv/.dev
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy --strict pipeline

schemas: .venv/.user  ## JSON Schemas from the models
	@mkdir -p schemas
	@for name in $(SCHEMAS); do \
	  $(RUN) pipeline schema $$name > schemas/$$name.tmp \
	    && mv schemas/$$name.tmp schemas/$$name.schema.json \
	    || { rm -f schemas/$$name.tmp; exit 1; }; \
	done

golden: .venv/.dev  ## Remakes what tests compare with; read the difference before you commit it
	$(RUN) tests.golden
	git diff --stat -- tests

guides: .venv/.dev  ## Guides of other offices: what is found, and what is right, against last time
	$(RUN) tests.guides
	$(BIN)/python benchmarks/guides.py

benchmark: .venv/.dev
	$(COMPILE)
	$(BIN)/python benchmarks/run.py

benchmark-pdf: .venv/.dev  ## PDF against other tools; OTHERS names a Python that has them
	$(COMPILE)
	$(BIN)/python benchmarks/pdf.py $(if $(OTHERS),--others $(OTHERS))

# Users need the program and its extras, developers its tools too.
.venv/.user: pyproject.toml constraints.txt
	@test -x $(BIN)/python && $(BIN)/python -m pip --version >/dev/null 2>&1 \
	  || $(PYTHON) -m venv --clear .venv \
	  || { rm -rf .venv; echo "make: $(PYTHON) cannot make a virtual environment;" \
	       "on Debian and Ubuntu install python3-venv" >&2; exit 1; }
	$(RUN) pip install --quiet -c constraints.txt -e '.[all]'
	$(COMPILE)
	@touch $@

.venv/.dev: .venv/.user
	$(RUN) pip install --quiet -c constraints.txt -e '.[all,dev]'
	@touch $@

# Newest versions that fit together, tried out in a folder of their own. The one way to renew
# constraints.txt; on Python 3.11, the oldest that we support. Names and versions only: where
# packages come from is each machine's own affair.
constraints:
	rm -rf .venv/constraints && $(PYTHON) -m venv .venv/constraints
	.venv/constraints/bin/python -m pip install --quiet --upgrade -e '.[all,dev]'
	{ echo '# Made by `make constraints`; do not edit.'; \
	  .venv/constraints/bin/python -m pip freeze --exclude-editable; } > constraints.tmp
	mv constraints.tmp constraints.txt
	rm -rf .venv/constraints

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find pipeline tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
