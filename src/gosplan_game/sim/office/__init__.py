"""The office: where play stops, what the line demands, what was promised."""
