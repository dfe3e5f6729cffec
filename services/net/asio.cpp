// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where the code of Asio and Beast itself is compiled.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
