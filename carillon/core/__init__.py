"""What every other room stands on: configuration, errors, calls, database, jobs, events, push, time and ids."""
