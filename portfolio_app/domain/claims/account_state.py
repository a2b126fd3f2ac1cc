"""An account with everything that was ever claimed on it, as it was at one moment."""

from dataclasses import dataclass

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.evidence.evidence import ReflectiveAccount


@dataclass(frozen=True, slots=True)
class AccountState:
    """Words and claims belong together: bringing one back without the other would put claims on wrong words.

    ``claims`` are in order of id, withdrawn ones included; those on criteria of archived units, which
    are ``hidden``, do not show.
    """

    account: ReflectiveAccount
    claims: tuple[Claim, ...]
    hidden: frozenset[str] = frozenset()

    def same_as(self, other: "AccountState") -> bool:
        """Tell whether the words and the claims are the same, whatever revision they are of."""
        return self.claims == other.claims and self.account.same_as(other.account)

    @property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that stand and show."""
        return tuple(claim for claim in self.claims if claim.stands and claim.criterion not in self.hidden)
