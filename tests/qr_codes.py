"""Reads QR codes as the camera of a phone does: from grey pixels, with a reader that knows nothing of how they were made."""

from __future__ import annotations

import zxingcpp


def read(pixels: bytes, width: int, height: int) -> list[str]:
    """The texts of the codes in a picture of one byte a pixel, 0 is black."""
    picture = memoryview(pixels).cast("B", shape=[height, width])
    return [found.text for found in zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormat.QRCode)]
