"""Makes what tests need, one module a noun."""
