# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks answers against an official OpenAPI document: validate_openapi.py SPEC (PATH CODE FILE)...

PATH is a key of the document's paths; CODE the status the answer had. What the document of the
newest version demands and the simulated older one has not is let through, by name.
"""
import json
import sys

import jsonschema

# Prometheus 3 against 2.42.
NEWER = {f"'{name}' is a required property"
         for name in ("groupNextToken", "droppedTargetCounts", "hostname", "serverTime", "GOMEMLIMIT")}


def put_right(schemas):
    # [time, value] of a string: the document says two strings, every server sends a number first.
    for shape in schemas["QueryData"]["anyOf"]:
        if shape["properties"]["resultType"]["enum"] == ["string"]:
            shape["properties"]["result"]["items"] = {"type": ["number", "string"]}


def main():
    with open(sys.argv[1], encoding="utf-8") as handle:
        spec = json.load(handle)
    put_right(spec["components"]["schemas"])
    failures = checked = 0
    words = sys.argv[2:]
    for path, code, name in zip(words[0::3], words[1::3], words[2::3]):
        with open(name, encoding="utf-8") as handle:
            answer = json.load(handle)
        responses = spec["paths"][path]["get"]["responses"]
        response = responses.get(code, responses["default"])
        schema = dict(response["content"]["application/json"]["schema"])
        schema["components"] = spec["components"]
        for error in list(jsonschema.Draft202012Validator(schema).iter_errors(answer))[:5]:
            if error.message in NEWER:
                continue
            place = "/".join(str(part) for part in error.absolute_path)
            print(f"{path} ({name}): {place}: {error.message[:300]}")
            for below in error.context or []:
                print(f"    {below.message[:200]}")
            failures += 1
        checked += 1
    print(f"{checked} answers checked, {failures} failures")
    return 1 if failures or checked == 0 else 0


sys.exit(main())
