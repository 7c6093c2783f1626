"""Measurements: figures are printed, nothing is asserted. Run all with `make bench`."""
