# The two commands of the README are `make demo` and `make test`; both install what is missing first.

SWIFT ?= swift
DEMO_OUTPUT ?= credence-output

.PHONY: help demo test build atlas setup lint format clean

help:
	@echo "make demo      build the command and read the sample portfolio with it"
	@echo "make test      build and run all tests"
	@echo "make build     build the command for release: .build/release/credence"
	@echo "make atlas     enumerate the coverage of all methods into Docs/atlas (minutes)"
	@echo "make lint      check the formatting of every Swift file"
	@echo "make format    apply it"

setup:
	@.ci/setup

build: setup
	$(SWIFT) build -c release --product credence

demo: build
	@.build/release/credence analyze notebooks-data/portfolio.csv --accounts notebooks-data/roster.csv \
	  --output $(DEMO_OUTPUT)

atlas: build
	@.ci/atlas .build/release/credence Docs/atlas

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --parallel

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

clean:
	$(SWIFT) package clean
