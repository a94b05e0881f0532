"""Something is wrong here, and the family's door"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not as a batch: SQLite would make the table anew, and dropping the old one would empty what leans on it.
    op.add_column("prisoners", sa.Column("hidden_on", sa.Date(), nullable=True))

    op.create_table(
        "desk_flags",
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("said_by", sa.String(length=16), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("lift_by", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["lift_by"], ["coordinators.id"], name=op.f("fk_desk_flags_lift_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["prisoner_id"], ["prisoners.id"], name=op.f("fk_desk_flags_prisoner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["said_by"], ["coordinators.id"], name=op.f("fk_desk_flags_said_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("prisoner_id", "kind", name=op.f("pk_desk_flags")),
    )

    op.create_table(
        "family_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("wish", sa.String(length=8), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("origin", sa.String(length=6), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("acted", sa.String(length=8), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=True),
        sa.Column("erase_on", sa.Date(), nullable=True),
        sa.Column("proposed", sa.String(length=8), nullable=True),
        sa.Column("proposed_by", sa.String(length=16), nullable=True),
        sa.Column("decision", sa.String(length=8), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["prisoner_id"], ["prisoners.id"], name=op.f("fk_family_requests_prisoner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["coordinators.id"], name=op.f("fk_family_requests_proposed_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_requests")),
    )
    with op.batch_alter_table("family_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_requests_prisoner_id"), ["prisoner_id"], unique=False)

    op.create_table(
        "mistakes",
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("choice", sa.String(length=20), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "choice", name=op.f("pk_mistakes")),
    )
    op.create_table(
        "mistake_ids",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mistake_ids")),
    )


def downgrade() -> None:
    op.drop_table("mistake_ids")
    op.drop_table("mistakes")
    op.drop_table("family_requests")
    op.drop_table("desk_flags")
    op.drop_column("prisoners", "hidden_on")
