// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/hub.h"

#include "models/base/hand_over.h"
#include "models/data/remembered.h"
#include "models/hub/hub_private.h"

namespace mw {

Hub::Private::Private(Hub& hub, const Clock& theClock, Transport& theTransport)
    : q(hub)
    , clock(theClock)
    , transport(theTransport)
    , generator(std::random_device{}())
    , mailbox(std::make_shared<Mailbox>())
{
    // Decoding shares the machine with the window: at least two, so that one huge list does not
    // hold up every watch.
    pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    random = [this] { return std::uniform_real_distribution<double>(0.0, 1.0)(generator); };
    for (QTimer* timer : {&scheduleTimer, &mergeTimer, &pumpTimer})
        timer->setSingleShot(true);
    scheduleTimer.setTimerType(Qt::PreciseTimer);
    mergeTimer.setTimerType(Qt::PreciseTimer);
}

Hub::Hub(const Clock& clock, Transport& transport, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, clock, transport))
{
    connect(&d->scheduleTimer, &QTimer::timeout, this, [this] { d->schedule(); });
    connect(&d->mergeTimer, &QTimer::timeout, this, [this] { d->wakeFromMailbox(); });
    connect(&d->pumpTimer, &QTimer::timeout, this, [this] {
        d->schedule();
        d->pump(false);
        d->arm();
    });
    connect(&d->heartbeat, &QTimer::timeout, this, [this] {
        d->pump(false);
        d->arm();
    });
}

Hub::~Hub()
{
    stop();
}

void Hub::configure(HubOptions options)
{
    if (options.random)
        d->random = options.random;
    d->judge.configure(options);
    d->options = std::move(options);
}

void Hub::addSource(SourceSetup setup)
{
    d->runners.push_back(
        std::make_unique<SourceRunner>(std::move(setup), d->clock, d->random, BackoffPolicy{}));
    d->runners.back()->setLight(d->light);
    d->settled = false;
    d->statusDirty = true;
    if (d->started && !d->stopped)
        d->begin(*d->runners.back(), false);
}

