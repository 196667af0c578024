"""The tables of users and of their invitations."""
