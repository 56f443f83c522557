// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/source_popover.h"

#include "models/text/format.h"
#include "models/text/limits.h"
#include "models/text/sentences.h"
#include "models/text/warnings.h"
#include "widgets/controls/button.h"

namespace mw {

SourcePopover::SourcePopover(const Theme& theme, QWidget* window)
    : Layer(theme, window)
    , m_column(new QVBoxLayout)
    //: Button: ask this source again at once
    , m_retry(new Button(theme, tr("Retry now"), ButtonKind::Primary))
    //: Button: opens the file with the mistake
    , m_open(new Button(theme, tr("Open the file"), ButtonKind::Primary))
    //: Button: the command shown above may run, now and later
    , m_allow(new Button(theme, tr("Allow and run"), ButtonKind::Plain))
    //: Button: a source that was found in a cluster is not asked any more
    , m_giveUp(new Button(theme, tr("Stop using it"), ButtonKind::Plain))
{
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(16, 12, 16, 12);
    all->setSpacing(8);
    m_column->setSpacing(6);
    all->addLayout(m_column);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_giveUp);
    buttons->addStretch(1);
    buttons->addWidget(m_allow);
    buttons->addWidget(m_open);
    buttons->addWidget(m_retry);
    all->addLayout(buttons);
    m_open->setVisible(false);
    m_allow->setVisible(false);
    m_giveUp->setVisible(false);
    connect(m_giveUp, &QPushButton::clicked, this, [this] { Q_EMIT giveUpRequested(m_id); });
    connect(m_allow, &QPushButton::clicked, this, [this] { Q_EMIT allowRequested(m_id); });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_reread)
            Q_EMIT rereadRequested();
        else
            Q_EMIT retryRequested(m_id);
    });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_place); });
}

void SourcePopover::openFor(const SourceId& id,
                            QWidget* anchor,
                            const std::vector<SourceStatus>& all,
                            World now)
{
    m_id = id;
    m_left = anchor ? anchor->mapTo(parentWidget(), QPoint(0, 0)).x() : 8;
    m_all = all;
    m_now = now;
    rebuild();
    open();
}

void SourcePopover::refresh(const std::vector<SourceStatus>& all, World now)
{
    if (!isOpen())
        return;
    m_all = all;
    m_now = now;
    rebuild();
    place();
}

void SourcePopover::addText(const QString& words, Ink ink, bool mono)
{
    if (words.isEmpty())
        return;
    auto* label = new TextLabel(theme(), TextSize::Small, ink);
    label->setText(words);
    label->setWordWrap(true);
    label->setMono(mono);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(label);
    label->show();
}

void SourcePopover::addSource(const SourceStatus& source, bool brief)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto* mark = new StatusMark(theme(), 10);
    mark->setStatus(statusOf(source.state), true);
    auto* title = new TextLabel(
        theme(), brief ? TextSize::Body : TextSize::Title, Ink::Text, QFont::DemiBold);
    title->setText(text::qs(source.title));
    title->setElide(Qt::ElideMiddle);
    auto* word = new TextLabel(theme(), TextSize::Small, Ink::Muted);
    const QString risk = text::shortWarning(source);
    if (!risk.isEmpty() && source.state == SourceState::Live)
        mark->setStatus(StatusKind::Warning, true);
    word->setText(risk.isEmpty() ? text::word(source.state)
                                 : QString(text::word(source.state) % QStringLiteral(", ") % risk));
    line->addWidget(mark);
    line->addWidget(title, 1);
    line->addWidget(word);
    m_column->addWidget(row);
    row->show();
    if (brief)
        return;
    const SourceFacts facts = m_facts ? m_facts(source.id) : SourceFacts();
    // Everything the person needs for a yes stands there; the error would only repeat it.
    if (facts.asks())
        return addQuestion(source, facts);
    addText(text::sentence(source, m_now), Ink::Text);
    if (source.error) {
        addText(text::place(*source.error), Ink::Muted, true);
        if (const QString detail = text::detail(*source.error);
            !text::sentence(source, m_now).contains(detail))
            addText(detail, Ink::Muted, true);
        addText(facts.remedy.isEmpty() ? text::remedy(*source.error) : facts.remedy, Ink::Text);
    }
    QStringList numbers;
    numbers << text::qs(source.type);
    if (source.latency.count() >= 0)
        //: Source details. %1 = "84 ms"
        numbers << tr("latency %1").arg(text::latency(source.latency));
    if (source.lastGood != World{} && source.state != SourceState::Live)
        //: Source details. %1 = age of the newest complete answer, "41s"
        numbers << tr("last answer %1 ago").arg(text::age(source.lastGood, m_now));
    //: Source details. %1 = number
    numbers << tr("%1 requests").arg(text::count(source.requests));
    addText(numbers.join(QStringLiteral(" · ")), Ink::Faint);
    if (source.budget)
        addText(text::sentence(*source.budget), Ink::Faint);
    addFacts(source);
    for (const QString& limit : text::limits(source))
        addText(limit, Ink::Text);
    QStringList remedies;
    for (const PartStatus& part : source.parts) {
        const bool fine = part.state == SourceState::Live && !part.error;
        if (fine || (part.state == source.state && part.state != SourceState::Live))
            continue;
        QString words = text::qs(part.part) % QStringLiteral(": ") % text::word(part.state);
        if (part.error)
            words += QStringLiteral(". ") % text::detail(*part.error);
        addText(words, Ink::Muted);
        // Said once: what helps one part helps the others.
        if (part.error && !part.error->hint.empty() && !source.error
            && !remedies.contains(text::remedy(*part.error)))
            remedies << text::remedy(*part.error);
    }
    for (const QString& remedy : remedies)
        addText(remedy, Ink::Text);
}

