#!/usr/bin/env python3
"""Cuts D2Coding to what stands between the Hangul of code: letters, boxes, arrows.

    npm pack d2coding@1.3.2
    pip install fonttools==4.68.0 brotli==1.2.0
    python3 mono.py d2coding-1.3.2.tgz

writes `seodang-mono.woff2` and `OFL-mono.txt` beside this file, the same bytes every time. Every
character is half an em wide. The Hangul of code is Seodang Sans, widened by the style sheet to a whole
em, so that boxes drawn with both keep their columns without a second font of Hangul. Licences may
reserve the name of an uncut font, so the cut one is called Seodang Mono.
"""

import hashlib
import io
import os
import sys
import tarfile
from pathlib import Path

os.environ["SOURCE_DATE_EPOCH"] = "0"

from fontTools.subset import Options, Subsetter  # noqa: E402
from fontTools.ttLib import TTFont  # noqa: E402

PACKAGE_SHA256 = "988681d36dbecc08e8e50a4a20db94559c4443b94263ed8cbc1fdddb853b80d0"
FAMILY = "Seodang Mono"
HALF = 500
POINTS = (
    set(range(0x20, 0x7F))
    | set(range(0xA0, 0x100))
    | set(range(0x2010, 0x2027))
    | set(range(0x2190, 0x219A))
    | set(range(0x2500, 0x25A0))
    | set(map(ord, "€₩−≈≠≤≥∞√■□▲△▶▷▼▽◀◁◆◇○●★☆✓✔✕✖✗✘⇐⇒⇔∼"))
)


def main(package: Path, target: Path) -> None:
    data = package.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != PACKAGE_SHA256:
        sys.exit(f"{package}: sha256 is {digest}, expected {PACKAGE_SHA256}")
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        uncut = archive.extractfile("package/fonts/d2coding-full.ttf").read()
    font = TTFont(io.BytesIO(uncut), recalcTimestamp=False)
    copyright = font["name"].getDebugName(0)

    known, widths = font.getBestCmap(), font["hmtx"]
    points = {point for point in POINTS if point in known and widths[known[point]][0] == HALF}
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG", "VDMX", "hdmx", "LTSH", "gasp", "PCLT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)

    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6):
            name = FAMILY.replace(" ", "") if record.nameID == 6 else FAMILY
            font["name"].setName(name, record.nameID, record.platformID, record.platEncID, record.langID)
    font.flavor = "woff2"
    font.save(target / "seodang-mono.woff2")
    # The licence is the same as that of the other font, under another copyright.
    _, body = (target / "OFL.txt").read_text().split("\n\n", 1)
    (target / "OFL-mono.txt").write_text(f"{copyright}\n\n{body}")
    size = (target / "seodang-mono.woff2").stat().st_size
    print(f"seodang-mono.woff2: {size:,} bytes, {len(font.getBestCmap()):,} characters")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(__file__).parent)
