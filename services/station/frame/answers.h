// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "error/error.h"
#include "net/http.h"

namespace ostoja::station {

net::Response jsonAnswer(const boost::json::value& value);
net::Response noContent();

/// What a failure is to whoever asked: an RFC 9457 problem, with these members beside its own.
net::Response problemOf(const Error& error, boost::json::object more = {});

}  // namespace ostoja::station
