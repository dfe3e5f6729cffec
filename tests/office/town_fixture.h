// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "api/json_fields.h"
#include "api/town.h"
#include "crypto/certificates.h"
#include "crypto/crypto.h"
#include "host/clock.h"
#include "net/client.h"
#include "office/office_server.h"
#include "tests/net/running_loop.h"
#include "tests/office/journal_maker.h"
#include "tests/temporary_folder.h"

namespace ostoja::office {

/// A clock that a test may move.
class MovableClock final : public host::Clock {
  public:
    host::Moment now() const override {
        auto moment = system_.now();
        moment.wallMs += offsetMs_;
        moment.monotonicMs += offsetMs_;
        return moment;
    }
    std::string bootId() const override { return "boot"; }
    void move(std::int64_t ms) { offsetMs_ += ms; }

  private:
    host::SystemClock system_;
    std::atomic<std::int64_t> offsetMs_{0};
};

/// An authority, keys, a list of stations, and an office that can be opened and closed at will.
class TownFixture {
  public:
    static constexpr const char* wodna = "0198c1e2-0000-7000-8000-00000000000a";
    static constexpr const char* alberta = "0198c1e2-0000-7000-8000-00000000000b";

    TownFixture() {
        REQUIRE(crypto::makeAuthority(folder_.root(), "Brzegów"));
        REQUIRE(crypto::issueCertificate(folder_.root(), folder_.path("office"), "office",
                                         "localhost,127.0.0.1"));
        for (const auto* name : {"wodna", "alberta", "stranger"}) {
            REQUIRE(crypto::issueCertificate(folder_.root(), folder_.path(name), name, ""));
        }
        signing_ = crypto::newSigningPair();
        allow({{wodna, "wodna"}, {alberta, "alberta"}});
    }
    ~TownFixture() { close(); }
    TownFixture(const TownFixture&) = delete;
    TownFixture& operator=(const TownFixture&) = delete;

    /// Writes stations.toml: id and certificate's name.
    void allow(const std::vector<std::pair<std::string, std::string>>& stations) {
        const auto draft = folder_.path("stations.new");
        {
            std::ofstream file(draft);
            file << "# the stations of a test\n";
            for (const auto& [id, name] : stations) {
                file << "[[station]]\nid = \"" << id << "\"\nname = \"Stacja " << name << "\"\nkey = \""
                     << crypto::publicKeyOf(folder_.path(name + ".pem")).value() << "\"\n";
            }
        }
        std::filesystem::rename(draft, folder_.path("stations.toml"));
    }

    /// `options` as far as a test wants its own; the paths and the town's name are the fixture's.
    void open(OfficeOptions options = {}) {
        options.town = "Brzegów";
        options.database = folder_.path("office.db");
        options.stations = folder_.path("stations.toml");
        options.signingKey = signing_.secretHex;
        options.fonts = folder_.path("fonts");
        running_.on([&] {
            auto opened = OfficeServer::open(running_.loop(), clock_, options);
            REQUIRE(opened);
            server_ = std::move(*opened);
            auto port = server_->listen("127.0.0.1:" + std::to_string(port_), files("office"));
            REQUIRE(port);
            port_ = *port;
        });
    }
    void close() {
        running_.on([&] { server_.reset(); });
    }

    net::TlsFiles files(const std::string& name) const {
        if (name.empty()) return {{}, {}, folder_.path("ca.pem")};
        return {folder_.path(name + ".pem"), folder_.path(name + ".key"), folder_.path("ca.pem")};
    }
    net::Endpoint endpoint(const std::string& certificate) const {
        return net::Endpoint::overTls("127.0.0.1:" + std::to_string(port_), files(certificate));
    }
    net::Loop& loop() { return running_.loop(); }
    net::RunningLoop& running() { return running_; }
    MovableClock& clock() { return clock_; }
    const std::string& signingKey() const { return signing_.publicHex; }
    std::string path(const std::string& name) const { return folder_.path(name); }

