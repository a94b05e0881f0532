"""The first schema"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "campaigns",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
    )
    op.create_table(
        "devices",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("consent_version", sa.String(length=16), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("last_seen_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_devices_token_hash")),
    )
    op.create_table(
        "facilities",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("match_key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("address", sa.JSON(), nullable=True),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("list_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facilities")),
    )
    with op.batch_alter_table("facilities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_facilities_list_seq"), ["list_seq"], unique=False)
        batch_op.create_index(batch_op.f("ix_facilities_match_key"), ["match_key"], unique=False)

    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("mutation_id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("mutation_id", name=op.f("pk_ledger_entries")),
    )
    op.create_table(
        "newcomer_hours",
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hour", name=op.f("pk_newcomer_hours")),
    )
    op.create_table(
        "campaign_days",
        sa.Column("campaign_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("posted", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", "day", name=op.f("pk_campaign_days")),
    )
    op.create_table(
        "letter_counts",
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("posted", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("prisoner_id", "campaign_id", "day", name=op.f("pk_letter_counts")),
    )
    op.create_table(
        "campaign_prisoners",
        sa.Column("campaign_id", sa.String(length=40), nullable=False),
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("posted", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("campaign_id", "prisoner_id", name=op.f("pk_campaign_prisoners")),
    )
    op.create_table(
        "recent_counts",
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("posted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("prisoner_id", name=op.f("pk_recent_counts")),
    )
    op.create_table(
        "letter_voids",
        sa.Column("letter_id", sa.String(length=36), nullable=False),
        sa.Column("fact", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("letter_id", "fact", name=op.f("pk_letter_voids")),
    )
    op.create_table(
        "published_files",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=True),
        sa.Column("from_seq", sa.BigInteger(), nullable=True),
        sa.Column("to_seq", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.String(length=8), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("gzip_body", sa.LargeBinary(), nullable=True),
        sa.Column("brotli_body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_published_files")),
    )
    op.create_table(
        "releases",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("freed", sa.Integer(), nullable=False),
        sa.Column("destinations", sa.JSON(), nullable=False),
        sa.Column("prisoner_ids", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("list_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_releases_list_seq"), ["list_seq"], unique=False)

    op.create_table(
        "server_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(length=8), nullable=False),
        sa.Column("durable_before", sa.BigInteger(), nullable=False),
        sa.Column("settled_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server_state")),
    )
    op.create_table(
        "source_fingerprints",
        sa.Column("id_hash", sa.String(length=32), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("fingerprint", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("id_hash", "lang", name=op.f("pk_source_fingerprints")),
    )
    op.create_table(
        "space_counters",
        sa.Column("space", sa.String(length=12), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space", name=op.f("pk_space_counters")),
    )
    op.create_table(
        "tombstones",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("list_seq", sa.Integer(), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tombstones")),
    )
    with op.batch_alter_table("tombstones", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tombstones_list_seq"), ["list_seq"], unique=False)

    op.create_table(
        "ledger_links",
        sa.Column("mutation_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("posts", sa.Boolean(), nullable=False),
        sa.Column("levels_seq", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_group", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["device_id"], ["devices.id"], name=op.f("fk_ledger_links_device_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mutation_id"],
            ["ledger_entries.mutation_id"],
            name=op.f("fk_ledger_links_mutation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mutation_id", name=op.f("pk_ledger_links")),
        sa.UniqueConstraint("client_id", "seq", name=op.f("uq_ledger_links_client_id_seq")),
    )
    with op.batch_alter_table("ledger_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_links_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ledger_links_received_at"), ["received_at"], unique=False)
        batch_op.create_index(
            "ix_ledger_links_held_group",
            ["held_group"],
            unique=False,
            sqlite_where=sa.text("held_group IS NOT NULL"),
            postgresql_where=sa.text("held_group IS NOT NULL"),
        )

    op.create_table(
        "prisoners",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("source_id", sa.String(length=40), nullable=True),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("derived", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("gender", sa.String(length=6), nullable=True),
        sa.Column("birthday", sa.String(length=10), nullable=True),
        sa.Column("detained_on", sa.String(length=10), nullable=True),
        sa.Column("sentenced_on", sa.String(length=10), nullable=True),
        sa.Column("sentence", sa.String(length=400), nullable=True),
        sa.Column("sentence_lang", sa.String(length=2), nullable=True),
        sa.Column("facility_id", sa.String(length=40), nullable=True),
        sa.Column("state", sa.String(length=14), nullable=False),
        sa.Column("release", sa.JSON(), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("list_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["facility_id"], ["facilities.id"], name=op.f("fk_prisoners_facility_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prisoners")),
        sa.UniqueConstraint("source_id", name=op.f("uq_prisoners_source_id")),
    )
    with op.batch_alter_table("prisoners", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prisoners_facility_id"), ["facility_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_prisoners_list_seq"), ["list_seq"], unique=False)

    op.create_table(
        "proposed_addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("facility_id", sa.String(length=40), nullable=False),
        sa.Column("address", sa.JSON(), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("confirmed_by", sa.JSON(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facilities.id"], name=op.f("fk_proposed_addresses_facility_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposed_addresses")),
        sa.UniqueConstraint("facility_id", "address_hash", name=op.f("uq_proposed_addresses_facility_id_address_hash")),
    )
    with op.batch_alter_table("proposed_addresses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposed_addresses_facility_id"), ["facility_id"], unique=False)

    op.create_table(
        "set_aside_rows",
        sa.Column("source_id", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("fingerprint", sa.String(length=100), nullable=False),
        sa.Column("row", sa.JSON(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_set_aside_rows_import_id")),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_set_aside_rows")),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("campaign_id", sa.String(length=40), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("day_moved", sa.Boolean(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("settles_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_letters_campaign_id")),
        sa.ForeignKeyConstraint(["prisoner_id"], ["prisoners.id"], name=op.f("fk_letters_prisoner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(
            "ix_letters_held",
            ["posted_on"],
            unique=False,
            sqlite_where=sa.text("held"),
            postgresql_where=sa.text("held"),
        )
        batch_op.create_index(
            "ix_letters_prisoner_id_posted_on_campaign_id", ["prisoner_id", "posted_on", "campaign_id"], unique=False
        )

    op.create_table(
        "prisoner_details",
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("charges", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["prisoner_id"], ["prisoners.id"], name=op.f("fk_prisoner_details_prisoner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("prisoner_id", name=op.f("pk_prisoner_details")),
    )
    op.create_table(
        "status_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("reported_on", sa.String(length=10), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["prisoner_id"], ["prisoners.id"], name=op.f("fk_status_reports_prisoner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_reports")),
    )
    with op.batch_alter_table("status_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_status_reports_prisoner_id"), ["prisoner_id"], unique=False)

    counters = sa.table("space_counters", sa.column("space", sa.String), sa.column("seq", sa.BigInteger))
    op.bulk_insert(counters, [{"space": space, "seq": 0} for space in ("list", "levels", "desk")])
    state = sa.table(
        "server_state",
        sa.column("id", sa.Integer),
        sa.column("epoch", sa.String),
        sa.column("durable_before", sa.BigInteger),
    )
    op.bulk_insert(state, [{"id": 1, "epoch": secrets.token_hex(4), "durable_before": 0}])


def downgrade() -> None:
    with op.batch_alter_table("status_reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_status_reports_prisoner_id"))

    op.drop_table("status_reports")
    op.drop_table("prisoner_details")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index("ix_letters_prisoner_id_posted_on_campaign_id")
        batch_op.drop_index("ix_letters_held", sqlite_where=sa.text("held"), postgresql_where=sa.text("held"))

    op.drop_table("letters")
    op.drop_table("set_aside_rows")
    with op.batch_alter_table("proposed_addresses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposed_addresses_facility_id"))

    op.drop_table("proposed_addresses")
    with op.batch_alter_table("prisoners", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prisoners_list_seq"))
        batch_op.drop_index(batch_op.f("ix_prisoners_facility_id"))

    op.drop_table("prisoners")
    with op.batch_alter_table("ledger_links", schema=None) as batch_op:
        batch_op.drop_index("ix_ledger_links_held_group")
        batch_op.drop_index(batch_op.f("ix_ledger_links_received_at"))
        batch_op.drop_index(batch_op.f("ix_ledger_links_device_id"))

    op.drop_table("ledger_links")
    with op.batch_alter_table("tombstones", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tombstones_list_seq"))

    op.drop_table("tombstones")
    op.drop_table("space_counters")
    op.drop_table("source_fingerprints")
    op.drop_table("server_state")
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_releases_list_seq"))

    op.drop_table("releases")
    op.drop_table("published_files")
    op.drop_table("letter_voids")
    op.drop_table("recent_counts")
    op.drop_table("campaign_prisoners")
    op.drop_table("letter_counts")
    op.drop_table("campaign_days")
    op.drop_table("newcomer_hours")
    op.drop_table("ledger_entries")
    op.drop_table("imports")
    with op.batch_alter_table("facilities", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_facilities_match_key"))
        batch_op.drop_index(batch_op.f("ix_facilities_list_seq"))

    op.drop_table("facilities")
    op.drop_table("devices")
    op.drop_table("campaigns")
