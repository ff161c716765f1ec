"""How numbers are explained: the quarters kept, accounts, and reruns without a cause."""
