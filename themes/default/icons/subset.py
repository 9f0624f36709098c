#!/usr/bin/env python3
"""Makes logos.json: the AWS icons, and a few of what runs on AWS, of the pack that npm knows as
@iconify-json/logos (SVG Logos by Gil Barbara, CC0 1.0).

    npm pack @iconify-json/logos@1.2.19 && tar xzf iconify-json-logos-1.2.19.tgz
    python3 subset.py package/icons.json > logos.json
"""

import json
import sys

OTHERS = """docker-icon elasticsearch github-icon java mongodb-icon mysql-icon nginx nodejs-icon
postgresql prometheus python rabbitmq-icon redis kubernetes terraform-icon valkey""".split()

with open(sys.argv[1], encoding="utf-8") as file:
    pack = json.load(file)
icons = {
    name: icon
    for name, icon in sorted(pack["icons"].items())
    if name.startswith("aws") or name in OTHERS
}
subset = {
    "prefix": pack["prefix"],
    "info": {
        "name": "SVG Logos",
        "author": {"name": "Gil Barbara"},
        "license": {"title": "CC0 1.0", "spdx": "CC0-1.0"},
    },
    "width": pack["width"],
    "height": pack["height"],
    "icons": icons,
}
json.dump(subset, sys.stdout, ensure_ascii=False, indent=0, sort_keys=True)
print()
