// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A run with approvals, from its first record to verify.
#pragma once

#include "tests/models/runbook/signed_rig.h"

namespace mwtest {

using namespace mw;
using namespace mw::runbook;

inline World start()
{
    World at{};
    parseTime("2026-03-01T03:00:00Z", at);
    return at;
}

inline const char* const grow = R"(- id: grow
  do: k8s.scale
  with: {cluster: prod, ref: {kind: Deployment, namespace: shop, name: api}, replicas: 6}
)";

inline std::string approval(const std::string& id, const std::string& with)
{
    return "- id: " + id + "\n  do: approval\n  with: {" + with + "}\n";
}

struct ApprovalRig
{
    FixedClock clock{start()};
    MemoryFiles files;
    FakeWorld world{clock};
    FakeSigning signing;
    std::unique_ptr<Engine> engine;
    std::string dir;

    ApprovalRig() { files.files["/repo/.git"]; }
    void signers(const std::string& text, const std::string& path = "/repo/allowed_signers")
    {
        files.files[path].bytes = text;
    }
    static std::string threePeople()
    {
        return "# who may approve\n" + signersLine("ed@x.example", "ed")
            + signersLine("cho@x.example,cho", "cho") + signersLine("ana@x.example", "ana");
    }
    Services services()
    {
        Services out = world.services(files);
        out.signing = &signing;
        return out;
    }
    Status create(const std::string& steps, const std::string& head = {}, Mode mode = Mode::Live)
    {
        engine = std::make_unique<Engine>(services());
        auto r = request(runbookText(steps, head));
        r.runbook.file = "/repo/ops/t.runbook.yaml";
        r.mode = mode;
        const Status created = engine->create(r);
        dir = engine->view().dir;
        return created;
    }
    void begin(const std::string& steps, const std::string& head = {}, Mode mode = Mode::Live)
    {
        const Status created = create(steps, head, mode);
        if (!created)
            qFatal("%s", describe(created.error()).c_str());
        turn();
        dir = engine->view().dir;
        QVERIFY(engine->start("Ana"));
        turn();
    }
    void turn() { crank(*engine, world, clock); }
    void resume()
    {
        engine.reset();
        files.restart(false);
        engine = std::make_unique<Engine>(services());
        const auto opened = engine->resume(dir, "Ana");
        QVERIFY2(opened.has_value(), opened ? "" : describe(opened.error()).c_str());
        turn();
    }
    const CardView& card() const { return engine->view().card; }
    std::string text() const { return card().approval->requestText; }
    // "" if it counts, "…" while it is being checked.
    std::string give(const std::string& signature, const std::string& step = "ok")
    {
        std::string said = "…";
        engine->approveSigned(step, signature, [&said](Status status) {
            said = status ? "" : status.error().detail;
        });
        return said;
    }
    std::string give(const char* key) { return give(fakeSignature(key, text())); }
    int records(const std::string& type)
    {
        const auto content = readJournal(files, dir);
        int n = 0;
        for (const Record& record : content->records)
            n += record.type == type;
        return n;
    }
    VerifyReport verified() { return verifiedRun(files, dir, signing); }
};

} // namespace mwtest
