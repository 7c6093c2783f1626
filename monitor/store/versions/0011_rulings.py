"""Why events are held, and what the operator has said of them.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("event", sa.Column("held_for", sa.Text))
    op.add_column("event", sa.Column("ruling", sa.Text))
