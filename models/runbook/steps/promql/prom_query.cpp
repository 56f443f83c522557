// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/promql/prom_query.h"

#include "models/base/percent.h"

#include "models/runbook/steps/k8s/kube_action.h"

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

std::optional<Value> numberValue(const std::string& text)
{
    if (text == "NaN")
        return std::nullopt;
    if (text == "+Inf" || text == "Inf")
        return Value(Decimal{std::numeric_limits<int64_t>::max()});
    if (text == "-Inf")
        return Value(Decimal{std::numeric_limits<int64_t>::min()});
    if (const auto number = parseDecimalSaturating(text))
        return Value(*number);
    return std::nullopt;
}

} // namespace

Value PromSamples::value() const
{
    if (samples.empty())
        return {};
    if (samples.size() == 1)
        return numberValue(samples[0].value).value_or(Value());
    Value::List list;
    for (const Sample& sample : samples) {
        Value::Map labels;
        for (const auto& [key, label] : sample.labels)
            labels.emplace(key, Value(label));
        list.push_back(Value::Map{{"labels", Value(std::move(labels))},
                                  {"value", numberValue(sample.value).value_or(Value())}});
    }
    return list;
}

namespace {

Error decodeError(const char* what, int status)
{
    return {ErrorKind::Decode, what, status, {}, {}};
}

// The `data` of a successful answer.
Result<Json> dataOf(const Result<HttpResponse>& answer, World now)
{
    if (!answer)
        return answer.error();
    const int status = answer->head.status;
    const Json body = Json::parse(answer->body, nullptr, false);
    if (!body.is_object()) {
        if (status >= 400) {
            Error error = errorFromStatus(status, answer->head.headers, now);
            error.detail = "HTTP " + std::to_string(status);
            return error;
        }
        return decodeError("the answer is no JSON object", status);
    }
    if (textOf(body, "/status") != "success") {
        Error error = status >= 400 ? errorFromStatus(status, answer->head.headers, now)
                                    : Error{ErrorKind::Invalid, {}, status, {}, {}};
        error.detail = textOf(body, "/errorType") + ": " + textOf(body, "/error");
        return error;
    }
    return body.value("data", Json::object());
}

bool isPair(const Json& pair)
{
    return pair.is_array() && pair.size() == 2 && pair[0].is_number() && pair[1].is_string();
}

} // namespace

Result<PromSamples> decodePromAnswer(const Result<HttpResponse>& answer, World now)
{
    const auto data = dataOf(answer, now);
    if (!data)
        return data.error();
    const int status = answer->head.status;
    const std::string type = textOf(*data, "/resultType");
    const Json result = data->value("result", Json());
    PromSamples out;
    const auto add = [&](const Json& pair, const Json& metric) {
        if (!isPair(pair))
            return false;
        PromSamples::Sample sample;
        sample.value = pair[1].get<std::string>();
        for (const auto& [key, label] : metric.items()) {
            if (label.is_string())
                sample.labels[key] = label.get<std::string>();
        }
        out.samples.push_back(std::move(sample));
        return out.samples.size() <= 10'000;
    };
    if (type == "scalar" && add(result, Json::object()))
        return out;
    if (type != "vector" || !result.is_array())
        return decodeError("the query must give a vector or a scalar", status);
    for (const Json& item : result) {
        if (!item.is_object()
            || !add(item.value("value", Json()), item.value("metric", Json::object())))
            return decodeError("a sample is not [time, \"value\"]", status);
    }
    return out;
}

Result<std::vector<PromPoint>> decodePromRange(const Result<HttpResponse>& answer, World now)
{
    const auto data = dataOf(answer, now);
    if (!data)
        return data.error();
    const Json result = data->value("result", Json());
    if (textOf(*data, "/resultType") != "matrix" || !result.is_array())
        return decodeError("the query must give a matrix", answer->head.status);
    std::vector<PromPoint> out;
    if (result.empty() || !result[0].is_object())
        return out;
    for (const Json& pair : result[0].value("values", Json::array())) {
        if (!isPair(pair) || out.size() >= 11'000)
            return decodeError("a sample is not [time, \"value\"]", answer->head.status);
        PromPoint point;
        point.at = World(Millis(static_cast<int64_t>(pair[0].get<double>() * 1000.0)));
        if (const auto value = numberValue(pair[1].get<std::string>()))
            point.value = value->number()->approximate();
        out.push_back(point);
    }
    return out;
}

std::string promSource(const ActionSetup& setup)
{
    std::string given = argText(setup.args, "source");
    if (!given.empty())
        return given;
    if (setup.runbook && !setup.runbook->needSources.empty())
        return setup.runbook->needSources.front();
    std::string only;
    for (const EstateFacts::Target& target : setup.services->estate.targets) {
        if (target.cluster)
            continue;
        if (!only.empty())
            return "prometheus";
        only = target.name;
    }
    return only.empty() ? "prometheus" : only;
}

void PromQuery::cancel()
{
    m_alive = std::make_shared<int>(0);
    if (m_ticket)
        m_gateway.cancel(m_ticket);
    m_ticket = 0;
}

void PromQuery::post(const std::string& source,
                     const char* target,
                     const std::string& form,
                     std::function<void(Result<HttpResponse>)> done)
{
    HttpCall call;
    call.method = "POST";
    call.target = target;
    call.headers
        = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    call.body = form;
    const std::weak_ptr<int> alive = m_alive;
    auto finished = std::make_shared<bool>(false);
    const uint64_t ticket = m_gateway.submit(
        source,
        std::move(call),
        Priority::Person,
        [this, alive, finished, done = std::move(done)](Result<HttpResponse> answer) {
            if (alive.expired())
                return;
            *finished = true;
            m_ticket = 0;
            done(std::move(answer));
        });
    if (!*finished && !alive.expired())
        m_ticket = ticket;
}

void PromQuery::ask(const std::string& source,
                    const std::string& query,
                    std::function<void(Result<PromSamples>)> done)
{
    post(source,
         "/api/v1/query",
         "query=" + percentEncoded(query),
         [this, done = std::move(done)](const Result<HttpResponse>& answer) {
             done(decodePromAnswer(answer, m_clock.world()));
         });
}

void PromQuery::askRange(const std::string& source,
                         const std::string& query,
                         World from,
                         World to,
                         Millis step,
                         std::function<void(Result<std::vector<PromPoint>>)> done)
{
    const auto seconds = [](World at) {
        return percentEncoded(formatTime(std::chrono::floor<std::chrono::seconds>(at)));
    };
    post(source,
         "/api/v1/query_range",
         "query=" + percentEncoded(query) + "&start=" + seconds(from) + "&end=" + seconds(to)
             + "&step=" + std::to_string(std::max<int64_t>(1, step.count() / 1000)),
         [this, done = std::move(done)](const Result<HttpResponse>& answer) {
             done(decodePromRange(answer, m_clock.world()));
         });
}

} // namespace mw::runbook
