// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/alert_deeds.h"

#include "models/hub/hub.h"
#include "models/insight/silence_match.h"
#include "models/runbook/spoken.h"
#include "models/text/alert_sentences.h"
#include "models/text/format.h"
#include "widgets/controls/segmented.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace mw {
namespace {

constexpr std::array<std::chrono::minutes, 4> lengths{std::chrono::minutes(30),
                                                      std::chrono::minutes(120),
                                                      std::chrono::minutes(480),
                                                      std::chrono::minutes(1440)};

QString shown(const runbook::ActionRequest& request)
{
    return text::qs(runbook::requestText(request));
}

std::string silenceName(const Atom& source, const std::vector<SilenceMatcher>& matchers)
{
    return "silence of " + matcherText(matchers) + " in " + source.str();
}

LeftByDeed
leftSilenced(const runbook::SilenceDraft& draft, const Silence& before, const std::string& id)
{
    const Atom source(draft.source);
    LeftByDeed out;
    out.left.key = silenceKey({source, id});
    out.left.what = silenceName(source, draft.matchers);
    out.left.from = draft.id.empty() ? "none" : "until " + formatTime(before.endsAt);
    out.left.to = "until " + formatTime(draft.endsAt);
    out.left.until = draft.endsAt;
    out.left.undo = "expire it among the alerts; by itself it ends " + formatTime(draft.endsAt);
    // The server may have made a new one in the place of the old one.
    if (!draft.id.empty() && id != draft.id)
        out.undoes = silenceKey({source, draft.id});
    return out;
}

LeftByDeed leftExpired(const Silence& silence)
{
    LeftByDeed out;
    out.left.key = silenceKey(silence.key);
    out.left.what = silenceName(silence.key.source, silence.matchers);
    out.left.from = "until " + formatTime(silence.endsAt);
    out.left.to = "expired";
    out.left.undo = "silence the same alerts again";
    out.undoes = out.left.key;
    return out;
}

} // namespace

std::string silenceKey(const SourceKey& silence)
{
    return std::string(silenceStem) + silence.source.str() + "/" + silence.id;
}

AlertDeeds::AlertDeeds(AlertsSetup setup, PaneContext& context, ConfirmCard& card, QWidget* pane)
    : QObject(pane)
    , m_setup(std::move(setup))
    , m_context(context)
    , m_card(card)
    , m_sender({m_setup.services, m_setup.runsDir, m_setup.person, m_setup.takeLeft},
               context,
               card,
               nullptr)
    , m_silenceForm(new QWidget)
    , m_matchers(new QPlainTextEdit)
    , m_comment(new QLineEdit)
    , m_length(new SegmentedControl(context.theme, {}))
    , m_impact(new TextLabel(context.theme, TextSize::Body, Ink::Text))
    , m_noteText(new QLineEdit)
{
    QStringList words;
    for (const auto length : lengths)
        words << text::window(length);
    m_length->setItems(words);
    m_length->setCurrent(1);
    m_length->setAccessibleName(tr("How long"));
    m_matchers->setFont(context.theme.mono());
    m_matchers->setLineWrapMode(QPlainTextEdit::NoWrap);
    fitMatchers();
    m_matchers->setAccessibleName(tr("Matchers, one per line"));
    m_matchers->setTabChangesFocus(true);
    //: Placeholder: why a silence is made
    m_comment->setPlaceholderText(tr("Why? Others will read this."));
    m_comment->setAccessibleName(tr("Why"));
    //: Placeholder of a note on a page
    m_noteText->setPlaceholderText(tr("What others should know"));
    m_noteText->setAccessibleName(tr("Note"));
    m_noteText->hide();
    auto* form = new QVBoxLayout(m_silenceForm);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(space::tight);
    form->addWidget(m_matchers);
    form->addWidget(m_comment);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::gap);
    row->addWidget(m_length);
    m_impact->setWordWrap(true);
    row->addWidget(m_impact, 1);
    form->addLayout(row);
    form->addStretch(1);
    m_silenceForm->hide();
    card.fields()->addWidget(m_silenceForm);
    card.fields()->addWidget(m_noteText);
    connect(m_matchers, &QPlainTextEdit::textChanged, this, [this] {
        fitMatchers();
        refreshSilence();
    });
    connect(m_comment, &QLineEdit::textChanged, this, &AlertDeeds::refreshSilence);
    connect(m_length, &SegmentedControl::currentChanged, this, &AlertDeeds::refreshSilence);
    connect(m_noteText, &QLineEdit::textChanged, this, [this](const QString& words_) {
        if (m_deed != Deed::Note || m_card.isSent())
            return;
        m_card.setRequest(shown(
            runbook::noteRequest(m_page, from(m_page.key.source), words_.trimmed().toStdString())));
        m_card.setVerb(m_card.verb(), !words_.trimmed().isEmpty());
    });
    connect(m_noteText, &QLineEdit::returnPressed, &m_card, &ConfirmCard::confirm);
    connect(&card, &ConfirmCard::confirmed, this, &AlertDeeds::confirmed);
    connect(&card, &ConfirmCard::closed, this, &AlertDeeds::clear);
    connect(&context.arming, &Arming::changed, this, &AlertDeeds::refreshSilence);
}

