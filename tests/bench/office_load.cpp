// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/office_load.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include "tests/bench/journals.h"

namespace ostoja::bench {

namespace {

struct Freed {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

struct RequestText {
    std::string text;
    std::int64_t entries = 0;
    std::int64_t lastSequence = 0;
};

RequestText requestOf(const std::vector<Entry>& journal, std::size_t first, std::size_t batch) {
    const auto body = batchBody(journal, first, batch);
    const auto last = std::min(journal.size(), first + batch) - 1;
    return {.text =
                "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                "application/cloudevents-batch+json\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body,
            .entries = static_cast<std::int64_t>(last - first + 1),
            .lastSequence = journal[last].sequence};
}

/// The number behind `key` in an answer's text; -1 where it isn't there.
std::int64_t numberAfter(const std::string& text, std::string_view key) {
    const auto at = text.find(key);
    std::int64_t number = -1;
    if (at != std::string::npos)
        std::from_chars(text.data() + at + key.size(), text.data() + text.size(), number);
    return number;
}

/// One station's connection and what it has to send.
class Station {
  public:
    Station(const OfficeLoad& load, std::size_t number) {
        openTls(load, number);
        const auto journal = journalOf(stationId(number), load.events / load.connections);
        for (std::size_t first = 0; first < journal.size(); first += load.batch) {
            requests_.push_back(requestOf(journal, first, load.batch));
        }
    }
    ~Station() {
        ssl_.reset();
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    int descriptor() const { return descriptor_; }
    bool done() const { return next_ == requests_.size(); }

    /// Goes as far as the socket allows. `stopAt`: nothing new is begun after it.
    void pump(Run& run, Clock::time_point stopAt) {
        while (!done()) {
            if (!asked_ && !ask(stopAt)) return;
            if (!hear()) return;
            const auto now = Clock::now();
            run.latency.add(now - askedAt_);
            run.events += requests_[next_].entries;
            ++run.requests;
            ++next_;
            sent_ = 0;
            asked_ = false;
        }
    }
    bool busy() const { return sent_ > 0; }
    std::string tls() const {
        return std::string(SSL_get_version(ssl_.get())) + ' ' + SSL_get_cipher(ssl_.get());
    }

  private:
    void openTls(const OfficeLoad& load, std::size_t number) {
        context_.reset(SSL_CTX_new(TLS_client_method()));
        const auto prefix = load.folder + "/station-" + std::to_string(number);
        const bool loaded =
            SSL_CTX_use_certificate_chain_file(context_.get(), (prefix + ".pem").c_str()) == 1 &&
            SSL_CTX_use_PrivateKey_file(context_.get(), (prefix + ".key").c_str(), SSL_FILETYPE_PEM) == 1 &&
            SSL_CTX_load_verify_file(context_.get(), (load.folder + "/ca.pem").c_str()) == 1;
        if (!loaded) throw std::runtime_error(prefix + ".pem can't be used");
        SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
        SSL_CTX_set_mode(context_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE);
        descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(load.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ssl_.reset(SSL_new(context_.get()));
        SSL_set_fd(ssl_.get(), descriptor_);
        if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
            SSL_connect(ssl_.get()) != 1) {
            throw std::runtime_error("no connection to the office on port " + std::to_string(load.port));
        }
        ::fcntl(descriptor_, F_SETFL, O_NONBLOCK);
    }

    bool ask(Clock::time_point stopAt) {
        const auto& text = requests_[next_].text;
        if (sent_ == 0) {
            askedAt_ = Clock::now();
            if (askedAt_ >= stopAt) return false;
        }
        while (sent_ < text.size()) {
            const int written =
                SSL_write(ssl_.get(), text.data() + sent_, static_cast<int>(text.size() - sent_));
            if (written <= 0) return waits(written);
            sent_ += static_cast<std::size_t>(written);
        }
        heard_.clear();
        asked_ = true;
        return true;
    }

    bool hear() {
        std::array<char, 32'768> piece{};
        while (true) {
            const int read = SSL_read(ssl_.get(), piece.data(), static_cast<int>(piece.size()));
            if (read <= 0) return waits(read);
            heard_.append(piece.data(), static_cast<std::size_t>(read));
            if (whole()) return true;
        }
    }

    bool whole() const {
        const auto head = heard_.find("\r\n\r\n");
        if (head == std::string::npos) return false;
        const auto length = numberAfter(heard_, "Content-Length: ");
        if (length < 0 || heard_.size() < head + 4 + static_cast<std::size_t>(length)) return false;
        const auto through = numberAfter(heard_, "\"received_through\":");
        if (!heard_.starts_with("HTTP/1.1 200") || through != requests_[next_].lastSequence) {
            throw std::runtime_error("the office answered: " + heard_.substr(0, 600));
        }
        return true;
    }

    /// False: later. Anything but that is the end of the connection.
    bool waits(int result) const {
        const int why = SSL_get_error(ssl_.get(), result);
        if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE) return false;
        throw std::runtime_error("the office closed a connection in the middle");
    }

    std::unique_ptr<SSL_CTX, Freed> context_;
    std::unique_ptr<SSL, Freed> ssl_;
    int descriptor_ = -1;
    std::vector<RequestText> requests_;
    std::size_t next_ = 0;
    std::size_t sent_ = 0;
    bool asked_ = false;
    Clock::time_point askedAt_;
    std::string heard_;
};

bool anyBusy(const std::vector<std::unique_ptr<Station>>& stations) {
    for (const auto& station : stations) {
        if (station->busy()) return true;
    }
    return false;
}

}  // namespace

Run runOfficeLoad(const OfficeLoad& load) {
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<std::unique_ptr<Station>> stations;
    for (std::size_t i = 0; i < load.connections; ++i) {
        stations.push_back(std::make_unique<Station>(load, i));
        epoll_event wanted{.events = EPOLLIN | EPOLLOUT | EPOLLET, .data = {.u64 = i}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, stations.back()->descriptor(), &wanted);
    }
    Run run;
    run.tls = stations.front()->tls();
    const Meter meter(load.serverProcess);
    auto stopAt = meter.began() + load.most;
    for (const auto& station : stations) station->pump(run, stopAt);
    std::array<epoll_event, 64> ready{};
    while (anyBusy(stations)) {
        const int count = ::epoll_wait(poll, ready.data(), static_cast<int>(ready.size()), 10'000);
        if (count <= 0) throw std::runtime_error("the office fell silent for 10 s");
        for (int i = 0; i < count; ++i) {
            auto& station = *stations[ready[static_cast<std::size_t>(i)].data.u64];
            station.pump(run, stopAt);
            // All are under load as long as any is.
            if (station.done()) stopAt = std::min(stopAt, Clock::now());
        }
    }
    meter.read(run);
    ::close(poll);
    return run;
}

}  // namespace ostoja::bench
