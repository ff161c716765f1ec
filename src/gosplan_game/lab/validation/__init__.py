"""The model against the record, in the open: what is published as docs/validation.md."""
