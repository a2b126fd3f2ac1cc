"""Writing and changing a framework, step by step: a framework in, a framework out, or a refusal in one sentence."""
