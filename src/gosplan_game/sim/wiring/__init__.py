"""Which field goes to which mechanism: one short module for each block of the step."""
