"""What makes `replay` slow where many events are known.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_index("ix_evidence_seen", "evidence", ["seen"])
