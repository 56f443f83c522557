// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the command line to a window: the asked or the last estate, else the first page; and back to
// that page when a person wants another estate.
#include "app/boot/data_lock.h"
#include "app/boot/signals.h"
#include "app/wiring/first_paint.h"
#include "app/wiring/window.h"
#include "widgets/controls/state_panel.h"
#include "widgets/shell/first_run.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/window_settings.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <cstdio>

namespace mw {
namespace {

std::vector<FoundScenario> scenarios()
{
    std::vector<FoundScenario> out;
    const QDir dir(QString::fromStdString(resourceFolder("scenarios")));
    for (const QFileInfo& file : dir.entryInfoList({QStringLiteral("*.yaml")}, QDir::Files)) {
        const auto node = readYamlFile(file.absoluteFilePath().toStdString());
        const QString id = file.completeBaseName();
        out.push_back(
            {id, node ? QString::fromStdString(node->string("title", id.toStdString())) : id});
    }
    return out;
}

class Program
{
public:
    explicit Program(std::string dataDir); // empty: nothing is remembered
    bool open(const SessionOptions& options, bool given); // false: said why, there is no window
    int run();

private:
    struct Found
    {
        std::vector<FoundContext> contexts;
        QString file;
        std::optional<Error> problem;
    };
    static Found findContexts();
    Status show(const SessionOptions& options);
    static void succeed(const MainWindow& old, MainWindow& next);
    void openDemo(const SessionOptions& options);
    void showFirstPage(const std::optional<Error>& problem);
    void tell(const Error& error);
    void chosen(const SessionOptions& options);
    void remember(const SessionOptions& options);
    void giveIcon() const;

    std::string m_dataDir;
    QTemporaryDir m_replayRuns; // a replay has no runs of its own and must not find ours
    WindowSettings m_settings;
    QSettings m_remembered;
    Theme m_theme;
    std::unique_ptr<WindowOnSession> m_shown;
    std::unique_ptr<FirstRun> m_first;
};

Program::Program(std::string dataDir)
    : m_dataDir(std::move(dataDir))
    , m_settings(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                 + QStringLiteral("/window.ini"))
    , m_remembered(QSettings::IniFormat,
                   QSettings::UserScope,
                   QStringLiteral("midwatch"),
                   QStringLiteral("estates"))
    , m_theme(m_settings.theme())
{
    m_theme.setDensity(m_settings.density());
    m_theme.setReducedMotion(m_settings.reducedMotion());
    m_theme.install(*qApp);
}

// The new window in the place of the old one, without taking the keyboard from the editor in which
// the estate file was saved.
void Program::succeed(const MainWindow& old, MainWindow& next)
{
    if (!old.isActiveWindow())
        next.setAttribute(Qt::WA_ShowWithoutActivating);
    if (old.isMinimized())
        next.setWindowState(next.windowState() | Qt::WindowMinimized);
}

Status Program::show(const SessionOptions& given)
{
    SessionOptions options = given;
    options.remember = m_dataDir;
    const auto opened = std::chrono::system_clock::now();
    auto session = Session::open(options);
    if (!session)
        return session.error();
    auto next = std::make_unique<WindowOnSession>(
        std::move(session).value(),
        m_theme,
        m_settings,
        options.replay.empty() ? std::string() : m_replayRuns.path().toStdString(),
        PaneStart::ShownFirst);
    MainWindow& window = next->window();
    // The window first; keychain, network and D-Bus when it is seen.
    new FirstPaint(&window, [this, opened, running = next.get()] {
        giveIcon();
        running->window().attachRest();
        if (!running->session().replayed())
            running->window().watchSession();
        running->session().start();
        running->followFiles(opened);
    });
    QObject::connect(
        &window,
        &MainWindow::estateRequested,
        qApp,
        [this] { showFirstPage(std::nullopt); },
        Qt::QueuedConnection);
    next->setReopen([this, given](const QString& said) {
        m_shown->window().saveLayouts();
        // From a slot of the window that goes: it must have returned.
        QTimer::singleShot(0, qApp, [this, given, said] {
            if (const Status again = show(given); !again)
                showFirstPage(again.error());
            else if (!said.isEmpty())
                m_shown->window().notice()->say(said);
        });
    });
    if (m_shown)
        succeed(m_shown->window(), window);
    window.show();
    m_shown = std::move(next);
    return {};
}

bool Program::open(const SessionOptions& given, bool isGiven)
{
    SessionOptions options = given;
    if (!isGiven) {
        options = lastEstate();
        if (options.estateFile.empty() && options.contexts.empty())
            return showFirstPage(std::nullopt), true;
    }
    if (options.demo)
        return openDemo(options), true;
    const Status opened = show(options);
    if (opened) {
        remember(options);
        return true;
    }
    std::fprintf(stderr, "midwatch: %s\n", describe(opened.error()).c_str());
    if (!options.replay.empty())
        return false;
    showFirstPage(opened.error());
    return true;
}

// The simulated estate takes longer to start than a window: a page says so meanwhile.
void Program::openDemo(const SessionOptions& options)
{
    auto* page = new StatePanel(m_theme);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->setWindowTitle(QStringLiteral("Midwatch"));
    page->resize(1440, 900);
    if (const QByteArray geometry = m_settings.geometry(); !geometry.isEmpty())
        page->restoreGeometry(geometry);
    PanelState state;
    state.kind = PanelState::Kind::Loading;
    //: Page while the demo starts
    state.sentence = QCoreApplication::translate("mw::FirstRun", "Starting the simulated estate…");
    page->setState(state);
    new FirstPaint(page, [this, page, options] {
        const Status opened = show(options);
        if (!opened) {
            std::fprintf(stderr, "midwatch: %s\n", describe(opened.error()).c_str());
            showFirstPage(opened.error());
        }
        page->close();
    });
    page->show();
}

// It is drawn in seven sizes: not before a window is seen.
void Program::giveIcon() const
{
    if (QGuiApplication::windowIcon().isNull())
        QGuiApplication::setWindowIcon(m_theme.appIcon());
}

void Program::remember(const SessionOptions& options)
{
    // A demo is looked at; it does not replace the estate that a person works on.
    if (options.demo || !options.replay.empty())
        return;
    m_remembered.remove(QString());
    if (!options.estateFile.empty()) {
        const QFileInfo file(QString::fromStdString(options.estateFile));
        m_remembered.setValue(QStringLiteral("estate"), file.absoluteFilePath());
        return;
    }
    QStringList contexts;
    for (const std::string& context : options.contexts)
        contexts << QString::fromStdString(context);
    m_remembered.setValue(QStringLiteral("contexts"), contexts);
}

Program::Found Program::findContexts()
{
    Found found;
    const auto files = defaultKubeconfigFiles();
    if (files.empty())
        return found;
    found.file = QString::fromStdString(files.front());
    const auto config = readKubeconfig(files);
    if (!config) {
        found.problem = config.error();
        return found;
    }
    // One file of several is broken: its contexts are not in the list, and the page says why.
    if (!config->diagnostics.empty()) {
        const Diagnostic& first = config->diagnostics.front();
        found.problem = Error{ErrorKind::Misconfigured, first.message, 0, {}, first.place};
    }
    for (const KubeContext& context : config->contexts) {
        found.contexts.push_back(
            {QString::fromStdString(context.name),
             QString::fromStdString(context.server),
             context.error ? QString::fromStdString(describe(*context.error)) : QString(),
             context.name == config->currentContext});
    }
    return found;
}

void Program::showFirstPage(const std::optional<Error>& problem)
{
    const Found found = findContexts();
    m_first = std::make_unique<FirstRun>(m_theme, found.contexts, found.file, scenarios());
    if (problem)
        tell(*problem);
    else if (found.problem)
        tell(*found.problem);
    m_first->resize(1100, 760);
    QObject::connect(
        m_first.get(), &FirstRun::contextsChosen, qApp, [this](const QStringList& names) {
            SessionOptions wanted;
            for (const QString& name : names)
                wanted.contexts.push_back(name.toStdString());
            chosen(wanted);
        });
    QObject::connect(m_first.get(), &FirstRun::demoChosen, qApp, [this](const QString& scenario) {
        SessionOptions wanted;
        wanted.demo = scenario.toStdString();
        chosen(wanted);
    });
    QObject::connect(m_first.get(), &FirstRun::estateChosen, qApp, [this](const QString& file) {
        SessionOptions wanted;
        wanted.estateFile = file.toStdString();
        chosen(wanted);
    });
    QObject::connect(m_first.get(), &FirstRun::fileRequested, qApp, [](const QString& file) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(file));
    });
    new FirstPaint(m_first.get(), [this] { giveIcon(); });
    m_first->show();
}

