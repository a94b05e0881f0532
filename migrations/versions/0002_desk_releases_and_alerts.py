"""The desk, drafts of releases, and alerts"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("release_id", sa.String(length=40), nullable=True),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fanned_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["alert_events.id"], name=op.f("fk_alert_events_supersedes"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_events")),
        sa.UniqueConstraint("key", name=op.f("uq_alert_events_key")),
    )
    with op.batch_alter_table("alert_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_events_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_events_fanned_out_at"), ["fanned_out_at"], unique=False)

    op.create_table(
        "alert_subscriptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("endpoint_hash", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("host", sa.String(length=100), nullable=False),
        sa.Column("vapid_key_id", sa.String(length=16), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("pace", sa.String(length=8), nullable=False),
        sa.Column("lock_screen", sa.String(length=8), nullable=False),
        sa.Column("consent_version", sa.String(length=16), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("handshake_on", sa.Date(), nullable=True),
        sa.Column("last_seen_on", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("gone_event_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_subscriptions")),
        sa.UniqueConstraint("endpoint_hash", name=op.f("uq_alert_subscriptions_endpoint_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_alert_subscriptions_token_hash")),
    )
    with op.batch_alter_table("alert_subscriptions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_subscriptions_host"), ["host"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_subscriptions_vapid_key_id"), ["vapid_key_id"], unique=False)

    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("coordinator_id", sa.String(length=16), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_table(
        "coordinators",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("invited_by", sa.String(length=16), nullable=True),
        sa.Column("recovered_by", sa.String(length=16), nullable=True),
        sa.Column("founding", sa.Boolean(), nullable=False),
        sa.Column("user_handle", sa.LargeBinary(length=64), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["coordinators.id"], name=op.f("fk_coordinators_invited_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["recovered_by"], ["coordinators.id"], name=op.f("fk_coordinators_recovered_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordinators")),
        sa.UniqueConstraint("user_handle", name=op.f("uq_coordinators_user_handle")),
    )
    op.create_table(
        "push_hosts",
        sa.Column("host", sa.String(length=100), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_push_hosts")),
    )
    op.create_table(
        "alert_deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["alert_events.id"], name=op.f("fk_alert_deliveries_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["alert_subscriptions.id"],
            name=op.f("fk_alert_deliveries_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_deliveries")),
        sa.UniqueConstraint("event_id", "subscription_id", name=op.f("uq_alert_deliveries_event_id_subscription_id")),
    )
    with op.batch_alter_table("alert_deliveries", schema=None) as batch_op:
        batch_op.create_index("ix_alert_deliveries_state_due_at", ["state", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_deliveries_subscription_id"), ["subscription_id"], unique=False)

    op.create_table(
        "challenges",
        sa.Column("id", sa.String(length=43), nullable=False),
        sa.Column("purpose", sa.String(length=120), nullable=False),
        sa.Column("coordinator_id", sa.String(length=16), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinators.id"], name=op.f("fk_challenges_coordinator_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenges")),
    )
    with op.batch_alter_table("challenges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_challenges_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "coordinator_subscriptions",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["coordinator_id"],
            ["coordinators.id"],
            name=op.f("fk_coordinator_subscriptions_coordinator_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["alert_subscriptions.id"],
            name=op.f("fk_coordinator_subscriptions_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("subscription_id", name=op.f("pk_coordinator_subscriptions")),
    )
    with op.batch_alter_table("coordinator_subscriptions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_coordinator_subscriptions_coordinator_id"), ["coordinator_id"], unique=False
        )

    op.create_table(
        "invites",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("founding", sa.Boolean(), nullable=False),
        sa.Column("invited_by", sa.String(length=16), nullable=True),
        sa.Column("coordinator_id", sa.String(length=16), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinators.id"], name=op.f("fk_invites_coordinator_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["coordinators.id"], name=op.f("fk_invites_invited_by"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invites")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invites_token_hash")),
    )
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.String(length=16), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("transports", sa.JSON(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("last_used_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinators.id"], name=op.f("fk_passkeys_coordinator_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkeys_credential_id")),
    )
    with op.batch_alter_table("passkeys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passkeys_coordinator_id"), ["coordinator_id"], unique=False)

    op.create_table(
        "recoveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coordinator_id", sa.String(length=16), nullable=False),
        sa.Column("asked_by", sa.String(length=16), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["coordinators.id"], name=op.f("fk_recoveries_asked_by"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinators.id"], name=op.f("fk_recoveries_coordinator_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recoveries")),
    )
    op.create_table(
        "release_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("opened_by", sa.JSON(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=16), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hold_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_by", sa.String(length=16), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["confirmed_by"], ["coordinators.id"], name=op.f("fk_release_drafts_confirmed_by")),
        sa.ForeignKeyConstraint(["stopped_by"], ["coordinators.id"], name=op.f("fk_release_drafts_stopped_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_drafts")),
        sa.UniqueConstraint("release_id", "version", name=op.f("uq_release_drafts_release_id_version")),
    )
    with op.batch_alter_table("release_drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_release_drafts_release_id"), ["release_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_release_drafts_state"), ["state"], unique=False)

    op.create_table(
        "desk_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("coordinator_id", sa.String(length=16), nullable=True),
        sa.Column("invite_id", sa.Integer(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("enrolment", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinators.id"], name=op.f("fk_desk_sessions_coordinator_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["invite_id"], ["invites.id"], name=op.f("fk_desk_sessions_invite_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_desk_sessions")),
    )
    with op.batch_alter_table("desk_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_sessions_coordinator_id"), ["coordinator_id"], unique=False)

    op.create_table(
        "tallies",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("campaign_id", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(length=16), nullable=True),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_tallies_campaign_id")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["coordinators.id"], name=op.f("fk_tallies_entered_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tallies")),
    )
    with op.batch_alter_table("tallies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tallies_campaign_id"), ["campaign_id"], unique=False)

    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=10), nullable=False, server_default="release"))
        batch_op.add_column(sa.Column("state", sa.String(length=10), nullable=False, server_default="told"))
        batch_op.add_column(sa.Column("questioned", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("question", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("texts", sa.JSON(), nullable=False, server_default="{}"))

    with op.batch_alter_table("status_reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decision", sa.String(length=12), nullable=True))
        batch_op.add_column(sa.Column("proposed_by", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("release_id", sa.String(length=40), nullable=True))
        batch_op.create_index(batch_op.f("ix_status_reports_release_id"), ["release_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_status_reports_proposed_by"), "coordinators", ["proposed_by"], ["id"], ondelete="SET NULL"
        )
    _make_audit_append_only()


def _make_audit_append_only() -> None:
    """Whoever holds the program cannot rewrite what was noted; whoever holds the database's own account still can."""
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_entries_no_{change.lower()} BEFORE {change} ON audit_entries "
                "BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_entries_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'audit entries are only added'; END$$"
    )
    op.execute(
        "CREATE TRIGGER audit_entries_only_added BEFORE UPDATE OR DELETE ON audit_entries "
        "FOR EACH ROW EXECUTE FUNCTION audit_entries_only_added()"
    )


