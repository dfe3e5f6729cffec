// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls_time.h"

#include <openssl/x509.h>

#include <algorithm>

namespace ostoja::net {

namespace {

std::time_t beginOf(const X509* certificate) {
    std::tm begins{};
    if (certificate == nullptr || ASN1_TIME_to_tm(X509_get0_notBefore(certificate), &begins) != 1) return 0;
    return ::timegm(&begins);
}

}  // namespace

std::time_t builtAt() {
    return OSTOJA_BUILT_AT;
}

std::time_t heldSince(SSL_CTX* context) {
    auto since = beginOf(SSL_CTX_get0_certificate(context));
    const auto* held = X509_STORE_get0_objects(SSL_CTX_get_cert_store(context));
    for (int i = 0; i < sk_X509_OBJECT_num(held); ++i) {
        since = std::max(since, beginOf(X509_OBJECT_get0_X509(sk_X509_OBJECT_value(held, i))));
    }
    return since;
}

std::time_t timeForCertificates(std::time_t clock, std::time_t heldSince) {
    return std::max({clock, builtAt(), heldSince});
}

}  // namespace ostoja::net
