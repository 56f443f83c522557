// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// store_writer FILE FIRST: writes generation after generation into a store until it is killed, and
// says each one that is committed. A generation: forty pods that all carry its number, one pod that
// lives for it alone, one change.
#include "models/store/store.h"

#include <QCoreApplication>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

using namespace mw;

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 3)
        return 2;
    alarm(60); // whoever started us may be gone
    StoreOptions options;
    options.file = argv[1];
    options.notice = [](StoreNotice notice) {
        std::printf("notice %s\n", notice.detail.c_str());
        std::fflush(stdout);
    };
    options.committed = [](World at, size_t) {
        std::printf("%lld\n", static_cast<long long>(at.time_since_epoch().count()));
        std::fflush(stdout);
    };
    Store store(options);
    for (int generation = std::atoi(argv[2]);; ++generation) {
        Rows<Pod> rows;
        rows.scope = "prod/Pod";
        const auto key = [](const std::string& name) {
            return ObjectKey{Atom("prod"), Atom("Pod"), Atom("default"), name};
        };
        for (int i = 0; i < 40; ++i) {
            Pod pod;
            pod.key = key("p" + std::to_string(i));
            pod.restarts = generation;
            pod.message.assign(200, 'x');
            rows.upserts.push_back(pod);
        }
        Pod passing;
        passing.key = key("only-" + std::to_string(generation));
        passing.restarts = generation;
        rows.upserts.push_back(passing);
        rows.removed.push_back(key("only-" + std::to_string(generation - 1)));
        Remembered half;
        half.rows.emplace_back(std::move(rows));
        store.put(std::move(half));
        Remembered other;
        Change change;
        change.id = "c" + std::to_string(generation);
        change.at = World(Millis(generation));
        other.changes.push_back(change);
        store.put(std::move(other));
        store.commit(World(Millis(generation)));
        while (store.full())
            usleep(100);
    }
}
