"""Reading a document, in worker processes that can be killed: what stands in it and what that claims."""
