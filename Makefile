# The two commands, `make run` and `make test`, and what makes a package of it. Everything else is in scripts/.
.PHONY: run test wheel

run:
	@scripts/setup
	@exec .venv/bin/carillon serve --data ./data --development $(ARGS)

test:
	@scripts/system-packages
	@scripts/setup --dev
	@scripts/check
	@scripts/test integration e2e

wheel:
	@scripts/setup
	@scripts/wheel
