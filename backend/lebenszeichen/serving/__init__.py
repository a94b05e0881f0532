"""One server on one machine: web processes, and the worker beside them."""
