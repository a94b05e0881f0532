"""Evenings: cards handed in, piles, what was counted by hand; names that were taken; what phones heard"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COUNTED = """UPDATE letters SET weighed_on = posted_on, counted_on = CASE WHEN EXISTS (SELECT 1 FROM letter_voids
 WHERE letter_voids.letter_id = letters.id AND letter_voids.fact = 'letter_posted') THEN NULL ELSE posted_on END"""


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.String(length=7), nullable=False),
        sa.Column("campaign_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("opened_by", sa.String(length=16), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_events_campaign_id")),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["coordinators.id"], name=op.f("fk_events_opened_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_table(
        "piles",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=7), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("taken_out", sa.JSON(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piles")),
    )
    op.create_index(op.f("ix_piles_event_id"), "piles", ["event_id"], unique=False)
    op.create_table(
        "fact_voids",
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("fact", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", "fact", name=op.f("pk_fact_voids")),
    )
    op.create_table(
        "claims",
        sa.Column("claim_id", sa.String(length=36), nullable=False),
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("given_back", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["prisoner_id"], ["prisoners.id"], name=op.f("fk_claims_prisoner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "prisoner_id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_prisoner_id"), "claims", ["prisoner_id"], unique=False)
    op.create_index(op.f("ix_claims_ends_on"), "claims", ["ends_on"], unique=False)
    op.create_table(
        "heard_outcomes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("campaign_id", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_heard_outcomes_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heard_outcomes")),
    )
    op.create_index(op.f("ix_heard_outcomes_campaign_id"), "heard_outcomes", ["campaign_id"], unique=False)
    _letters()
    with op.batch_alter_table("tallies") as batch:
        batch.add_column(sa.Column("event_id", sa.String(length=7), nullable=True))
        batch.add_column(sa.Column("prisoner_id", sa.String(length=16), nullable=True))
        batch.add_column(sa.Column("key_hash", sa.String(length=64), nullable=True))
        batch.create_foreign_key(
            op.f("fk_tallies_prisoner_id"), "prisoners", ["prisoner_id"], ["id"], ondelete="CASCADE"
        )
        batch.create_index(op.f("ix_tallies_event_id"), ["event_id"], unique=False)
        batch.create_index(op.f("ix_tallies_prisoner_id"), ["prisoner_id"], unique=False)
    with op.batch_alter_table("ledger_links") as batch:
        batch.add_column(sa.Column("claims", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("ledger_links") as batch:
        batch.alter_column("claims", server_default=None)


def _letters() -> None:
    for name, kind in (
        ("handed_in_on", sa.Date()),
        ("event_id", sa.String(length=7)),
        ("counted_on", sa.Date()),
        ("weighed_on", sa.Date()),
    ):
        op.add_column("letters", sa.Column(name, kind, nullable=True))
    op.execute(COUNTED)
    op.drop_index("ix_letters_prisoner_id_posted_on_campaign_id", table_name="letters")
    op.drop_index("ix_letters_held", table_name="letters")
    op.create_index(
        "ix_letters_prisoner_id_counted_on_campaign_id", "letters", ["prisoner_id", "counted_on", "campaign_id"]
    )
    _only("ix_letters_held", "weighed_on", "held")
    _only("ix_letters_event_id", "event_id", "event_id IS NOT NULL")


def downgrade() -> None:
    """A card that only a pile posted is not posted any more: before, nobody knew of piles."""
    with op.batch_alter_table("ledger_links") as batch:
        batch.drop_column("claims")
    op.execute("DELETE FROM tallies WHERE event_id IS NOT NULL")
    with op.batch_alter_table("tallies") as batch:
        batch.drop_index(op.f("ix_tallies_prisoner_id"))
        batch.drop_index(op.f("ix_tallies_event_id"))
        batch.drop_constraint(op.f("fk_tallies_prisoner_id"), type_="foreignkey")
        for column in ("key_hash", "prisoner_id", "event_id"):
            batch.drop_column(column)
    for index in ("ix_letters_event_id", "ix_letters_held", "ix_letters_prisoner_id_counted_on_campaign_id"):
        op.drop_index(index, table_name="letters")
    for column in ("weighed_on", "counted_on", "event_id", "handed_in_on"):
        op.drop_column("letters", column)
    op.create_index(
        "ix_letters_prisoner_id_posted_on_campaign_id", "letters", ["prisoner_id", "posted_on", "campaign_id"]
    )
    _only("ix_letters_held", "posted_on", "held")
    for table in ("heard_outcomes", "claims", "fact_voids", "piles", "events"):
        op.drop_table(table)


def _only(index: str, column: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(index, "letters", [column], sqlite_where=condition, postgresql_where=condition)