void Program::tell(const Error& error)
{
    m_first->showProblem(
        QString::fromStdString(describe(error)),
        error.place ? QFileInfo(QString::fromStdString(error.place->file)).absoluteFilePath()
                    : QString());
}

void Program::chosen(const SessionOptions& options)
{
    const Status opened = show(options);
    if (!opened) {
        tell(opened.error());
        return;
    }
    remember(options);
    m_first->hide();
    m_first.release()->deleteLater(); // we are inside one of its signals
}

int Program::run()
{
    const int code = QApplication::exec();
    m_shown.reset();
    return code;
}

} // namespace

std::string dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
}

SessionOptions lastEstate()
{
    const QSettings remembered(QSettings::IniFormat,
                               QSettings::UserScope,
                               QStringLiteral("midwatch"),
                               QStringLiteral("estates"));
    SessionOptions options;
    options.estateFile = remembered.value(QStringLiteral("estate")).toString().toStdString();
    for (const QString& context : remembered.value(QStringLiteral("contexts")).toStringList())
        options.contexts.push_back(context.toStdString());
    return options;
}

int runWindow(const SessionOptions& options, bool estateGiven)
{
    // Qt reads the list of fonts when the first text is measured, a sixth of a start. It is read
    // beside the opening of the estate; who needs it earlier waits for it (the database has a
    // lock). A pool of its own is waited for on every way out: without the application the database
    // aborts the program.
    QThreadPool fonts;
    fonts.start([] { QFontDatabase::families(); });
    const std::string data = dataFolder();
    std::unique_ptr<DataLock> lock;
    if (options.replay.empty()) { // a replay beside the window writes nothing there
        auto taken = DataLock::take(data);
        if (!taken) {
            std::fprintf(stderr, "midwatch: %s\n", describe(taken.error()).c_str());
            return 2;
        }
        lock = std::move(taken).value();
    }
    const TerminationSignals signals([] { QCoreApplication::quit(); });
    Program program(lock ? data : std::string());
    if (!program.open(options, estateGiven))
        return 2;
    return program.run();
}

} // namespace mw
