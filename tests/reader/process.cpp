// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reader/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace ostoja {

bool eventually(const std::function<bool()>& so, std::chrono::seconds within) {
    const auto deadline = std::chrono::steady_clock::now() + within;
    while (!so()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

Process::Process(std::vector<std::string> commandLine, std::string output) : output_(std::move(output)) {
    std::vector<char*> arguments;
    arguments.reserve(commandLine.size() + 1);
    for (auto& argument : commandLine) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, output_.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                       0600);
    ::posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
    const int failed = ::posix_spawn(&pid_, arguments[0], &files, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (failed != 0) throw std::runtime_error("can't start " + commandLine[0]);
}

Process::~Process() {
    if (ended_) return;
    signal(SIGCONT);
    signal(SIGTERM);
    if (end(std::chrono::seconds(10))) return;
    signal(SIGKILL);
    end();
}

void Process::signal(int number) const {
    if (!ended_) ::kill(pid_, number);
}

std::optional<int> Process::end(std::chrono::seconds within) {
    const bool over = ended_ || eventually(
                                    [&] {
                                        int status = 0;
                                        if (::waitpid(pid_, &status, WNOHANG) != pid_) return false;
                                        ended_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
                                        return true;
                                    },
                                    within);
    return over ? ended_ : std::nullopt;
}

std::string Process::output() const {
    std::ifstream file(output_);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace ostoja
