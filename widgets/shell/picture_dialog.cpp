// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/picture_dialog.h"

#include "widgets/controls/button.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/text_label.h"
#include "widgets/theme/paint.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QSaveFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>

namespace mw {
namespace {

// "tenant-12" after "tenant-2", and both after hosts, as they are counted.
bool before(const QString& a, const QString& b)
{
    static const QStringList kinds{QStringLiteral("host"),
                                   QStringLiteral("address"),
                                   QStringLiteral("tenant"),
                                   QStringLiteral("person"),
                                   QStringLiteral("team"),
                                   QStringLiteral("account")};
    const auto place = [](const QString& text) {
        const auto dash = text.lastIndexOf(u'-');
        return std::pair(kinds.indexOf(text.left(dash)), text.mid(dash + 1).toInt());
    };
    return place(a) < place(b);
}

QStringList pseudonymsOf(const std::vector<RedactedPicture::Mark>& marks)
{
    QStringList all;
    for (const RedactedPicture::Mark& mark : marks) {
        if (!all.contains(mark.pseudonym))
            all << mark.pseudonym;
    }
    std::sort(all.begin(), all.end(), before);
    return all;
}

} // namespace

QString replacedWords(const std::vector<RedactedPicture::Mark>& marks)
{
    const QStringList all = pseudonymsOf(marks);
    const auto count = [&all](const char* word) {
        const QString begin = QString::fromLatin1(word) + u'-';
        return int(std::count_if(
            all.begin(), all.end(), [&](const QString& one) { return one.startsWith(begin); }));
    };
    QStringList words;
    if (const int n = count("host"); n > 0)
        //: Count of what was replaced in a picture
        words << PictureDialog::tr("%n host(s)", nullptr, n);
    if (const int n = count("address"); n > 0)
        //: Count of what was replaced in a picture: network addresses
        words << PictureDialog::tr("%n address(es)", nullptr, n);
    if (const int n = count("tenant"); n > 0)
        //: Count of what was replaced in a picture
        words << PictureDialog::tr("%n tenant(s)", nullptr, n);
    if (const int n = count("person"); n > 0)
        //: Count of what was replaced in a picture
        words << PictureDialog::tr("%n people", nullptr, n);
    if (const int n = count("team"); n > 0)
        //: Count of what was replaced in a picture
        words << PictureDialog::tr("%n team(s)", nullptr, n);
    if (const int n = count("account"); n > 0)
        //: Count of what was replaced in a picture: accounts of a cloud
        words << PictureDialog::tr("%n account(s)", nullptr, n);
    if (words.isEmpty())
        return PictureDialog::tr("No name of a host, tenant or person stands in it.");
    //: Over a picture. %1 = "7 hosts, 3 tenants, 2 people"
    return PictureDialog::tr("Replaced: %1").arg(words.join(QStringLiteral(", ")));
}

QString replacedList(const std::vector<RedactedPicture::Mark>& marks)
{
    return pseudonymsOf(marks).join(QStringLiteral(", "));
}

QString writePicture(const QImage& image, const QString& file)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return PictureDialog::tr("it cannot be made a PNG");
    QSaveFile out(file); // whole or not at all
    if (!out.open(QIODevice::WriteOnly))
        return out.errorString();
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (out.write(bytes) != bytes.size() || !out.commit())
        return out.errorString();
    return {};
}

PictureView::PictureView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    //: Accessible name
    setAccessibleName(tr("Preview of the picture"));
}

void PictureView::setPicture(const RedactedPicture* picture)
{
    m_picture = picture;
    measure();
    update();
}

void PictureView::setFit(bool fit)
{
    m_fit = fit;
    measure();
}

void PictureView::setRoom(QSize room)
{
    m_room = room;
    measure();
}

void PictureView::setWaiting(const QString& words)
{
    m_waiting = words;
    update();
}

QSize PictureView::natural() const
{
    return m_picture && !m_picture->image.isNull()
        ? (QSizeF(m_picture->image.size()) / m_picture->image.devicePixelRatio()).toSize()
        : QSize();
}

void PictureView::measure()
{
    const QSize own = natural();
    if (own.isEmpty())
        resize(m_room);
    else if (m_fit && (own.width() > m_room.width() || own.height() > m_room.height()))
        resize(own.scaled(m_room, Qt::KeepAspectRatio));
    else
        resize(own);
    update();
}

void PictureView::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const QSize own = natural();
    if (own.isEmpty()) {
        p.setFont(m_theme.font(TextSize::Body));
        p.setPen(m_theme.palette().muted);
        p.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_waiting);
        return;
    }
    const qreal scale = qreal(width()) / own.width();
    if (scale < 1) {
        // smoothly: text at half its size is still text
        const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
        QImage small
            = m_picture->image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        small.setDevicePixelRatio(devicePixelRatioF());
        p.drawImage(QPoint(), small);
    } else {
        p.drawImage(QPoint(), m_picture->image);
    }
    p.setPen(QPen(m_theme.palette().accent, 1));
    for (const RedactedPicture::Mark& mark : m_picture->marks) {
        const QRectF box(mark.box.topLeft() * scale, mark.box.size() * scale);
        p.drawRect(box.adjusted(-1.5, -0.5, 1.5, 0.5).toRect());
    }
}

