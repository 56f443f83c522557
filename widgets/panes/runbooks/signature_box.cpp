// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/signature_box.h"

#include "models/runbook/sign/signing.h"
#include "models/runbook/sign/ssh_signature.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPlainTextEdit>

namespace mw::run {

namespace {

constexpr qint64 largest = 64 << 10;

} // namespace

SignatureBox::SignatureBox(Theme& theme, runbook::Engine& engine, SignatureWanted wanted)
    : m_theme(theme)
    , m_engine(engine)
    , m_wanted(std::move(wanted))
    , m_text(new QPlainTextEdit)
    , m_words(label(theme, {}, TextSize::Small, QFont::Normal, Ink::Warning))
    , m_row(new QHBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    column->addWidget(label(theme, m_wanted.caption, TextSize::Small, QFont::Normal, Ink::Muted));
    m_text->setAccessibleName(m_wanted.caption);
    setFocusProxy(m_text);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(space::tight);
    const auto dress = [this] {
        m_text->setFont(m_theme.mono(TextSize::Small));
        QPalette palette = m_text->palette();
        const bool seen = m_theme.palette().sunken != m_theme.palette().panel;
        palette.setColor(QPalette::Base,
                         seen ? m_theme.palette().sunken : m_theme.palette().window);
        palette.setColor(QPalette::Text, m_theme.palette().text);
        m_text->setPalette(palette);
    };
    dress();
    connect(&theme, &Theme::changed, m_text, dress);
    m_text->setPlaceholderText(QStringLiteral("-----BEGIN SSH SIGNATURE-----"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    const int line = QFontMetrics(m_text->font()).lineSpacing();
    m_text->setFixedHeight(4 * line + 2 * space::tight);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        say({});
        Q_EMIT changed();
    });
    // The frame stands around it: on its own the field would paint over the round corners.
    auto* frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(
        space::tight / 2, space::tight / 2, space::tight / 2, space::tight / 2);
    inside->addWidget(m_text);
    column->addWidget(frame);
    m_words->hide();
    column->addWidget(m_words);
    m_row->setSpacing(space::tight);
    const auto add = [&](const QString& text, auto action) {
        auto* one = button(theme, text);
        connect(one, &QPushButton::clicked, this, action);
        m_row->addWidget(one);
        return one;
    };
    add(tr("Paste signature"), [this] {
        if (!m_busy)
            m_text->setPlainText(QGuiApplication::clipboard()->text().left(largest));
    });
    add(tr("Open a file…"), [this] { openFile(); });
    //: makes a signature with a key that the SSH agent or a security key of this machine holds
    add(tr("Sign here"), [this] { signHere(); })
        ->setToolTip(tr("With a key of the SSH agent, or a security key it knows. The agent asks "
                        "for the touch or the PIN."));
    m_cancel = add(tr("Cancel"), [this] {
        delete m_signing.data();
        setBusy(false, tr("Nothing was signed."));
    });
    m_cancel->hide();
    m_row->addStretch(1);
    column->addLayout(m_row);
}

SignatureBox::~SignatureBox()
{
    delete m_signing.data();
}

QString SignatureBox::signature() const
{
    return m_text->toPlainText();
}

void SignatureBox::setSignature(const QString& text)
{
    m_text->setPlainText(text);
}

QString SignatureBox::refusal() const
{
    return m_words->isHidden() ? QString() : m_words->text();
}

void SignatureBox::say(const QString& words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
}

void SignatureBox::setBusy(bool busy, const QString& words)
{
    m_busy = busy;
    m_text->setReadOnly(busy);
    m_cancel->setVisible(busy && m_signing);
    say(words);
    Q_EMIT changed();
}

void SignatureBox::openFile()
{
    if (m_busy)
        return;
    auto* dialog = new QFileDialog(this, tr("Open a signature"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Signatures (*.sig)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            m_text->setPlainText(QString::fromUtf8(file.read(largest)));
        else
            //: %1 = a file
            say(tr("%1 cannot be read.").arg(path));
    });
    dialog->open();
}

void SignatureBox::handIn()
{
    if (m_busy)
        return;
    setBusy(true, tr("The signature is being checked…"));
    const QPointer<SignatureBox> self(this);
    m_wanted.handIn(signature().toStdString(), [self](const Status& status) {
        if (!self)
            return;
        const QString why = status ? QString() : said(status.error());
        self->setBusy(false, why);
        Q_EMIT self->answered(why);
    });
}

// Only keys that would count are offered: of an approval those of whoever drives the run are not.
void SignatureBox::signHere()
{
    if (m_busy)
        return;
    m_signing = new QObject(this);
    setBusy(true, tr("Asking the SSH agent for its keys…"));
    m_engine.signing().keys(m_signing, [this](Result<std::vector<runbook::AgentKey>> keys) {
        if (!keys) {
            setBusy(false, said(keys.error()));
            return;
        }
        std::vector<std::pair<runbook::AgentKey, QString>> fit;
        for (const runbook::AgentKey& key : *keys) {
            if (m_wanted.anybody)
                fit.emplace_back(key, text(key.comment));
            for (const auto& voter : m_wanted.voters) {
                if (voter.counts && voter.key == key.fingerprint)
                    fit.emplace_back(key, text(voter.name));
            }
        }
        setBusy(false, {});
        if (fit.empty()) {
            say(m_wanted.noKey);
        } else if (fit.size() == 1) {
            signWith(fit.front().first);
        } else {
            auto* menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            for (const auto& [key, name] : fit)
                menu->addAction(QString(name + QStringLiteral("   ")
                                        + text(runbook::shortFingerprint(key.fingerprint))),
                                this,
                                [this, one = key] { signWith(one); });
            menu->popup(mapToGlobal(QPoint(0, height())));
        }
    });
}

void SignatureBox::signWith(const runbook::AgentKey& key)
{
    delete m_signing.data();
    m_signing = new QObject(this);
    //: %1 = fingerprint of a key
    setBusy(true,
            tr("Signing with %1. Touch the key or enter its PIN where the agent asks for it; "
               "that is waited for up to 90 s.")
                .arg(text(runbook::shortFingerprint(key.fingerprint))));
    m_engine.signing().sign(
        m_wanted.text, key, m_wanted.nameSpace, m_signing, [this](Result<std::string> made) {
            if (!made) {
                setBusy(false, said(made.error()));
                return;
            }
            m_text->setPlainText(text(*made));
            setBusy(false, {});
            handIn();
        });
}

} // namespace mw::run
