// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include "models/store/delta_rows.h"
#include "models/store/row_codec.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>
#include <algorithm>
#include <zlib.h>

namespace mw::store {
namespace {

constexpr int applicationId = 0x4d576d31; // "MWm1": the file says whose it is
constexpr int version = 1;
constexpr size_t portionRows = 1'000;

QString qs(const char* text)
{
    return QString::fromLatin1(text);
}
QByteArray bytesOf(const std::string& text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}
std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

// SQLite finds damage of its structure, not of our bytes.
qint64 sumOf(const QByteArray& key, const QByteArray& row)
{
    uLong sum = crc32(0L, nullptr, 0);
    for (const QByteArray* part : {&key, &row})
        sum = crc32(sum,
                    reinterpret_cast<const Bytef*>(part->constData()),
                    static_cast<uInt>(part->size()));
    return qint64(sum);
}

Error damaged(std::string what)
{
    return {ErrorKind::Decode, std::move(what), 0, {}, {}};
}

Error errorOf(const QSqlError& error)
{
    bool number = false;
    const int code = error.nativeErrorCode().toInt(&number) & 0xff;
    const std::string text = error.databaseText().toStdString();
    // SQLITE_CORRUPT, SQLITE_NOTADB
    if (number && (code == 11 || code == 26))
        return damaged(text);
    return {ErrorKind::Io, text.empty() ? error.text().toStdString() : text, 0, {}, {}};
}

// How rows of one type come back.
struct Topic
{
    int id = 0;
    std::string name, layout;
    bool (*read)(std::string_view bytes, const std::string& scope, Delta& into) = nullptr;
};

template <class Row>
bool readRow(std::string_view bytes, const std::string& scope, Delta& into)
{
    Row row;
    if (!decode(bytes, row))
        return false;
    addRow(into, scope, std::move(row));
    return true;
}

std::vector<Topic> topicsByType()
{
    std::vector<Topic> topics;
    eachRowType([&topics]<class Row>() {
        topics.push_back({0, topicName<Row>(), layoutOf<Row>(), &readRow<Row>});
    });
    return topics;
}

} // namespace

struct Database::Private
{
    QString connection = QUuid::createUuid().toString();
    QSqlDatabase db;
    std::vector<Topic> topics = topicsByType(); // in the order of AllRows
    std::map<std::string, int> scopes;
    std::vector<std::string> dropped;
    std::map<int, QSqlQuery> prepared;
    bool inTransaction = false;

    enum Statement { PutRow, RemoveRow, PutScope, PutSource, PutChange, PutMeta };

    Status run(const char* sql)
    {
        QSqlQuery query(db);
        if (!query.exec(qs(sql)))
            return errorOf(query.lastError());
        return {};
    }
    Result<qint64> number(const char* sql)
    {
        QSqlQuery query(db);
        if (!query.exec(qs(sql)))
            return errorOf(query.lastError());
        return query.next() ? query.value(0).toLongLong() : qint64(0);
    }
    QSqlQuery& statement(Statement which, const char* sql)
    {
        auto it = prepared.find(which);
        if (it == prepared.end()) {
            it = prepared.emplace(which, QSqlQuery(db)).first;
            it->second.prepare(qs(sql));
        }
        return it->second;
    }
    Status exec(QSqlQuery& query, const QVariantList& values)
    {
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(int(i), values[i]);
        if (!query.exec())
            return errorOf(query.lastError());
        query.finish();
        return {};
    }
    Status prepareSchema();
    Status readTopics(bool write);
    Result<int> scopeId(const std::string& name);
    template <class Row>
    Status putRows(const Rows<Row>& rows, int topic);
};

Database::Database(std::unique_ptr<Private> priv) : d(std::move(priv)) { }

Database::~Database()
{
    rollback();
    d->prepared.clear();
    d->db.close();
    d->db = {};
    QSqlDatabase::removeDatabase(d->connection);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& file, Access access)
{
    const bool write = access == Access::Write;
    const QString name = QString::fromStdString(file);
    if (!write && !QFile::exists(name))
        return Error{ErrorKind::NotAvailable, file + " does not exist", 0, {}, {}};
    std::unique_ptr<Database> made(new Database(std::make_unique<Private>()));
    Private& d = *made->d;
    d.db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), d.connection);
    d.db.setDatabaseName(name);
    d.db.setConnectOptions(write
                               ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000")
                               : QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"));
    if (!d.db.isValid())
        return Error{ErrorKind::NotAvailable, "Qt's SQLite driver is not installed", 0, {}, {}};
    if (!d.db.open())
        return errorOf(d.db.lastError());
    if (write) {
        if (Status made1 = d.prepareSchema(); !made1)
            return made1.error();
    } else {
        const auto found = d.number("PRAGMA user_version");
        if (!found)
            return found.error();
        if (*found != version)
            return damaged("version " + std::to_string(*found) + " of the file is not ours");
    }
    if (Status read = d.readTopics(write); !read)
        return read.error();
    return made;
}