AlertDeeds::~AlertDeeds() = default;

void AlertDeeds::clear()
{
    // What was sent goes on being watched for until it is known, but no longer on this card.
    m_deed = Deed::None;
    m_silenceForm->hide();
    m_noteText->hide();
}

std::string AlertDeeds::from(const Atom& source) const
{
    const auto slot = m_context.hub.topic<PagerIdentity>().find({source, "me"});
    return slot ? m_context.hub.topic<PagerIdentity>().row(*slot).email : std::string();
}

void AlertDeeds::acknowledge(const SourceKey& key)
{
    const auto slot = m_context.hub.topic<Page>().find(key);
    if (!slot || !m_setup.services.gateway)
        return;
    clear();
    m_deed = Deed::Acknowledge;
    m_page = m_context.hub.topic<Page>().row(*slot);
    //: Heading of the card that acknowledges a page. %1 = number, %2 = title
    m_card.open(tr("Acknowledge #%1: %2").arg(m_page.number).arg(text::qs(m_page.title)),
                shown(runbook::acknowledgeRequest(m_page, from(key.source))),
                //: Button: verb and object. %1 = number of the page
                tr("Acknowledge #%1").arg(m_page.number),
                ButtonKind::Primary);
    if (const QString next = escalates(); !next.isEmpty())
        m_card.say(StatusKind::Info, next);
}

void AlertDeeds::note(const SourceKey& key)
{
    const auto slot = m_context.hub.topic<Page>().find(key);
    if (!slot || !m_setup.services.gateway)
        return;
    clear();
    m_deed = Deed::Note;
    m_page = m_context.hub.topic<Page>().row(*slot);
    m_noteText->clear();
    //: Heading of the card that leaves a note on a page. %1 = number, %2 = title
    m_card.open(tr("Note on #%1: %2").arg(m_page.number).arg(text::qs(m_page.title)),
                shown(runbook::noteRequest(m_page, from(key.source), {})),
                //: Button: verb and object. %1 = number of the page
                tr("Leave the note on #%1").arg(m_page.number),
                ButtonKind::Primary);
    m_card.setVerb(m_card.verb(), false);
    m_noteText->show();
    m_noteText->setFocus(Qt::OtherFocusReason);
}

void AlertDeeds::silence(const SourceKey& key)
{
    const auto slot = m_context.hub.topic<Alert>().find(key);
    if (!slot || !m_setup.services.gateway)
        return;
    const Alert& alert = m_context.hub.topic<Alert>().row(*slot);
    clear();
    m_source = key.source;
    m_silence = {};
    QStringList lines;
    for (const auto& [name, value] : alert.labels) {
        // What tells this alert from others, without what tells one instance from the next.
        for (const char* wanted : {"alertname",
                                   "cluster",
                                   "namespace",
                                   "service",
                                   "sloth_id",
                                   "deployment",
                                   "node",
                                   "severity"}) {
            if (name == wanted)
                lines << text::qs(matcherText(SilenceMatcher{name, value, false, true}));
        }
    }
    m_deed = Deed::Silence;
    m_matchers->setPlainText(lines.join(QLatin1Char('\n')));
    m_comment->clear();
    //: Heading of the card that makes a silence. %1 = the Alertmanager
    openSilence(tr("New silence in %1").arg(text::qs(m_source.str())));
}

void AlertDeeds::extend(const SourceKey& key)
{
    const auto slot = m_context.hub.topic<Silence>().find(key);
    if (!slot || !m_setup.services.gateway)
        return;
    clear();
    m_silence = m_context.hub.topic<Silence>().row(*slot);
    m_source = key.source;
    QStringList lines;
    for (const SilenceMatcher& one : m_silence.matchers)
        lines << text::qs(matcherText(one));
    m_deed = Deed::Silence;
    m_matchers->setPlainText(lines.join(QLatin1Char('\n')));
    m_comment->setText(text::qs(m_silence.comment));
    //: Heading of the card that changes a silence. %1 = the Alertmanager
    openSilence(tr("Change a silence in %1 (it may get a new id)").arg(text::qs(m_source.str())));
}

