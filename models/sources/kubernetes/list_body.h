// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the body of a Kubernetes List apart while it arrives: every item is handed out as soon as
// its last byte is there, so memory holds one object, however long the list is. Pool thread; one
// per answer.
#pragma once

#include "models/base/result.h"
#include "models/sources/kubernetes/value_scanner.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace mw::kube {

// Blanks that stand behind a text the parser gets. Anything else there (the rest of a list) could
// be taken for a part of a broken object.
inline constexpr size_t parserPadding = 64;
inline constexpr size_t maxObjectBytes = 8u << 20;
inline constexpr int maxObjectDepth = 128;

struct ListMeta
{
    std::string resourceVersion;
    std::string continueToken;
    int64_t remaining = -1; // remainingItemCount: a hint, absent with selectors
};

class ListBody
{
public:
    // `item` lives during the call only; `padded`: parserPadding blanks stand behind it. False
    // means it could not be understood: the list ends with a Decode error.
    using OnItem = std::function<bool(std::string_view item, bool padded)>;

    explicit ListBody(size_t maxBytes);
    Status feed(std::string_view bytes, const OnItem& onItem);
    Status finish(); // truncated, or no list at all?
    const ListMeta& meta() const { return m_meta; }
    const std::string& kind() const { return m_kind; }

private:
    enum class State {
        Start,
        KeyOrEnd,
        Key,
        Colon,
        AnyValue,
        Scalar,
        String,
        Container,
        ItemOrEnd,
        Item,
        AfterItem,
        AfterValue,
        Done,
    };
    Status step(const char*& at, const char* end, const OnItem& onItem);
    Status beginValue(const char*& at);
    Status container(const char*& at, const char* end);
    Status item(const char*& at, const char* end, const OnItem& onItem);
    Status endValue();
    Status handOut(std::string_view text, bool padded, const OnItem& onItem);
    Error bad(std::string what) const;

    State m_state = State::Start;
    ValueScanner m_scanner{maxObjectDepth};
    std::string m_key;
    std::string m_text; // value being kept (kind, metadata), else empty
    std::string m_item; // an object whose beginning came in an earlier cut
    std::string m_kind;
    ListMeta m_meta;
    size_t m_maxBytes;
    size_t m_bytes = 0;
    size_t m_itemBytes = 0;
    bool m_keep = false; // the present value is kept in m_text
    bool m_escaped = false;
    bool m_sawItems = false;
    bool m_afterComma = false;
};

// The metadata object of a list or of an error body. Missing or odd fields stay as they are.
void readListMeta(std::string_view json, ListMeta& meta);

} // namespace mw::kube
