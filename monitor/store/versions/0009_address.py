"""Where the daemon serves: feeds that are written without it name that.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("meta", sa.Column("address", sa.Text))
