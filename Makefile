# The two commands of the README are `make demo` and `make test`; both install what is missing first.

SWIFT ?= swift
DEMO_OUTPUT ?= credence-output

.PHONY: help demo test build setup lint format clean bench bench-drivers bench-library atlas study-portfolio \
  study-intervals study-health study-drivers study-driver-statements attack-privacy fuzz-files growth \
  outputs-before outputs-after interface

help:
	@echo "make demo      build the command and read the sample portfolio with it"
	@echo "make test      build and run all tests"
	@echo "make build     build the command for release: .build/release/credence"
	@echo "make bench     measure beside polars, scipy, statsmodels and R"
	@echo "make atlas     enumerate the coverage of all methods into Docs/atlas (minutes)"
	@echo "make lint      check the formatting of every Swift file"
	@echo "make format    apply it"
	@echo "make study-intervals   coverage of the length-optimal intervals at every n up to 50 (minutes)"
	@echo "make study-health      what role-weighted health states against simulated truth (half an hour)"
	@echo "make attack-privacy    try to have hidden groups back from what --min-n shows (an hour)"
	@echo "make fuzz-files COUNT=1000   damaged files and odd options against what every run promises"
	@echo "make growth    how time and memory grow along every axis of the input (minutes)"
	@echo "make outputs-before    the digests of 302 runs, to be kept before a change that must change no output"
	@echo "make outputs-after     the same runs again: which differ (minutes)"
	@echo "make interface         what import Credence offers, into Docs/PublicInterface.txt"
	@echo "make study-drivers     what intervals of driver effects cover on simulated surveys (minutes)"
	@echo "make study-driver-statements  what labels, importance and separated drivers' intervals keep (half an hour)"

setup:
	@.ci/setup

build: setup
	$(SWIFT) build -c release --product credence

demo: build
	@.build/release/credence analyze notebooks-data/portfolio.csv --accounts notebooks-data/roster.csv \
	  --output $(DEMO_OUTPUT)

atlas: build
	@.ci/atlas .build/release/credence Docs/atlas

# Optimised, as it is used: the tests fit models by the hundred, and without it they take ten times as long.
test: setup
	$(SWIFT) build --build-tests -Xswiftc -O
	$(SWIFT) test --skip-build -Xswiftc -O --parallel

# The test compares; this writes.
interface: setup
	$(SWIFT) build --build-tests -Xswiftc -O
	CREDENCE_WRITE_INTERFACE=1 $(SWIFT) test --skip-build -Xswiftc -O --filter PublicInterfaceTests

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

# Beside the peers a user would pick, in one run; the table goes to Benchmarks/RESULTS.md.
bench: build
	$(SWIFT) build -c release --product Timings
	test -x Benchmarks/.venv/bin/python || python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/pip install --quiet --requirement Benchmarks/peers/requirements.txt
	Benchmarks/.venv/bin/python Benchmarks/peers/compare.py .build/release/credence \
	  .build/release/Timings --long | tee Benchmarks/RESULTS.txt
	@{ echo "# Benchmarks"; echo; echo "Made by \`make bench\`: ours and the peer alternate in one run."; echo; \
	  cat Benchmarks/RESULTS.txt; } > Benchmarks/RESULTS.md
	@rm Benchmarks/RESULTS.txt

# The driver regression beside R's ordinal and statsmodels; needs Rscript with the package ordinal.
bench-drivers: setup
	$(SWIFT) build -c release --product Timings
	test -x Benchmarks/.venv/bin/python || python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/pip install --quiet --requirement Benchmarks/peers/requirements.txt
	Benchmarks/.venv/bin/python Benchmarks/peers/drivers.py .build/release/Timings \
	  | tee Benchmarks/RESULTS-DRIVERS.txt
	@{ echo "# Driver regression"; echo; \
	  echo "Made by \`make bench-drivers\`: ours and the peers alternate in one run."; echo; \
	  cat Benchmarks/RESULTS-DRIVERS.txt; } > Benchmarks/RESULTS-DRIVERS.md
	@rm Benchmarks/RESULTS-DRIVERS.txt

# The library's own calls, by ordo-one/benchmark.
bench-library: setup
	$(SWIFT) package --package-path Benchmarks --allow-writing-to-package-directory benchmark

