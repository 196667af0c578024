"""The doors of support over HTTP: for administrators, for the desk, and for people with logs to send."""
