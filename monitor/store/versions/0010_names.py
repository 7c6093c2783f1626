"""Which series are called as headlines call them; those that are known by now keep their names.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("series", sa.Column("as_told", sa.Boolean, nullable=False, server_default=sa.false()))
