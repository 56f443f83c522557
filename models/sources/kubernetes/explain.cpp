// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/explain.h"

#include "models/sources/kubernetes/walk.h"

#include <nlohmann/json.hpp>
#include <vector>

namespace mw::kube {
namespace {

using Json = nlohmann::json;

// Walks through without keeping anything but where it is, so that eight megabytes of nonsense cost
// no more than their own size.
class Walk final : public nlohmann::json_sax<Json>
{
public:
    std::string problem; // where the text stops being JSON
    bool objectThere = false; // the value at "object" is an object
    bool typeThere = false; // "type" is a string
    bool rootIsObject = false;
    std::string nameAt; // path at which a name must stand
    bool nameThere = false;

    bool null() override { return next(); }
    bool boolean(bool) override { return next(); }
    bool number_integer(number_integer_t) override { return next(); }
    bool number_unsigned(number_unsigned_t) override { return next(); }
    bool number_float(number_float_t, const string_t&) override { return next(); }
    bool binary(binary_t&) override { return next(); }
    bool string(string_t& value) override
    {
        const std::string here = path();
        nameThere = nameThere || (here == nameAt && !value.empty());
        typeThere = typeThere || here == "type";
        return next();
    }
    bool start_object(size_t) override
    {
        rootIsObject = rootIsObject || m_places.empty();
        objectThere = objectThere || path() == "object";
        m_places.push_back({});
        return m_places.size() <= 1000;
    }
    bool start_array(size_t) override
    {
        m_places.push_back({std::string(), 0, true});
        return m_places.size() <= 1000;
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override
    {
        m_places.back().name = shortened(name, 60);
        return true;
    }
    bool
    parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        const std::string here = path();
        problem = (here.empty() ? std::string("the text is") : here + ":") + " not good JSON (byte "
            + std::to_string(position) + ')';
        return false;
    }

private:
    struct Place
    {
        std::string name;
        size_t index = 0;
        bool list = false;
    };

    bool close()
    {
        m_places.pop_back();
        return next();
    }
    bool next()
    {
        if (!m_places.empty() && m_places.back().list)
            ++m_places.back().index;
        return true;
    }
    std::string path() const
    {
        std::string text;
        constexpr size_t shown = 12;
        for (size_t i = 0; i < m_places.size() && i < shown; ++i) {
            const Place& place = m_places[i];
            if (place.list)
                text += '[' + std::to_string(place.index) + ']';
            else if (!place.name.empty())
                text += (text.empty() ? "" : ".") + place.name;
        }
        return m_places.size() > shown ? text + ".…" : text;
    }

    std::vector<Place> m_places;
};

Walk walk(std::string_view text, const char* nameAt)
{
    Walk walk;
    walk.nameAt = nameAt;
    const bool good = Json::sax_parse(text.begin(), text.end(), &walk);
    if (!good && walk.problem.empty())
        walk.problem = "nested too deep";
    return walk;
}

} // namespace

std::string whatIsWrong(std::string_view object)
{
    const Walk seen = walk(object, "metadata.name");
    if (!seen.problem.empty())
        return seen.problem;
    if (!seen.rootIsObject)
        return "it is no object";
    return seen.nameThere ? "it cannot be read" : "metadata.name is missing or no text";
}

std::string whatIsWrongWithEvent(std::string_view line)
{
    const Walk seen = walk(line, "object.metadata.name");
    if (!seen.problem.empty())
        return seen.problem;
    if (!seen.rootIsObject)
        return "it is no object";
    if (!seen.typeThere)
        return "type is missing or no text";
    if (!seen.objectThere)
        return "object is missing or no object";
    return seen.nameThere ? "it cannot be read" : "object.metadata.name is missing or no text";
}

} // namespace mw::kube
