// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Short ways to write a ColumnSpec. Only for the *_items.cpp files of this room.
#pragma once

#include "models/items/columns.h"
#include "models/text/format.h"

namespace mw::items {

template <class Row>
ColumnSpec<Row> textColumn(const char* id,
                           const QString& title,
                           int width,
                           std::function<std::string_view(const Row&)> value)
{
    ColumnSpec<Row> spec;
    spec.id = QString::fromLatin1(id);
    spec.title = title;
    spec.width = width;
    spec.text = [value](const Row& row, World) {
        const std::string_view text = value(row);
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    };
    spec.key = [value](const Row& row) { return sortKey(value(row)); };
    return spec;
}

template <class Row>
ColumnSpec<Row> numberColumn(const char* id,
                             const QString& title,
                             int width,
                             std::function<int64_t(const Row&)> value,
                             std::function<QString(const Row&, World)> text = {})
{
    ColumnSpec<Row> spec;
    spec.id = QString::fromLatin1(id);
    spec.title = title;
    spec.width = width;
    spec.numeric = true;
    spec.text = text ? std::move(text)
                     : [value](const Row& row, World) { return QString::number(value(row)); };
    spec.key = [value](const Row& row) { return sortKey(value(row)); };
    spec.raw = [value](const Row& row) { return QVariant(qlonglong(value(row))); };
    return spec;
}

// Sorted so that the youngest comes first when ascending, as an age grows.
template <class Row>
ColumnSpec<Row>
ageColumn(const char* id, const QString& title, std::function<World(const Row&)> since)
{
    ColumnSpec<Row> spec;
    spec.id = QString::fromLatin1(id);
    spec.title = title;
    spec.width = 64;
    spec.numeric = true;
    spec.timed = true;
    spec.text = [since](const Row& row, World now) { return text::age(since(row), now); };
    spec.key = [since](const Row& row) { return sortKey(-since(row).time_since_epoch().count()); };
    spec.raw = [since](const Row& row) {
        return QVariant(qlonglong(since(row).time_since_epoch().count()));
    };
    spec.tip = [since](const Row& row) { return text::timeUtc(since(row)); };
    return spec;
}

template <class Row>
ColumnSpec<Row> doubleColumn(const char* id,
                             const QString& title,
                             int width,
                             std::function<double(const Row&)> value,
                             std::function<QString(const Row&)> text)
{
    ColumnSpec<Row> spec;
    spec.id = QString::fromLatin1(id);
    spec.title = title;
    spec.width = width;
    spec.numeric = true;
    spec.text = [text](const Row& row, World) { return text(row); };
    spec.key = [value](const Row& row) { return sortKey(value(row)); };
    spec.raw = [value](const Row& row) { return QVariant(value(row)); };
    return spec;
}

} // namespace mw::items
