"""A pack opened, changed, and sealed again as if it had been made so."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from portfolio_app.domain.packs.pack import CHECKSUMS, MANIFEST, SIGNATURE, UNLISTED
from portfolio_app.signing.fingerprints import fingerprint_of
from portfolio_app.signing.manifests import public_of, sign


def seal_again(pack: Path, target: Path, change: Callable[[dict[str, bytes]], object], private: bytes) -> Path:
    """Write the pack with other files under a signature that fits them."""
    with zipfile.ZipFile(pack) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name not in (*UNLISTED, CHECKSUMS)}
        manifest = json.loads(archive.read(MANIFEST))
    change(files)
    listed = [
        {"path": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    ]
    files[CHECKSUMS] = "".join(f"{file['sha256']}  {file['path']}\n" for file in listed).encode()
    sums = {"path": CHECKSUMS, "size": len(files[CHECKSUMS]), "sha256": hashlib.sha256(files[CHECKSUMS]).hexdigest()}
    public = public_of(private)
    sealed = json.dumps({**manifest, "files": [*listed, sums], "fingerprint": fingerprint_of(public)}).encode()
    signature = f"ed25519\n{public.hex()}\n{sign(sealed, private).hex()}\n".encode()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in {**files, MANIFEST: sealed, SIGNATURE: signature}.items():
            archive.writestr(name, content)
    return target
