"""Institutions: who checked them, and when to look again; words of lists that name none"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not as a batch: SQLite would make the table anew, and dropping the old one would empty what leans on it.
    op.add_column("facilities", sa.Column("check_again_on", sa.Date(), nullable=True))
    op.add_column("facilities", sa.Column("closed_on", sa.String(length=10), nullable=True))
    op.add_column("facilities", sa.Column("moved_to", sa.String(length=40), nullable=True))
    op.add_column("facilities", sa.Column("closing", sa.JSON(), nullable=True))
    with op.batch_alter_table("proposed_addresses", schema=None) as batch_op:
        batch_op.alter_column("facility_id", existing_type=sa.String(length=40), nullable=True)
        batch_op.add_column(sa.Column("kind", sa.String(length=10), nullable=False, server_default="address"))
        batch_op.add_column(sa.Column("name", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("proposed_by", sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column("refused_by", sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column("place_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("proposed_addresses", schema=None) as batch_op:
        batch_op.alter_column("kind", existing_type=sa.String(length=10), server_default=None)

    op.create_table(
        "returned_cards",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("facility_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_returned_cards_facility_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_cards")),
    )
    with op.batch_alter_table("returned_cards", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_returned_cards_facility_id"), ["facility_id"], unique=False)

    op.create_table(
        "unmatched_places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("decision", sa.String(length=8), nullable=True),
        sa.Column("facility_id", sa.String(length=40), nullable=True),
        sa.Column("said_by", sa.JSON(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_unmatched_places_facility_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmatched_places")),
        sa.UniqueConstraint("key", name=op.f("uq_unmatched_places_key")),
    )

    op.create_table(
        "placed_people",
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["unmatched_places.id"], name=op.f("fk_placed_people_place_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["prisoner_id"], ["prisoners.id"], name=op.f("fk_placed_people_prisoner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("prisoner_id", name=op.f("pk_placed_people")),
    )
    with op.batch_alter_table("placed_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placed_people_place_id"), ["place_id"], unique=False)


def downgrade() -> None:
    op.drop_table("placed_people")
    op.drop_table("unmatched_places")
    op.drop_table("returned_cards")
    op.execute("DELETE FROM proposed_addresses WHERE facility_id IS NULL")
    with op.batch_alter_table("proposed_addresses", schema=None) as batch_op:
        batch_op.drop_column("place_id")
        batch_op.drop_column("refused_by")
        batch_op.drop_column("proposed_by")
        batch_op.drop_column("name")
        batch_op.drop_column("kind")
        batch_op.alter_column("facility_id", existing_type=sa.String(length=40), nullable=False)
    for column in ("closing", "moved_to", "closed_on", "check_again_on"):
        op.drop_column("facilities", column)
