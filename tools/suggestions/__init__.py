"""Training and judging the model that suggests criteria; see training/README.md."""
