"""Lists compared at the desk, and what each import changed"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_OF_AN_IMPORT = {
    "staged_id": sa.String(length=12),
    "applied_by": sa.String(length=80),
    "second_by": sa.String(length=80),
    "undo_by": sa.String(length=80),
    "undone_by": sa.String(length=80),
    "undone_at": sa.DateTime(timezone=True),
}


def upgrade() -> None:
    for name, kind in _OF_AN_IMPORT.items():
        op.add_column("imports", sa.Column(name, kind, nullable=True))
    op.create_index(op.f("ix_imports_staged_id"), "imports", ["staged_id"], unique=True)

    op.create_table(
        "staged_imports",
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("staged_by", sa.String(length=80), nullable=True),
        sa.Column("staged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=True),
        sa.Column("first_by", sa.String(length=80), nullable=True),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_said", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staged_imports")),
    )
    with op.batch_alter_table("staged_imports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staged_imports_staged_at"), ["staged_at"], unique=False)

    op.create_table(
        "import_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("prisoner_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_import_changes_import_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["prisoner_id"], ["prisoners.id"], name=op.f("fk_import_changes_prisoner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_changes")),
    )
    with op.batch_alter_table("import_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_changes_import_id"), ["import_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_changes_prisoner_id"), ["prisoner_id"], unique=False)


def downgrade() -> None:
    op.drop_table("import_changes")
    op.drop_table("staged_imports")
    op.drop_index(op.f("ix_imports_staged_id"), "imports")
    for name in _OF_AN_IMPORT:
        op.drop_column("imports", name)  # in place: set_aside_rows point at this table
