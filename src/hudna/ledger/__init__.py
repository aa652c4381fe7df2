"""The ledger: articles, readings and claims in one SQLite file, to which rows are only ever added."""

from hudna.ledger.store import Added, ClaimFilter, add_readings, create_ledger, find_claims, open_ledger

__all__ = ["Added", "ClaimFilter", "add_readings", "create_ledger", "find_claims", "open_ledger"]