Status Database::Private::prepareSchema()
{
    const auto tables = number("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return tables.error();
    const auto theirs = number("PRAGMA application_id");
    const auto found = number("PRAGMA user_version");
    if (!theirs || !found)
        return theirs ? found.error() : theirs.error();
    if (*tables > 0 && (*theirs != applicationId || *found != version))
        return damaged("the file is of another program or version");
    if (*tables == 0) {
        // before there is a table: larger pages suit rows of half a kilobyte
        for (const char* sql :
             {"PRAGMA page_size=8192", "PRAGMA application_id=1297575217", "PRAGMA user_version=1"})
            if (Status done = run(sql); !done)
                return done;
        static_assert(applicationId == 1297575217);
    }
    for (const char* sql : {
             "PRAGMA journal_mode=WAL",
             "PRAGMA synchronous=FULL", // also against a power cut; there are few commits
             "PRAGMA wal_autocheckpoint=2000",
             "PRAGMA journal_size_limit=67108864",
             "BEGIN IMMEDIATE",
             "CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID",
             "CREATE TABLE IF NOT EXISTS topics(id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, "
             "layout TEXT NOT NULL)",
             "CREATE TABLE IF NOT EXISTS scopes(id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL)",
             "CREATE TABLE IF NOT EXISTS rows(topic INTEGER NOT NULL, key BLOB NOT NULL, scope "
             "INTEGER NOT NULL, sum INTEGER NOT NULL, row BLOB NOT NULL, PRIMARY KEY(topic, key)) "
             "WITHOUT ROWID",
             "CREATE TABLE IF NOT EXISTS sources(id TEXT PRIMARY KEY, status BLOB NOT NULL) "
             "WITHOUT ROWID",
             "CREATE TABLE IF NOT EXISTS changes(id TEXT PRIMARY KEY, at INTEGER NOT NULL, ends "
             "INTEGER NOT NULL, change BLOB NOT NULL) WITHOUT ROWID",
             "COMMIT",
         }) {
        if (Status done = run(sql); !done) {
            db.rollback();
            return done;
        }
    }
    return {};
}

// A topic whose rows another version wrote is dropped, never misread; so are the two tables whose
// rows are of one type each.
Status Database::Private::readTopics(bool write)
{
    std::map<std::string, std::pair<int, std::string>> known;
    {
        QSqlQuery query(db);
        if (!query.exec(qs("SELECT id, name, layout FROM topics")))
            return errorOf(query.lastError());
        while (query.next())
            known[query.value(1).toString().toStdString()]
                = {query.value(0).toInt(), query.value(2).toString().toStdString()};
    }
    std::vector<Topic> wanted = topics;
    wanted.push_back({0, ".sources", layoutOf<SourceStatus>(), nullptr});
    wanted.push_back({0, ".changes", layoutOf<Change>(), nullptr});
    for (size_t i = 0; i < wanted.size(); ++i) {
        Topic& topic = wanted[i];
        const auto it = known.find(topic.name);
        if (it != known.end())
            topic.id = it->second.first;
        if (it == known.end() || it->second.second != topic.layout) {
            if (it != known.end())
                dropped.push_back(topic.name);
            if (!write) {
                topic.id = 0; // its rows are passed over
            } else {
                QSqlQuery query(db);
                if (it != known.end()) {
                    query.prepare(topic.name == ".sources" ? qs("DELETE FROM sources")
                                      : topic.name == ".changes"
                                      ? qs("DELETE FROM changes")
                                      : qs("DELETE FROM rows WHERE topic=?"));
                    if (topic.read)
                        query.bindValue(0, topic.id);
                    if (!query.exec())
                        return errorOf(query.lastError());
                }
                query.prepare(qs("INSERT INTO topics(name, layout) VALUES(?, ?) ON CONFLICT(name) "
                                 "DO UPDATE SET layout=excluded.layout RETURNING id"));
                query.bindValue(0, QString::fromStdString(topic.name));
                query.bindValue(1, QString::fromStdString(topic.layout));
                if (!query.exec() || !query.next())
                    return errorOf(query.lastError());
                topic.id = query.value(0).toInt();
            }
        }
        if (i < topics.size())
            topics[i] = topic;
    }
    QSqlQuery query(db);
    if (!query.exec(qs("SELECT id, name FROM scopes")))
        return errorOf(query.lastError());
    while (query.next())
        scopes[query.value(1).toString().toStdString()] = query.value(0).toInt();
    return {};
}

Result<int> Database::Private::scopeId(const std::string& name)
{
    const auto it = scopes.find(name);
    if (it != scopes.end())
        return it->second;
    QSqlQuery& query = statement(PutScope, "INSERT INTO scopes(name) VALUES(?)");
    if (Status put = exec(query, {QString::fromStdString(name)}); !put)
        return put.error();
    const auto id = number("SELECT last_insert_rowid()");
    if (!id)
        return id.error();
    return scopes[name] = int(*id);
}

template <class Row>
Status Database::Private::putRows(const Rows<Row>& rows, int topic)
{
    QSqlQuery& remove = statement(RemoveRow, "DELETE FROM rows WHERE topic=? AND key=?");
    for (const auto& key : rows.removed) {
        if (Status done = exec(remove, {topic, bytesOf(encode(key))}); !done)
            return done;
    }
    if (rows.upserts.empty())
        return {};
    const auto scope = scopeId(rows.scope);
    if (!scope)
        return scope.error();
    QSqlQuery& put = statement(
        PutRow, "INSERT OR REPLACE INTO rows(topic, key, scope, sum, row) VALUES(?, ?, ?, ?, ?)");
    for (const Row& row : rows.upserts) {
        const QByteArray key = bytesOf(encode(rowKey(row)));
        const QByteArray bytes = bytesOf(encode(row));
        if (Status done = exec(put, {topic, key, *scope, sumOf(key, bytes), bytes}); !done)
            return done;
    }
    return {};
}

Status Database::begin()
{
    if (d->inTransaction)
        return {};
    Status begun = d->run("BEGIN IMMEDIATE");
    d->inTransaction = begun.has_value();
    return begun;
}

Status Database::put(const Remembered& portion)
{
    for (const TopicDelta& each : portion.rows) {
        Status done;
        std::visit(
            [&](const auto& rows) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(rows)>, UsageRows>)
                    done = d->putRows(rows, d->topics[each.index()].id);
            },
            each);
        if (!done)
            return done;
    }
    QSqlQuery& source = d->statement(Private::PutSource,
                                     "INSERT OR REPLACE INTO sources(id, status) VALUES(?, ?)");
    for (const SourceStatus& status : portion.sources) {
        if (Status done
            = d->exec(source, {QString::fromStdString(status.id.str()), bytesOf(encode(status))});
            !done)
            return done;
    }
    QSqlQuery& put
        = d->statement(Private::PutChange,
                       "INSERT OR REPLACE INTO changes(id, at, ends, change) VALUES(?, ?, ?, ?)");
    for (const Change& change : portion.changes) {
        const auto ms = [](World at) { return qint64(at.time_since_epoch().count()); };
        const qint64 ends = change.open ? INT64_MAX : ms(std::max(change.at, change.until));
        if (Status done = d->exec(
                put,
                {QString::fromStdString(change.id), ms(change.at), ends, bytesOf(encode(change))});
            !done)
            return done;
    }
    return {};
}

