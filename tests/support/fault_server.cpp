// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_server.h"

#include "tests/support/fault_server_connection.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace mwtest {
namespace {

int boundSocket(uint16_t& port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (fd < 0 || ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0
        || ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        std::perror("fault server");
        std::abort();
    }
    port = ntohs(address.sin_port);
    return fd;
}

const char* reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 404:
        return "Not Found";
    case 429:
        return "Too Many Requests";
    default:
        return "Status";
    }
}

} // namespace

struct FaultServer::Tls
{
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{SSL_CTX_new(TLS_server_method()),
                                                              SSL_CTX_free};
};

std::string ReceivedRequest::header(std::string_view name) const
{
    const std::string* value = mw::findHeader(headers, name);
    return value ? *value : std::string();
}

bool Conversation::send(std::string_view bytes)
{
    return m_connection.write(bytes);
}

bool Conversation::head(int status, const mw::Headers& headers)
{
    std::string text = "HTTP/1.1 " + std::to_string(status) + " " + reason(status) + "\r\n";
    for (const auto& [name, value] : headers)
        text += name + ": " + value + "\r\n";
    return send(text + "\r\n");
}

bool Conversation::reply(int status, const mw::Headers& headers, std::string_view body)
{
    mw::Headers all = headers;
    all.emplace_back("Content-Length", std::to_string(body.size()));
    if (!head(status, all))
        return false;
    return request.method == "HEAD" || body.empty() || send(body);
}

bool Conversation::chunkedHead(int status, mw::Headers headers)
{
    headers.emplace_back("Transfer-Encoding", "chunked");
    return head(status, headers);
}

bool Conversation::chunk(std::string_view data)
{
    std::array<char, 24> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", data.size());
    std::string text = size.data();
    text.append(data).append("\r\n");
    return send(text);
}

bool Conversation::pause(std::chrono::milliseconds time)
{
    return m_connection.sleep(time);
}

void Conversation::hang()
{
    m_connection.hang();
}

void Conversation::reset()
{
    m_connection.reset();
}

void Conversation::close()
{
    m_connection.close();
}

void Conversation::tunnelTo(uint16_t port)
{
    m_connection.tunnelTo(port);
}

FaultServer::FaultServer(FaultOptions options) : m_options(std::move(options))
{
    if (m_options.tls) {
        m_tls = std::make_unique<Tls>();
        SSL_CTX* context = m_tls->context.get();
        const auto read = [](const std::string& pem) {
            return BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
        };
        BIO* bio = read(m_options.identity.certPem);
        X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
        BIO_free(bio);
        bio = read(m_options.identity.keyPem);
        EVP_PKEY* key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
        BIO_free(bio);
        if (!certificate || !key || SSL_CTX_use_certificate(context, certificate) != 1
            || SSL_CTX_use_PrivateKey(context, key) != 1)
            std::abort(); // a mistake in a test
        X509_free(certificate);
        EVP_PKEY_free(key);
        SSL_CTX_set_mode(context,
                         SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        const unsigned char session[] = "fault server";
        SSL_CTX_set_session_id_context(context, session, sizeof session - 1);
        if (!m_options.clientCaPem.empty()) {
            bio = read(m_options.clientCaPem);
            X509* authority = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
            BIO_free(bio);
            X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority);
            X509_free(authority);
            SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
        }
    }
    m_listen = boundSocket(m_port);
    ::listen(m_listen, 512);
    m_stop = ::eventfd(0, EFD_CLOEXEC);
    m_acceptor = std::thread([this] { acceptLoop(); });
}

FaultServer::~FaultServer()
{
    const uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_stop, &one, sizeof one);
    m_acceptor.join();
    for (std::thread& worker : m_workers) // nobody adds to them any more
        worker.join();
    ::close(m_listen);
    ::close(m_stop);
}

std::string FaultServer::url(const std::string& host) const
{
    return (m_options.tls ? "https://" : "http://") + host + ":" + std::to_string(m_port);
}

void FaultServer::on(const std::string& path, Behaviour behaviour)
{
    const std::lock_guard lock(m_mutex);
    m_behaviours[path] = std::move(behaviour);
}

