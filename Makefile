# What a person or a build server runs here; `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench prove docs

TARIFF := .build/release/tariff
FLAGSHIP := rules/wandsworth-mental-health
EXAMPLES := $(FLAGSHIP)/examples
# One decision to look at: the first example above the cap, or else the first.
SHOWN = $(firstword $(wildcard $(EXAMPLES)/*above*cap*.json) $(wildcard $(EXAMPLES)/*.json))
PACKAGES := liblua5.4-dev lua5.4 libsimdjson-dev libssl-dev g++ pkg-config python3
PACKAGE_LIST := Tests/LuaSyntaxTests/lua-packages.txt
LIBRARIES := LuaSyntax RuleModel LuaSandbox CaseInput RuleEngine Readings RuleAnalysis

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what is missing (Debian; as root or with sudo)
	@.ci/setup $(PACKAGES) $$(sed 's/#.*//' $(PACKAGE_LIST) 2>/dev/null)

demo: setup ## Build, decide the flagship's examples, and show one decision
	@echo "Building (the first time takes some minutes) …" >&2
	@swift build -c release --product tariff --quiet
	@echo
	@echo "The examples of $(FLAGSHIP):"
	@echo
	@# Status 6: some examples show a case that needs more facts.
	@$(TARIFF) decide $(EXAMPLES)/*.json --rules $(FLAGSHIP) > .build/demo.txt || [ $$? -eq 6 ]
	@head -n 20 .build/demo.txt
	@echo "… (the rest is in .build/demo.txt)"
	@echo
	@$(TARIFF) check $(FLAGSHIP)
	@echo
	@echo "One of them, as an assessor reads it:"
	@echo
	@$(TARIFF) decide $(SHOWN) --rules $(FLAGSHIP) --quiet
	@echo
	@echo "Try next:"
	@echo "  $(TARIFF) decide $(SHOWN) --json"
	@echo "  change an amount in $(FLAGSHIP)/price_bands.lua and decide again: nothing is built"
	@echo "  $(TARIFF) new my-rulebook"
	@echo "README.md goes on from there."

test: setup ## Run every test, and the benchmarks once, briefly
	@swift test
	@Benchmarks/run.py --smoke

lint: setup ## Check format, sizes, imports, warnings and documentation
	@swift format lint --strict --recursive Package.swift Sources Tests
	@.ci/check-rooms
	@swift build --build-tests --explicit-target-dependency-import-check error
	@$(MAKE) --no-print-directory docs

bench: setup ## Measure against a bare C++ host with hand-written rules, as ratios
	@Benchmarks/run.py

prove: setup ## Compare with the third reader at length: 100,000 cases a rulebook, all changed rules, random rules
	@REFERENCE_CASES=100000 REFERENCE_MUTANTS=all REFERENCE_RULEBOOKS=400 swift test --filter ReferenceTests

docs: ## Build the reference of the libraries; a warning fails
	@mkdir -p .build/docs
	@for library in $(LIBRARIES); do \
	  swift package --allow-writing-to-directory .build/docs generate-documentation \
	    --target $$library --output-path .build/docs/$$library --warnings-as-errors; \
	done
	@echo "The reference is in .build/docs."
