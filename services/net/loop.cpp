// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/loop.h"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <utility>

#include "net/loop_impl.h"

namespace ostoja::net {

using boost::system::error_code;

void Mailbox::run(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (context_ == nullptr) return;
        if (!context_->get_executor().running_in_this_thread()) {
            asio::post(*context_, std::move(work));
            return;
        }
    }
    work();
}

void Mailbox::post(std::function<void()> work) {
    const std::lock_guard lock(mutex_);
    if (context_ != nullptr) asio::post(*context_, std::move(work));
}

void Mailbox::close() {
    const std::lock_guard lock(mutex_);
    context_ = nullptr;
}

void Loop::Impl::awaitSignal() {
    signals.async_wait([this](const error_code& ec, int) {
        if (ec) return;
        const auto all = onTerminate;
        awaitSignal();
        for (const auto& one : all) one();
    });
}

Loop::Loop() : impl_(std::make_unique<Impl>()) {}

Loop::~Loop() {
    impl_->mailbox->close();
}

void Loop::run() {
    impl_->context.run();
}

void Loop::stop() {
    impl_->context.stop();
}

void Loop::post(std::function<void()> work) {
    impl_->mailbox->post(std::move(work));
}

void Loop::onTerminate(std::function<void()> work) {
    impl_->onTerminate.push_back(std::move(work));
    if (impl_->onTerminate.size() > 1) return;
    impl_->signals.add(SIGINT);
    impl_->signals.add(SIGTERM);
    impl_->awaitSignal();
}

struct Timer::Impl : std::enable_shared_from_this<Timer::Impl> {
    explicit Impl(asio::io_context& context) : timer(context) {}

    void set(std::chrono::milliseconds delay, std::chrono::milliseconds repeat, std::function<void()> job) {
        ++setting;
        period = repeat;
        work = std::make_shared<std::function<void()>>(std::move(job));
        timer.expires_after(delay);
        await();
    }

    void await() {
        timer.async_wait([self = shared_from_this(), mine = setting](const error_code& ec) {
            if (!ec && mine == self->setting) self->fire();
        });
    }

    void fire() {
        const auto job = work;
        const auto mine = setting;
        (*job)();
        if (mine != setting || period.count() == 0) return;
        const auto now = std::chrono::steady_clock::now();
        const auto due = timer.expiry() + period;
        timer.expires_at(due > now ? due : now + period);
        await();
    }

    void cancel() {
        ++setting;
        timer.cancel();
        work.reset();
    }

    asio::steady_timer timer;
    std::uint64_t setting = 0;
    std::chrono::milliseconds period{0};
    std::shared_ptr<std::function<void()>> work;
};

Timer::Timer(Loop& loop) : impl_(std::make_shared<Impl>(loop.impl().context)) {}

Timer::~Timer() {
    impl_->cancel();
}

void Timer::after(std::chrono::milliseconds delay, std::function<void()> work) {
    impl_->set(delay, std::chrono::milliseconds(0), std::move(work));
}

void Timer::every(std::chrono::milliseconds period, std::function<void()> work) {
    impl_->set(period, period, std::move(work));
}

void Timer::cancel() {
    impl_->cancel();
}

struct ReadWatch::Impl : std::enable_shared_from_this<ReadWatch::Impl> {
    Impl(asio::io_context& context, int number, std::function<void()> work)
        : descriptor(context, number), readable(std::move(work)) {}

    void await() {
        descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                              [self = shared_from_this()](const error_code& ec) {
                                  if (ec || self->stopped) return;
                                  self->readable();
                                  if (!self->stopped) self->await();
                              });
    }

    asio::posix::stream_descriptor descriptor;
    std::function<void()> readable;
    bool stopped = false;
};

ReadWatch::ReadWatch(Loop& loop, int descriptor, std::function<void()> readable)
    : impl_(std::make_shared<Impl>(loop.impl().context, descriptor, std::move(readable))) {
    impl_->await();
}

ReadWatch::~ReadWatch() {
    impl_->stopped = true;
    impl_->descriptor.release();
}

}  // namespace ostoja::net