void FaultServer::onAny(Behaviour behaviour)
{
    const std::lock_guard lock(m_mutex);
    m_any = std::move(behaviour);
}

std::vector<ReceivedRequest> FaultServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int FaultServer::connections() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

bool FaultServer::waitForRequests(size_t count, std::chrono::milliseconds limit) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return m_requests.size() >= count; });
}

Behaviour FaultServer::behaviourFor(const std::string& target)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_behaviours.find(target.substr(0, target.find('?')));
    if (found != m_behaviours.end())
        return found->second;
    return m_any ? m_any : answer(404, "no such path\n");
}

void FaultServer::record(const ReceivedRequest& request)
{
    const std::lock_guard lock(m_mutex);
    m_requests.push_back(request);
    m_changed.notify_all();
}

void FaultServer::acceptLoop()
{
    for (;;) {
        std::array<pollfd, 2> fds{{{m_listen, POLLIN, 0}, {m_stop, POLLIN, 0}}};
        ::poll(fds.data(), fds.size(), -1);
        if (fds[1].revents != 0)
            return;
        const int socket = ::accept4(m_listen, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const std::lock_guard lock(m_mutex);
        const int number = ++m_connections;
        m_workers.emplace_back([this, socket, number] {
            sigset_t broken; // OpenSSL writes without MSG_NOSIGNAL
            sigemptyset(&broken);
            sigaddset(&broken, SIGPIPE);
            pthread_sigmask(SIG_BLOCK, &broken, nullptr);
            FaultConnection(*this, socket, m_stop, number, m_tls ? m_tls->context.get() : nullptr)
                .serve();
        });
    }
}

RefusingPort::RefusingPort()
{
    m_socket = boundSocket(m_port); // bound, never listening
}

RefusingPort::~RefusingPort()
{
    ::close(m_socket);
}

std::string gzip(std::string_view plain)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, plain.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

Behaviour answer(int status, std::string body, mw::Headers headers)
{
    return [=](Conversation& c) { c.reply(status, headers, body); };
}

Behaviour silent()
{
    return [](Conversation& c) { c.hang(); };
}

Behaviour resetMidBody(size_t after, size_t announced)
{
    return [=](Conversation& c) {
        c.head(200, {{"Content-Length", std::to_string(announced)}});
        c.send(std::string(after, 'x'));
        c.reset();
    };
}

Behaviour closeMidBody(size_t after, size_t announced)
{
    return [=](Conversation& c) {
        c.head(200, {{"Content-Length", std::to_string(announced)}});
        c.send(std::string(after, 'x'));
        c.close();
    };
}

Behaviour slowDrip(std::string body, std::chrono::milliseconds between)
{
    return [=](Conversation& c) {
        c.head(200, {{"Content-Length", std::to_string(body.size())}});
        for (const char byte : body) {
            if (!c.send({&byte, 1}) || !c.pause(between))
                return;
        }
    };
}

Behaviour oversized(size_t bytes, bool announced)
{
    return [=](Conversation& c) {
        const bool started = announced ? c.head(200, {{"Content-Length", std::to_string(bytes)}})
                                       : c.chunkedHead();
        const std::string block(64 * 1024, 'x');
        for (size_t sent = 0; started && sent < bytes; sent += block.size()) {
            if (!(announced ? c.send(block) : c.chunk(block)))
                return;
        }
        if (!announced)
            c.lastChunk();
    };
}

Behaviour redirectTo(std::string location, int status)
{
    return [=](Conversation& c) { c.reply(status, {{"Location", location}}, "moved\n"); };
}

Behaviour throttled(std::string retryAfter)
{
    return [=](Conversation& c) {
        c.reply(429, {{"Retry-After", retryAfter}}, "too many requests\n");
    };
}

Behaviour truncatedGzip(std::string plain)
{
    return [=](Conversation& c) {
        // The length is right for what is sent: only the packing itself shows that something lacks.
        const std::string packed = gzip(plain);
        c.reply(200, {{"Content-Encoding", "gzip"}}, packed.substr(0, packed.size() / 2));
    };
}

} // namespace mwtest
