"""Pure functions of arrays, run once on arrays that write down and then as straight lines."""