    /// One request on a connection of its own; an empty certificate shows none.
    Expected<net::Response> request(const std::string& certificate, const std::string& method,
                                    const std::string& target, const std::string& body = {},
                                    const std::string& type = "application/cloudevents-batch+json") {
        net::Awaited<Expected<net::Response>> answer;
        std::unique_ptr<net::Client> client;
        running_.on([&] {
            client = std::make_unique<net::Client>(running_.loop(), endpoint(certificate));
            client->request(
                method, target, body, std::chrono::seconds(10),
                [&](Expected<net::Response> response) { answer.set(std::move(response)); }, type);
        });
        auto response = answer.get();
        running_.on([&] { client.reset(); });
        return response;
    }
    net::Response get(const std::string& target) {
        auto response = request({}, "GET", target);
        REQUIRE(response);
        return *response;
    }
    boost::json::value getJson(const std::string& target) { return api::parseJson(get(target).body).value(); }
    net::Response post(const std::string& certificate, const std::string& body) {
        auto response = request(certificate, "POST", "/v1/events", body);
        REQUIRE(response);
        return *response;
    }
    static std::string codeOf(const net::Response& response) {
        if (response.status == 200) return "200";
        const std::string type(api::parseJson(response.body).value().at("type").as_string());
        return std::to_string(response.status) + ' ' + type.substr(type.rfind(':') + 1);
    }

  private:
    TemporaryFolder folder_;
    MovableClock clock_;
    crypto::SigningPair signing_;
    net::RunningLoop running_;
    std::unique_ptr<OfficeServer> server_;
    std::uint16_t port_ = 0;
};

/// The stream GET /v1/occupancy/stream, as a queue of documents.
class OccupancyFeed {
  public:
    explicit OccupancyFeed(TownFixture& town) : town_(town) {
        town_.running().on([&] {
            source_ = std::make_unique<net::EventSource>(
                town_.loop(), town_.endpoint({}), "/v1/occupancy/stream",
                net::EventSource::Callbacks{.event = [this](const auto& event) { take(event); },
                                            .up = [] {},
                                            .down = [this](const Error&) { lose(); }});
        });
    }
    ~OccupancyFeed() {
        town_.running().on([&] { source_.reset(); });
    }
    OccupancyFeed(const OccupancyFeed&) = delete;
    OccupancyFeed& operator=(const OccupancyFeed&) = delete;

    /// The first document, from now on or already come, for which `wanted` holds.
    template <class Wanted>
    boost::json::value until(Wanted wanted) {
        std::unique_lock lock(mutex_);
        boost::json::value found;
        const bool came = something_.wait_for(lock, std::chrono::seconds(10), [&] {
            while (!documents_.empty()) {
                found = std::move(documents_.front());
                documents_.erase(documents_.begin());
                if (wanted(found)) return true;
            }
            return false;
        });
        REQUIRE(came);
        return found;
    }

    /// Waits until the stream has broken once.
    void untilLost() {
        std::unique_lock lock(mutex_);
        REQUIRE(something_.wait_for(lock, std::chrono::seconds(10), [&] { return lost_; }));
    }
    bool lost() {
        const std::lock_guard lock(mutex_);
        return lost_;
    }

  private:
    void lose() {
        const std::lock_guard lock(mutex_);
        lost_ = true;
        something_.notify_all();
    }
    void take(const net::EventSource::Event& event) {
        const std::lock_guard lock(mutex_);
        if (event.name == "occupancy") documents_.push_back(api::parseJson(event.data).value());
        something_.notify_all();
    }

    TownFixture& town_;
    std::mutex mutex_;
    std::condition_variable something_;
    std::vector<boost::json::value> documents_;
    bool lost_ = false;
    std::unique_ptr<net::EventSource> source_;
};

inline std::int64_t freeBeds(const boost::json::value& document) {
    return document.at("totals").at("free_beds").as_int64();
}

}  // namespace ostoja::office
