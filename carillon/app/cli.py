"""The command line: `carillon serve` and everything an operator does beside it."""

import os
import sys

import typer

from carillon.app.commands import (
    audit,
    backups,
    clock,
    doctor,
    domains,
    imports,
    jobs,
    keys,
    mail,
    master_key,
    organisations,
    persons,
    root,
    sample,
    serving,
)
from carillon.core.errors import Refusal

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command("serve")(serving.serve)
app.command("doctor")(doctor.doctor)
app.command("sample")(sample.sample)
app.command("import")(imports.take_in)
app.command("backup")(backups.backup)
app.command("restore")(backups.restore)
app.add_typer(audit.app, name="audit", help="The audit trail.")
app.add_typer(keys.app, name="keys", help="Access keys for the AWS API.")
app.add_typer(domains.app, name="domains", help="Domains of accounts.")
app.add_typer(persons.app, name="person", help="The data of one person in no account.")
app.add_typer(organisations.app, name="organisation", help="The organisations of this installation.")
app.add_typer(root.app, name="root", help="The root of the organisation.")
app.add_typer(jobs.app, name="jobs", help="Work in the background.")
app.add_typer(mail.app, name="mail", help="Outgoing mail.")
app.add_typer(clock.app, name="clock", help="The clock of a development installation.")
app.add_typer(master_key.app, name="master-key", help="The key that encrypts stored secrets.")


def main() -> None:
    """Run one command; what is refused is one clear sentence on standard error and exit code 1."""
    # Whatever is written holds secrets or leads to them: it is for this user alone.
    os.umask(0o077)
    try:
        app()
    except Refusal as refusal:
        sys.stderr.write(f"carillon: {refusal.message}\n")
        sys.exit(1)
