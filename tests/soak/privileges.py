"""What keeps even root from writing where nobody may: tests in a container are often run as root."""

import ctypes
import os

_VERSION = 0x20080522
"""_LINUX_CAPABILITY_VERSION_3 (capget(2))."""


def give_up_privileges() -> None:
    """Let this process be bound by the modes of files as others are; raises OSError where that cannot be."""
    if os.geteuid() != 0:
        return
    head = (ctypes.c_uint32 * 2)(_VERSION, 0)
    none = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(head, none) != 0:
        raise OSError(ctypes.get_errno(), "capset")