Status Database::commit(World at)
{
    QSqlQuery& meta
        = d->statement(Private::PutMeta, "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)");
    if (Status put = d->exec(meta, {QStringLiteral("at"), qint64(at.time_since_epoch().count())});
        !put)
        return put;
    Status done = d->run("COMMIT");
    d->inTransaction = !done.has_value();
    return done;
}

void Database::rollback()
{
    if (!std::exchange(d->inTransaction, false))
        return;
    (void)d->run("ROLLBACK");
    // Scopes that were made inside are gone with it.
    d->scopes.clear();
    QSqlQuery query(d->db);
    if (query.exec(qs("SELECT id, name FROM scopes"))) {
        while (query.next())
            d->scopes[query.value(1).toString().toStdString()] = query.value(0).toInt();
    }
}

Status Database::prune(World now)
{
    std::string others = "DELETE FROM changes WHERE ends < ?";
    for (const std::string_view stem : pageMarks) // our own words: no quotes, no wild cards
        others += " AND id NOT GLOB '" + std::string(stem) + "*'";
    const std::pair<std::string, std::chrono::hours> both[]{
        {others, keptMarks}, {"DELETE FROM changes WHERE ends < ?", keptPageMarks}};
    for (const auto& [words, kept] : both) {
        QSqlQuery query(d->db);
        query.prepare(qs(words.c_str()));
        query.bindValue(0, qint64((now - kept).time_since_epoch().count()));
        if (!query.exec())
            return errorOf(query.lastError());
    }
    return {};
}

