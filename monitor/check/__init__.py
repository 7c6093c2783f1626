"""The use case: check one source, from its document to the store. Import the parts by their modules."""