void Hub::start()
{
    if (d->started)
        return;
    d->started = true;
    d->startedAt = d->clock.monotonic();
    if (!d->options.manual) {
        d->mailbox->setWake([this] {
            QMetaObject::invokeMethod(
                this, handOver([this] { d->wakeFromMailbox(); }), Qt::QueuedConnection);
        });
        d->heartbeat.start(1'000);
        d->pumpTimer.start(0);
    }
    for (const auto& runner : d->runners)
        d->begin(*runner, false);
}

void Hub::stop()
{
    if (d->stopped)
        return;
    d->stopped = true;
    for (QTimer* timer : {&d->pumpTimer, &d->mergeTimer, &d->scheduleTimer, &d->heartbeat})
        timer->stop();
    d->mailbox->close(); // from here on nobody reaches us
    d->gatewayQueue.clear();
    for (auto& [ticket, entry] : d->open) {
        if (entry.sink)
            entry.sink->abandon();
        if (entry.transfer != 0)
            d->transport.cancel(entry.transfer);
    }
    d->pool.clear();
    d->pool.waitForDone(); // a decoder that is at work ends with its chunk
    d->open.clear();
}

void Hub::setEndpoint(const SourceId& id, EndpointPtr endpoint)
{
    if (SourceRunner* runner = d->byId(id)) {
        runner->setEndpoint(std::move(endpoint));
        if (d->started && !d->stopped)
            d->begin(*runner, true);
    }
}

void Hub::setMisconfigured(const SourceId& id, Error error)
{
    if (SourceRunner* runner = d->byId(id)) {
        d->closeTransfers(*runner);
        runner->setMisconfigured(std::move(error));
        d->statusDirty = d->judgeDirty = true;
        ++d->news;
        d->arm();
    }
}

void Hub::retry(const SourceId& id)
{
    SourceRunner* runner = d->byId(id);
    if (!runner || !d->started || d->stopped)
        return;
    if (!runner->runs() && !runner->setup().disabled)
        Q_EMIT credentialsRejected(id); // what was wrong may be right by now
    else
        d->begin(*runner, true);
}

void Hub::wakeAll()
{
    if (!d->started || d->stopped)
        return;
    for (const auto& runner : d->runners)
        d->closeTransfers(*runner);
    d->transport.dropConnections();
    // Some see at once whether the way is free; forty must not ask in the same second.
    size_t index = 0;
    const auto spread = Private::wakeSpread * static_cast<int64_t>(d->runners.size());
    for (const auto& runner : d->runners) {
        Millis delay{0};
        if (index++ >= Private::wakeAtOnce)
            delay = Millis(static_cast<int64_t>(d->random() * static_cast<double>(spread.count())));
        d->begin(*runner, true, delay);
    }
}

std::function<void(Remembered)> Hub::restorer()
{
    return [box = d->mailbox](Remembered was) {
        box->post({0, RowsRemembered{std::move(was.rows), std::move(was.sources)}});
    };
}

void Hub::setLight(bool light)
{
    if (d->light == light)
        return;
    d->light = light;
    for (const auto& runner : d->runners)
        runner->setLight(light);
    d->statusDirty = true;
    d->published.clear(); // said again, although no source has changed: panes tell of it
    if (!d->options.manual)
        d->scheduleTimer.start(0);
    d->arm();
}

bool Hub::light() const
{
    return d->light;
}

void Hub::neverPause()
{
    d->pauses = false;
    d->hidden.clear();
    if (!d->options.manual)
        d->scheduleTimer.start(0);
}

void Hub::look(const SourceId& source, const std::string& rowId)
{
    SourceRunner* runner = d->byId(source);
    if (!runner || !d->started || d->stopped)
        return;
    d->apply(runner->look(rowId));
    d->statusDirty = true;
    if (!d->options.manual)
        d->scheduleTimer.start(0);
    d->arm();
}

void Hub::setPartVisible(const std::string& part, bool visible)
{
    if (!d->pauses)
        return;
    const bool changed = visible ? d->hidden.erase(part) > 0 : d->hidden.insert(part).second;
    d->statusDirty = d->statusDirty || changed;
    if (changed && visible && !d->options.manual)
        d->scheduleTimer.start(0);
}

bool Hub::tick()
{
    if (d->stopped)
        return false;
    // By hand everything that came is decoded before time goes on; bounded, for a stream that never
    // pauses.
    if (d->options.manual)
        d->pool.waitForDone(200);
    const bool urgent = d->mergeUrgent();
    const bool merged = !d->stopped && d->mergeSlice();
    if (d->stopped)
        return true;
    d->schedule();
    d->pump(false);
    return urgent || merged;
}

void Hub::Private::wakeFromMailbox()
{
    if (stopped)
        return;
    mergeUrgent();
    if (stopped)
        return;
    // After a slice the window has its turn before the next one, whatever comes in.
    if (!mergeTimer.isActive() && mergeSlice() && !stopped)
        mergeTimer.start(static_cast<int>(sliceGap.count()));
    arm();
}

void Hub::Private::arm()
{
    if (stopped || options.manual || !started)
        return;
    if (!pumpTimer.isActive() && (statusDirty || judgeDirty)) {
        const Monotonic now = clock.monotonic();
        const auto since = lastPump == Monotonic::min()
            ? frame
            : std::chrono::duration_cast<Millis>(now - lastPump);
        pumpTimer.start(static_cast<int>(std::clamp(frame - since, Millis(0), frame).count()));
    }
}

namespace {

template <class Row>
void publish(Topic<Row>& topic)
{
    const RowChanges changes = topic.takeChanges();
    if (changes.empty())
        return;
    Q_EMIT topic.changed(changes);
    topic.release(changes);
}

} // namespace

bool Hub::Private::pump(bool force)
{
    const Monotonic now = clock.monotonic();
    if (!force && lastPump != Monotonic::min() && now - lastPump < frame)
        return false;
    lastPump = now;
    topics.forEach([](auto& topic) { publish(topic); });
    if (lastStatus == Monotonic::min() || now - lastStatus >= std::chrono::seconds(1))
        statusDirty = true; // data age without any news
    if (statusDirty)
        updateStatuses();
    if (statuses != published) {
        published = statuses;
        Q_EMIT q.sourcesChanged();
    }
    if (stopped)
        return true;
    judgeIfDue(false);
    updateSettled();
    return true;
}

void Hub::Private::updateStatuses()
{
    dropUnconfirmed();
    statusDirty = false;
    lastStatus = clock.monotonic();
    statuses.clear();
    for (const auto& runner : runners)
        statuses.push_back(runner->status(hidden));
}

void Hub::Private::updateSettled()
{
    if (settled || stopped || !started)
        return;
    for (const auto& runner : runners) {
        if (!runner->settled(hidden))
            return;
    }
    if (!mailbox->empty() || judging)
        return;
    if (judgedNews != news) {
        judgeIfDue(true);
        if (judging || judgedNews != news)
            return;
    }
    settled = true;
    Q_EMIT q.settledChanged();
}

SourceRunner* Hub::Private::byName(const std::string& name) const
{
    for (const auto& runner : runners) {
        const auto& names = runner->setup().logicalNames;
        if (runner->setup().id.str() == name
            || std::find(names.begin(), names.end(), name) != names.end())
            return runner.get();
    }
    return nullptr;
}

SourceRunner* Hub::Private::byId(const SourceId& id) const
{
    for (const auto& runner : runners) {
        if (runner->setup().id == id)
            return runner.get();
    }
    return nullptr;
}

Hub::Topics& Hub::topics() const
{
    return d->topics;
}

std::vector<SourceStatus> Hub::sources() const
{
    if (d->statusDirty && !d->stopped)
        d->updateStatuses();
    return d->statuses;
}

const std::vector<Finding>& Hub::findings() const
{
    return d->findings;
}

const std::vector<Shout>& Hub::shouts() const
{
    return d->shouts;
}

const std::vector<CheckState>& Hub::checks() const
{
    return d->checks;
}

std::shared_ptr<const CostReport> Hub::costs() const
{
    return d->costs;
}

Verdict Hub::verdict() const
{
    return d->verdict;
}

const Clock& Hub::clock() const
{
    return d->clock;
}

bool Hub::settled() const
{
    return d->settled;
}

} // namespace mw
