#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks an answer against the 200 answer of GET PATH: validate_openapi.py SPEC PATH FILE.

SPEC is Swagger 2 or OpenAPI 3. null is legal for anything: the published schemas do not mark
nullable fields, and their own examples have them.
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
    spec = load(sys.argv[1])
    answer = spec["paths"][sys.argv[2]]["get"]["responses"]["200"]
    while "$ref" in answer:
        node = spec
        for part in answer["$ref"].lstrip("#/").split("/"):
            node = node[part]
        answer = node
    schema = answer.get("schema") or answer["content"]["application/json"]["schema"]
    whole = {**spec, **{"$schema": "http://json-schema.org/draft-07/schema#"}}
    resolver = jsonschema.RefResolver("", whole)
    validator = jsonschema.Draft7Validator(schema, resolver=resolver)
    failures = list(validator.iter_errors(without_nulls(load(sys.argv[3]))))
    for error in failures[:6]:
        place = "/".join(str(part) for part in error.absolute_path)
        print(f"{sys.argv[2]}: {place}: {error.message[:300]}")
    return 1 if failures else 0


sys.exit(main())
