// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real keychain: each test starts this executable once more, inside a session bus of its own
// with a real gnome-keyring-daemon, and that second run does the work.
#include "models/secrets/secret.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <optional>

using mw::ErrorKind;
using mw::Secret;
using mw::SecretId;

namespace {

constexpr const char* insideVariable = "MIDWATCH_TEST_INSIDE";

bool inside()
{
    return qEnvironmentVariableIsSet(insideVariable);
}

struct Outcome
{
    int code = -1;
    QByteArray output;
};

// $1 is this executable, $2 the test function.
const char* const keyringScript
    = "printf %s 'only for this test' |"
      " gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null &\n"
      "daemon=$!\n"
      "for i in $(seq 100); do\n"
      "  dbus-send --session --print-reply --dest=org.freedesktop.DBus / \\\n"
      "    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets |\n"
      "    grep -q 'boolean true' && break\n"
      "  sleep 0.1\n"
      "done\n"
      "\"$1\" KeychainTest \"$2\"\n"
      "code=$?\n"
      "kill $daemon\n"
      "wait $daemon\n"
      "exit $code\n";

Outcome runAgain(const char* function, bool keyring)
{
    QTemporaryDir home;
    for (const char* part : {"data", "run", "config", "cache"})
        QDir(home.path()).mkdir(QString::fromLatin1(part));
    QFile::setPermissions(home.filePath(QStringLiteral("run")),
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char* name, const QString& value) {
        environment.insert(QString::fromLatin1(name), value);
    };
    set("HOME", home.path());
    set("XDG_DATA_HOME", home.filePath(QStringLiteral("data")));
    set("XDG_RUNTIME_DIR", home.filePath(QStringLiteral("run")));
    set("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")));
    set("XDG_CACHE_HOME", home.filePath(QStringLiteral("cache")));
    set("XDG_CURRENT_DESKTOP", QStringLiteral("GNOME"));
    set("LC_ALL", QStringLiteral("C.UTF-8"));
    set(insideVariable, QStringLiteral("1"));
    // Our code has one thread there; GLib's locks are futexes that ThreadSanitizer cannot see.
    set("TSAN_OPTIONS", QStringLiteral("report_bugs=0:die_after_fork=0"));
    for (const char* name :
         {"DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL", "SSH_AUTH_SOCK"})
        environment.remove(QString::fromLatin1(name));

    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    const QString self = QCoreApplication::applicationFilePath();
    const QString name = QString::fromLatin1(function);
    if (keyring) {
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("dbus-run-session"),
                      {QStringLiteral("--"),
                       QStringLiteral("sh"),
                       QStringLiteral("-c"),
                       QString::fromLatin1(keyringScript),
                       QStringLiteral("sh"),
                       self,
                       name});
    } else {
        const QString nowhere
            = QStringLiteral("unix:path=") + home.filePath(QStringLiteral("none"));
        set("DBUS_SESSION_BUS_ADDRESS", nowhere);
        process.setProcessEnvironment(environment);
        process.start(self, {QStringLiteral("KeychainTest"), name});
    }
    Outcome outcome;
    if (!process.waitForFinished(90'000)) {
        process.kill();
        process.waitForFinished(2000);
    } else if (process.exitStatus() == QProcess::NormalExit) {
        outcome.code = process.exitCode();
    }
    outcome.output = process.readAll();
    return outcome;
}

// The second run must have run the function and passed, not merely ended well.
bool passed(const Outcome& outcome, const char* function)
{
    const QByteArray line = QByteArray("PASS   : KeychainTest::") + function;
    return outcome.code == 0 && outcome.output.contains(line);
}

} // namespace

#define MIDWATCH_RUN_INSIDE(keyring)                                                               \
    if (!inside()) {                                                                               \
        const Outcome outcome = runAgain(__func__, keyring);                                       \
        QVERIFY2(passed(outcome, __func__), outcome.output.constData());                           \
        return;                                                                                    \
    }

class KeychainTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storeFetchRemove();
    void nothingLiesOnDiskInPlainText();
    void storeMayGoWhileTheKeychainWorks();
    void withoutAnyService();

