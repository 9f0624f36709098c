#!/usr/bin/env python3
"""Writes `widths.txt`: how wide every character is, in the shipped font or its fallback, the larger.

    npm pack pretendard@1.3.9
    pip install fonttools==4.68.0
    apt-get install fonts-noto-cjk
    python3 measure.py pretendard-1.3.9.tgz

A line is `first regular bold`: from the code point `first` (hexadecimal) up to the next line's, a
character is so many thousandths of an em wide at weight 400 and at weight 600, rounded up to
tens. What neither font has
is drawn by a font that nobody knows and counts as an em; emoji count as 1.38 em, the widest there is.
"""

import io
import math
import sys
import tarfile
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib import instancer

NOTO = Path("/usr/share/fonts/opentype/noto")
KOREAN = 1
LAST = 0x1FFFF
UNKNOWN = 1000
STEP = 10
EMOJI = 1380
# Combining marks, joiners, variation selectors, medial and final jamo: no width of their own.
ZERO = [(0x300, 0x36F), (0x1160, 0x11FF), (0x200B, 0x200F), (0x2060, 0x2064), (0x20D0, 0x20F0),
        (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0x1F3FB, 0x1F3FF)]
# Drawn as emoji where a system has them, whatever the fonts here say.
PICTURES = [(0x231A, 0x231B), (0x23E9, 0x23F3), (0x25FD, 0x25FE), (0x2600, 0x27BF), (0x2B05, 0x2B07),
            (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x1F000, 0x1FAFF)]


def rounded(width):
    return math.ceil(width / STEP) * STEP


def advances(font):
    """Thousandths of an em by code point."""
    scale = 1000 / font["head"].unitsPerEm
    metrics = font["hmtx"]
    return {point: rounded(metrics[name][0] * scale) for point, name in font.getBestCmap().items()}


def within(point, ranges):
    return any(first <= point <= last for first, last in ranges)


def main(package):
    with tarfile.open(package) as archive:
        data = archive.extractfile("package/dist/public/variable/PretendardVariable.ttf").read()

    def shipped(weight):
        font = TTFont(io.BytesIO(data))
        return advances(instancer.instantiateVariableFont(font, {"wght": weight}))

    def fallback(name):
        return advances(TTCollection(NOTO / name)[KOREAN])

    weights = [(shipped(400), fallback("NotoSansCJK-Regular.ttc")), (shipped(600), fallback("NotoSansCJK-Bold.ttc"))]

    def width(point, fonts):
        if within(point, ZERO):
            return 0
        known = [font[point] for font in fonts if point in font]
        if within(point, PICTURES):
            return max([EMOJI, *known])
        return max(known) if known else UNKNOWN

    lines, before = [], None
    for point in range(0x20, LAST + 1):
        widths = tuple(width(point, fonts) for fonts in weights)
        if widths != before:
            lines.append(f"{point:x} {widths[0]} {widths[1]}\n")
            before = widths
    (Path(__file__).parent / "widths.txt").write_text("".join(lines))
    print(f"widths.txt: {len(lines)} lines")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