Status Database::check()
{
    QSqlQuery query(d->db);
    if (!query.exec(qs("PRAGMA integrity_check(1)")) || !query.next())
        return errorOf(query.lastError());
    const QString word = query.value(0).toString();
    return word == QStringLiteral("ok") ? Status() : Status(damaged(word.toStdString()));
}

Result<World> Database::lastCommit()
{
    const auto at = d->number("SELECT value FROM meta WHERE key='at'");
    if (!at)
        return at.error();
    return World(Millis(*at));
}

Result<LoadReport> Database::load(const Portion& portion)
{
    LoadReport report;
    report.dropped = d->dropped;
    const auto at = lastCommit();
    if (!at)
        return at.error();
    report.at = *at;
    QSqlQuery query(d->db);
    query.setForwardOnly(true);

    Remembered part; // the sources first: whatever rows say, they are old
    if (!query.exec(qs("SELECT status FROM sources")))
        return errorOf(query.lastError());
    while (query.next()) {
        SourceStatus status;
        if (!decode(viewOf(query.value(0).toByteArray()), status))
            return damaged("the state of a source cannot be read");
        part.sources.push_back(std::move(status));
    }
    if (!query.exec(qs("SELECT change FROM changes ORDER BY at")))
        return errorOf(query.lastError());
    while (query.next()) {
        Change change;
        if (!decode(viewOf(query.value(0).toByteArray()), change))
            return damaged("a change cannot be read");
        part.changes.push_back(std::move(change));
        ++report.changes;
    }
    portion(std::exchange(part, {}));

    std::map<int, const Topic*> topics;
    for (const Topic& topic : d->topics)
        topics[topic.id] = &topic;
    std::map<int, std::string> scopes;
    for (const auto& [name, id] : d->scopes)
        scopes[id] = name;
    if (!query.exec(qs("SELECT topic, key, scope, sum, row FROM rows")))
        return errorOf(query.lastError());
    size_t rows = 0;
    while (query.next()) {
        const auto topic = topics.find(query.value(0).toInt());
        if (topic == topics.end())
            continue;
        const auto scope = scopes.find(query.value(2).toInt());
        const QByteArray key = query.value(1).toByteArray(), row = query.value(4).toByteArray();
        if (scope == scopes.end() || sumOf(key, row) != query.value(3).toLongLong()
            || !topic->second->read(viewOf(row), scope->second, part.rows))
            return damaged("a row of " + topic->second->name + " cannot be read");
        ++report.rows;
        if (++rows == portionRows) {
            portion(std::exchange(part, {}));
            rows = 0;
        }
    }
    if (query.lastError().isValid())
        return errorOf(query.lastError());
    if (rows > 0)
        portion(std::move(part));
    return report;
}

} // namespace mw::store
