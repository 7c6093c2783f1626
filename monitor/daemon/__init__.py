"""The daemon: puts the parts together, runs them, and stops them cleanly."""

from monitor.daemon.daemon import Place, load_configuration, run

__all__ = ["Place", "load_configuration", "run"]