private:
    using Answer = std::optional<mw::Result<mw::SecretPtr>>;
    Answer fetch(const char* id)
    {
        Answer answer;
        m_store->fetch(SecretId(id), [&](mw::Result<mw::SecretPtr> r) { answer.emplace(r); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000); }();
        return answer;
    }
    std::optional<mw::Status> store(const char* id, const std::string& value)
    {
        std::optional<mw::Status> answer;
        m_store->store(SecretId(id),
                       std::make_shared<const Secret>(Secret(value)),
                       [&](mw::Status status) { answer = status; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000); }();
        return answer;
    }
    std::optional<mw::Status> remove(const char* id)
    {
        std::optional<mw::Status> answer;
        m_store->remove(SecretId(id), [&](mw::Status status) { answer = status; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000); }();
        return answer;
    }
    std::unique_ptr<mw::SecretStore> m_store = mw::makeSystemSecretStore();
};

void KeychainTest::storeFetchRemove()
{
    MIDWATCH_RUN_INSIDE(true)
    const auto before = fetch("keychain:prod/token");
    QVERIFY(before && !before->has_value());
    QCOMPARE(before->error().kind, ErrorKind::NotAvailable);

    // A token, and a value of several lines beyond ASCII (a private key, a password).
    const std::string lines
        = "-----BEGIN KEY-----\nMIIB…\nzweite Zeile: ü 日本\n-----END KEY-----\n";
    for (const std::string& value : {std::string("tok-123"), lines}) {
        const auto stored = store("keychain:prod/token", value);
        QVERIFY2(stored->has_value(), stored->has_value() ? "" : stored->error().detail.c_str());
        const auto found = fetch("keychain:prod/token");
        QVERIFY2(found->has_value(), found->has_value() ? "" : found->error().detail.c_str());
        QVERIFY((**found)->reveal() == value);
    }
    // Another store of the same person sees it, another name does not.
    m_store = mw::makeSystemSecretStore();
    QVERIFY((**fetch("keychain:prod/token"))->reveal() == lines);
    QVERIFY(!fetch("keychain:prod/other")->has_value());

    QVERIFY(remove("keychain:prod/token")->has_value());
    QCOMPARE(fetch("keychain:prod/token")->error().kind, ErrorKind::NotAvailable);
}

void KeychainTest::nothingLiesOnDiskInPlainText()
{
    MIDWATCH_RUN_INSIDE(true)
    const QByteArray needle("unmistakable-value-4711");
    QVERIFY(store("keychain:hidden", needle.toStdString())->has_value());
    int files = 0;
    QDirIterator walk(
        qEnvironmentVariable("HOME"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++files;
        QVERIFY2(!file.readAll().contains(needle), qPrintable(file.fileName()));
    }
    QVERIFY(files > 0); // the keyring itself is among them
}

void KeychainTest::storeMayGoWhileTheKeychainWorks()
{
    MIDWATCH_RUN_INSIDE(true)
    bool answered = false;
    m_store->fetch(SecretId("keychain:x"), [&](mw::Result<mw::SecretPtr>) { answered = true; });
    m_store.reset();
    QTest::qWait(300);
    QVERIFY(!answered);
    m_store = mw::makeSystemSecretStore();
    QVERIFY(!fetch("keychain:x")->has_value());
}

void KeychainTest::withoutAnyService()
{
    MIDWATCH_RUN_INSIDE(false)
    QElapsedTimer timer;
    timer.start();
    const auto answer = fetch("keychain:x");
    QVERIFY(answer && !answer->has_value());
    QVERIFY2(answer->error().kind == ErrorKind::NotAvailable
                 || answer->error().kind == ErrorKind::Io,
             answer->error().detail.c_str());
    QVERIFY(!answer->error().detail.empty());
    QVERIFY(timer.elapsed() < 20'000);
    // And it is not written anywhere else instead.
    QVERIFY(!store("keychain:x", "value")->has_value());
}

MIDWATCH_TEST(KeychainTest)
#include "tst_keychain.moc"
