"""Alembic's environment: the connection comes from `lebenszeichen migrate` or from a test."""

from alembic import context

from lebenszeichen.database.models import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
