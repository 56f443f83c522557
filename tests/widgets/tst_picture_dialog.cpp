// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The preview of a picture without names: keys, clipboard, file, what it says.
#include "tests/support/test_registry.h"
#include "tests/widgets/picture_compare.h"
#include "tests/widgets/window_fixture.h"
#include "tests/widgets/words.h"
#include "widgets/controls/button.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/picture_dialog.h"
#include "widgets/shell/picture_sheet.h"

#include <QClipboard>
#include <QFileInfo>
#include <QPainter>
#include <QTemporaryDir>

using namespace mw;
using namespace mwtest;

namespace {

class Puppet final : public PictureMaker
{
public:
    void draw(std::function<void(RedactedPicture)> done) override
    {
        ++asked;
        m_done = std::move(done);
    }
    void drop() override
    {
        ++dropped;
        m_done = nullptr;
    }
    void give(RedactedPicture picture)
    {
        if (m_done)
            std::exchange(m_done, nullptr)(std::move(picture));
    }
    int asked = 0, dropped = 0;

private:
    std::function<void(RedactedPicture)> m_done;
};

RedactedPicture some()
{
    RedactedPicture picture;
    picture.image = QImage(1200, 700, QImage::Format_RGB32);
    picture.image.fill(Qt::darkGray);
    picture.marks = {{{40, 60, 50, 16}, QStringLiteral("host-2")},
                     {{40, 90, 50, 16}, QStringLiteral("host-10")},
                     {{200, 90, 50, 16}, QStringLiteral("host-2")},
                     {{40, 120, 60, 16}, QStringLiteral("tenant-1")},
                     {{40, 150, 60, 16}, QStringLiteral("person-1")},
                     {{40, 180, 60, 16}, QStringLiteral("person-2")}};
    return picture;
}

void trigger(WindowFixture& f)
{
    QTest::keyClick(f.window->focusWidget() ? f.window->focusWidget() : f.window.get(),
                    Qt::Key_C,
                    Qt::ControlModifier | Qt::ShiftModifier);
}

} // namespace

class PictureDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void theKeyOpensItAndEnterCopies()
    {
        const Words words;
        WindowFixture f;
        Puppet maker;
        f.window->setPictureMaker(maker);
        trigger(f);
        PictureDialog* dialog = f.window->pictureDialog();
        QVERIFY(dialog->isOpen());
        QCOMPARE(maker.asked, 1);
        QVERIFY(!dialog->ready());
        // nothing to copy yet: Enter leaves the clipboard alone
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        dialog->copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
        maker.give(some());
        QVERIFY(dialog->ready());
        QCOMPARE(dialog->countWords(), QStringLiteral("Replaced: 2 hosts, 1 tenant, 2 people"));
        QCOMPARE(dialog->listWords(),
                 QStringLiteral("host-2, host-10, tenant-1, person-1, person-2"));
        QTest::keyClick(f.window->focusWidget(), Qt::Key_Return);
        QVERIFY(!dialog->isOpen());
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(1200, 700));
        QCOMPARE(f.window->notice()->text(), QStringLiteral("The picture is on the clipboard."));
    }

    void escapeForgetsIt()
    {
        WindowFixture f;
        Puppet maker;
        f.window->setPictureMaker(maker);
        trigger(f);
        QTest::keyClick(f.window->focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.window->pictureDialog()->isOpen());
        QCOMPARE(maker.dropped, 1);
        maker.give(some()); // comes too late
        QVERIFY(!f.window->pictureDialog()->ready());
    }

    void withoutNamesItSaysSo()
    {
        RedactedPicture picture = some();
        picture.marks.clear();
        QVERIFY(replacedWords(picture.marks).startsWith(QStringLiteral("No name")));
        QVERIFY(replacedList(picture.marks).isEmpty());
    }

    void whatCouldNotBeDrawnIsSaid()
    {
        WindowFixture f;
        Puppet maker;
        f.window->setPictureMaker(maker);
        trigger(f);
        maker.give({{}, {}, QStringLiteral("Drawing it took too long.")});
        PictureDialog* dialog = f.window->pictureDialog();
        QVERIFY(!dialog->ready());
        QCOMPARE(dialog->problem(), QStringLiteral("Drawing it took too long."));
        for (auto* button : dialog->findChildren<Button*>())
            QCOMPARE(button->isEnabled(), button->text() == QStringLiteral("Cancel"));
    }

    void aFileIsForItsOwnerAlone()
    {
        QTemporaryDir dir;
        WindowFixture f;
        Puppet maker;
        f.window->setPictureMaker(maker);
        trigger(f);
        maker.give(some());
        const QString file = dir.filePath(QStringLiteral("p.png"));
        QVERIFY(f.window->pictureDialog()->save(file));
        QCOMPARE(QImage(file).size(), QSize(1200, 700));
        QVERIFY(QImage(file).textKeys().isEmpty());
        const auto others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY((QFileInfo(file).permissions() & others) == QFile::Permissions());
        QVERIFY(f.window->notice()->text().contains(QStringLiteral("p.png")));
    }

    void whyItCouldNotBeSavedIsSaid()
    {
        QTemporaryDir dir;
        WindowFixture f;
        Puppet maker;
        f.window->setPictureMaker(maker);
        trigger(f);
        maker.give(some());
        PictureDialog* dialog = f.window->pictureDialog();
        QVERIFY(!dialog->save(dir.filePath(QStringLiteral("no/such/folder/p.png"))));
        QVERIFY(dialog->isOpen()); // nothing is lost
        QVERIFY2(dialog->problem().contains(QStringLiteral("could not be written")),
                 qPrintable(dialog->problem()));
        QVERIFY(dialog->ready());
        dialog->close();
    }

    void theFooterSaysWhatIsSeen()
    {
        std::vector<SourceStatus> sources(5);
        for (size_t i = 0; i < sources.size(); ++i) {
            sources[i].title = "s" + std::to_string(i);
            sources[i].state = SourceState::Live;
        }
        sources[4].state = SourceState::Disabled;
        World at;
        QVERIFY(parseTime("2026-11-28T05:56:12Z", at));
        QCOMPARE(footerWords(sources, at),
                 QStringLiteral("as of 2026-11-28 05:56:12Z · 4 of 4 sources · names of hosts, "
                                "tenants and people redacted · midwatch " MIDWATCH_VERSION));
        QVERIFY(unseenWords(sources).isEmpty());
        sources[1].state = SourceState::Unreachable;
        QVERIFY(footerWords(sources, at).contains(QStringLiteral("3 of 4 sources")));
        QCOMPARE(unseenWords(sources), QStringLiteral("not live: s1 (unreachable)"));
    }

    void aPaneThatCannotBeDrawnSaysWhy()
    {
        WindowFixture f;
        QVERIFY(!f.window->actions().find(QStringLiteral("shell.picture"))); // nobody draws
        Puppet maker;
        f.window->setPictureMaker(maker);
        QVERIFY(f.window->actions().find(QStringLiteral("shell.picture"))->listed);
    }

    void looksLikeThePicturesKept_data()
    {
        QTest::addColumn<int>("id");
        QTest::newRow("night") << int(ThemeId::Night);
        QTest::newRow("day") << int(ThemeId::Day);
    }
    void looksLikeThePicturesKept()
    {
        QFETCH(int, id);
        const Words words;
        WindowFixture f{ThemeId(id)};
        f.window->resize(1440, 900);
        Puppet maker;
        f.window->setPictureMaker(maker);
        trigger(f);
        RedactedPicture picture;
        const QSize pane(1288, 700);
        const PictureSheet sheet(f.theme,
                                 {QStringLiteral("Clusters"),
                                  QStringLiteral("All environments · Any time"),
                                  {},
                                  footerWords({}, someNight()),
                                  {},
                                  "prod"});
        picture.image = QImage(sheet.sizeFor(pane), QImage::Format_RGB32);
        QPainter p(&picture.image);
        sheet.paint(p, pane);
        p.setFont(f.theme.font());
        p.setPen(f.theme.palette().text);
        const QFontMetrics metrics(p.font());
        for (int i = 1; i <= 12; ++i) {
            const QPoint at = sheet.paneAt() + QPoint(24, 24 + 28 * i);
            const QString begin = QStringLiteral("agent-runtime-5c7d9f6b4-%1   on ").arg(1000 + i);
            const QString name
                = i == 5 ? QStringLiteral("tenant-1") : QStringLiteral("host-%1").arg(1 + i % 4);
            p.drawText(at, begin + name);
            picture.marks.push_back({QRectF(at.x() + metrics.horizontalAdvance(begin),
                                            at.y() - metrics.ascent(),
                                            metrics.horizontalAdvance(name),
                                            metrics.height()),
                                     name});
        }
        p.end();
        maker.give(std::move(picture));
        f.settle();
        const QString name = QStringLiteral("redacted-dialog-%1")
                                 .arg(QString::fromLatin1(QTest::currentDataTag()));
        KeptPictures kept;
        const QString different = kept.check(name, settledPicture(f.window.get()));
        QVERIFY2(different.isEmpty(), qPrintable(different));
    }
};

MIDWATCH_TEST(PictureDialogTest)
#include "tst_picture_dialog.moc"