void SourcePopover::addQuestion(const SourceStatus& source, const SourceFacts& facts)
{
    const QString place
        = source.error && source.error->place ? text::place(*source.error) : QString();
    if (!facts.tlsOffServer.isEmpty()) {
        //: insecure-skip-tls-verify stands so in a file. The address of the server follows below.
        addText(
            tr("The kubeconfig says insecure-skip-tls-verify: the certificate of this server is "
               "not to be looked at. Nobody has agreed to that yet:"),
            Ink::Text);
        addText(facts.tlsOffServer, Ink::Text, true);
        addText(
            tr("What is given up: nothing proves that your cluster is what answers. Whoever is on "
               "the way can pose as it, read the credentials and everything that is shown here, "
               "and change what is sent."),
            Ink::Text);
        //: %1 = name of a context in a kubeconfig
        addText(tr("It holds for this server and the context “%1” alone, now and after the next "
                   "start, and a warning stays in sight. Better: give the cluster's "
                   "certificate-authority.")
                    .arg(facts.tlsOffContext),
                Ink::Muted);
        addText(place, Ink::Faint, true);
        return;
    }
    if (facts.changedProgram.isEmpty()) {
        //: Before a command that is shown below, in a fixed font.
        addText(tr("To sign in, this command has to run. Nobody has allowed it yet:"), Ink::Text);
        addText(facts.wantsToRun, Ink::Text, true);
    } else {
        //: Before a command that is shown below, in a fixed font.
        addText(tr("To sign in, this command has to run. It was allowed before, but its program "
                   "has changed since:"),
                Ink::Text);
        addText(facts.wantsToRun, Ink::Text, true);
        //: %1 = path of a program, %2 and %3 = times of its file, "2026-01-31 00:00:00 UTC"
        addText(tr("%1 was of %2 when it was allowed and is of %3 now: it was installed anew, or "
                   "somebody has replaced it.")
                    .arg(facts.changedProgram,
                         text::timeUtc(facts.fileThen),
                         text::timeUtc(facts.fileNow)),
                Ink::Text);
    }
    if (!place.isEmpty())
        //: %1 = "/home/ada/.kube/config:12:5"
        addText(tr("It is named in %1. Allow it only if you know it: it runs as you, now and "
                   "whenever the credentials expire.")
                    .arg(place),
                Ink::Muted);
}

