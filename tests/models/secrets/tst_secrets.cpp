// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secret.h"
#include "models/secrets/secret_file.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <cstring>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

using mw::ErrorKind;
using mw::Secret;

class SecretsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valueMovesAndIsWiped();
    void longValueIsWipedInPlace();
    void cannotBePrintedOrCopied();
    void environment();
    void file();
    void fileTroubles();
    void fileIsReadAgain();
    void badIds_data();
    void badIds();
    void onlyKeychainIsWritten();
    void answersComeFromTheEventLoop();
    void storeMayGoBeforeTheAnswer();

private:
    using Answer = std::optional<mw::Result<mw::SecretPtr>>;
    Answer fetch(const std::string& id)
    {
        Answer answer;
        m_store->fetch(mw::SecretId(id), [&](mw::Result<mw::SecretPtr> r) { answer.emplace(r); });
        [&] { QTRY_VERIFY(answer.has_value()); }();
        return answer;
    }
    std::unique_ptr<mw::SecretStore> m_store = mw::makeSystemSecretStore();
};

void SecretsTest::valueMovesAndIsWiped()
{
    // Short: the bytes are inside the object, so its storage can be looked at afterwards.
    alignas(Secret) unsigned char storage[sizeof(Secret)];
    auto* secret = new (storage) Secret(std::string("hunter2"));
    QVERIFY(secret->reveal() == "hunter2");
    Secret other(std::move(*secret));
    QVERIFY(other.reveal() == "hunter2");
    QVERIFY(secret->empty());
    QVERIFY(memmem(storage, sizeof storage, "unter", 5) == nullptr);
    secret->~Secret();
    const Secret copy = other.clone();
    QVERIFY(copy.reveal() == "hunter2");
    Secret third(std::string("first"));
    third = std::move(other);
    QVERIFY(third.reveal() == "hunter2");
    QVERIFY(other.empty());
    QVERIFY(Secret().empty());
}

void SecretsTest::longValueIsWipedInPlace()
{
    // The bytes of a living, emptied secret: assignment wipes before it lets go.
    std::string value(64, 'k');
    value.reserve(200);
    Secret secret(std::move(value));
    const char* bytes = secret.reveal().data();
    QVERIFY(std::memcmp(bytes, "kkkk", 4) == 0);
    // A short value goes into the buffer that is there already, so the old bytes stay readable.
    secret = Secret(std::string("s"));
    QVERIFY(secret.reveal() == "s");
    QVERIFY(secret.reveal().data() != bytes || std::memcmp(bytes + 1, "kkk", 3) != 0);
}

void SecretsTest::cannotBePrintedOrCopied()
{
    static_assert(!std::is_copy_constructible_v<Secret>);
    static_assert(!std::is_copy_assignable_v<Secret>);
    static_assert(!std::is_convertible_v<Secret, std::string>);
    static_assert(!std::is_convertible_v<Secret, std::string_view>);
}

void SecretsTest::environment()
{
    qputenv("MIDWATCH_TEST_SECRET", "from-env");
    const auto found = fetch("env:MIDWATCH_TEST_SECRET");
    QVERIFY(found->has_value());
    QVERIFY((**found)->reveal() == "from-env");
    qunsetenv("MIDWATCH_TEST_SECRET");
    const auto gone = fetch("env:MIDWATCH_TEST_SECRET");
    QCOMPARE(gone->error().kind, ErrorKind::NotAvailable);
    QVERIFY(gone->error().detail.find("MIDWATCH_TEST_SECRET") != std::string::npos);
    qputenv("MIDWATCH_TEST_SECRET", "");
    QCOMPARE(fetch("env:MIDWATCH_TEST_SECRET")->error().kind, ErrorKind::NotAvailable);
    qunsetenv("MIDWATCH_TEST_SECRET");
}

