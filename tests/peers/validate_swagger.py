# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks API server answers against the official swagger: validate_swagger.py SWAGGER FILE...

Every file holds one answer (an object or a list). Unknown fields are errors. Known quirks of the
swagger are put right: IntOrString may be an integer, null is legal for anything.
"""
import json
import sys

import jsonschema


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def without_nulls(value):
    if isinstance(value, dict):
        return {k: without_nulls(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_nulls(v) for v in value]
    return value


def main():
    swagger = load(sys.argv[1])
    definitions = swagger["definitions"]
    by_kind = {}
    for name, definition in definitions.items():
        if definition.get("format") == "int-or-string":
            definition["type"] = ["string", "integer"]
        if "properties" in definition and "additionalProperties" not in definition:
            definition["additionalProperties"] = False
        for kind in definition.get("x-kubernetes-group-version-kind", []):
            group = kind["group"] + "/" if kind["group"] else ""
            by_kind[(group + kind["version"], kind["kind"])] = name
    failures = checked = 0
    for path in sys.argv[2:]:
        answer = load(path)
        name = by_kind.get((answer["apiVersion"], answer["kind"]))
        if name is None:
            print(f"{path}: no schema for {answer['apiVersion']} {answer['kind']}")
            failures += 1
            continue
        schema = {"$ref": f"#/definitions/{name}", "definitions": definitions}
        validator = jsonschema.Draft4Validator(schema)
        for error in list(validator.iter_errors(without_nulls(answer)))[:5]:
            place = "/".join(str(part) for part in error.absolute_path)
            print(f"{path}: {place}: {error.message[:300]}")
            failures += 1
        checked += len(answer.get("items", [1]))
    print(f"{checked} objects checked, {failures} failures")
    return 1 if failures or checked == 0 else 0


sys.exit(main())
