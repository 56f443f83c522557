// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/log_text.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>

using namespace mw;

namespace {

std::string stamped(int second, const std::string& text)
{
    char time[40];
    std::snprintf(time, sizeof time, "2026-11-26T02:50:%02d.1230000Z ", second % 60);
    return time + text + "\n";
}

const std::string sample = stamped(1, "plain") + stamped(2, "##[group]Run make")
    + stamped(3, "inside") + stamped(4, "##[endgroup]")
    + stamped(5, "\x1b[31mred\x1b[0m and \x1b[1;32mgreen\x1b[22m")
    + stamped(6, "##[warning]careful") + stamped(7, "##[error]Process completed with exit code 1.");

std::vector<std::string> rowsOf(const LogText& log)
{
    std::vector<std::string> out;
    for (size_t row = 0; row < log.rowCount(); ++row)
        out.push_back(log.line(log.lineAt(row)).text);
    return out;
}

} // namespace

class LogTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesTimesColoursAndKinds()
    {
        LogText log;
        log.append(sample);
        QCOMPARE(log.lineCount(), size_t(7));
        const LogLine first = log.line(0);
        QCOMPARE(first.text, std::string("plain"));
        QCOMPARE(std::string(first.time), std::string("2026-11-26T02:50:01.1230000Z"));
        const LogLine colours = log.line(4);
        QCOMPARE(colours.text, std::string("red and green"));
        QCOMPARE(colours.spans,
                 (std::vector<LogSpan>{{0, 3, 2, false, false}, {8, 5, 3, true, false}}));
        QCOMPARE(log.line(1).text, std::string("Run make"));
        QVERIFY(log.line(5).kind == LogKind::Warning);
        QCOMPARE(*log.firstError(), size_t(6));
        QCOMPARE(log.errors(), size_t(1));
    }

    void groupsFoldAndOpen()
    {
        LogText log;
        log.append(sample);
        // Folded at first: the head stands for what is inside.
        QCOMPARE(rowsOf(log).size(), size_t(5));
        QVERIFY(log.folded(1));
        QCOMPARE(log.rowOf(2), size_t(1));
        log.fold(1, false);
        QCOMPARE(rowsOf(log)[2], std::string("inside"));
        QCOMPARE(rowsOf(log).size(), size_t(6)); // ##[endgroup] is never a row
        log.foldAll(true);
        log.reveal(2);
        QCOMPARE(log.lineAt(log.rowOf(2)), size_t(2));
        log.fold(0, true); // no group: nothing happens
        QCOMPARE(rowsOf(log).size(), size_t(6));
    }

    void whatIsUnderWayIsNotFolded()
    {
        LogText log;
        log.append(stamped(1, "##[group]Run tests") + stamped(2, "first"));
        QCOMPARE(log.rowCount(), size_t(2));
        log.append(stamped(3, "second"));
        QCOMPARE(log.rowCount(), size_t(3));
        log.append(stamped(4, "##[endgroup]"));
        QCOMPARE(log.rowCount(), size_t(1));
    }

    void anyCutGivesTheSameLines()
    {
        LogText whole;
        whole.append(sample);
        for (size_t cut = 1; cut < 40; ++cut) {
            LogText log;
            for (size_t at = 0; at < sample.size(); at += cut)
                log.append(std::string_view(sample).substr(at, cut));
            QCOMPARE(log.lineCount(), whole.lineCount());
            QCOMPARE(rowsOf(log), rowsOf(whole));
            QCOMPARE(log.errors(), size_t(1));
            QCOMPARE(*log.firstError(), size_t(6));
        }
    }

    void fetchingAgainKeepsWhatIsThere()
    {
        LogText log;
        const std::string half = sample.substr(0, sample.size() / 2);
        QVERIFY(log.update(half));
        log.fold(1, false);
        QVERIFY(!log.update(half));
        QVERIFY(log.update(sample));
        QCOMPARE(log.lineCount(), size_t(7));
        QVERIFY(!log.folded(1)); // as it was left
        QVERIFY(log.update("another log\n"));
        QCOMPARE(rowsOf(log), (std::vector<std::string>{"another log"}));
        log.clear();
        QCOMPARE(log.lineCount(), size_t(0));
        QVERIFY(!log.firstError());
    }

    void rubbishIsShownHarmlessly()
    {
        LogText log;
        log.append("\x1b[\n\x1b]0;title\x07text\n\x1b\n\x1b[38;5;196mx\x1b[38;2;1;2;3my\n");
        log.append(std::string("a\0b\x01", 4) + "\tc\x7f\n10 %\r20 %\r30 %\n");
        log.append(std::string(100'000, 'w') + "\n2026-11-26T02:50:0 no time\n\r\n");
        QCOMPARE(log.line(0).text, std::string());
        QCOMPARE(log.line(1).text, std::string("text"));
        QCOMPARE(log.line(3).text, std::string("xy"));
        QCOMPARE(log.line(4).text, std::string("ab    c"));
        QCOMPARE(log.line(5).text, std::string("30 %"));
        QCOMPARE(log.line(6).text.size(), LogText::longestLine + 3);
        QVERIFY(log.line(7).time.empty());
        QCOMPARE(log.line(8).text, std::string());
    }

    void searchIsOnWhatIsShown()
    {
        LogText log;
        log.append(sample);
        LogSearch search;
        search.begin("RED AND");
        search.run(log, 3);
        QVERIFY(!search.done(log) && search.matches().empty());
        search.run(log, 100);
        QVERIFY(search.done(log));
        QCOMPARE(search.matches(), (std::vector<uint32_t>{4})); // across a colour
        search.begin("2026");
        search.run(log, 100);
        QVERIFY(search.matches().empty()); // times are left out
        search.begin("in");
        search.run(log, 100);
        QCOMPARE(search.matches(), (std::vector<uint32_t>{0, 2}));
        QCOMPARE(*search.next(std::nullopt, true), size_t(0));
        QCOMPARE(*search.next(0, true), size_t(2));
        QCOMPARE(*search.next(2, true), size_t(0)); // around the end
        QCOMPARE(*search.next(0, false), size_t(2));
        // What comes later is searched too.
        log.append(stamped(9, "in the end"));
        QVERIFY(!search.done(log));
        search.run(log, 100);
        QCOMPARE(search.matches().back(), uint32_t(7));
        QCOMPARE(LogSearch::places("In and in", "in").size(), size_t(2));
        search.begin("");
        QVERIFY(search.done(log));
        QVERIFY(!search.next(std::nullopt, true));
    }

    void aHundredThousandLines()
    {
        std::string big;
        for (int i = 0; i < 100'000; ++i)
            big += stamped(i,
                           "tests/test_" + std::to_string(i % 977) + ".py::test_case_"
                               + std::to_string(i) + " \x1b[32mPASSED\x1b[0m");
        big += stamped(1, "##[error]the needle");
        QElapsedTimer timer;
        timer.start();
        LogText log;
        log.append(big);
        const qint64 indexed = timer.restart();
        LogSearch search;
        search.begin("needle");
        qint64 longest = 0;
        int slices = 0;
        while (!search.done(log)) {
            QElapsedTimer slice;
            slice.start();
            search.run(log, 4'000);
            longest = std::max(longest, slice.elapsed());
            ++slices;
        }
        qInfo("%zu lines, %.1f MB: indexed in %lld ms, searched in %lld ms, longest slice %lld ms",
              log.lineCount(),
              static_cast<double>(big.size()) / 1e6,
              static_cast<long long>(indexed),
              static_cast<long long>(timer.elapsed()),
              static_cast<long long>(longest));
        QCOMPARE(search.matches(), (std::vector<uint32_t>{100'000}));
        QVERIFY(slices > 20); // the window has its turn in between
        QCOMPARE(*log.firstError(), size_t(100'000));
    }
};

MIDWATCH_TEST(LogTextTest)
#include "tst_log_text.moc"
