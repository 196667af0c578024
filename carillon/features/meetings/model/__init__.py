"""Meetings, the seats at them, who may enter, and the stays of those who did, as values with their rules."""
