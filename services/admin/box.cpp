// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/box.h"

#include <sys/stat.h>

#include <boost/json/serialize.hpp>
#include <filesystem>
#include <optional>

#include "api/json_fields.h"
#include "crypto/certificate_requests.h"
#include "crypto/sealing.h"
#include "enrolment/files.h"
#include "enrolment/invitation.h"
#include "host/file_content.h"
#include "net/client.h"
#include "net/loop.h"

namespace ostoja::admin {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::chrono::seconds officeTime{30};
constexpr std::size_t mostPemBytes = 8'192;

struct BoxFiles {
    std::string key;
    std::string certificate;
    std::string authority;
    std::string officeKey;
    std::string cardKey;
};

BoxFiles filesIn(const std::string& directory) {
    return {.key = directory + "/uplink.key",
            .certificate = directory + "/uplink.pem",
            .authority = directory + "/ca.pem",
            .officeKey = directory + "/office-signing.pub",
            .cardKey = directory + "/card.key"};
}

bool isThere(const std::string& path) {
    return fs::exists(fs::symlink_status(path));
}

/// A key without its certificate is one whose enrolment didn't end; all else that is there is somebody's.
Expected<void> prepareKey(const BoxFiles& files) {
    const bool goesOn = isThere(files.key) && !isThere(files.certificate);
    if (goesOn) return {};
    for (const auto& path : {files.key, files.certificate, files.authority, files.officeKey, files.cardKey}) {
        if (isThere(path)) {
            return failure("file_exists",
                           path +
                               " is already there. Nothing was changed; move it away, or choose "
                               "another folder.");
        }
    }
    return crypto::makeBoxKey(files.key);
}

/// One question and its answer.
Expected<net::Response> ask(const net::Endpoint& office, const std::string& target,
                            const json::object& body) {
    net::Loop loop;
    std::optional<Expected<net::Response>> answer;
    net::Client client(loop, office);
    client.request("POST", target, json::serialize(body), officeTime, [&](Expected<net::Response> told) {
        answer = std::move(told);
        loop.stop();
    });
    loop.run();
    return std::move(*answer);
}

/// The answer's object, or what the office says against it.
Expected<json::value> contentOf(const Expected<net::Response>& response) {
    if (!response) return tl::make_unexpected(response.error());
    auto value = api::parseJson(response->body);
    if (response->status == 200 || response->status == 201) {
        if (!value)
            return failure("office_answer", "the office's answer can't be read: " + value.error().message);
        return std::move(*value);
    }
    std::string why = "HTTP " + std::to_string(response->status);
    if (value) {
        api::Fields fields(*value, "problem");
        why = fields.textOr("detail", why, 1'000);
    }
    return failure("office_refused", "the office refuses: " + why);
}

struct Given {
    std::string station;
    std::string certificate;
    std::string authority;
    std::string officeKey;
    std::string cardKey;
};

Expected<Given> readGiven(const json::value& answer, const enrolment::Code& code) {
    api::Fields fields(answer, "answer");
    Given given{.station = fields.text("station"),
                .certificate = fields.text("certificate", mostPemBytes),
                .authority = fields.text("authority", mostPemBytes),
                .officeKey = fields.text("office_key"),
                .cardKey = {}};
    const auto sealed = fields.text("sealed_card_key");
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    auto cardKey = crypto::unseal(enrolment::sealKeyOf(code), sealed);
    if (!cardKey)
        return failure("office_answer",
                       "the card key in the office's answer can't be opened with this code.");
    given.cardKey = std::move(*cardKey);
    const auto authority = crypto::readFacts(given.authority);
    if (!authority || !authority->digest.starts_with(code.authorityDigest)) {
        return failure("office_answer",
                       "the authority in the office's answer isn't the one that the code names.");
    }
    return given;
}

std::string hexLine(const std::string& bytes) {
    return crypto::toHex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}) + "\n";
}

Expected<void> replaceSecret(const std::string& path, const std::string& content) {
    const auto before = ::umask(0077);
    auto written = enrolment::replaceFile(path, content);
    ::umask(before);
    return written;
}

/// The certificate last: where it is, the box is enrolled.
Expected<void> putDown(const BoxFiles& files, const Given& given) {
    return enrolment::replaceFile(files.authority, given.authority)
        .and_then([&] { return enrolment::replaceFile(files.officeKey, given.officeKey + "\n"); })
        .and_then([&] { return replaceSecret(files.cardKey, hexLine(given.cardKey)); })
        .and_then([&] { return enrolment::replaceFile(files.certificate, given.certificate); });
}

Expected<void> checkOwn(const std::string& certificate, const std::string& request) {
    const auto facts = crypto::readFacts(certificate);
    const auto key = crypto::keyOfRequest(request);
    if (facts && key && facts->publicKey == *key) return {};
    return failure("office_answer", "the certificate in the office's answer isn't for this box's key.");
}

}  // namespace

Expected<std::string> enrolBox(const std::string& address, const std::string& codeText,
                               const std::string& directory) {
    const auto code = enrolment::readCode(codeText);
    if (!code) return tl::make_unexpected(code.error());
    const auto files = filesIn(directory);
    std::string request;
    auto ready =
        prepareKey(files).and_then([&] { return crypto::makeRequest(files.key); }).map([&](std::string made) {
            request = std::move(made);
        });
    if (!ready) return tl::make_unexpected(ready.error());
    const auto office = net::Endpoint::overTls(address, {.certificate = {},
                                                         .key = {},
                                                         .authority = {},
                                                         .clientAuthority = {},
                                                         .authorityDigest = code->authorityDigest});
    const auto answer = contentOf(
        ask(office, "/v1/enrolments", {{"token", enrolment::tokenOf(*code)}, {"request", request}}));
    if (!answer) return tl::make_unexpected(answer.error());
    const auto given = readGiven(*answer, *code);
    if (!given) return tl::make_unexpected(given.error());
    auto done = checkOwn(given->certificate, request).and_then([&] { return putDown(files, *given); });
    if (!done) return tl::make_unexpected(done.error());
    return given->station;
}

Expected<Renewal> renewBox(const std::string& address, const std::string& directory,
                           const host::Clock& clock) {
    const auto files = filesIn(directory);
    const auto present = crypto::readFacts(host::contentOf(files.certificate));
    if (!present) return failure(present.error().code, files.certificate + ": " + present.error().message);
    const auto dueMs = present->beginsMs + (present->endsMs - present->beginsMs) / 3 * 2;
    if (clock.now().wallMs < dueMs) return Renewal::notDue;
    const auto request = crypto::makeRequest(files.key);
    if (!request) return tl::make_unexpected(request.error());
    const auto office = net::Endpoint::overTls(
        address, {.certificate = files.certificate, .key = files.key, .authority = files.authority});
    const auto answer = contentOf(ask(office, "/v1/renewals", {{"request", *request}}));
    if (!answer) return tl::make_unexpected(answer.error());
    api::Fields fields(*answer, "answer");
    const auto certificate = fields.text("certificate", mostPemBytes);
    if (fields.problem()) return tl::make_unexpected(*fields.problem());
    auto done = checkOwn(certificate, *request).and_then([&] {
        return enrolment::replaceFile(files.certificate, certificate);
    });
    if (!done) return tl::make_unexpected(done.error());
    return Renewal::done;
}

}  // namespace ostoja::admin
