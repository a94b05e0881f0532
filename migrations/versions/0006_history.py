"""What happened to people, as events with sources, and what coordinators decide about who is who"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _points(table: str, column: str, to: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete)


def upgrade() -> None:
    op.create_table(
        "prisoner_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("happened_on", sa.String(length=10), nullable=True),
        sa.Column("facility_id", sa.String(length=40), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("said_on", sa.String(length=10), nullable=True),
        sa.Column("source_url", sa.String(length=500), nullable=True),
        sa.Column("entered_by", sa.String(length=16), nullable=True),
        sa.Column("confirmed_by", sa.String(length=16), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("release_id", sa.String(length=40), nullable=True),
        sa.Column("corrects", sa.Integer(), nullable=True),
        _points("prisoner_events", "prisoner_id", "prisoners.id", "CASCADE"),
        _points("prisoner_events", "facility_id", "facilities.id", "SET NULL"),
        _points("prisoner_events", "entered_by", "coordinators.id", "SET NULL"),
        _points("prisoner_events", "confirmed_by", "coordinators.id", "SET NULL"),
        _points("prisoner_events", "corrects", "prisoner_events.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prisoner_events")),
    )
    op.create_index(op.f("ix_prisoner_events_prisoner_id"), "prisoner_events", ["prisoner_id"], unique=False)
    op.create_index(op.f("ix_prisoner_events_corrects"), "prisoner_events", ["corrects"], unique=False)

    op.create_table(
        "prisoner_edits",
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("field", sa.String(length=12), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("source_said", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=100), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("written_by", sa.String(length=16), nullable=True),
        sa.Column("written_on", sa.Date(), nullable=False),
        _points("prisoner_edits", "prisoner_id", "prisoners.id", "CASCADE"),
        _points("prisoner_edits", "written_by", "coordinators.id", "SET NULL"),
        sa.PrimaryKeyConstraint("prisoner_id", "field", name=op.f("pk_prisoner_edits")),
    )
    op.create_table(
        "released_details",
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("field", sa.String(length=12), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("source", sa.String(length=100), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("released_by", sa.String(length=16), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=False),
        _points("released_details", "prisoner_id", "prisoners.id", "CASCADE"),
        _points("released_details", "released_by", "coordinators.id", "SET NULL"),
        sa.PrimaryKeyConstraint("prisoner_id", "field", name=op.f("pk_released_details")),
    )
    op.create_table(
        "prisoner_photos",
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=100), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("added_by", sa.String(length=16), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("released_by", sa.String(length=16), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=True),
        _points("prisoner_photos", "prisoner_id", "prisoners.id", "CASCADE"),
        _points("prisoner_photos", "added_by", "coordinators.id", "SET NULL"),
        _points("prisoner_photos", "released_by", "coordinators.id", "SET NULL"),
        sa.PrimaryKeyConstraint("prisoner_id", name=op.f("pk_prisoner_photos")),
    )
    op.create_index(op.f("ix_prisoner_photos_hash"), "prisoner_photos", ["hash"], unique=False)
    op.create_table(
        "identity_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=6), nullable=False),
        sa.Column("source_ids", sa.JSON(), nullable=False),
        sa.Column("kept", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("decided_by", sa.String(length=16), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("taken_back_by", sa.String(length=16), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        _points("identity_decisions", "decided_by", "coordinators.id", "SET NULL"),
        _points("identity_decisions", "taken_back_by", "coordinators.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_decisions")),
    )


def downgrade() -> None:
    for table in ("identity_decisions", "prisoner_photos", "released_details", "prisoner_edits", "prisoner_events"):
        op.drop_table(table)
