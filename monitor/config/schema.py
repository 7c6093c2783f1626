"""The shape of sources.yaml as JSON Schema, for completion and checks in editors; shipped as data."""

from __future__ import annotations

import json
from typing import Any

from monitor.config.entries import FileEntry


def schema() -> dict[str, Any]:
    """Describe the file as JSON Schema (draft 2020-12). It knows each value's shape, not what `load` finds beyond."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FileEntry.model_json_schema()}


def schema_text() -> str:
    """Write the schema as it is shipped."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
