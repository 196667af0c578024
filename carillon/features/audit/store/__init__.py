"""The rows of the trail, of the chain that seals it, and of who was turned away."""

from carillon.features.audit.store.chain import (
    Chain,
    add_chain,
    add_seals,
    chain,
    count_unsealed,
    deliverable,
    links,
    newest_sealed,
    oldest_unsealed,
    seals_of,
    set_chain_key,
    set_delivered,
    unsealed,
)
from carillon.features.audit.store.knocks import add_knocks, forget_strangers, knocks_of, knocks_of_strangers
from carillon.features.audit.store.records import Wanted, add, find, of_user, search, since

__all__ = [
    "Chain",
    "Wanted",
    "add",
    "add_chain",
    "add_knocks",
    "add_seals",
    "chain",
    "count_unsealed",
    "deliverable",
    "find",
    "forget_strangers",
    "knocks_of",
    "knocks_of_strangers",
    "links",
    "newest_sealed",
    "of_user",
    "oldest_unsealed",
    "seals_of",
    "search",
    "set_chain_key",
    "set_delivered",
    "since",
    "unsealed",
]
