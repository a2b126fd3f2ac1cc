"""Certificates, signatures and signed manifests: bytes in, bytes out. Nothing here goes to a network."""
