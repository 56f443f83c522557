// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/list_body.h"

#include <nlohmann/json.hpp>

namespace mw::kube {
namespace {

constexpr size_t maxKeptBytes = 256u << 10; // metadata and kind
constexpr size_t maxKeyBytes = 1024;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

void readListMeta(std::string_view text, ListMeta& meta)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return;
    const auto string = [&json](const char* key, std::string& into) {
        if (const auto it = json.find(key); it != json.end() && it->is_string())
            into = it->get<std::string>();
    };
    string("resourceVersion", meta.resourceVersion);
    string("continue", meta.continueToken);
    if (const auto it = json.find("remainingItemCount");
        it != json.end() && it->is_number_integer() && it->get<int64_t>() >= 0)
        meta.remaining = it->get<int64_t>();
}

ListBody::ListBody(size_t maxBytes) : m_maxBytes(maxBytes) { }

Error ListBody::bad(std::string what) const
{
    Error error;
    error.kind = ErrorKind::Decode;
    error.detail = what + " (near byte " + std::to_string(m_bytes) + ')';
    return error;
}

Status ListBody::feed(std::string_view bytes, const OnItem& onItem)
{
    m_bytes += bytes.size();
    if (m_bytes > m_maxBytes)
        return bad("the answer is larger than " + std::to_string(m_maxBytes >> 20) + " MiB");
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at < end) {
        if (Status status = step(at, end, onItem); !status)
            return status;
    }
    return {};
}

Status ListBody::finish()
{
    if (m_state != State::Done)
        return bad(m_bytes == 0 ? "the answer is empty" : "the answer is cut off");
    if (!m_sawItems)
        return bad("no list: it has no items (kind \"" + m_kind + "\")");
    return {};
}

Status ListBody::step(const char*& at, const char* end, const OnItem& onItem)
{
    switch (m_state) {
    case State::Container:
        return container(at, end);
    case State::Item:
        return item(at, end, onItem);
    case State::Key:
    case State::String: {
        const char c = *at++;
        std::string& into = m_state == State::Key ? m_key : m_text;
        if (m_escaped) {
            m_escaped = false;
        } else if (c == '\\') {
            m_escaped = true;
        } else if (c == '"') {
            if (m_state == State::Key) {
                m_state = State::Colon;
                return {};
            }
            return endValue();
        }
        if (m_state == State::Key || m_keep)
            into += c;
        if (into.size() > maxKeyBytes)
            return bad("a name of more than a thousand bytes");
        return {};
    }
    case State::Scalar:
        if (*at == ',' || *at == '}' || isBlank(*at))
            return endValue(); // looked at again as AfterValue
        ++at;
        return {};
    default:
        break;
    }
    const char c = *at;
    if (isBlank(c)) {
        ++at;
        return {};
    }
    switch (m_state) {
    case State::Start:
        if (c != '{')
            return bad("the answer is not a JSON object");
        m_state = State::KeyOrEnd;
        break;
    case State::KeyOrEnd:
        if (c == '"') {
            m_key.clear();
            m_escaped = false;
            m_state = State::Key;
        } else if (c == '}' && !m_afterComma) {
            m_state = State::Done;
        } else {
            return bad("a name was expected");
        }
        break;
    case State::Colon:
        if (c != ':')
            return bad("a colon was expected");
        m_state = State::AnyValue;
        break;
    case State::AnyValue:
        return beginValue(at);
    case State::AfterValue:
        if (c != ',' && c != '}')
            return bad("a comma was expected");
        m_afterComma = c == ',';
        m_state = c == ',' ? State::KeyOrEnd : State::Done;
        break;
    case State::ItemOrEnd:
        if (c == '{') {
            m_scanner.begin();
            m_item.clear();
            m_itemBytes = 0;
            m_state = State::Item;
            return {};
        }
        if (c != ']' || m_afterComma)
            return bad("an item of the list is not an object");
        m_state = State::AfterValue;
        break;
    case State::AfterItem:
        if (c != ',' && c != ']')
            return bad("a comma was expected between items");
        m_afterComma = c == ',';
        m_state = c == ',' ? State::ItemOrEnd : State::AfterValue;
        break;
    default:
        return bad("there is text behind the answer");
    }
    ++at;
    return {};
}

Status ListBody::beginValue(const char*& at)
{
    const char c = *at;
    m_afterComma = false;
    m_text.clear();
    m_keep = m_key == "kind" || m_key == "metadata";
    m_escaped = false;
    if (m_key == "items") {
        m_sawItems = true;
        if (c == '[') {
            m_state = State::ItemOrEnd;
            ++at;
            return {};
        }
        if (c != 'n') // null: Go writes it for an empty list
            return bad("items is not a list");
    }
    if (c == '"') {
        m_state = State::String;
        ++at;
    } else if (c == '{' || c == '[') {
        m_scanner.begin();
        m_state = State::Container;
    } else if (c == 'n' || c == 't' || c == 'f' || c == '-' || (c >= '0' && c <= '9')) {
        m_state = State::Scalar;
    } else {
        return bad("a value was expected");
    }
    return {};
}

Status ListBody::container(const char*& at, const char* end)
{
    const size_t used = m_scanner.feed(at, static_cast<size_t>(end - at));
    if (m_keep) {
        m_text.append(at, used);
        if (m_text.size() > maxKeptBytes)
            return bad("the list's metadata is too large");
    }
    at += used;
    if (m_scanner.tooDeep())
        return bad("nested deeper than " + std::to_string(maxObjectDepth));
    return m_scanner.done() ? endValue() : Status();
}

Status ListBody::endValue()
{
    if (m_keep && m_state == State::Container && m_key == "metadata")
        readListMeta(m_text, m_meta);
    else if (m_keep && m_state == State::String && m_key == "kind")
        m_kind = m_text;
    m_text.clear();
    m_state = State::AfterValue;
    return {};
}

Status ListBody::item(const char*& at, const char* end, const OnItem& onItem)
{
    const char* const begin = at;
    const size_t used = m_scanner.feed(at, static_cast<size_t>(end - at));
    at += used;
    m_itemBytes += used;
    if (m_scanner.tooDeep())
        return bad("nested deeper than " + std::to_string(maxObjectDepth));
    if (m_itemBytes > maxObjectBytes)
        return bad("an object is larger than " + std::to_string(maxObjectBytes >> 20) + " MiB");
    if (!m_scanner.done()) {
        m_item.append(begin, used);
        return {};
    }
    m_state = State::AfterItem;
    if (m_item.empty())
        return handOut(std::string_view(begin, used), false, onItem);
    m_item.append(begin, used);
    const size_t size = m_item.size();
    m_item.resize(size + parserPadding, ' ');
    return handOut(std::string_view(m_item).substr(0, size), true, onItem);
}

Status ListBody::handOut(std::string_view text, bool padded, const OnItem& onItem)
{
    return onItem(text, padded) ? Status() : Status(bad("an object is not good JSON"));
}

} // namespace mw::kube
