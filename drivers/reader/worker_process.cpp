// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "drivers/nfc/messages.h"
#include "drivers/nfc/worker.h"
#include "host/config.h"
#include "host/program.h"

namespace ostoja::reader {
namespace {

constexpr int goodbyeMs = 500;

/// In the child, between fork and exec: only calls that are safe there.
[[noreturn]] void becomeWorker(int channel, int nothing, pid_t parent, char* const* arguments) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
    if (channel == workerChannel) {
        ::fcntl(channel, F_SETFD, 0);
    } else {
        ::dup2(channel, workerChannel);
    }
    ::close_range(workerChannel + 1, ~0U, 0);
    char* const noEnvironment[] = {nullptr};
    ::execve("/proc/self/exe", arguments, noEnvironment);
    ::_exit(127);
}

std::string howItEnded(const siginfo_t& info) {
    if (info.si_code == CLD_EXITED) return "exit code " + std::to_string(info.si_status);
    return "signal " + std::to_string(info.si_status);
}

tl::unexpected<Error> cannotStart() {
    return failure("worker_unavailable", "the worker can't be started: " + std::string(std::strerror(errno)));
}

}  // namespace

Expected<std::unique_ptr<WorkerProcess>> WorkerProcess::start(net::Loop& loop,
                                                              const nfc::ConnectionString& connection,
                                                              Callbacks callbacks) {
    std::string program = "ostoja-reader";
    std::string argument(workerArgument);
    std::string connstring = connection.text();
    char* const arguments[] = {program.data(), argument.data(), connstring.data(), nullptr};

    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) return cannotStart();
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const pid_t parent = ::getpid();
    const pid_t pid = nothing < 0 ? -1 : ::fork();
    if (pid == 0) becomeWorker(ends[1], nothing, parent, arguments);
    const int forkError = errno;
    ::close(ends[1]);
    if (nothing >= 0) ::close(nothing);
    const int pidDescriptor = pid < 0 ? -1 : static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    if (pidDescriptor < 0) {
        ::close(ends[0]);
        if (pid > 0) {
            ::kill(pid, SIGKILL);
            ::waitpid(pid, nullptr, 0);
        }
        errno = forkError;
        return cannotStart();
    }
    return std::unique_ptr<WorkerProcess>(
        new WorkerProcess(loop, pid, pidDescriptor, ends[0], std::move(callbacks)));
}

WorkerProcess::WorkerProcess(net::Loop& loop, pid_t pid, int pidDescriptor, int channel, Callbacks callbacks)
    : pid_(pid), pidDescriptor_(pidDescriptor), channel_(channel), callbacks_(std::move(callbacks)) {
    channelWatch_ = std::make_unique<net::ReadWatch>(loop, channel_, [this] { receive(); });
    endWatch_ = std::make_unique<net::ReadWatch>(loop, pidDescriptor_, [this] { reap(); });
}

WorkerProcess::~WorkerProcess() {
    hangUp();
    endWatch_.reset();
    if (!ended_) {
        pollfd end{pidDescriptor_, POLLIN, 0};
        if (::poll(&end, 1, goodbyeMs) <= 0) kill();
        ::waitpid(pid_, nullptr, 0);
    }
    ::close(pidDescriptor_);
}

void WorkerProcess::kill() {
    if (!ended_) ::kill(pid_, SIGKILL);
}

void WorkerProcess::receive() {
    while (channel_ >= 0) {
        std::array<char, nfc::longestMessage + 1> buffer{};
        const auto length = ::recv(channel_, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (length < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (length <= 0) {
            hangUp();
            kill();
            return;
        }
        callbacks_.message(std::string_view(buffer.data(), static_cast<std::size_t>(length)));
        std::memset(buffer.data(), 0, buffer.size());
    }
}

void WorkerProcess::reap() {
    siginfo_t info{};
    if (::waitid(P_PIDFD, static_cast<id_t>(pidDescriptor_), &info, WEXITED | WNOHANG) != 0 ||
        info.si_pid == 0)
        return;
    ended_ = true;
    endWatch_.reset();
    receive();
    callbacks_.ended(howItEnded(info));
}

void WorkerProcess::hangUp() {
    channelWatch_.reset();
    if (channel_ >= 0) ::close(channel_);
    channel_ = -1;
}

int runAsWorker(int argc, char** argv) {
    int type = 0;
    socklen_t size = sizeof type;
    const bool channel =
        ::getsockopt(workerChannel, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
    const auto connection = nfc::ConnectionString::parse(argc == 3 ? argv[2] : "");
    if (!channel || !connection) {
        std::fputs("ostoja-reader: --worker is what ostoja-reader starts itself with; use --config FILE\n",
                   stderr);
        return host::exitConfig;
    }
    ::fcntl(workerChannel, F_SETFD, FD_CLOEXEC);
    // It knows card numbers, libnfc makes it abort(), and exec made it dumpable again.
    host::forbidCoreDumps();
    ::prctl(PR_SET_NAME, "reader-worker");
    return nfc::runWorker(*connection, workerChannel);
}

}  // namespace ostoja::reader
