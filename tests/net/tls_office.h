// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <future>
#include <memory>
#include <string>

#include "crypto/certificates.h"
#include "net/client.h"
#include "net/server.h"
#include "tests/net/running_loop.h"
#include "tests/temporary_folder.h"

namespace ostoja::net {

using namespace std::chrono_literals;

/// Two towns, each with an authority; an office and a station of the first.
class Town {
  public:
    Town() {
        REQUIRE(crypto::makeAuthority(folder_.root(), "Brzegów"));
        REQUIRE(crypto::issueCertificate(folder_.root(), folder_.path("office"), "office",
                                         "localhost,127.0.0.1"));
        REQUIRE(crypto::issueCertificate(folder_.root(), folder_.path("far"), "office", "office.example"));
        REQUIRE(crypto::issueCertificate(folder_.root(), folder_.path("station"), "station", ""));
        REQUIRE(crypto::makeAuthority(other_.root(), "Inne"));
        REQUIRE(crypto::issueCertificate(other_.root(), other_.path("station"), "station", ""));
    }

    TlsFiles files(const std::string& name) const {
        return {folder_.path(name + ".pem"), folder_.path(name + ".key"), folder_.path("ca.pem")};
    }
    TlsFiles foreign() const {
        return {other_.path("station.pem"), other_.path("station.key"), folder_.path("ca.pem")};
    }
    std::string otherAuthority() const { return other_.path("ca.pem"); }
    std::string path(const std::string& name) const { return folder_.path(name); }

  private:
    TemporaryFolder folder_;
    TemporaryFolder other_;
};

inline const Town& town() {
    static const Town one;
    return one;
}

/// An office on loopback that answers with the caller's key, or streams it.
class Office {
  public:
    explicit Office(const TlsFiles& files, Limits limits = {}) {
        running_.on([&] {
            server_ = std::make_unique<Server>(
                running_.loop(),
                [](const Request& request, Responder to) {
                    if (request.path == "/stream") {
                        to.stream().send("key", request.caller.publicKey);
                    } else {
                        to.send({200,
                                 request.caller.listener + ' ' + request.caller.publicKey + request.body,
                                 "text/plain",
                                 {}});
                    }
                },
                limits);
            const auto port = server_->listenTls("127.0.0.1:0", files, "office");
            REQUIRE(port);
            port_ = *port;
        });
    }
    ~Office() {
        running_.on([&] { server_.reset(); });
    }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    std::string address(const std::string& host = "127.0.0.1") const {
        return host + ":" + std::to_string(port_);
    }

    Expected<Response> ask(const Endpoint& endpoint, const std::string& body = "") {
        std::promise<Expected<Response>> answer;
        std::unique_ptr<Client> client;
        running_.on([&] {
            client = std::make_unique<Client>(running_.loop(), endpoint);
            client->request("POST", "/", body, 10s,
                            [&](Expected<Response> one) { answer.set_value(std::move(one)); });
        });
        auto result = answer.get_future().get();
        running_.on([&] { client.reset(); });
        return result;
    }
    RunningLoop& running() { return running_; }
    Server& server() { return *server_; }
    std::uint16_t port() const { return port_; }

  private:
    RunningLoop running_;
    std::unique_ptr<Server> server_;
    std::uint16_t port_ = 0;
};

}  // namespace ostoja::net
