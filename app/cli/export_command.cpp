// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// export: from the window's memory on disk (also beside the open window, and without a network), or
// from a demo that is collected once. import: the window on such a file.
#include "app/cli/clean_text.h"
#include "app/cli/commands.h"
#include "app/wiring/replay.h"
#include "app/wiring/window.h"
#include "models/store/database.h"

#include <CLI/CLI.hpp>
#include <QSaveFile>
#include <cstdio>
#include <memory>

namespace mw::cli {
namespace {

struct Args
{
    EstateArgs estate;
    std::string file;
    int hours = 12;
};

// Whole or not at all.
class File
{
public:
    explicit File(const std::string& name)
        : m_name(name)
        , m_out(QString::fromStdString(name))
        , m_writer(
              [this](const std::string& line) {
                  return m_out.write(line.data(), qint64(line.size())) == qint64(line.size())
                      && m_out.write("\n", 1) == 1;
              },
              TextCleaner())
    {
    }
    Status open()
    {
        if (!m_out.open(QIODevice::WriteOnly))
            return failed();
        // names of people and machines: for whoever made it, until they give it away
        m_out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return {};
    }
    RecordingWriter& writer() { return m_writer; }
    Status close()
    {
        if (!m_writer.end() || !m_out.commit())
            return failed();
        std::fprintf(
            stderr, "midwatch: %zu lines written to %s\n", m_writer.lines(), m_name.c_str());
        return {};
    }

private:
    Status failed() const
    {
        return Error{ErrorKind::Io, m_name + ": " + m_out.errorString().toStdString(), 0, {}, {}};
    }
    std::string m_name;
    QSaveFile m_out;
    RecordingWriter m_writer;
};

Status fromMemory(const SessionOptions& options, const RecordedEstate& estate, const Args& args)
{
    const std::string name = storeFile(dataFolder(), memoryName(options));
    const auto nothing = [&](const std::string& why) {
        return Error{ErrorKind::NotAvailable,
                     "nothing is remembered of this estate (" + why
                         + "): open the window on it once, or name another with --estate",
                     0,
                     {},
                     {}};
    };
    auto database = store::Database::open(name, store::Database::Access::ReadOnly);
    if (!database)
        return database.error().kind == ErrorKind::NotAvailable
            ? nothing(database.error().detail)
            : Error{database.error().kind, name + ": " + database.error().detail, 0, {}, {}};
    const auto at = (*database)->lastCommit();
    if (!at)
        return at.error();
    if (*at == World{})
        return nothing("the window has not seen it yet");
    File file(args.file);
    if (Status opened = file.open(); !opened)
        return opened;
    file.writer().head(estate, *at, *at - std::chrono::hours(args.hours));
    const auto report
        = (*database)->load([&](const Remembered& portion) { file.writer().add(portion); });
    if (!report)
        return Error{report.error().kind, name + ": " + report.error().detail, 0, {}, {}};
    return file.close();
}

Status fromSession(const SessionOptions& options, const Args& args)
{
    auto session = Session::open(options);
    if (!session)
        return session.error();
    if (Status waited = waitUntilSettled(**session, args.estate); !waited)
        return waited;
    const Recording recording = recordingOf(**session);
    File file(args.file);
    if (Status opened = file.open(); !opened)
        return opened;
    file.writer().head(
        recording.estate, recording.at, recording.at - std::chrono::hours(args.hours));
    file.writer().add(recording.content);
    return file.close();
}

Status run(const Args& args)
{
    auto options = sessionOptions(args.estate);
    if (!options)
        return options.error();
    if (options->demo)
        return fromSession(*options, args);
    if (options->estateFile.empty())
        *options = lastEstate();
    Estate estate;
    if (!options->estateFile.empty()) {
        auto read = readEstate(options->estateFile);
        if (!read)
            return read.error();
        estate = std::move(read).value();
    } else if (!options->contexts.empty()) {
        auto config = readKubeconfig(defaultKubeconfigFiles());
        if (!config)
            return config.error();
        estate = estateFromContexts(*config, options->contexts);
    } else {
        return Error{
            ErrorKind::NotAvailable, "no estate was opened yet: name one with --estate", 0, {}, {}};
    }
    return fromMemory(*options, recordedEstate(estate), args);
}

} // namespace

void addExport(CLI::App& app, Chosen& chosen)
{
    const auto args = std::make_shared<Args>();
    CLI::App* command = app.add_subcommand(
        "export", "write what the window last saw into a file, without secrets, for `--replay`");
    command->add_option("FILE", args->file, "the recording")->required();
    command->add_option("--hours", args->hours, "changes of so many last hours")
        ->check(CLI::Range(1, 168))
        ->capture_default_str();
    addEstateOptions(*command, args->estate, true);
    command->callback([args, &chosen] {
        chosen.run = [args] {
            const Status done = run(*args);
            return done ? int(Well) : fail(done.error());
        };
    });

    const auto file = std::make_shared<EstateArgs>();
    CLI::App* import = app.add_subcommand(
        "import", "open the window on a recording, as `--replay` does; no network");
    import->add_option("FILE", file->replay, "the recording")->required();
    import->callback([file, &chosen] {
        chosen.needsWindow = true;
        chosen.ownSignals = true;
        chosen.check = [file] { return checkReplay(*file); };
        chosen.run = [file] {
            const auto options = sessionOptions(*file);
            return options ? runWindow(*options, true) : fail(options.error());
        };
    });
}

} // namespace mw::cli