void SourcePopover::addFacts(const SourceStatus& source)
{
    const SourceFacts facts = m_facts ? m_facts(source.id) : SourceFacts();
    if (!facts.takenService.isEmpty())
        //: A source that a person took into use as it was found. %1 = "monitoring/prometheus:9090",
        //: %2 = name of a context in a kubeconfig
        addText(tr("Found as %1 and taken into use for the context “%2”. It is only read.")
                    .arg(facts.takenService, facts.takenContext),
                Ink::Text);
    if (!facts.waitsFor.isEmpty())
        //: %1 is a command or an address that was asked for a credential.
        addText(tr("Waiting for a credential of %1").arg(facts.waitsFor), Ink::Text);
    if (!facts.credential.isEmpty())
        //: %1 is a kind of credential: "bearer token". %2 says where it comes from.
        addText(facts.origin.isEmpty()
                    ? tr("Asked with: %1").arg(facts.credential)
                    : tr("Asked with: %1, %2").arg(facts.credential, facts.origin),
                Ink::Faint);
    if (!facts.program.isEmpty())
        addText(facts.program, Ink::Faint, true);
    if (facts.expires != World{}) {
        const bool over = facts.expires <= m_now;
        const auto span = std::chrono::duration_cast<std::chrono::seconds>(
            over ? m_now - facts.expires : facts.expires - m_now);
        //: A credential. %1 is a duration, "12m".
        addText(over ? tr("The credential expired %1 ago").arg(text::span(span))
                     : tr("The credential expires in %1").arg(text::span(span)),
                over ? Ink::Text : Ink::Faint);
    }
    if (!facts.proxy.isEmpty())
        //: %1 = "http://proxy:3128 (environment)"
        addText(tr("Through the proxy %1").arg(facts.proxy), Ink::Faint);
    if (std::chrono::abs(source.clockSkew) >= std::chrono::seconds(5)) {
        const auto skew
            = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::abs(source.clockSkew));
        //: %1 is a duration, "7m".
        addText(source.clockSkew.count() > 0
                    ? tr("The server's clock is %1 ahead of this machine's").arg(text::span(skew))
                    : tr("The server's clock is %1 behind this machine's").arg(text::span(skew)),
                Ink::Text);
    }
}

void SourcePopover::rebuild()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (item->widget())
            item->widget()->hide();
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    bool retry = false;
    m_place.clear();
    for (const SourceStatus& source : m_all) {
        if (m_id.empty()) {
            addSource(source, true);
        } else if (source.id == m_id) {
            addSource(source, false);
            retry = source.state != SourceState::Disabled;
            m_reread = source.state == SourceState::Misconfigured;
            if (source.error && source.error->place)
                m_place = text::place(*source.error);
            // A live source needs no shouting button.
            m_retry->setKind(source.state == SourceState::Live || m_reread ? ButtonKind::Plain
                                                                           : ButtonKind::Primary);
            //: Button of a source with a mistake: reads estate, kubeconfig and credentials again
            m_retry->setText(m_reread                                ? tr("Read the estate again")
                                 : source.state == SourceState::Live ? tr("Ask again now")
                                                                     : tr("Retry now"));
        }
    }
    const SourceFacts facts = !m_id.empty() && m_facts ? m_facts(m_id) : SourceFacts();
    const bool asks = facts.asks();
    m_allow->setVisible(asks);
    m_allow->setText(facts.tlsOffServer.isEmpty()
                         ? tr("Allow and run")
                         //: Button: agrees to go on without TLS certificates
                         : tr("Connect without verification"));
    m_giveUp->setVisible(!facts.takenService.isEmpty() && !asks);
    m_retry->setVisible(retry && !asks);
    m_open->setVisible(!m_place.isEmpty());
    m_open->setKind(asks ? ButtonKind::Plain : ButtonKind::Primary);
    panel()->layout()->activate();
}

QRect SourcePopover::panelRect() const
{
    const int wide = std::min(400, width() - 24);
    const int tall = std::min(panel()->layout()->totalHeightForWidth(wide), height() - 80);
    // Where its dot was: dots wander when words beside them change, the popover must not.
    const int x = std::clamp(m_left, 8, std::max(8, width() - wide - 8));
    return {x, height() - 32 - tall, wide, tall};
}

QWidget* SourcePopover::firstFocus()
{
    for (Button* button : {m_open, m_retry}) {
        if (button->isVisibleTo(panel()))
            return button;
    }
    return panel();
}

} // namespace mw
