"""Sources for the operator: found from an address, imported, tried without storing anything."""
