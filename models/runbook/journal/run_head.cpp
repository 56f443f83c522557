// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/journal/run_head.h"

#include "models/runbook/journal/body.h"
#include "models/runbook/journal/hash.h"

namespace mw::runbook {

std::string oneLine(std::string text)
{
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    return text;
}

std::string headText(const RunHead& head)
{
    return "Midwatch run record\nrun      " + oneLine(head.run) + "\nrunbook  "
        + oneLine(head.title) + " (" + oneLine(head.sha256.substr(0, 12)) + ")\nmode     "
        + oneLine(head.mode) + "\nestate   " + oneLine(head.estate) + "\nstate    "
        + oneLine(head.state) + "\nclosed   " + formatTime(head.closedAt) + "\nhead     "
        + head.hash + "\nwords    " + hashWords(head.hash) + "\n";
}

std::optional<RunHead> runHeadOf(const std::vector<Record>& records, const std::string& lastHash)
{
    RunHead out;
    for (size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        if (record.type == "run.created") {
            out.title = text(record.body, "title");
            out.sha256 = text(record.body, "sha256");
            out.mode = text(record.body, "mode");
            out.estate = text(record.body, "estate");
        } else if (record.type == "run.closed") {
            out.run = record.run;
            out.state = text(record.body, "state");
            out.closedAt = record.at;
            out.hash = i + 1 < records.size() ? records[i + 1].prev : lastHash;
            return out;
        }
    }
    return std::nullopt;
}

} // namespace mw::runbook