PictureDialog::PictureDialog(const Theme& theme, QWidget* window)
    : Layer(theme, window)
    , m_counts(new TextLabel(theme, TextSize::Body, Ink::Text))
    , m_list(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_problem(new TextLabel(theme, TextSize::Small, Ink::Text, QFont::DemiBold))
    //: Sizes of a preview: as large as fits, or its own size
    , m_zoom(new SegmentedControl(theme, {tr("Fit"), QStringLiteral("100 %")}))
    , m_scroll(new QScrollArea)
    , m_view(new PictureView(theme))
    //: Button: puts the picture on the clipboard
    , m_copy(new Button(theme, tr("Copy picture"), ButtonKind::Primary))
    //: Button: writes the picture into a file
    , m_save(new Button(theme, tr("Save as PNG…")))
    //: Button: forgets the picture
    , m_cancel(new Button(theme, tr("Cancel")))
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(24, 20, 24, 16);
    all->setSpacing(8);
    auto* head = new QHBoxLayout;
    auto* title = new TextLabel(theme, TextSize::Head, Ink::Text, QFont::DemiBold);
    //: Headline over the preview of a picture that can be given away
    title->setText(tr("Picture without names"));
    head->addWidget(title, 1);
    m_zoom->setAccessibleName(tr("Size of the preview"));
    head->addWidget(m_zoom);
    all->addLayout(head);
    m_counts->setWordWrap(true);
    all->addWidget(m_counts);
    m_list->setElide(Qt::ElideRight);
    m_list->setTextInteractionFlags(Qt::NoTextInteraction);
    all->addWidget(m_list);
    all->addSpacing(4);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(false);
    m_scroll->setAlignment(Qt::AlignCenter);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setWidget(m_view);
    m_scroll->viewport()->setAutoFillBackground(false);
    all->addWidget(m_scroll, 1);
    m_problem->setWordWrap(true);
    m_problem->hide();
    all->addWidget(m_problem);
    auto* foot = new QHBoxLayout;
    auto* note = new TextLabel(theme, TextSize::Small, Ink::Faint);
    note->setElide(Qt::ElideRight);
    //: Below the preview of a picture: what the thin frames in it are
    note->setText(tr("Outlines mark what was replaced; they are not in the picture."));
    foot->addWidget(note, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_save);
    foot->addWidget(m_copy);
    all->addLayout(foot);
    connect(m_zoom, &SegmentedControl::currentChanged, this, [this](int index) {
        m_view->setFit(index == 0);
    });
    connect(m_copy, &QPushButton::clicked, this, &PictureDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &PictureDialog::askForFile);
    connect(m_cancel, &QPushButton::clicked, this, &Layer::close);
    connect(this, &Layer::closed, this, [this] {
        if (m_maker)
            m_maker->drop();
        m_maker = nullptr;
        m_view->setPicture(nullptr);
        m_picture = {};
    });
}

void PictureDialog::openFor(PictureMaker& maker, const QString& name)
{
    m_maker = &maker;
    m_name = name;
    m_picture = {};
    m_view->setPicture(nullptr);
    m_zoom->setCurrent(0);
    say({});
    //: Preview of a picture, while it is drawn
    m_view->setWaiting(tr("The pane is drawn again from its data, without names…"));
    m_counts->setText({});
    m_list->setText({});
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    open();
    m_view->setRoom(m_scroll->viewport()->size());
    maker.draw([this](RedactedPicture picture) { take(std::move(picture)); });
}

void PictureDialog::take(RedactedPicture picture)
{
    m_maker = nullptr;
    m_picture = std::move(picture);
    if (!ready()) {
        m_view->setWaiting(m_picture.problem);
        return;
    }
    m_counts->setText(countWords());
    m_list->setText(listWords());
    m_view->setRoom(m_scroll->viewport()->size());
    m_view->setPicture(&m_picture);
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
    m_copy->setFocus(Qt::OtherFocusReason);
}

QString PictureDialog::countWords() const
{
    return replacedWords(m_picture.marks);
}

QString PictureDialog::listWords() const
{
    return replacedList(m_picture.marks);
}

QString PictureDialog::problem() const
{
    return m_problem->isHidden() ? m_picture.problem : m_problem->text();
}

void PictureDialog::say(const QString& problem)
{
    m_problem->setText(problem.isEmpty() ? QString() : QString(QStringLiteral("▲ ") % problem));
    m_problem->setVisible(!problem.isEmpty());
}

void PictureDialog::copy()
{
    if (!ready())
        return;
    QGuiApplication::clipboard()->setImage(m_picture.image);
    close();
    Q_EMIT copied();
}

void PictureDialog::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Save as PNG"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->setNameFilter(QStringLiteral("PNG (*.png)"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    dialog->selectFile(m_name + QStringLiteral(".png"));
    connect(dialog, &QFileDialog::fileSelected, this, &PictureDialog::save);
    dialog->open();
}

bool PictureDialog::save(const QString& file)
{
    if (!ready())
        return false;
    if (const QString why = writePicture(m_picture.image, file); !why.isEmpty()) {
        //: %1 = file, %2 = why, in the system's words
        say(tr("%1 could not be written: %2").arg(file, why));
        return false;
    }
    close();
    Q_EMIT saved(file);
    return true;
}

void PictureDialog::resizeEvent(QResizeEvent* event)
{
    Layer::resizeEvent(event);
    if (isOpen())
        m_view->setRoom(m_scroll->viewport()->size());
}

QRect PictureDialog::panelRect() const
{
    const QSize window = parentWidget()->size();
    const int wide = std::min(1360, window.width() - 64);
    const int tall = std::min(1000, window.height() - 64);
    return {(window.width() - wide) / 2, (window.height() - tall) / 2, wide, tall};
}

QWidget* PictureDialog::firstFocus()
{
    return m_copy->isEnabled() ? m_copy : m_cancel;
}

} // namespace mw