// Every matcher is seen: what is silenced must not hide below an edge. Past eight it scrolls.
void AlertDeeds::fitMatchers()
{
    const int lines = std::clamp(m_matchers->blockCount(), 2, 8);
    const int around
        = 2 * (m_matchers->frameWidth() + int(m_matchers->document()->documentMargin()));
    const QMargins margins = m_matchers->contentsMargins();
    m_matchers->setFixedHeight(lines * m_matchers->fontMetrics().lineSpacing() + around
                               + margins.top() + margins.bottom() + 4);
}

void AlertDeeds::openSilence(const QString& title)
{
    m_silenceForm->show();
    m_card.open(title, {}, {}, ButtonKind::Danger);
    refreshSilence();
    m_comment->setFocus(Qt::OtherFocusReason);
}

runbook::SilenceDraft AlertDeeds::draft() const
{
    runbook::SilenceDraft out;
    out.source = m_source.str();
    out.id = m_silence.key.id;
    if (const auto matchers = parseMatchers(m_matchers->toPlainText().toStdString()))
        out.matchers = *matchers;
    const World now = m_context.clock.world();
    const bool running = !out.id.empty() && m_silence.state == Silence::State::Active;
    out.startsAt = running ? m_silence.startsAt : now;
    out.endsAt = now + lengths[size_t(std::clamp(m_length->current(), 0, 3))];
    out.createdBy = m_setup.person;
    out.comment = m_comment->text().trimmed().toStdString();
    return out;
}

void AlertDeeds::refreshSilence()
{
    if (m_deed != Deed::Silence && m_deed != Deed::Expire)
        return;
    if (m_card.isSent())
        return;
    const QString arm = m_sender.armWords(m_source);
    if (m_deed == Deed::Expire) {
        m_card.setVerb(arm.isEmpty() ? tr("Expire the silence") : arm, true);
        return;
    }
    const auto matchers = parseMatchers(m_matchers->toPlainText().toStdString());
    const auto match
        = matchers ? SilenceMatch::compile(*matchers) : Result<SilenceMatch>(matchers.error());
    m_card.setRequest(shown(runbook::silenceRequest(draft())));
    if (!match) {
        m_impact->setText(text::qs(match.error().detail));
        m_card.setVerb(arm.isEmpty() ? tr("Silence") : arm, !arm.isEmpty());
        return;
    }
    int hits = 0, all = 0;
    QStringList objects;
    m_context.hub.topic<Alert>().forEach([&](Slot, const Alert& alert) {
        if (alert.key.source != m_source)
            return;
        ++all;
        if (!match->matches(alert.labels))
            return;
        ++hits;
        if (objects.size() < 4 && !objects.contains(text::qs(alert.name)))
            objects << text::qs(alert.name);
    });
    //: Impact of a silence. %1 = how many alerts it matches, %2 = of how many, %3 = their names
    m_impact->setText(
        tr("Quietens %1 of %2 alerts that fire now: %3")
            .arg(hits)
            .arg(all)
            .arg(objects.isEmpty() ? text::none() : objects.join(QStringLiteral(", "))));
    const bool words = !m_comment->text().trimmed().isEmpty();
    //: Button: verb, object, how long. %n = alerts, %1 = "2 h"
    const QString verb
        = tr("Silence %n alert(s) for %1", nullptr, hits)
              .arg(text::window(lengths[size_t(std::clamp(m_length->current(), 0, 3))]));
    m_card.setVerb(arm.isEmpty() ? verb : arm, words || !arm.isEmpty());
}

void AlertDeeds::expire(const SourceKey& key)
{
    const auto slot = m_context.hub.topic<Silence>().find(key);
    if (!slot || !m_setup.services.gateway)
        return;
    clear();
    m_deed = Deed::Expire;
    m_silence = m_context.hub.topic<Silence>().row(*slot);
    m_source = key.source;
    //: Heading of the card that ends a silence. %1 = its comment, %2 = who made it
    m_card.open(tr("Expire the silence \"%1\" of %2")
                    .arg(text::qs(m_silence.comment), text::qs(m_silence.createdBy)),
                shown(runbook::expireRequest(m_silence)),
                tr("Expire the silence"),
                ButtonKind::Danger);
    refreshSilence();
}

