# The two commands of the README are `make demo` and `make test`; both install what is missing first.

SWIFT ?= swift
DEMO_OUTPUT ?= credence-output

.PHONY: help demo test build setup lint format study-intervals clean

help:
	@echo "make demo      build the command and read the sample portfolio with it"
	@echo "make test      build and run all tests"
	@echo "make build     build the command for release: .build/release/credence"
	@echo "make lint      check the formatting of every Swift file"
	@echo "make format    apply it"
	@echo "make study-intervals   coverage of the length-optimal intervals at every n up to 50 (minutes)"

setup:
	@.ci/setup

build: setup
	$(SWIFT) build -c release --product credence

demo: build
	@.build/release/credence analyze notebooks-data/portfolio.csv --accounts notebooks-data/roster.csv \
	  --output $(DEMO_OUTPUT)

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --parallel

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

# The coverage behind the length-optimal intervals at every n up to 50: held by the slow tests, written out as tables.
STUDY_FLAGS := -c release -Xswiftc -enable-testing
STUDY_TESTS := swift test $(STUDY_FLAGS) --skip-build --filter 'LengthOptimal(Calibrated)?Study'
STUDY_TABLES := .build/release/IntervalCalibration verify

study-intervals: setup
	$(SWIFT) build --build-tests $(STUDY_FLAGS)
	mkdir -p Docs/studies
	{ echo "CREDENCE_SLOW=1 $(STUDY_TESTS)"; CREDENCE_SLOW=1 $(STUDY_TESTS); } > Docs/studies/length-optimal.txt 2>&1
	for method in length-optimal length-optimal-calibrated; do \
	  $(STUDY_TABLES) $$method > Docs/studies/$$method-table.txt || exit 1; done

clean:
	$(SWIFT) package clean
