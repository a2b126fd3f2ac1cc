"""Coaching: what an account, or a portfolio, still lacks, as far as its words show it. Advice, never a judgement."""
