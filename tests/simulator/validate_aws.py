#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Midwatch authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a message against a service model of AWS: validate_aws.py MODEL OPERATION input|output FILE.

A member that the model does not know is as wrong as one that is missing or of another type. A JSON string is an answer
of the query protocol: XML, in which every value is a text of its type.
"""
import datetime
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

SCALARS = {"string": str, "boolean": bool, "integer": int, "long": int, "double": (int, float),
           "float": (int, float), "timestamp": (int, float)}


def problems(model, name, value, place="$"):
    shape = model["shapes"][name]
    kind = shape["type"]
    if kind == "structure":
        if not isinstance(value, dict):
            return [f"{place}: no structure {name}"]
        members = shape.get("members", {})
        out = [f"{place}: lacks {one}" for one in shape.get("required", []) if one not in value]
        out += [f"{place}: {one} is not known to {name}" for one in value if one not in members]
        for one, inner in value.items():
            if one in members:
                out += problems(model, members[one]["shape"], inner, f"{place}.{one}")
        return out
    if kind == "list":
        if not isinstance(value, list):
            return [f"{place}: no list"]
        out = limits(shape, len(value), place)
        for i, inner in enumerate(value):
            out += problems(model, shape["member"]["shape"], inner, f"{place}[{i}]")
        return out
    if kind == "map":
        if not isinstance(value, dict):
            return [f"{place}: no map"]
        out = []
        for key, inner in value.items():
            out += problems(model, shape["key"]["shape"], key, f"{place} key {key}")
            out += problems(model, shape["value"]["shape"], inner, f"{place}.{key}")
        return out
    wanted = SCALARS[kind]
    if not isinstance(value, wanted) or (isinstance(value, bool) and kind != "boolean"):
        return [f"{place}: {value!r} is no {kind}"]
    if kind != "string":
        return []
    out = limits(shape, len(value), place)
    if "enum" in shape and value not in shape["enum"]:
        out.append(f"{place}: {value!r} is none of {name}")
    if "pattern" in shape and not re.fullmatch(shape["pattern"], value):
        out.append(f"{place}: {value!r} does not match {shape['pattern']}")
    return out


def limits(shape, size, place):
    low, high = shape.get("min", 0), shape.get("max", size)
    return [] if low <= size <= high else [f"{place}: size {size} is not within {low}…{high}"]


def value_of(model, name, element, namespace):
    """What an element of XML says, as JSON would."""
    shape = model["shapes"][name]
    kind = shape["type"]
    if kind == "structure":
        known, out = shape.get("members", {}), {}
        for one in element:
            tag = one.tag.removeprefix(namespace)
            out[tag] = value_of(model, known[tag]["shape"], one, namespace) if tag in known else one.text
        return out
    if kind == "list":
        return [value_of(model, shape["member"]["shape"], one, namespace) for one in element]
    text = element.text or ""
    if kind == "timestamp":
        return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").timestamp()
    return {"string": str, "integer": int, "long": int, "double": float, "float": float,
            "boolean": lambda word: word == "true"}[kind](text)


def unwrapped(model, operation, text):
    """The result in an answer of the query protocol, or what is wrong with what is round it."""
    namespace = "{" + model["metadata"]["xmlNamespace"] + "}"
    root = ElementTree.fromstring(text)
    output = model["operations"][operation]["output"]
    result = root.find(namespace + output["resultWrapper"])
    if root.tag != f"{namespace}{operation}Response":
        return None, [f"{root.tag}: no {operation}Response"]
    if result is None or not root.findtext(f"{namespace}ResponseMetadata/{namespace}RequestId"):
        return None, [f"lacks {output['resultWrapper']} or a request's id"]
    return value_of(model, output["shape"], result, namespace), []


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        model = json.load(file)
    with open(sys.argv[4], encoding="utf-8") as file:
        message = json.load(file)
    shape = model["operations"][sys.argv[2]][sys.argv[3]]["shape"]
    failures = []
    if isinstance(message, str):
        message, failures = unwrapped(model, sys.argv[2], message)
    failures = failures or problems(model, shape, message)
    for failure in failures[:8]:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
