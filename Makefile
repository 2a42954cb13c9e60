# What a person or a build server runs here; `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench prove docs sanitize fuzzer fuzz

TARIFF := .build/release/tariff
FLAGSHIP := rules/wandsworth-mental-health
EXAMPLES := $(FLAGSHIP)/examples
# The ledger of `make demo`: made anew each time.
RECORD := .build/demo.sqlite
# One decision to look at: the first example above the cap, or else the first.
SHOWN = $(firstword $(wildcard $(EXAMPLES)/*above*cap*.json) $(wildcard $(EXAMPLES)/*.json))
PACKAGES := liblua5.4-dev lua5.4 libsimdjson-dev libssl-dev libpq-dev postgresql g++ pkg-config python3
PACKAGE_LIST := Tests/LuaSyntaxTests/lua-packages.txt
# What runs C under AddressSanitizer: the state, what is read into it, exact numbers, and rules as a whole.
SANITIZED := LuaSandboxTests|CaseInputTests|RuleModelTests|RuleEngineTests\.(HostileRuleTests|IsolationTests|MemoryEdgeTests)
FUZZ := scripts rulebooks cases
FUZZ_SECONDS := 600
FUZZ_FLAGS = -max_total_time=$(FUZZ_SECONDS)
LIBRARIES := LuaSyntax RuleModel LuaSandbox CaseInput RuleEngine Readings RuleAnalysis Ledger LedgerSQLite LedgerPostgres Casework

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what is missing (Debian; as root or with sudo)
	@.ci/setup $(PACKAGES) $$(sed 's/#.*//' $(PACKAGE_LIST) 2>/dev/null)

demo: setup ## Build, decide the flagship's examples, show one decision, record and replay it
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
	@rm -f $(RECORD) $(RECORD).keys
	@$(TARIFF) ledger init example.org/demo --ledger $(RECORD) > .build/demo.txt
	@$(TARIFF) decide $(SHOWN) --rules $(FLAGSHIP) --quiet --record --ledger $(RECORD)
	@echo
	@echo "It is recorded in $(RECORD), and decided again from there:"
	@echo
	@$(TARIFF) replay --all --ledger $(RECORD)
	@$(TARIFF) ledger verify --ledger $(RECORD)
	@echo
	@echo "Try next:"
	@echo "  $(TARIFF) explain ID --for letter --ledger $(RECORD)      (the id stands below the decision)"
	@echo "  $(TARIFF) decide $(SHOWN) --json"
	@echo "  change an amount in $(FLAGSHIP)/price_bands.lua and decide again: nothing is built"
	@echo "  $(TARIFF) new my-rulebook"
	@echo "README.md goes on from there."

test: setup ## Run every test, those of the C rooms again with a sanitizer, the fuzzer and the benchmarks briefly
	@swift test
	@$(MAKE) --no-print-directory sanitize
	@$(MAKE) --no-print-directory fuzz FUZZ_FLAGS='-seed=1 -runs=1000'
	@Benchmarks/run.py --smoke

sanitize: setup ## Run the tests of the C rooms under AddressSanitizer
	@# Leaks are not looked for: the runtime of Swift's tests keeps what it made until it ends.
	@TARIFF_SLOWED=1 ASAN_OPTIONS=detect_leaks=0 swift test --sanitize address --scratch-path .build/sanitize --filter '$(SANITIZED)'

fuzzer: setup
	@TARIFF_FUZZER=1 swift build -c release --product fuzzer --sanitize fuzzer --sanitize address --scratch-path .build/fuzzer

fuzz: fuzzer ## Look for crashes, ten minutes for each of scripts, rulebooks and cases: FUZZ=… for one, FUZZ_SECONDS=… for how long
	@for target in $(FUZZ); do \
	  mkdir -p .build/fuzz/$$target; \
	  case $$target in \
	    scripts) seeds=Tests/Corpus/hostile; words=lua ;; \
	    rulebooks) seeds='Tests/Fuzz/Seeds/rulebooks Tests/Corpus/mistakes'; words=lua ;; \
	    cases) seeds=Tests/Fuzz/Seeds/cases; words=json ;; \
	  esac; \
	  echo "Fuzzing $$target …"; \
	  ASAN_OPTIONS=detect_leaks=0 FUZZ=$$target .build/fuzzer/release/fuzzer \
	    $(FUZZ_FLAGS) -max_len=4096 -timeout=30 -rss_limit_mb=4096 -dict=Tests/Fuzz/$$words.dict \
	    -artifact_prefix=.build/fuzz/$$target- .build/fuzz/$$target $$seeds 2>&1 | { grep -vE '^#[0-9]+\s+(NEW|REDUCE|pulse)' || true; }; \
	done

lint: setup ## Check format, sizes, imports, warnings and documentation
	@swift format lint --strict --recursive Package.swift Sources Tests Benchmarks
	@.ci/check-rooms
	@swift build --build-tests --explicit-target-dependency-import-check error
	@$(MAKE) --no-print-directory docs

bench: setup ## Measure against a bare C++ host with hand-written rules, as ratios
	@Benchmarks/run.py

prove: setup ## Compare plain, explained and third reader at length: 100,000 cases a rulebook, 100,000 random programs, all changed rules
	@REFERENCE_CASES=100000 REFERENCE_PROGRAMS=100000 REFERENCE_MUTANTS=all REFERENCE_RULEBOOKS=400 swift test --filter ReferenceTests

docs: ## Build the reference of the libraries; a warning fails
	@mkdir -p .build/docs
	@for library in $(LIBRARIES); do \
	  swift package --allow-writing-to-directory .build/docs generate-documentation \
	    --target $$library --output-path .build/docs/$$library --warnings-as-errors; \
	done
	@echo "The reference is in .build/docs."
