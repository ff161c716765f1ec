"""Charts: values in, ink out; every chart can give its table."""
