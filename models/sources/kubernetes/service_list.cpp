// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of services, taken apart; what nobody asks for is passed over unread.
#include "models/sources/kubernetes/found_services.h"
#include "models/sources/kubernetes/list_body.h"
#include "models/sources/kubernetes/walk.h"

namespace mw {
namespace {

using kube::Value;

constexpr size_t longestText = 512;

bool takeText(Value& value, std::string& into)
{
    std::string_view text;
    if (!kube::take(value, text))
        return false;
    into = kube::shortened(text, longestText);
    return true;
}

bool takeMap(Value& value, std::map<std::string, std::string>& into)
{
    return kube::eachField(value, [&](std::string_view key, Value item) {
        if (key.size() > longestText || into.size() > 64)
            return true;
        return takeText(item, into[std::string(key)]);
    });
}

bool takePort(Value& value, ListedPort& port)
{
    return kube::eachField(value, [&](std::string_view key, Value item) {
        if (key == "name")
            return takeText(item, port.name);
        if (key == "protocol")
            return takeText(item, port.protocol);
        if (key == "appProtocol")
            return takeText(item, port.appProtocol);
        if (key == "port")
            return kube::take(item, port.number);
        return true;
    });
}

bool takeSpec(Value& value, ListedService& service)
{
    return kube::eachField(value, [&](std::string_view key, Value item) {
        if (key == "type")
            return takeText(item, service.type);
        if (key == "selector")
            return takeMap(item, service.selector);
        if (key == "clusterIP") {
            std::string ip;
            const bool good = takeText(item, ip);
            service.headless = ip == "None";
            return good;
        }
        if (key == "ports")
            return kube::eachItem(item, [&](Value& port) {
                service.ports.emplace_back();
                return takePort(port, service.ports.back());
            });
        return true;
    });
}

bool takeMetadata(Value& value, ListedService& service)
{
    return kube::eachField(value, [&](std::string_view key, Value item) {
        if (key == "name")
            return takeText(item, service.name);
        if (key == "namespace")
            return takeText(item, service.ns);
        if (key == "labels")
            return takeMap(item, service.labels);
        return true;
    });
}

Error bad(const std::string& what)
{
    return {ErrorKind::Decode, "the list of services " + what, 0, {}, {}};
}

} // namespace

Result<ServicePage> decodeServices(std::string_view body)
{
    ServicePage page;
    simdjson::ondemand::parser parser;
    kube::ListBody list(32u << 20);
    const auto onItem = [&](std::string_view item, bool padded) {
        std::string copy;
        if (!padded) {
            copy.reserve(item.size() + kube::parserPadding);
            copy.assign(item);
            copy.append(kube::parserPadding, ' ');
        }
        const size_t room = item.size() + kube::parserPadding;
        const simdjson::padded_string_view view(
            padded ? item.data() : copy.data(), item.size(), room);
        simdjson::ondemand::document document;
        simdjson::ondemand::object root;
        if (parser.iterate(view).get(document) != simdjson::SUCCESS
            || document.get_object().get(root) != simdjson::SUCCESS)
            return false;
        ListedService service;
        const bool good = kube::eachOf(root, [&](std::string_view key, Value value) {
            if (key == "metadata")
                return takeMetadata(value, service);
            if (key == "spec")
                return takeSpec(value, service);
            return true;
        });
        if (good && !service.name.empty())
            page.services.push_back(std::move(service));
        return good;
    };
    if (const Status fed = list.feed(body, onItem); !fed)
        return bad("cannot be read: " + fed.error().detail);
    if (const Status ended = list.finish(); !ended)
        return bad("cannot be read: " + ended.error().detail);
    page.continueToken = list.meta().continueToken;
    return page;
}

} // namespace mw
