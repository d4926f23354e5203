"""Build time only: makes ``assets/atlas`` from a 3D body. Nothing that runs for a person imports it."""