# Simulated portfolios: coverage and error of pooling beside the oracle. Minutes.
study-portfolio: setup
	$(SWIFT) run -c release PortfolioCoverage 60 11 2 5 10 30
# The coverage behind the length-optimal intervals at every n up to 50: held by the slow tests, written out as tables.
STUDY_FLAGS := -c release -Xswiftc -enable-testing
STUDY_TESTS := swift test $(STUDY_FLAGS) --skip-build --filter 'LengthOptimalStudy'
STUDY_TABLES := .build/release/IntervalCalibration verify
# The rungs of the ladder, and levels between them.
STUDY_LEVELS := 0.5,0.66,0.8,0.9,0.95,0.98,0.99,0.995,0.999,0.25,0.58,0.73,0.85,0.925,0.965,0.985,0.9925,0.997,0.9999

study-intervals: setup
	$(SWIFT) build --build-tests $(STUDY_FLAGS)
	mkdir -p Docs/studies
	{ echo "CREDENCE_SLOW=1 $(STUDY_TESTS)"; CREDENCE_SLOW=1 $(STUDY_TESTS); } > Docs/studies/length-optimal.txt 2>&1
	for method in length-optimal length-optimal-fixed-tie; do \
	  $(STUDY_TABLES) $$method > Docs/studies/$$method-table.txt || exit 1; done
	$(STUDY_TABLES) length-optimal $(STUDY_LEVELS) > Docs/studies/length-optimal-levels.txt

# What the health model states on portfolios of which everything is known: the evidence of Docs/Health.md. A look in
# under a minute: `swift run -c release HealthStudy 40=2 150=1 ask=1`.
study-health: setup
	$(SWIFT) build -c release --product HealthStudy
	mkdir -p Docs/studies
	.build/release/HealthStudy 40=60 150=40 600=6 ask=12 seed=11 threads=2 > Docs/studies/health.txt

# What intervals of driver effects cover where the truth is known: the evidence of Docs/DriverEffects.md. A look in
# under a minute: `swift run -c release DriverStudy`.
study-drivers: setup
	$(SWIFT) build -c release --product DriverStudy
	mkdir -p Docs/studies
	.build/release/DriverStudy surveys=2000 truth=1000000 seed=11 threads=2 > Docs/studies/drivers.txt

# What labels, shares of variance and intervals of separated drivers promise and keep, beside the rules of before.
study-driver-statements: setup
	$(SWIFT) build -c release --product DriverStudy
	mkdir -p Docs/studies
	.build/release/DriverStudy labels surveys=200 seed=90127 threads=2 > Docs/studies/driver-labels.txt
	.build/release/DriverStudy importance surveys=100 truth=1000000 seed=50683 threads=2 > Docs/studies/driver-importance.txt
	.build/release/DriverStudy separated surveys=300 truth=1000000 seed=31847 threads=2 > Docs/studies/driver-separation.txt

# Hidden groups of random portfolios, attacked by integer programming (scipy's milp): none may be had back.
attack-privacy: build
	test -x Benchmarks/.venv/bin/python || python3 -m venv Benchmarks/.venv
	Benchmarks/.venv/bin/pip install --quiet --requirement Benchmarks/peers/requirements.txt
	mkdir -p Docs/studies
	Benchmarks/.venv/bin/python Benchmarks/privacy/attack.py .build/release/credence 1000 \
	  > Docs/studies/privacy.txt

# Damaged files and odd options: no signal, no broken JSON, no row unaccounted for, 5 s and 500 MB at most.
COUNT ?= 1000
FUZZ_INPUTS ?= Tests/Fixtures/Import
fuzz-files: build
	python3 Benchmarks/fuzz/fuzz.py .build/release/credence $(COUNT) $(FUZZ_INPUTS)

# How time and memory grow along every axis of the input, at n and at 4n (minutes).
growth: build
	mkdir -p Docs/studies
	python3 Benchmarks/growth/growth.py .build/release/credence | tee Docs/studies/growth.txt

# All fixtures by all commands, formats and threads: what a change of the house must not change. Before it, and after.
OUTPUTS := .build/outputs.txt
outputs-before: build
	python3 Benchmarks/outputs/outputs.py .build/release/credence digest $(OUTPUTS)

outputs-after: build
	python3 Benchmarks/outputs/outputs.py .build/release/credence compare $(OUTPUTS)

clean:
	$(SWIFT) package clean
