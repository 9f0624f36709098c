#!/usr/bin/env python3
"""Cuts Pretendard Variable to the characters that a Korean course needs.

    npm pack pretendard@1.3.9
    pip install fonttools==4.68.0 brotli==1.2.0
    python3 subset.py pretendard-1.3.9.tgz

writes `seodang-sans.woff2` and `OFL.txt` beside this file, the same bytes every time. Which syllables
are common is read from the package itself: its slices of 100 characters are ordered by how often
Korean pages use them. The licence reserves the name Pretendard for the uncut font, so the cut one is
called Seodang Sans.
"""

import hashlib
import io
import os
import re
import sys
import tarfile
from pathlib import Path

os.environ["SOURCE_DATE_EPOCH"] = "0"

from fontTools.subset import Options, Subsetter  # noqa: E402
from fontTools.ttLib import TTFont  # noqa: E402
from fontTools.varLib import instancer  # noqa: E402

PACKAGE_SHA256 = "0ffc240cee83be02520fb4ac1b2a0a51052b9d13506ade0ba90c591dbbb3bd53"
FAMILY = "Seodang Sans"
WEIGHTS = (400, 800)
# Slices 91 (most common) down to this one are taken whole.
RAREST_SLICE = 72
EXTRA = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "¢£¥¦§©«®°±²³µ¶·¹º»¼½¾¿×÷éèüöäçñ"
    + "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅢㅣ"
    + "–—‘’“”†‡•…‰′″‹›※₩€™←↑→↓↔↕⇒⇔∂∆∑−√∞≈≠≤≥■□▲△▶▷▼▽◆◇○●★☆✓✔✕✖✗⚠"
    + "↗↘↙↖、。「」『』【】①②③④⑤⑥⑦⑧⑨⑩"
)
FEATURES = ["kern", "ccmp", "calt", "locl", "mark", "mkmk", "tnum", "case"]


def slices(css: str) -> dict[int, set[int]]:
    """The code points of each slice named in the package's style sheet."""
    found = {}
    for number, ranges in re.findall(r"subset\.(\d+)\.woff2.*?unicode-range:\s*([^;]+);", css, re.S):
        points = set()
        for part in ranges.split(","):
            first, _, last = part.strip()[2:].partition("-")
            points.update(range(int(first, 16), int(last or first, 16) + 1))
        found[int(number)] = points
    return found


def is_hangul(point: int) -> bool:
    return 0xAC00 <= point <= 0xD7A3


def main(package: Path, target: Path) -> None:
    data = package.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != PACKAGE_SHA256:
        sys.exit(f"{package}: sha256 is {digest}, expected {PACKAGE_SHA256}")
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        read = lambda name: archive.extractfile(f"package/dist/{name}").read()  # noqa: E731
        font = TTFont(io.BytesIO(read("public/variable/PretendardVariable.ttf")), recalcTimestamp=False)
        css = read("web/variable/pretendardvariable-dynamic-subset.css").decode()
        licence = read("LICENSE.txt")

    points = {ord(character) for character in EXTRA}
    for number, members in slices(css).items():
        if number >= RAREST_SLICE:
            points |= {point for point in members if is_hangul(point)}

    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG", "STAT", "MVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    instancer.instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)

    for record in list(font["name"].names):
        text = record.toUnicode()
        if record.nameID in (1, 3, 4, 16):
            font["name"].setName(FAMILY, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID == 6:
            font["name"].setName(FAMILY.replace(" ", ""), 6, record.platformID, record.platEncID, record.langID)
        elif "Pretendard" in text and record.nameID not in (0, 13, 14):
            font["name"].removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    font.flavor = "woff2"
    font.save(target / "seodang-sans.woff2")
    (target / "OFL.txt").write_bytes(licence)
    size = (target / "seodang-sans.woff2").stat().st_size
    syllables = sum(map(is_hangul, font.getBestCmap()))
    print(f"seodang-sans.woff2: {size:,} bytes, {len(font.getBestCmap()):,} characters, {syllables:,} syllables")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(__file__).parent)
