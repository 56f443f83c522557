// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/openslo.h"

#include "models/base/duration.h"
#include "models/estate/estate_checks.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace mw {
namespace {

namespace fs = std::filesystem;

constexpr size_t maxFileBytes = 4u << 20;
constexpr size_t maxFiles = 500;

struct Document
{
    std::string file;
    Node root;
};

Diagnostic problem(const std::string& file, Mark mark, std::string message)
{
    return {Diagnostic::Severity::Error,
            {file, std::max(1, mark.line), std::max(1, mark.column)},
            {},
            "openslo",
            std::move(message)};
}

std::vector<std::string> yamlFilesBelow(const std::string& folder)
{
    std::vector<std::string> found;
    std::error_code failed;
    for (fs::recursive_directory_iterator it(folder, failed), end; !failed && it != end;
         it.increment(failed)) {
        const std::string extension = it->path().extension().string();
        if ((extension == ".yaml" || extension == ".yml") && found.size() < maxFiles)
            found.push_back(it->path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

// The documents of one file; each keeps the line numbers of the file.
void readDocuments(const std::string& file,
                   std::vector<Document>& out,
                   std::vector<Diagnostic>& found)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    if (!in || all.str().size() > maxFileBytes) {
        found.push_back(problem(file, {}, in ? "larger than 4 MiB" : "cannot be read"));
        return;
    }
    std::string line;
    std::string part;
    int lines = 0;
    const auto take = [&] {
        const bool blank = part.find_first_not_of(" \t\r\n") == std::string::npos;
        if (!blank) {
            auto root = parseYaml(part, file);
            if (root)
                out.push_back({file, std::move(root).value()});
            else
                found.push_back(
                    problem(file,
                            root.error().place
                                ? Mark{root.error().place->line, root.error().place->column, 0}
                                : Mark{},
                            root.error().detail));
        }
        part.assign(static_cast<size_t>(lines), '\n');
    };
    while (std::getline(all, line)) {
        ++lines;
        const bool separator
            = line.starts_with("---") && line.find_first_not_of(" \t\r", 3) == std::string::npos;
        if (separator)
            take();
        else
            part += line + "\n";
    }
    take();
}

// "0.999" → "99.9", on the decimal text: no detour through binary fractions.
std::string percentOf(const std::string& fraction)
{
    const size_t point = fraction.find('.');
    const std::string whole = fraction.substr(0, point);
    std::string digits = point == std::string::npos ? std::string() : fraction.substr(point + 1);
    if (whole != "0" || digits.find_first_not_of("0123456789") != std::string::npos)
        return {};
    digits.append(digits.size() < 2 ? 2 - digits.size() : 0, '0');
    std::string percent = digits.substr(0, 2);
    percent.erase(0, std::min(percent.find_first_not_of('0'), percent.size() - 1));
    const std::string rest = digits.substr(2, digits.find_last_not_of('0') + 1 - 2);
    return digits.size() > 2 && digits.find_last_not_of('0') >= 2 ? percent + "." + rest : percent;
}

// OpenSLO's shorthand is case-sensitive: m minutes, M months (of 30 days), Q quarters, Y years.
std::string prometheusDuration(const std::string& text)
{
    if (text.size() < 2)
        return text;
    const std::string number = text.substr(0, text.size() - 1);
    const int64_t count = std::strtoll(number.c_str(), nullptr, 10);
    if (number.find_first_not_of("0123456789") != std::string::npos || count < 1 || count > 10'000)
        return text;
    switch (text.back()) {
    case 'M':
        return std::to_string(count * 30) + "d";
    case 'Q':
        return std::to_string(count * 90) + "d";
    case 'Y':
        return std::to_string(count * 365) + "d";
    default:
        return text;
    }
}

class SloReader
{
public:
    SloReader(const Document& document, const std::map<std::string, const Document*>& slis)
        : m_document(document), m_slis(slis)
    {
    }

    void read(std::vector<DeclaredSlo>& out)
    {
        const Node* spec = m_document.root.find("spec");
        const Node* objectives = spec ? spec->find("objectives") : nullptr;
        DeclaredSlo common;
        const Node* metadata = m_document.root.find("metadata");
        common.name = metadata ? metadata->string("name") : std::string();
        common.place = placeOf(m_document.root);
        if (common.name.empty()) {
            common.name = fs::path(m_document.file).stem().string();
            fail(common, m_document.root, "metadata.name is missing");
        }
        if (!spec || !objectives || !objectives->isSequence() || objectives->items.empty()) {
            fail(common, spec ? *spec : m_document.root, "spec.objectives has no entry");
            out.push_back(std::move(common));
            return;
        }
        common.service = spec->string("service");
        readWindow(*spec, common);
        for (size_t i = 0; i < objectives->items.size(); ++i) {
            const Node& objective = objectives->items[i];
            DeclaredSlo one = common;
            one.place = placeOf(objective);
            if (objectives->items.size() > 1)
                one.name += "-" + std::to_string(i);
            readTarget(objective, one);
            readIndicator(*spec, objective, one);
            out.push_back(std::move(one));
        }
    }

private:
    Place placeOf(const Node& node) const
    {
        return {m_document.file, node.begin.line, node.begin.column};
    }

    void fail(DeclaredSlo& slo, const Node& at, const std::string& message) const
    {
        if (!slo.error)
            slo.error = Error{ErrorKind::Misconfigured, message, 0, {}, placeOf(at)};
    }

    void readWindow(const Node& spec, DeclaredSlo& slo) const
    {
        const Node* windows = spec.find("timeWindow");
        if (!windows || !windows->isSequence() || windows->items.size() != 1) {
            fail(slo, windows ? *windows : spec, "spec.timeWindow needs exactly one entry");
            return;
        }
        const Node& window = windows->items.front();
        bool rolling = false;
        if (const Node* given = window.find("isRolling"))
            given->toBool(rolling);
        if (!rolling)
            fail(slo, window, "calendar windows are not computed: only isRolling: true");
        slo.window = prometheusDuration(window.string("duration"));
        if (const std::string wrong = windowProblem(slo.window); !wrong.empty())
            fail(slo, window, "timeWindow.duration: " + wrong);
        else if (*parsePromDuration(slo.window) < std::chrono::hours(24))
            fail(slo, window, "a window of less than a day: m means minutes, M means months");
    }

    void readTarget(const Node& objective, DeclaredSlo& slo) const
    {
        const Node* target = objective.find("target");
        const Node* percent = objective.find("targetPercent");
        if (!target == !percent) {
            fail(slo, objective, "an objective needs either target or targetPercent");
            return;
        }
        slo.objective = percent ? percent->text : percentOf(target->text);
        if (const std::string wrong = objectiveProblem(slo.objective); !wrong.empty())
            fail(slo, target ? *target : *percent, "the target: " + wrong);
    }

    const Node* indicatorOf(const Node& spec, const Node& objective, DeclaredSlo& slo) const
    {
        for (const Node* holder : {&objective, &spec}) {
            if (const Node* own = holder->find("indicator"))
                return own->find("spec");
            const std::string name = holder->string("indicatorRef");
            if (name.empty())
                continue;
            const auto it = m_slis.find(name);
            if (it != m_slis.end())
                return it->second->root.find("spec");
            fail(slo, *holder, "there is no SLI \"" + name + "\" in these files");
            return nullptr;
        }
        return nullptr;
    }

    // The query of good, bad, total or raw; empty with an error if it is none that Prometheus
    // answers.
    std::string queryOf(const Node* metric, const char* what, DeclaredSlo& slo) const
    {
        const Node* source = metric ? metric->find("metricSource") : nullptr;
        const Node* spec = source ? source->find("spec") : nullptr;
        if (!spec)
            return {};
        std::string type = source->string("type", "Prometheus");
        std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) {
            return static_cast<char>(std::tolower(c));
        });
        std::string query = spec->string("query");
        if (type != "prometheus")
            fail(slo, *source, std::string(what) + " is asked of " + type + ", not of Prometheus");
        else if (query.empty())
            fail(slo, *spec, std::string(what) + " has no query");
        return query;
    }

    // Events within "%R": of a counter's selector its increase, of an expression what it says of
    // $window.
    std::string
    events(const Node& metric, const char* what, std::string query, DeclaredSlo& slo) const
    {
        bool any = false;
        for (const std::string variable : {"{{.window}}", "{{ .window }}", "$window"}) {
            for (size_t at = query.find(variable); at != std::string::npos;
                 at = query.find(variable, at + 2), any = true)
                query.replace(at, variable.size(), "%R");
        }
        if (any)
            return query;
        if (!selectorProblem(query).empty())
            fail(slo,
                 metric,
                 std::string(what)
                     + " must be the selector of a counter, or an expression with $window as its "
                       "range");
        return "sum(increase(" + query + "[%R]))";
    }

    void readIndicator(const Node& spec, const Node& objective, DeclaredSlo& slo) const
    {
        const Node* indicator = indicatorOf(spec, objective, slo);
        if (!indicator) {
            fail(slo, objective, "the SLO has neither indicator nor indicatorRef");
            return;
        }
        std::string ratio; // error ratio over "%R"
        if (const Node* metric = indicator->find("ratioMetric"))
            ratio = ratioOf(*metric, slo);
        else if (const Node* threshold = indicator->find("thresholdMetric"))
            ratio = thresholdOf(*threshold, objective, slo);
        else
            fail(slo, *indicator, "the indicator has neither ratioMetric nor thresholdMetric");
        if (ratio.empty() || slo.error)
            return;
        const std::string method = spec.string("budgetingMethod", "Occurrences");
        if (method == "Occurrences") {
            slo.errorRatioQuery = over(ratio, "$window");
            return;
        }
        std::string slice = objective.string("timeSliceWindow");
        if (!slice.empty() && slice.find_first_not_of("0123456789") == std::string::npos)
            slice += "m"; // a bare number counts minutes
        const auto length = parsePromDuration(slice);
        if (method != "Timeslices" && method != "RatioTimeslices") {
            fail(slo, spec, "budgetingMethod " + method + " is not known");
        } else if (!length || *length < std::chrono::minutes(1)) {
            fail(slo, objective, method + " needs a timeSliceWindow of a minute or more");
        } else if (method == "RatioTimeslices") {
            slo.errorRatioQuery
                = "avg_over_time((" + over(ratio, slice) + ")[$window:" + slice + "])";
        } else {
            const std::string least = objective.string("timeSliceTarget");
            const double share = std::strtod(least.c_str(), nullptr);
            if (!(share > 0 && share <= 1))
                fail(slo, objective, "Timeslices needs a timeSliceTarget above 0 and up to 1");
            // A slice without events is a good one.
            slo.errorRatioQuery = "1 - avg_over_time((((1 - " + over(ratio, slice) + ") >= bool "
                + least + ") or vector(1))[$window:" + slice + "])";
        }
    }

    static std::string over(std::string ratio, const std::string& range)
    {
        for (size_t at; (at = ratio.find("%R")) != std::string::npos;)
            ratio.replace(at, 2, range);
        return ratio;
    }

    std::string ratioOf(const Node& metric, DeclaredSlo& slo) const
    {
        if (const Node* raw = metric.find("raw")) {
            const std::string query = queryOf(raw, "raw", slo);
            const std::string type = metric.string("rawType", "success");
            if (type != "success" && type != "failure")
                fail(slo, metric, "rawType is success or failure");
            const std::string mean = "avg_over_time((" + query + ")[%R:1m])";
            return query.empty() ? query : type == "failure" ? mean : "(1 - " + mean + ")";
        }
        const Node* good = metric.find("good");
        const Node* bad = metric.find("bad");
        if (!good == !bad || !metric.find("total")) {
            fail(slo, metric, "ratioMetric needs total and either good or bad");
            return {};
        }
        const std::string total = queryOf(metric.find("total"), "total", slo);
        const std::string part = queryOf(good ? good : bad, good ? "good" : "bad", slo);
        if (total.empty() || part.empty())
            return {};
        const std::string all = "(" + events(metric, "total", total, slo) + ")";
        // A series that does not exist yet has counted nothing; without traffic there is no ratio.
        const std::string share = "(((" + events(metric, good ? "good" : "bad", part, slo)
            + ") or 0 * " + all + ") / (" + all + " > 0))";
        return good ? "(1 - " + share + ")" : share;
    }

    std::string thresholdOf(const Node& metric, const Node& objective, DeclaredSlo& slo) const
    {
        static const std::map<std::string, std::string> operators{
            {"lte", "<="}, {"lt", "<"}, {"gte", ">="}, {"gt", ">"}};
        const std::string query = queryOf(&metric, "thresholdMetric", slo);
        const auto compare = operators.find(objective.string("op"));
        const Node* value = objective.find("value");
        double limit = 0;
        if (compare == operators.end() || !value || !value->toDouble(limit)) {
            fail(slo, objective, "thresholdMetric needs op (lte, lt, gte, gt) and a numeric value");
            return {};
        }
        return query.empty() ? query
                             : "(1 - avg_over_time(((" + query + ") " + compare->second + " bool "
                + value->text + ")[%R:1m]))";
    }

    const Document& m_document;
    const std::map<std::string, const Document*>& m_slis;
};

} // namespace

std::vector<std::string> openSloFiles(const std::vector<std::string>& files)
{
    std::vector<std::string> all;
    for (const std::string& file : files) {
        std::error_code ignored;
        if (!fs::is_directory(file, ignored)) {
            all.push_back(file);
            continue;
        }
        for (std::string& one : yamlFilesBelow(file))
            all.push_back(std::move(one));
    }
    return all;
}

std::vector<DeclaredSlo> readOpenSlo(const std::vector<std::string>& files,
                                     std::vector<Diagnostic>& diagnostics)
{
    std::vector<Document> documents;
    for (const std::string& file : openSloFiles(files))
        readDocuments(file, documents, diagnostics);
    std::map<std::string, const Document*> slis;
    for (const Document& document : documents) {
        const Node* metadata = document.root.find("metadata");
        if (metadata && document.root.string("kind") == "SLI")
            slis.emplace(metadata->string("name"), &document);
    }
    std::vector<DeclaredSlo> found;
    for (const Document& document : documents) {
        if (document.root.string("kind") != "SLO")
            continue;
        const std::string version = document.root.string("apiVersion");
        if (version != "openslo/v1") {
            diagnostics.push_back(problem(document.file,
                                          document.root.begin,
                                          "apiVersion " + version + ": only openslo/v1 is read"));
            continue;
        }
        SloReader(document, slis).read(found);
    }
    return found;
}

} // namespace mw