def downgrade() -> None:
    with op.batch_alter_table("status_reports", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_status_reports_proposed_by"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_status_reports_release_id"))
        batch_op.drop_column("release_id")
        batch_op.drop_column("proposed_by")
        batch_op.drop_column("decision")

    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.drop_column("texts")
        batch_op.drop_column("question")
        batch_op.drop_column("questioned")
        batch_op.drop_column("state")
        batch_op.drop_column("kind")

    with op.batch_alter_table("tallies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tallies_campaign_id"))

    op.drop_table("tallies")
    with op.batch_alter_table("desk_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_desk_sessions_coordinator_id"))

    op.drop_table("desk_sessions")
    with op.batch_alter_table("release_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_drafts_state"))
        batch_op.drop_index(batch_op.f("ix_release_drafts_release_id"))

    op.drop_table("release_drafts")
    op.drop_table("recoveries")
    with op.batch_alter_table("passkeys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passkeys_coordinator_id"))

    op.drop_table("passkeys")
    op.drop_table("invites")
    with op.batch_alter_table("coordinator_subscriptions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coordinator_subscriptions_coordinator_id"))

    op.drop_table("coordinator_subscriptions")
    with op.batch_alter_table("challenges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_challenges_expires_at"))

    op.drop_table("challenges")
    with op.batch_alter_table("alert_deliveries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_deliveries_subscription_id"))
        batch_op.drop_index("ix_alert_deliveries_state_due_at")

    op.drop_table("alert_deliveries")
    op.drop_table("push_hosts")
    op.drop_table("coordinators")
    op.drop_table("audit_entries")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entries_only_added()")
    with op.batch_alter_table("alert_subscriptions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_subscriptions_vapid_key_id"))
        batch_op.drop_index(batch_op.f("ix_alert_subscriptions_host"))

    op.drop_table("alert_subscriptions")
    with op.batch_alter_table("alert_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_events_fanned_out_at"))
        batch_op.drop_index(batch_op.f("ix_alert_events_expires_at"))

    op.drop_table("alert_events")
