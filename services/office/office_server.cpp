// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/office_server.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <boost/json/serialize.hpp>

#include "api/json_fields.h"
#include "host/file_content.h"
#include "office/admission.h"
#include "office/web_files.h"

namespace ostoja::office {

namespace json = boost::json;

namespace {

constexpr std::chrono::milliseconds broadcastDelay{100};
constexpr std::chrono::milliseconds tickPeriod{1'000};
constexpr std::string_view batchType = "application/cloudevents-batch+json";
constexpr std::array fontNames = {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
                                  "Inter-Bold.otf"};
constexpr const char* contentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src "
    "'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Anybody may look, so what one caller can take up is bounded: only who shows a key may send much.
net::Limits officeLimits(std::size_t streamBacklogBytes) {
    net::Limits limits;
    limits.bodyBytes = std::size_t{4} * 1024 * 1024;
    limits.strangerBodyBytes = 4'096;
    limits.requestTime = std::chrono::seconds(30);
    limits.requestsPerSecond = 5'000;
    limits.burst = 10'000;
    // However many strangers come, from however many addresses, 3,000 stations find a place.
    limits.connections = 6'000;
    limits.strangerConnections = 2'000;
    limits.arrivingConnections = 1'000;
    limits.connectionsPerCaller = 64;
    limits.streamBacklogBytes = streamBacklogBytes;
    return limits;
}

/// Changes when the file does: also when another is moved into its place within a tick of the clock.
std::string stampOf(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) return {};
    return std::to_string(facts.st_ino) + '/' + std::to_string(facts.st_size) + '/' +
           std::to_string(facts.st_mtim.tv_sec) + '.' + std::to_string(facts.st_mtim.tv_nsec);
}

unsigned statusOf(const std::string& code) {
    if (code.starts_with("certificate_") || code == "station_mismatch") return 403;
    if (code == "batch_too_large" || code == "event_too_large") return 413;
    if (code == "content_type") return 415;
    const bool storing = code == "busy" || code.starts_with("storage_") || code.starts_with("database_");
    return storing ? 503 : 400;
}

std::string titleOf(const std::string& code) {
    switch (statusOf(code)) {
        case 403:
            return "This station may not do that";
        case 413:
            return "Too large";
        case 415:
            return "Unknown content type";
        case 503:
            return "Nothing can be stored now";
        default:
            return "The batch can't be read";
    }
}

/// The answer to a batch of which nothing was stored.
net::Response unstored(const Error& error) {
    auto response = net::problem(statusOf(error.code), error.code, titleOf(error.code), error.message);
    if (response.status == 503) response.headers.emplace_back("Retry-After", "1");
    return response;
}

net::Response notAllowed(const std::string& allow) {
    auto response = net::problem(405, "method_not_allowed", "Method not allowed", "allowed here: " + allow);
    response.headers.emplace_back("Allow", allow);
    return response;
}

net::Response jsonResponse(std::string body) {
    return {.status = 200,
            .body = std::move(body),
            .contentType = "application/json",
            .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace

Expected<std::unique_ptr<OfficeServer>> OfficeServer::open(net::Loop& loop, const host::Clock& clock,
                                                           OfficeOptions options) {
    auto allowed = AllowList::load(options.stations);
    if (!allowed) return tl::make_unexpected(allowed.error());
    auto ledger = Ledger::open(options.database, options.ballastBytes);
    if (!ledger) return tl::make_unexpected(ledger.error());
    if (auto time = (*ledger)->takeTimeFrom(clock); !time) return tl::make_unexpected(time.error());
    return std::unique_ptr<OfficeServer>(
        new OfficeServer(loop, clock, std::move(options), std::move(*allowed), std::move(*ledger)));
}

OfficeServer::OfficeServer(net::Loop& loop, const host::Clock& clock, OfficeOptions options,
                           AllowList allowed, std::unique_ptr<Ledger> ledger)
    : loop_(loop),
      clock_(clock),
      time_(clock),
      options_(std::move(options)),
      board_(options_.town, options_.signingKey),
      stationsStamp_(stampOf(options_.stations)),
      ticking_(loop),
      broadcasting_(loop),
      server_(
          loop,
          [this](const net::Request& request, net::Responder responder) {
              handle(request, std::move(responder));
          },
          officeLimits(options_.streamBacklogBytes)) {
    board_.allow(std::move(allowed));
    board_.update(ledger->views());
    for (const auto& [id, view] : board_.views()) board_.issueAfter(view.lastContactMs, now());
    mood_ = board_.mood(now());
    for (const auto* name : fontNames) {
        auto content = host::contentOf(options_.fonts + "/" + name);
        if (!content.empty()) fonts_.emplace(std::string("/fonts/") + name, std::move(content));
    }
    writer_ = std::make_unique<Writer>(
        std::move(ledger), [this, alive = std::weak_ptr(alive_)](Writer::Group group) {
            loop_.post([this, alive, group = std::make_shared<Writer::Group>(std::move(group))] {
                if (!alive.expired()) settle(std::move(*group));
            });
        });
    if (!options_.enrolment.directory.empty()) {
        desk_ =
            std::make_unique<EnrolmentDesk>(loop, clock, options_.enrolment, [this] { rereadStations(); });
    }
    server_.onHandshakeFailed([this](const net::HandshakeFailure& failure) { tell(failure); });
    ticking_.every(tickPeriod, [this] { tick(); });
}

OfficeServer::~OfficeServer() {
    close();
}

Expected<std::uint16_t> OfficeServer::listen(const std::string& address, const net::TlsFiles& files) {
    return server_.listenTls(address, files, "office");
}

void OfficeServer::close() {
    ticking_.cancel();
    broadcasting_.cancel();
    server_.close();
    writer_.reset();
}

void OfficeServer::handle(const net::Request& request, net::Responder responder) {
    const auto& path = request.path;
    if (path == "/v1/events") {
        if (request.method != "POST") return responder.send(notAllowed("POST"));
        return ingest(request, std::move(responder));
    }
    if (path == "/v1/enrolments" || path == "/v1/renewals") {
        if (request.method != "POST") return responder.send(notAllowed("POST"));
        if (!desk_) {
            return responder.send(net::problem(404, "not_found", "Not found", "this office enrols nobody."));
        }
        if (path == "/v1/renewals") return renew(request, std::move(responder));
        return desk_->enrol(request, std::move(responder));
    }
    if (request.method != "GET") return responder.send(notAllowed("GET"));
    if (path == "/v1/occupancy") return responder.send(jsonResponse(board_.occupancy(time_.now())));
    if (path == "/v1/occupancy/stream") return openStream(std::move(responder));
    if (path == "/v1/stations") return responder.send(jsonResponse(board_.stations(time_.now())));
    if (path == "/healthz") return responder.send(health());
    if (path == "/metrics") {
        counters_.streams = static_cast<std::int64_t>(streams_.size());
        return responder.send({.status = 200,
                               .body = metricsText(counters_, board_.facilities(now())),
                               .contentType = "text/plain; version=0.0.4; charset=utf-8",
                               .headers = {}});
    }
    responder.send(file(path));
}

void OfficeServer::ingest(const net::Request& request, net::Responder responder) {
    rereadStations();
    const auto admitted = admit(board_.allowed(), request.caller, now());
    if (!admitted) return refuse({}, request.caller, admitted.error(), std::move(responder));
    const auto* sender = *admitted;
    auto batch = read(request, *sender);
    if (!batch) return refuse(sender->id, request.caller, batch.error(), std::move(responder));
    const bool taken = writer_->submit(
        std::move(*batch), [this, station = sender->id, responder](const Expected<Receipt>& receipt) {
            answered(station, receipt, responder);
        });
    if (!taken) {
        refuse(sender->id, request.caller,
               {"busy", "too much waits to be stored; send it again in a moment."}, std::move(responder));
    }
}

Expected<Batch> OfficeServer::read(const net::Request& request, const AllowedStation& sender) {
    const auto type = request.header("content-type").value_or("");
    if (!type.starts_with(batchType)) {
        return failure("content_type", std::string(batchType) + " was expected");
    }
    return readBatch(request.body, sender.id, now());
}

void OfficeServer::settle(Writer::Group group) {
    if (!group.changed.empty()) {
        board_.update(std::move(group.changed));
        changed();
    }
    for (const auto& settled : group.settled) settled();
}

void OfficeServer::answered(const std::string& station, const Expected<Receipt>& receipt,
                            net::Responder responder) {
    storageWorks_ = receipt.has_value();
    if (!receipt) {
        ++counters_.refused[receipt.error().code];
        return responder.send(unstored(receipt.error()));
    }
    ++counters_.batches;
    counters_.stored += receipt->stored;
    counters_.duplicates += receipt->duplicates;
    counters_.conflicts += receipt->conflicts;
    const auto& [town, signature] = board_.signedTown(station, now());
    const api::IngestAnswer answer{.epoch = receipt->epoch,
                                   .receivedThrough = receipt->receivedThrough,
                                   .officeTimeMs = time_.now().wallMs(),
                                   .townPlaces = town,
                                   .townSignature = signature};
    responder.send(jsonResponse(json::serialize(api::toJson(answer))));
}

void OfficeServer::renew(const net::Request& request, net::Responder responder) {
    rereadStations();
    const auto station = admitForRenewal(board_.allowed(), request.caller);
    if (!station) return refuse({}, request.caller, station.error(), std::move(responder));
    desk_->renew(request, **station, std::move(responder));
}

void OfficeServer::tell(const net::HandshakeFailure& failure) {
    if (!complaints_.isNews(failure.network + failure.code, clock_.now().monotonicMs)) return;
    spdlog::warn("no connection with {} (told once an hour): {}", failure.network, failure.words);
}

void OfficeServer::refuse(const std::string& station, const net::Caller& caller, const Error& error,
                          net::Responder responder) {
    ++counters_.refused[error.code];
    const auto sender = station.empty() ? "a caller at " + caller.network : "the station " + station;
    if (complaints_.isNews(sender + error.code, clock_.now().monotonicMs)) {
        spdlog::warn("what {} sends is refused (told once an hour): {}", sender, error.message);
    }
    if (!station.empty())
        board_.refused(station, {.code = error.code, .detail = error.message, .atMs = now()});
    responder.send(unstored(error));
}

void OfficeServer::openStream(net::Responder responder) {
    auto stream = responder.stream();
    const auto number = nextStream_++;
    streams_.emplace(number, stream);
    stream.onClosed([this, alive = std::weak_ptr(alive_), number] {
        if (!alive.expired()) streams_.erase(number);
    });
    stream.send("occupancy", board_.occupancy(time_.now()));
}

net::Response OfficeServer::health() const {
    if (storageWorks_) return jsonResponse(R"({"status":"ok"})");
    return net::problem(503, "storage_failed", "Nothing can be stored now",
                        "the last write to the database failed.");
}

net::Response OfficeServer::file(const std::string& path) const {
    net::Headers headers = {{"Content-Security-Policy", contentPolicy},
                            {"X-Content-Type-Options", "nosniff"},
                            {"Referrer-Policy", "no-referrer"},
                            {"Cache-Control", "no-cache"}};
    if (const auto* found = webFile(path)) {
        return {.status = 200,
                .body = std::string(found->content),
                .contentType = std::string(found->contentType),
                .headers = std::move(headers)};
    }
    if (const auto font = fonts_.find(path); font != fonts_.end()) {
        headers.back().second = "max-age=86400";
        return {
            .status = 200, .body = font->second, .contentType = "font/otf", .headers = std::move(headers)};
    }
    return net::problem(404, "not_found", "Not found", "there is nothing at this path.");
}

void OfficeServer::tick() {
    rereadStations();
    const auto quietMs = clock_.monotonicMs() - broadcastAtMs_;
    if (quietMs >= options_.tellAnewAfter.count() || board_.mood(now()) != mood_) changed();
}

void OfficeServer::rereadStations() {
    auto stamp = stampOf(options_.stations);
    if (stamp == stationsStamp_) return;
    stationsStamp_ = std::move(stamp);
    auto allowed = AllowList::load(options_.stations);
    if (!allowed) return spdlog::error("the list of stations stays as it was: {}", allowed.error().message);
    spdlog::info("the list of stations was read again: {}", allowed->stations().size());
    board_.allow(std::move(*allowed));
    changed();
}

void OfficeServer::changed() {
    if (broadcastWaits_) return;
    broadcastWaits_ = true;
    broadcasting_.after(broadcastDelay, [this] { broadcast(); });
}

void OfficeServer::broadcast() {
    broadcastWaits_ = false;
    broadcastAtMs_ = clock_.monotonicMs();
    mood_ = board_.mood(now());
    if (streams_.empty()) return;
    const auto document = board_.occupancy(time_.now());
    // One that lags too far behind closes at once, and leaves the map by that.
    for (auto streams = streams_; auto& [number, stream] : streams) stream.send("occupancy", document);
}

}  // namespace ostoja::office
