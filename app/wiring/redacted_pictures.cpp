// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/redacted_pictures.h"

#include "app/boot/redact.h"
#include "app/wiring/painted_texts.h"
#include "app/wiring/replay.h"
#include "app/wiring/session.h"
#include "app/wiring/shadow_pane.h"
#include "app/wiring/window.h"
#include "models/base/hand_over.h"
#include "models/insight/watch_marks.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/picture_sheet.h"
#include "widgets/shell/top_bar.h"

#include <QCoreApplication>
#include <QPainter>
#include <QRegularExpression>
#include <QThreadPool>
#include <QTimer>

namespace mw {
namespace {

constexpr auto every = std::chrono::milliseconds(60); // is the pane settled?
constexpr auto longest = std::chrono::seconds(30);

// Of prose, on one thread: the same texts stand in thousands of rows.
store::Clean cleaner()
{
    return [known = std::make_shared<std::unordered_map<std::string, std::string>>()](
               const std::string& text) {
        const auto [it, fresh] = known->try_emplace(text);
        if (fresh)
            it->second = redact(text);
        return it->second;
    };
}

// What is learnt from what is no row.
void learnBeside(Redaction& redaction,
                 const Recording& recording,
                 const std::string& person,
                 const incident::Incident* incident)
{
    Pseudonyms& names = redaction.names();
    names.learn(NameKind::Person, person == "operator" ? std::string() : person);
    for (const auto& [row, owner] : ownersIn(recording.content.changes))
        names.learn(NameKind::Person, owner);
    for (const auto& [row, snooze] : snoozesIn(recording.content.changes, recording.at))
        names.learn(NameKind::Person, snooze.who);
    if (!incident)
        return;
    names.learn(NameKind::Person, incident->commander);
    names.learn(NameKind::Person, incident->declaredBy);
    for (const auto* lines : {&incident->notes, &incident->updates}) {
        for (const incident::Line& line : *lines)
            names.learn(NameKind::Person, line.who);
    }
    for (const incident::LeftChanged& one : incident->leftChanged)
        names.learn(NameKind::Person, one.owner);
}

const QRegularExpression& anyPseudonym()
{
    static const QRegularExpression found(
        QStringLiteral("\\b(?:host|address|tenant|person|team|account)-\\d+"));
    return found;
}

} // namespace

struct RedactedPictures::Shadow
{
    std::unique_ptr<ShadowPane> pane;
    QPointer<Pane> live; // what is drawn again
    QTimer poll;
    QImage before;
    Monotonic began{};
    bool carried = false;
};

RedactedPictures::RedactedPictures(Session& session,
                                   MainWindow& window,
                                   Theme& theme,
                                   Beside beside)
    : m_session(session), m_window(window), m_theme(theme), m_beside(std::move(beside))
{
}

RedactedPictures::~RedactedPictures() = default;

void RedactedPictures::drop()
{
    ++m_turn;
    m_done = nullptr;
    m_shadow.reset();
}

void RedactedPictures::draw(std::function<void(RedactedPicture)> done)
{
    drop();
    m_done = std::move(done);
    auto copy = std::make_shared<Recording>(recordingOf(m_session));
    m_names = std::make_shared<Pseudonyms>();
    m_redaction = std::make_unique<Redaction>(*m_names, copy->estate.tenantLabel, cleaner());
    m_redaction->learn(copy->estate);
    learnBeside(*m_redaction, *copy, m_beside.person, m_beside.incident());
    // Nobody else touches the names until it is back.
    QThreadPool::globalInstance()->start(handOver([self = QPointer(this),
                                                   turn = m_turn,
                                                   copy,
                                                   names = m_names,
                                                   label = copy->estate.tenantLabel] {
        Redaction redaction(*names, label, cleaner());
        redaction.learn(copy->content);
        redaction.rewrite(copy->estate);
        redaction.rewrite(copy->content);
        QMetaObject::invokeMethod(QCoreApplication::instance(),
                                  handOver([self, turn, copy] {
                                      if (self && self->m_turn == turn)
                                          self->build(copy);
                                  }),
                                  Qt::QueuedConnection);
    }));
}

void RedactedPictures::build(std::shared_ptr<Recording> copy)
{
    m_copy = copy;
    Pane* live = m_window.currentPane();
    if (!live)
        return give({{}, {}, QStringLiteral("–")});
    m_shadow = std::make_unique<Shadow>();
    m_shadow->live = live;
    m_shadow->pane
        = std::make_unique<ShadowPane>(*m_redaction, m_session, m_window, m_theme, *copy, m_beside);
    m_shadow->began = m_session.clock().monotonic();
    m_shadow->poll.setInterval(every);
    connect(&m_shadow->poll, &QTimer::timeout, this, &RedactedPictures::look);
    m_shadow->poll.start();
}

// Settled data may still be on their way to the pane: drawn is what looks the same twice.
void RedactedPictures::look()
{
    if (!m_shadow->live)
        return drop(); // the window goes
    Shadow& shadow = *m_shadow;
    if (m_session.clock().monotonic() - shadow.began > longest)
        return give({{}, {}, tr("Drawing it took too long.")});
    if (!shadow.pane->settled())
        return;
    if (!shadow.carried) {
        shadow.pane->carryFrom(*shadow.live);
        shadow.carried = true;
        return;
    }
    QImage now = shadow.pane->pane().grab().toImage();
    if (now == shadow.before)
        return finish();
    shadow.before = std::move(now);
}

void RedactedPictures::finish()
{
    ShadowPane& shadow = *m_shadow->pane;
    Pane& pane = shadow.pane();
    const std::vector<SourceStatus> sources = shadow.session().hub().sources();
    SheetWords words;
    words.pane = pane.title();
    words.scope = shadow.scope().text() % QStringLiteral(" · ")
        % rangeText(m_window.context().time.range());
    words.past = m_redaction
        ? QString::fromStdString(m_names->text(m_window.pastText().toStdString()))
        : QString();
    words.footer = footerWords(sources, shadow.session().clock().world());
    words.unseen = unseenWords(sources);
    words.environmentKind = shadow.scope().kind();
    const PictureSheet sheet(m_theme, words);
    const QSize size = sheet.sizeFor(pane.size());
    const auto paint = [&](QPaintDevice& device) {
        QPainter p(&device);
        sheet.paint(p, pane.size());
        pane.render(&p, sheet.paneAt());
    };
    RedactedPicture picture;
    const qreal ratio = m_window.devicePixelRatioF();
    picture.image = QImage((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    picture.image.setDevicePixelRatio(ratio);
    paint(picture.image);

    PaintedTexts read(size);
    paint(read);
    m_painted.clear();
    for (const PaintedText& one : read.texts()) {
        m_painted << one.text;
        auto found = anyPseudonym().globalMatch(one.text);
        while (found.hasNext()) {
            const auto match = found.next();
            const auto endOf
                = [&one](qsizetype at) { return at == 0 ? qreal(0) : one.ends[size_t(at - 1)]; };
            const qreal from = endOf(match.capturedStart()), to = endOf(match.capturedEnd());
            picture.marks.push_back(
                {QRectF(one.box.left() + from, one.box.top(), to - from, one.box.height()),
                 match.captured()});
        }
    }
    give(std::move(picture));
}

void RedactedPictures::give(RedactedPicture picture)
{
    const auto done = std::exchange(m_done, nullptr);
    // From a timer of the shadow: it must have returned.
    if (m_shadow)
        m_shadow->poll.stop();
    QMetaObject::invokeMethod(
        this,
        [this, turn = m_turn] {
            if (turn == m_turn)
                m_shadow.reset();
        },
        Qt::QueuedConnection);
    if (done)
        done(std::move(picture));
}

} // namespace mw
