// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/row_codec.h"
#include "models/store/row_types.h"

#include <QByteArray>
#include <QCborStreamReader>
#include <QCborStreamWriter>
#include <utility>

namespace mw::store {
namespace {

class Out
{
public:
    explicit Out(QByteArray* bytes) : m_out(bytes) { m_out.startArray(); }
    void end() { m_out.endArray(); }
    template <class T>
    void operator()(const char*, const T& value)
    {
        put(value);
    }

private:
    template <class T>
    void put(const T& value)
    {
        if constexpr (std::same_as<T, bool>) {
            m_out.append(value);
        } else if constexpr (Whole<T>) {
            m_out.append(static_cast<qint64>(value));
        } else if constexpr (std::same_as<T, double>) {
            m_out.append(value);
        } else if constexpr (Time<T>) {
            m_out.append(static_cast<qint64>(countOf(value)));
        } else if constexpr (Text<T>) {
            // as bytes: what servers send need not be good UTF-8
            const std::string& text = textOf(value);
            m_out.appendByteString(text.data(), static_cast<qsizetype>(text.size()));
        } else if constexpr (VectorOf<T>::value) {
            // no array of its own: what an element is made of stands flat in the row
            m_out.append(static_cast<qint64>(value.size()));
            for (const auto& each : value)
                put(each);
        } else if constexpr (OptionalOf<T>::value) {
            m_out.append(value.has_value());
            if (value)
                put(*value);
        } else if constexpr (Pair<T>) {
            put(value.first);
            put(value.second);
        } else {
            fields(*this, value);
        }
    }
    QCborStreamWriter m_out;
};

class In
{
public:
    explicit In(std::string_view bytes) : m_in(bytes.data(), static_cast<qsizetype>(bytes.size()))
    {
        m_left = static_cast<qsizetype>(bytes.size());
        good = m_in.isArray() && m_in.enterContainer();
    }
    bool end()
    {
        return good && !m_in.hasNext() && m_in.lastError() == QCborError::NoError
            && m_in.leaveContainer();
    }
    template <class T>
    void operator()(const char*, T& value)
    {
        get(value);
    }
    bool good = true;

private:
    template <class T>
    void get(T& value)
    {
        if (!good)
            return;
        if constexpr (std::same_as<T, bool>) {
            if (require(m_in.isBool())) {
                value = m_in.toBool();
                m_in.next();
            }
        } else if constexpr (Whole<T>) {
            int64_t number = 0;
            whole(number);
            if (require(fits<T>(number)))
                value = static_cast<T>(number);
        } else if constexpr (std::same_as<T, double>) {
            if (require(m_in.isDouble())) {
                value = m_in.toDouble();
                m_in.next();
            }
        } else if constexpr (Time<T>) {
            int64_t number = 0;
            whole(number);
            setCount(value, number);
        } else if constexpr (Text<T>) {
            std::string read;
            text(read);
            setText(value, std::move(read));
        } else if constexpr (VectorOf<T>::value) {
            // every element takes a byte at least: a length that lies cannot make us big
            int64_t size = 0;
            whole(size);
            if (!require(size >= 0 && size <= m_left))
                return;
            m_left -= static_cast<qsizetype>(size);
            for (int64_t i = 0; good && i < size; ++i)
                get(value.emplace_back());
        } else if constexpr (OptionalOf<T>::value) {
            bool there = false;
            get(there);
            if (good && there)
                get(value.emplace());
        } else if constexpr (Pair<T>) {
            get(value.first);
            get(value.second);
        } else {
            fields(*this, value);
        }
    }
    bool require(bool condition) { return good = good && condition; }
    void whole(int64_t& number)
    {
        if (!require(m_in.isInteger()))
            return;
        // beyond 63 bits is nothing of ours
        if (m_in.isUnsignedInteger())
            require(m_in.toUnsignedInteger() <= static_cast<quint64>(INT64_MAX));
        else
            require(static_cast<quint64>(m_in.toNegativeInteger()) <= (quint64(1) << 63)
                    && static_cast<quint64>(m_in.toNegativeInteger()) != 0);
        if (good)
            number = m_in.toInteger();
        m_in.next();
    }
    void text(std::string& read)
    {
        if (!require(m_in.isByteArray() && m_in.isLengthKnown()))
            return;
        const qsizetype size = m_in.currentStringChunkSize();
        if (!require(size >= 0 && size <= m_left))
            return;
        read.resize(static_cast<size_t>(size));
        auto chunk = m_in.readStringChunk(read.data(), size);
        require(chunk.status == QCborStreamReader::Ok && chunk.data == size);
        char nothing = 0;
        require(m_in.readStringChunk(&nothing, 0).status == QCborStreamReader::EndOfString);
    }
    QCborStreamReader m_in;
    qsizetype m_left = 0; // elements and bytes of texts that these bytes can hold
};

// FNV-1a over what a visitor sees.
class Mix
{
public:
    void bytes(std::string_view text)
    {
        for (const char c : text)
            byte(static_cast<unsigned char>(c));
        byte(0xff);
    }
    void number(uint64_t n)
    {
        sum = (sum ^ n) * 0x9E3779B97F4A7C15ull;
        sum ^= sum >> 29;
    }
    uint64_t sum = 0xcbf29ce484222325ull;

private:
    void byte(unsigned char c) { sum = (sum ^ c) * 0x100000001b3ull; }
};

// Names and kinds, not values.
class Layout
{
public:
    template <class T>
    void operator()(const char* name, const T&)
    {
        m_mix.bytes(name);
        kind<T>();
    }
    std::string text() const { return QByteArray::number(qulonglong(m_mix.sum), 16).toStdString(); }

private:
    template <class T>
    void kind()
    {
        if constexpr (std::same_as<T, bool>) {
            m_mix.bytes("bool");
        } else if constexpr (std::is_enum_v<T>) {
            m_mix.bytes("enum");
        } else if constexpr (Whole<T>) {
            m_mix.bytes("int");
        } else if constexpr (std::same_as<T, double>) {
            m_mix.bytes("double");
        } else if constexpr (Time<T>) {
            m_mix.bytes("time");
        } else if constexpr (Text<T>) {
            m_mix.bytes("text");
        } else if constexpr (VectorOf<T>::value) {
            m_mix.bytes("many");
            kind<typename T::value_type>();
        } else if constexpr (OptionalOf<T>::value) {
            m_mix.bytes("perhaps");
            kind<typename T::value_type>();
        } else if constexpr (Pair<T>) {
            m_mix.bytes("pair");
        } else {
            const T sample{};
            m_mix.bytes("{");
            fields(*this, sample);
            m_mix.bytes("}");
        }
    }
    Mix m_mix;
};

class Print
{
public:
    template <class T>
    void operator()(const char* name, const T& value)
    {
        const std::string_view word(name);
        if (word != "cpuUsage" && word != "memoryUsage")
            add(value);
    }
    uint64_t sum() const { return m_mix.sum; }

private:
    template <class T>
    void add(const T& value)
    {
        if constexpr (std::same_as<T, bool> || Whole<T>) {
            m_mix.number(static_cast<uint64_t>(value));
        } else if constexpr (std::same_as<T, double>) {
            m_mix.number(std::hash<double>{}(value));
        } else if constexpr (Time<T>) {
            m_mix.number(static_cast<uint64_t>(countOf(value)));
        } else if constexpr (std::same_as<T, Atom>) {
            m_mix.number(std::hash<Atom>{}(value)); // one pointer per text while we run
        } else if constexpr (Text<T>) {
            m_mix.number(std::hash<std::string>{}(textOf(value)));
        } else if constexpr (VectorOf<T>::value) {
            m_mix.number(value.size());
            for (const auto& each : value)
                add(each);
        } else if constexpr (OptionalOf<T>::value) {
            m_mix.number(value.has_value());
            if (value)
                add(*value);
        } else if constexpr (Pair<T>) {
            add(value.first);
            add(value.second);
        } else {
            fields(*this, value);
        }
    }
    Mix m_mix;
};

} // namespace

template <class T>
std::string encode(const T& value)
{
    QByteArray bytes;
    Out out(&bytes);
    fields(out, value);
    out.end();
    return bytes.toStdString();
}

template <class T>
bool decode(std::string_view bytes, T& value)
{
    In in(bytes);
    fields(in, value);
    return in.end();
}

template <class T>
const std::string& layoutOf()
{
    static const std::string text = [] {
        Layout layout;
        const T sample{};
        fields(layout, sample);
        return layout.text();
    }();
    return text;
}

template <class T>
uint64_t fingerprint(const T& value)
{
    Print print;
    fields(print, value);
    return print.sum();
}

#define MW_INSTANCE(T)                                                                             \
    template std::string encode<T>(const T&);                                                      \
    template bool decode<T>(std::string_view, T&);                                                 \
    template const std::string& layoutOf<T>();                                                     \
    template uint64_t fingerprint<T>(const T&);
MW_STORED_TYPES(MW_INSTANCE)

} // namespace mw::store
