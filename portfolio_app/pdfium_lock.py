"""The lock round PDFium, which is not safe to use from two threads at once; whoever uses it holds this meanwhile."""

from threading import RLock

PDFIUM = RLock()