void AlertDeeds::confirmed()
{
    using runbook::PageFlow;
    if (m_deed == Deed::Acknowledge || m_deed == Deed::Note) {
        const bool isNote = m_deed == Deed::Note;
        const std::string words = m_noteText->text().trimmed().toStdString();
        auto request = isNote ? runbook::noteRequest(m_page, from(m_page.key.source), words)
                              : runbook::acknowledgeRequest(m_page, from(m_page.key.source));
        request.who = m_setup.person;
        request.environment = m_sender.environmentOf(m_page.key.source);
        m_card.setSent();
        m_began = m_context.clock.monotonic();
        m_flow = std::make_unique<PageFlow>(
            m_setup.services, m_setup.runsDir, m_page, std::move(request));
        connect(m_flow.get(), &PageFlow::changed, this, [this] {
            refreshFlow();
            if (m_flow->ended())
                m_context.hub.retry(SourceId(m_flow->page().key.source.str()));
        });
        m_flow->start(isNote ? words : std::string());
        return;
    }
    if (m_deed != Deed::Silence && m_deed != Deed::Expire)
        return;
    if (!m_sender.armedFor(m_source)) {
        m_sender.arm();
        return;
    }
    if (m_deed == Deed::Expire) {
        m_sender.send(
            runbook::expireRequest(m_silence),
            [](const runbook::ActionOutcome&) { return tr("Expired."); },
            [silence = m_silence](const runbook::ActionOutcome&) { return leftExpired(silence); });
        return;
    }
    const runbook::SilenceDraft wanted = draft();
    m_sender.send(
        runbook::silenceRequest(wanted),
        [before = m_silence.key.id](const runbook::ActionOutcome& outcome) {
            const auto id = runbook::silenceIdIn(outcome.body);
            if (!id)
                return tr("Silenced.");
            if (!before.empty() && *id != before)
                //: A changed silence. %1 = its new id
                return tr("Changed; it is now %1.").arg(text::qs(*id));
            return QString(tr("Silenced.") + QLatin1Char(' ') + text::qs(*id));
        },
        [wanted, before = m_silence](const runbook::ActionOutcome& outcome) {
            // Without an id the matchers tell it from others.
            return leftSilenced(
                wanted,
                before,
                runbook::silenceIdIn(outcome.body)
                    .value_or(wanted.id.empty() ? matcherText(wanted.matchers) : wanted.id));
        });
}

QString AlertDeeds::escalates() const
{
    Page page = m_page;
    if (const auto slot = m_context.hub.topic<Page>().find(m_page.key))
        page = m_context.hub.topic<Page>().row(*slot);
    const QString when = text::escalation(page, m_context.clock.world());
    //: %1 = countdown and whom: "0:52 → Ben"
    return when.isEmpty() ? QString() : tr("Escalates in %1.").arg(when);
}

void AlertDeeds::refreshFlow()
{
    if (!m_flow || m_card.isHidden())
        return;
    using State = runbook::PageFlow::State;
    const bool isNote = m_deed == Deed::Note;
    const QString why = text::qs(runbook::spokenRefusal(m_flow->words()));
    const QString next = isNote ? QString() : escalates();
    const auto with = [&next](const QString& sentence) {
        return next.isEmpty() ? sentence : QString(sentence + QLatin1Char(' ') + next);
    };
    switch (m_flow->state()) {
    case State::Looking:
        m_card.say(StatusKind::Info, with(tr("Looking whether it is still open…")));
        break;
    case State::Sending:
        m_card.say(StatusKind::Info, with(tr("Sent; waiting for the reply…")));
        break;
    case State::ReadingBack:
        m_card.say(StatusKind::Warning,
                   //: %1 = why there is no confirmation
                   with(isNote ? tr("NOT noted yet (%1); reading back…").arg(why)
                               : tr("NOT acknowledged yet (%1); reading back…").arg(why)));
        break;
    case State::Done:
        m_card.say(
            StatusKind::Ok,
            isNote ? tr("Noted.")
                   : tr("Acknowledged at %1.").arg(text::clockTimeUtc(m_context.clock.world())));
        break;
    case State::NotNeeded:
        //: Nothing was sent to the pager. %1 = "resolved", "acknowledged by Ben"
        m_card.say(StatusKind::Info, tr("Nothing was sent: it is %1.").arg(why));
        break;
    case State::Failed:
        //: %1 = why
        m_card.say(
            StatusKind::Critical,
            with(isNote ? tr("NOT noted: %1.").arg(why) : tr("NOT acknowledged: %1.").arg(why)));
        break;
    case State::NotConfirmed:
        //: Nobody confirmed it. %1 = why
        m_card.say(StatusKind::Critical,
                   with(isNote
                            ? tr("NOT noted as far as can be seen (%1).").arg(why)
                            : tr("NOT acknowledged as far as can be seen (%1). Use the telephone.")
                                  .arg(why)));
        break;
    }
}

void AlertDeeds::tick()
{
    const bool flows
        = m_flow && m_card.isSent() && (m_deed == Deed::Acknowledge || m_deed == Deed::Note);
    if (flows && m_flow->state() != runbook::PageFlow::State::Done)
        refreshFlow();
    else if (m_deed == Deed::Acknowledge && !m_card.isSent() && !escalates().isEmpty())
        m_card.say(StatusKind::Info, escalates());
    refreshSilence();
}

} // namespace mw
