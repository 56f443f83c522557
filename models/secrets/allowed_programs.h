// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has said yes to: commands that hand out credentials, each with the content of the
// program's file as it was then, and servers that are trusted without their certificate. A file
// that has changed since (installed anew, or replaced by somebody) wants a new yes. This looks at
// that file alone: a library or an interpreter that it calls may change unseen.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QObject;

namespace mw {

// A program as it lies on the disk.
struct ProgramFile
{
    std::string path; // as it was found; links are followed
    std::string sha256; // of the content, 64 hex digits
    World modified{};
    bool operator==(const ProgramFile&) const = default;
};
// Reads the whole file. Any thread, but not the GUI's. NotAvailable: it cannot be read.
Result<ProgramFile> readProgramFile(const std::string& path);
// The same in another thread; done comes in this one, unless the owner has gone. GUI thread.
void readProgramFile(const std::string& path,
                     QObject* owner,
                     std::function<void(Result<ProgramFile>)> done);

// A question to a person.
struct ProgramWish
{
    std::vector<std::string> words; // the command; empty: nothing is asked
    ProgramFile program; // what the yes will be for
    // The same words were allowed when the program's file was another, of this time.
    std::optional<World> before;
    bool empty() const { return words.empty(); }
    bool operator==(const ProgramWish&) const = default;
};

// Kept by hash of the words in a file of the user. Where that cannot be written, a yes holds until
// the end of the program. GUI thread.
class AllowedPrograms
{
public:
    explicit AllowedPrograms(std::string file) : m_file(std::move(file)) { }
    // Nothing: it may run. Else what has to be asked.
    std::optional<ProgramWish> wish(const std::vector<std::string>& words,
                                    const ProgramFile& program) const;
    Status add(const ProgramWish& agreed);
    // An agreement that is about no program.
    bool contains(const std::vector<std::string>& words) const;
    Status add(const std::vector<std::string>& words);
    const std::string& file() const { return m_file; }

private:
    struct Known
    {
        std::string sha256; // empty: about no program
        World modified{};
    };
    std::optional<Known> known(const std::vector<std::string>& words) const;
    Status keep(const std::vector<std::string>& words, const Known& agreed);
    std::string m_file;
    std::map<std::string, Known> m_now; // by hash of the words
};

} // namespace mw
