"""PDFium's functions called with handles as plain numbers: hundreds of calls a page make the conversion count."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

HANDLE, OUT = ctypes.c_void_p, ctypes.c_void_p


def prototype(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A `function` of pypdfium2's bindings that takes `arguments` and gives a `result`, both as types of ctypes."""
    made: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)
    return made
