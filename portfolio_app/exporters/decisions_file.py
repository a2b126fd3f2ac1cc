"""Decisions as a signed file: JSON whose content is signed, byte for byte, with the decider's own key (RFC 8032)."""

from collections.abc import Callable

import msgspec

from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.decisions.decision_return import FORMAT, DecisionReturn


def encode_return(returned: DecisionReturn, key: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the file; ``key`` is the public key of what ``sign`` signs with."""
    content = msgspec.json.encode(
        {
            "portfolio": returned.portfolio,
            "learner": returned.learner,
            "pack": returned.pack,
            "decided_by": returned.decided_by,
            "role": returned.role.value,
            "made_at": returned.made_at,
            "pack_made_on": returned.pack_made_on.isoformat() if returned.pack_made_on else "",
            "earlier": list(returned.earlier),
            "decisions": [_plain(decision) for decision in returned.decisions],
        }
    )
    envelope = {
        "format": FORMAT,
        "about": "Decisions on a portfolio. Take them in with: portfolio-app decisions import FILE THIS-FILE",
        "key": key.hex(),
        "signature": sign(content).hex(),
        "content": msgspec.Raw(content),
    }
    return msgspec.json.encode(envelope) + b"\n"


def _plain(decision: Decision) -> dict[str, object]:
    return {
        "criterion": decision.criterion,
        "framework_version": decision.framework_version,
        "wording": decision.wording,
        "verdict": decision.verdict.value,
        "decided_at": decision.decided_at,
        "feedback": decision.feedback,
        "checks": sorted(check.value for check in decision.checks),
        "method": decision.method,
        "questions": decision.questions,
        "claims": [
            {"id": c.claim_id, "digest": c.digest, "accepted": c.accepted, "feedback": c.feedback}
            for c in decision.claims
        ],
    }
