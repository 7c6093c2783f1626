"""Series Monitor: notices when the fate of a series changes, in many languages, and publishes it once."""

__version__ = "0.1.0"