void SecretsTest::file()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("token"));
    const std::string id = "file:" + path.toStdString();
    const auto write = [&](const QByteArray& bytes) {
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    };
    for (const char* text : {"token", "token\n", "token\r\n", "token\n\n"}) {
        write(text);
        QVERIFY((**fetch(id))->reveal() == "token");
    }
    write(" inner\nlines \n");
    QVERIFY((**fetch(id))->reveal() == " inner\nlines ");
    write(QByteArray("nul\0in", 6));
    QCOMPARE((**fetch(id))->reveal().size(), size_t{6});
    write("\n");
    QCOMPARE(fetch(id)->error().kind, ErrorKind::NotAvailable);
}

void SecretsTest::fileTroubles()
{
    QTemporaryDir dir;
    const std::string base = "file:" + dir.path().toStdString();
    QCOMPARE(fetch(base + "/absent")->error().kind, ErrorKind::NotAvailable);
    QCOMPARE(fetch(base)->error().kind, ErrorKind::Io); // a folder
    const std::string fifo = dir.filePath(QStringLiteral("fifo")).toStdString();
    QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
    QCOMPARE(fetch("file:" + fifo)->error().kind, ErrorKind::Io); // and it does not wait for ever
    QFile large(dir.filePath(QStringLiteral("large")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(3 << 20));
    QCOMPARE(fetch(base + "/large")->error().kind, ErrorKind::TooLarge);
    QCOMPARE(fetch("file:relative")->error().kind, ErrorKind::Misconfigured);
    if (::geteuid() != 0) { // root may read everything
        QFile hidden(dir.filePath(QStringLiteral("hidden")));
        QVERIFY(hidden.open(QIODevice::WriteOnly));
        hidden.write("x");
        hidden.close();
        hidden.setPermissions(QFileDevice::WriteOwner);
        QCOMPARE(fetch(base + "/hidden")->error().kind, ErrorKind::Io);
    }
}

void SecretsTest::fileIsReadAgain()
{
    // A mounted service account token changes under our feet.
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("token"));
    for (const char* text : {"one", "two"}) {
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
        out.close();
        QVERIFY((**fetch("file:" + path.toStdString()))->reveal() == text);
    }
}

void SecretsTest::badIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no scheme") << QByteArray("pasted-secret-value");
    QTest::newRow("unknown scheme") << QByteArray("vault:secret/x");
    QTest::newRow("keychain without a name") << QByteArray("keychain:");
    QTest::newRow("file without a path") << QByteArray("file:");
}

void SecretsTest::badIds()
{
    QFETCH(QByteArray, id);
    const auto answer = fetch(id.toStdString());
    QVERIFY(!answer->has_value());
    QCOMPARE(answer->error().kind, ErrorKind::Misconfigured);
    QVERIFY(answer->error().detail.find("pasted-secret-value") == std::string::npos);
}

void SecretsTest::onlyKeychainIsWritten()
{
    int refused = 0;
    const auto secret = std::make_shared<const Secret>(Secret(std::string("x")));
    const auto count = [&](mw::Status status) {
        refused += !status && status.error().kind == ErrorKind::Misconfigured ? 1 : 0;
    };
    m_store->store(mw::SecretId("env:X"), secret, count);
    m_store->store(mw::SecretId("file:/tmp/x"), secret, count);
    m_store->store(mw::SecretId("keychain:x"), nullptr, count);
    m_store->remove(mw::SecretId("file:/tmp/x"), count);
    QTRY_COMPARE(refused, 4);
}

void SecretsTest::answersComeFromTheEventLoop()
{
    bool answered = false;
    m_store->fetch(mw::SecretId("env:PATH"), [&](mw::Result<mw::SecretPtr>) { answered = true; });
    QVERIFY(!answered);
    QTRY_VERIFY(answered);
}

void SecretsTest::storeMayGoBeforeTheAnswer()
{
    bool answered = false;
    auto store = mw::makeSystemSecretStore();
    store->fetch(mw::SecretId("env:PATH"), [&](mw::Result<mw::SecretPtr>) { answered = true; });
    store.reset();
    QTest::qWait(20);
    QVERIFY(!answered);
}

MIDWATCH_TEST(SecretsTest)
#include "tst_secrets.moc"
