"""What Carillon does: one package for each word of the product, in rows (see docs/map.md)."""
