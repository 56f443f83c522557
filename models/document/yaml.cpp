// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/document/document.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <unordered_set>

#include <yaml.h>

namespace mw {
namespace {

struct ParserDeleter
{
    void operator()(yaml_parser_t* parser) const
    {
        yaml_parser_delete(parser);
        delete parser;
    }
};

class Event
{
public:
    Event() = default;
    ~Event() { reset(); }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    bool read(yaml_parser_t* parser)
    {
        reset();
        m_filled = yaml_parser_parse(parser, &m_event) != 0;
        return m_filled;
    }
    const yaml_event_t& operator*() const { return m_event; }
    const yaml_event_t* operator->() const { return &m_event; }

private:
    void reset()
    {
        if (m_filled)
            yaml_event_delete(&m_event);
        m_filled = false;
    }
    yaml_event_t m_event{};
    bool m_filled = false;
};

// libyaml counts code points; byte offsets are found from samples every 64 of them.
class ByteIndex
{
public:
    explicit ByteIndex(std::string_view bytes)
        : m_bytes(bytes), m_start(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0)
    {
        size_t points = 0;
        for (size_t i = m_start; i < bytes.size(); ++i) {
            if ((static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80)
                continue;
            if (points++ % 64 == 0)
                m_samples.push_back(i);
        }
    }
    size_t byteOf(size_t point) const
    {
        if (point / 64 >= m_samples.size())
            return m_bytes.size();
        size_t at = m_samples[point / 64];
        for (size_t left = point % 64; left > 0 && at < m_bytes.size(); --left) {
            ++at;
            while (at < m_bytes.size() && (static_cast<unsigned char>(m_bytes[at]) & 0xC0) == 0x80)
                ++at;
        }
        return at;
    }

private:
    std::string_view m_bytes;
    size_t m_start;
    std::vector<size_t> m_samples;
};

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    for (const auto word : words) {
        if (text == word)
            return true;
    }
    return false;
}

bool allOf(std::string_view text, std::string_view allowed)
{
    return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

bool isFloat(std::string_view text)
{
    if (text.starts_with('+') || text.starts_with('-')) {
        text.remove_prefix(1);
        if (isOneOf(text, {".inf", ".Inf", ".INF"}))
            return true;
    }
    if (isOneOf(text, {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"}))
        return true;
    size_t digits = 0;
    size_t at = 0;
    const auto skipDigits = [&] {
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
            ++digits;
    };
    skipDigits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        skipDigits();
    }
    if (digits == 0)
        return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const size_t before = digits;
        skipDigits();
        if (digits == before)
            return false;
    }
    return at == text.size();
}

// YAML 1.2 core schema: `no`, `off` and `0644` are what they look like (two strings, one number).
Node::Kind resolve(std::string_view text)
{
    if (isOneOf(text, {"", "~", "null", "Null", "NULL"}))
        return Node::Kind::Null;
    if (isOneOf(text, {"true", "True", "TRUE", "false", "False", "FALSE"}))
        return Node::Kind::Bool;
    std::string_view number = text;
    if (number.starts_with('+') || number.starts_with('-'))
        number.remove_prefix(1);
    if (allOf(number, "0123456789"))
        return Node::Kind::Int;
    if (text.starts_with("0x") && allOf(text.substr(2), "0123456789abcdefABCDEF"))
        return Node::Kind::Int;
    if (text.starts_with("0o") && allOf(text.substr(2), "01234567"))
        return Node::Kind::Int;
    return isFloat(text) ? Node::Kind::Float : Node::Kind::String;
}

class Builder
{
public:
    Builder(std::string_view bytes, const std::string& file, const YamlLimits& limits)
        : m_index(bytes)
        , m_bytes(bytes)
        , m_file(file)
        , m_limits(limits)
        , m_parser(new yaml_parser_t)
    {
        yaml_parser_initialize(m_parser.get());
        yaml_parser_set_encoding(m_parser.get(), YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            m_parser.get(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }

    Result<Node> document()
    {
        if (!next())
            return m_error;
        if (!next()) // after STREAM-START
            return m_error;
        if (m_event->type == YAML_STREAM_END_EVENT)
            return Node{};
        if (!next()) // after DOCUMENT-START
            return m_error;
        Node root;
        if (!node(root, 0))
            return m_error;
        if (!next() || !next())
            return m_error;
        if (m_event->type != YAML_STREAM_END_EVENT)
            return at(m_event->start_mark, "a second document (---) starts here; one is expected");
        return root;
    }

private:
    Error at(const yaml_mark_t& mark, std::string detail) const
    {
        return Error{ErrorKind::Misconfigured,
                     std::move(detail),
                     0,
                     {},
                     Place{m_file, int(mark.line) + 1, int(mark.column) + 1}};
    }
    bool fail(const yaml_mark_t& mark, std::string detail)
    {
        m_error = at(mark, std::move(detail));
        return false;
    }
    Mark mark(const yaml_mark_t& m) const
    {
        return {int(m.line) + 1, int(m.column) + 1, m_index.byteOf(m.index)};
    }

    bool next()
    {
        if (m_event.read(m_parser.get()))
            return true;
        const yaml_parser_t& p = *m_parser;
        std::string text = p.problem ? p.problem : "cannot be read as YAML";
        if (p.error == YAML_READER_ERROR) {
            // no mark here: find the place of the byte ourselves
            yaml_mark_t place{};
            for (size_t i = 0; i < p.problem_offset && i < m_bytes.size(); ++i) {
                if (m_bytes[i] == '\n') {
                    ++place.line;
                    place.column = 0;
                } else if ((static_cast<unsigned char>(m_bytes[i]) & 0xC0) != 0x80) {
                    ++place.column;
                }
            }
            return fail(place, text);
        }
        if (p.context) {
            text += std::string(" ") + p.context;
            if (p.context_mark.line != p.problem_mark.line)
                text += " that began at line " + std::to_string(p.context_mark.line + 1);
        }
        return fail(p.problem_mark, text);
    }

    bool plain(const yaml_char_t* anchor, const yaml_char_t* tag)
    {
        if (anchor)
            return fail(m_event->start_mark, "anchors (&) are not allowed here");
        if (tag && std::string_view(reinterpret_cast<const char*>(tag)) != "!")
            return fail(m_event->start_mark,
                        std::string("the tag ") + reinterpret_cast<const char*>(tag)
                            + " is not allowed here");
        return true;
    }

    // m_event is the node's first event; after it, m_event is the node's last one.
    bool node(Node& out, int depth)
    {
        if (depth > m_limits.maxDepth)
            return fail(m_event->start_mark,
                        "nested more than " + std::to_string(m_limits.maxDepth) + " levels deep");
        if (++m_nodes > m_limits.maxNodes)
            return fail(m_event->start_mark,
                        "more than " + std::to_string(m_limits.maxNodes) + " values");
        out.begin = mark(m_event->start_mark);
        switch (m_event->type) {
        case YAML_ALIAS_EVENT:
            return fail(m_event->start_mark, "aliases (*) are not allowed here");
        case YAML_SCALAR_EVENT:
            return scalar(out);
        case YAML_SEQUENCE_START_EVENT:
            if (!plain(m_event->data.sequence_start.anchor, m_event->data.sequence_start.tag))
                return false;
            return sequence(out, depth);
        case YAML_MAPPING_START_EVENT:
            if (!plain(m_event->data.mapping_start.anchor, m_event->data.mapping_start.tag))
                return false;
            return mapping(out, depth);
        default:
            return fail(m_event->start_mark, "a value is expected here");
        }
    }

    bool scalar(Node& out)
    {
        const auto& s = m_event->data.scalar;
        if (!plain(s.anchor, s.tag))
            return false;
        out.text.assign(reinterpret_cast<const char*>(s.value), s.length);
        out.quoted = s.style != YAML_PLAIN_SCALAR_STYLE;
        out.kind = out.quoted ? Node::Kind::String : resolve(out.text);
        out.end = mark(m_event->end_mark);
        return true;
    }

    bool sequence(Node& out, int depth)
    {
        out.kind = Node::Kind::Sequence;
        for (;;) {
            if (!next())
                return false;
            if (m_event->type == YAML_SEQUENCE_END_EVENT)
                break;
            if (!node(out.items.emplace_back(), depth + 1))
                return false;
        }
        out.end = mark(m_event->end_mark);
        return true;
    }

    bool mapping(Node& out, int depth)
    {
        out.kind = Node::Kind::Mapping;
        std::unordered_set<std::string> seen;
        for (;;) {
            if (!next())
                return false;
            if (m_event->type == YAML_MAPPING_END_EVENT)
                break;
            if (m_event->type != YAML_SCALAR_EVENT)
                return fail(m_event->start_mark, "a key must be plain text");
            Node key;
            if (!scalar(key))
                return false;
            if (!key.quoted && key.text == "<<")
                return fail(m_event->start_mark, "merge keys (<<) are not allowed here");
            if (!seen.insert(key.text).second)
                return fail(m_event->start_mark, "the key \"" + key.text + "\" stands here twice");
            auto& entry = out.entries.emplace_back();
            entry.key = std::move(key.text);
            entry.keyBegin = mark(m_event->start_mark);
            entry.keyEnd = mark(m_event->end_mark);
            if (!next() || !node(entry.value, depth + 1))
                return false;
        }
        out.end = mark(m_event->end_mark);
        return true;
    }

    ByteIndex m_index;
    std::string_view m_bytes;
    const std::string& m_file;
    const YamlLimits& m_limits;
    std::unique_ptr<yaml_parser_t, ParserDeleter> m_parser;
    Event m_event;
    Error m_error;
    size_t m_nodes = 0;
};

Error tooLarge(const std::string& file, size_t limit)
{
    return Error{ErrorKind::Misconfigured,
                 "the file is larger than " + std::to_string(limit / 1024) + " KiB",
                 0,
                 {},
                 Place{file, 1, 1}};
}

} // namespace

Result<Node> parseYaml(std::string_view bytes, const std::string& file, const YamlLimits& limits)
{
    if (bytes.size() > limits.maxBytes)
        return tooLarge(file, limits.maxBytes);
    return Builder(bytes, file, limits).document();
}

Result<Node> readYamlFile(const std::string& path, const YamlLimits& limits)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return Error{ErrorKind::NotAvailable, "cannot be opened", 0, {}, Place{path, 0, 0}};
    std::string bytes;
    std::array<char, 65536> buffer;
    while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
        bytes.append(buffer.data(), size_t(in.gcount()));
        if (bytes.size() > limits.maxBytes)
            return tooLarge(path, limits.maxBytes);
    }
    if (in.bad())
        return Error{ErrorKind::Io, "cannot be read", 0, {}, Place{path, 0, 0}};
    return parseYaml(bytes, path, limits);
}

} // namespace mw
