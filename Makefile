.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON := .venv/bin/python
NLU_PYTHON := nlu/.venv/bin/python
UV := $(shell test -x .tools/bin/uv && echo .tools/bin/uv || echo uv)
export PYTHONPATH := $(CURDIR)
# hundreds of processes are started: what one has compiled, the next reads
unexport PYTHONDONTWRITEBYTECODE
# as many processes as there are cores, each file in one of them
AT_ONCE := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: help setup chat up serve train test test-fast lint format nlu-eval bench-alerts bench-shared bench-nlu clean

help: ## Show what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: ## Make both Python environments from their lock files
	@python3 bot/setup.py

chat: setup ## Talk to the assistant in the terminal (trains the model when its inputs changed)
	@$(PYTHON) -m bot chat

up: setup ## Run the whole service: Rasa, actions, web page and console, Telegram with a token, deliveries
	@exec $(PYTHON) -m bot up

serve: setup ## Run Rasa and the action server on RASA_PORT and ACTIONS_PORT with RASA_TOKEN
	@exec $(PYTHON) -m bot serve

train: setup ## Train the model if its inputs changed
	@$(PYTHON) -m bot train

test: setup ## Run all tests, those with the real Rasa and actions included
	@$(MAKE) --no-print-directory --jobs 2 --output-sync train test-nlu
	@$(PYTHON) -m pytest tests $(AT_ONCE)

.PHONY: test-nlu
test-nlu: setup ## Run the tests of the Rasa project and Rasa's own check of its data
	@$(NLU_PYTHON) -m pytest nlu/tests
	@$(NLU_PYTHON) -m nlu.serving data validate --domain domain.yml --config nlu/config.yml --data nlu/data --fail-on-warnings

test-fast: setup ## Run the tests that need no Rasa
	@$(PYTHON) -m pytest tests -m "not rasa" $(AT_ONCE)

lint: setup ## Style, types and who may import whom
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

format: setup ## Rewrite the code in the project's style
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

nlu-eval: train ## Measure understanding on FILE=messages.jsonl (dev messages beside the project by default)
	@$(NLU_PYTHON) -m nlu.evaluate --model "$$($(PYTHON) -m bot.training)" $(FILE)

bench-alerts: setup ## Measure alerts and deliveries on SQLite and PostgreSQL (ARGS="--alerts 1000 --deliveries 300")
	@$(PYTHON) -m bench.alerts $(ARGS)

bench-shared: setup ## Measure Rasa in memory and shared by several processes (needs Redis and PostgreSQL)
	@$(PYTHON) -m bench.shared $(ARGS)

bench-nlu: setup ## Measure understanding beside stock Rasa (ARGS="--epochs 12 --write"; makes a second environment)
	@$(PYTHON) -m bench.nlu $(ARGS)

.PHONY: bench-load
bench-load: setup ## Load the whole path from a Bot API to the database (ARGS="--rate 50 --seconds 600 --write")
	@$(PYTHON) -m bench.load $(ARGS)

.PHONY: law said bench-benefits mutants
law: setup ## Write docs/law.md from the parameters of the law
	@$(PYTHON) -m benefits.law > docs/law.md

mutants: setup ## Change benefits/ one thing at a time: do its tests notice? (ARGS="--only benefits.severance* --write")
	@$(UV) sync --quiet --frozen --inexact --group mutants
	@$(PYTHON) -m bench.mutants $(ARGS)

bench-benefits: setup ## Time the sums and a plan with its PDF (ARGS="--cases 100000 --write")
	@$(PYTHON) -m bench.benefits $(ARGS)

said: setup ## Write tests/benefits/said again, after a change of wording or figures that is meant
	@PYTHONPATH=$(CURDIR):$(CURDIR)/tests/benefits $(PYTHON) tests/benefits/saying.py

clean: ## Remove environments and models; the data in var/ stays
	rm -rf .venv nlu/.venv .tools nlu/models
