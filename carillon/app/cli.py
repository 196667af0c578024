"""The command line: `carillon serve` and everything an operator does beside it."""

import sys

import typer

from carillon.app.commands import keys, serving
from carillon.core.errors import Refusal

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command("serve")(serving.serve)
app.add_typer(keys.app, name="keys", help="Access keys for the AWS API.")


def main() -> None:
    """Run one command; what is refused is one clear sentence on standard error and exit code 1."""
    try:
        app()
    except Refusal as refusal:
        sys.stderr.write(f"carillon: {refusal.message}\n")
        sys.exit(1)
