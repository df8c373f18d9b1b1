"""The grounds that a refusal names: laws by number, our own defaults as rules of procedure.

A default of ours is never shown as law, so the two are built by different names.
"""

ADMINISTRATIVE_PROCEDURE = "434/2003"
OPENNESS = "621/1999"
EQUALITY = "609/1986"
TIME_LIMITS = "150/1930"
ARCHIVES = "831/1994"

DISQUALIFICATION = f"{ADMINISTRATIVE_PROCEDURE} §§ 27–28"
DISQUALIFICATION_DECIDED = f"{ADMINISTRATIVE_PROCEDURE} § 29"
SECRECY = f"{OPENNESS} § 24"
SECRECY_PERIOD = f"{OPENNESS} § 31"
PUBLIC_FROM = f"{OPENNESS} §§ 6–7"


def rule_of_procedure(subject: str) -> str:
    """Name a default of ours, e.g. ``rule_of_procedure("quorum")``."""
    return f"rules of procedure (työjärjestys): {subject}"


def decision(number: str) -> str:
    """Name the decision a refusal stands on, e.g. ``VN/24670/2023-TEM-12``."""
    return f"decision {number}"
