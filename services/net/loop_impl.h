// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "net/loop.h"

namespace ostoja::net {

namespace asio = boost::asio;

template <class T>
using Task = asio::awaitable<T>;

/// The way onto the loop's thread from any other; it may outlive the loop, and then leads nowhere.
class Mailbox {
  public:
    explicit Mailbox(asio::io_context& context) : context_(&context) {}

    /// Any thread: at once on the loop's thread, else soon.
    void run(std::function<void()> work);
    /// Any thread: soon.
    void post(std::function<void()> work);
    void close();

  private:
    std::mutex mutex_;
    asio::io_context* context_;
};

struct Loop::Impl {
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
    std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>(context);
    asio::signal_set signals{context};
    std::vector<std::function<void()>> onTerminate;

    void awaitSignal();
};

/// Starts a coroutine of its own. What it throws is a programming error and leaves Loop::run().
inline void start(asio::io_context& context, Task<void> task) {
    asio::co_spawn(context, std::move(task), [](const std::exception_ptr& thrown) {
        if (thrown) std::rethrow_exception(thrown);
    });
}

}  // namespace ostoja::net
