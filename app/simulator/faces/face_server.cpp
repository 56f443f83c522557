// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/face_server.h"

#include "app/simulator/estate/wire_faults.h"
#include "app/simulator/estate/world.h"
#include "app/simulator/estate_files.h"
#include "app/simulator/faces/connection_pool.h"

#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <zlib.h>

namespace mw::sim {

namespace {

constexpr size_t connections = 160;

// Of one end of a socket; -1 if the descriptor is none.
int portOf(int descriptor, int (*end)(int, sockaddr*, socklen_t*))
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (end(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        return -1;
    if (address.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port);
    return -1;
}

} // namespace

Status FaceServer::start(std::unique_ptr<FaceServer>& into,
                         const std::string& host,
                         int port,
                         std::optional<ServerIdentity> identity,
                         Handler handler)
{
    std::unique_ptr<FaceServer> face(new FaceServer);
    face->m_host = host;
    face->m_identity = std::move(identity);
    if (face->m_identity) {
        face->m_server = std::make_unique<httplib::SSLServer>(face->m_identity->certificate.get(),
                                                              face->m_identity->key.get());
    } else {
        face->m_server = std::make_unique<httplib::Server>();
    }
    httplib::Server& server = *face->m_server;
    server.new_task_queue = [] { return new ConnectionPool(connections); };
    server.set_keep_alive_max_count(1'000'000);
    server.set_keep_alive_timeout(90);
    server.set_read_timeout(30);
    server.set_write_timeout(30);
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(8u << 20);
    const auto handle = [handler = std::move(handler)](const httplib::Request& request,
                                                       httplib::Response& response) {
        // httplib would compress streams too and hold events back; faces compress themselves, so
        // what the client accepts is moved out of its sight.
        auto& headers = const_cast<httplib::Request&>(request).headers;
        const std::string accepts = request.get_header_value("Accept-Encoding");
        headers.erase("Accept-Encoding");
        headers.emplace("X-Accepts", accepts);
        handler(request, response);
        headers.erase("Range"); // no face knows ranges
    };
    server.Get(".*", handle);
    // Read by hand: httplib itself refuses forms of more than 8 KiB, and waits for the connection's
    // end where no length is given.
    const httplib::Server::HandlerWithContentReader withBody
        = [handle](const httplib::Request& request,
                   httplib::Response& response,
                   const httplib::ContentReader& read) {
              std::string& body = const_cast<httplib::Request&>(request).body;
              const bool none = !request.has_header("Content-Length")
                  && !request.has_header("Transfer-Encoding");
              if (none || read([&body](const char* data, size_t size) {
                      body.append(data, size);
                      return true;
                  }))
                  handle(request, response);
          };
    server.Post(".*", withBody);
    server.Put(".*", withBody);
    server.Patch(".*", withBody);
    server.Delete(".*", handle);
    server.Options(".*", handle);
    server.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
            response.status = 500;
            response.set_content("internal error\n", "text/plain; charset=utf-8");
        });
    face->m_port = port == 0              ? server.bind_to_any_port(host)
        : server.bind_to_port(host, port) ? port
                                          : -1;
    if (face->m_port <= 0) {
        Error error;
        error.kind = ErrorKind::Io;
        error.detail = "cannot listen on " + host + ":" + std::to_string(port);
        return error;
    }
    into = std::move(face); // before anybody is served: the handler may look at it
    into->m_thread = std::thread([raw = into.get()] {
        raw->m_server->listen_after_bind();
        raw->m_done = true;
    });
    // stop() before the loop has begun would be lost.
    while (!server.is_running() && !into->m_done)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return {};
}

FaceServer::~FaceServer()
{
    stop();
}

void FaceServer::wakeConnections() const
{
    // httplib keeps the accepted sockets to itself and waits for them up to the keep-alive time.
    // Ours are those whose local port is ours: shut them down, their threads see the end.
    for (int descriptor = 3; descriptor < 65'536; ++descriptor) {
        const int port = portOf(descriptor, getsockname);
        if (port == m_port)
            shutdown(descriptor, SHUT_RDWR);
        else if (port < 0 && descriptor > 4096)
            break;
    }
}

std::string FaceServer::url() const
{
    return urlOf(m_identity ? "https" : "http", m_host, m_port);
}

void FaceServer::stop()
{
    if (!m_thread.joinable())
        return;
    m_stopping = true;
    m_server->stop();
    while (!m_done) {
        wakeConnections();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    m_thread.join();
}

void FaceServer::hangUp(const httplib::Request& request) const
{
    if (request.ssl) {
        const int descriptor = SSL_get_fd(request.ssl);
        if (descriptor >= 0)
            shutdown(descriptor, SHUT_RDWR);
        return;
    }
    // httplib does not say which socket a plain request came by: ours is the one that leads from
    // our port to the client's.
    for (int descriptor = 3; descriptor < 65'536; ++descriptor) {
        const int port = portOf(descriptor, getsockname);
        if (port == m_port && portOf(descriptor, getpeername) == request.remote_port) {
            shutdown(descriptor, SHUT_RDWR);
            return;
        }
        if (port < 0 && descriptor > 4096)
            return;
    }
}

bool FaceServer::linger(World& world, const WireFault& fault) const
{
    using std::chrono::steady_clock;
    const bool open = fault.kind == WireFault::Kind::HalfOpen;
    const auto end = steady_clock::now()
        + (open ? std::chrono::minutes(10) : std::chrono::milliseconds(fault.delay));
    // In small steps, so that stop() is not held up.
    while (!m_stopping && steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if (open && fault.until != never && world.now() >= fault.until)
            break;
    }
    return open || m_stopping;
}

namespace {

std::string compressed(const std::string& text, int windowBits)
{
    z_stream stream{};
    if (deflateInit2(&stream, 1, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return result == Z_STREAM_END ? out : std::string();
}

} // namespace

std::string gzip(const std::string& text)
{
    return compressed(text, 15 + 16);
}

std::string deflated(const std::string& text)
{
    return compressed(text, 15);
}

Status listen(std::unique_ptr<FaceServer>& into,
              const std::string& host,
              int port,
              FaceServer::Handler handler)
{
    return FaceServer::start(into, host, port, std::nullopt, std::move(handler));
}

} // namespace mw::sim
