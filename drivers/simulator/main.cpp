// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "drivers/simulator/command.h"
#include "drivers/simulator/control.h"
#include "drivers/simulator/serve.h"

namespace {

using namespace ostoja::simulator;

constexpr int usageError = 2;

int complain(const std::string& message, int code) {
    std::cerr << "ostoja-cards: " << message << "\n";
    return code;
}

int runServer(ServeOptions options, const std::string& script) {
    if (!script.empty()) {
        auto lines = readScript(script);
        if (!lines) return complain(lines.error().message, usageError);
        options.script = std::move(*lines);
    }
    const auto served = serve(options);
    return served ? 0 : complain(served.error().message, 1);
}

int tell(const std::string& control, const std::string& line) {
    if (const auto command = parseCommand(line); !command)
        return complain(command.error().message, usageError);
    const auto answer = askControl(control, line);
    if (!answer) return complain(answer.error().message, 1);
    std::cout << *answer << "\n";
    return answer->starts_with("ok") ? 0 : 1;
}

CLI::App* addCommand(CLI::App& app, const std::string& name, const std::string& help) {
    CLI::App* const command = app.add_subcommand(name, help);
    command->fallthrough(false)->allow_extras();
    return command;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "A card reader with cards, made of software: a PN532 chip on a pseudo-terminal that libnfc drives."};
    app.require_subcommand(1);
    app.fallthrough();
    ServeOptions options;
    std::string script;
    unsigned selectMs = 8;
    app.add_option("--control", options.control, "control socket")->required();

    CLI::App* const serving = app.add_subcommand("serve", "be the reader until SIGTERM");
    serving->add_option("--link", options.link, "path at which the reader's serial line is found")
        ->required();
    serving->add_option("--script", script, "file of lines such as: at 500ms place ntag213 04A1B2C3D4E5F6");
    serving->add_option("--select-ms", selectMs, "time to find and select a card")
        ->capture_default_str()
        ->check(CLI::Range(0, 1000));
    serving->add_option("--baud", options.board.baud, "speed of the serial line")
        ->capture_default_str()
        ->check(CLI::Range(1200, 10'000'000));
    serving->add_option("--log", options.log,
                        "file for what happens and the radio's time, a JSON object a line");
    serving->add_option("--seed", options.board.seed, "of the faults that happen at a rate")
        ->capture_default_str();

    const std::vector<CLI::App*> commands{
        addCommand(app, "place",
                   "TYPE UID: put a card on the reader (ntag213, ntag215, ntag216, classic1k, desfire)"),
        addCommand(app, "remove", "[UID]: take a card away, or all"),
        addCommand(app, "swap", "TYPE UID: all away and another card there at once"),
        addCommand(
            app, "fault",
            "none, or KIND [--after N] [--rate R] [--for MS] [--at COMMAND]; KIND: mute, hang, drop, "
            "garbage, half, nak, noise, unplug, leave, abort-bit, ats-zero; COMMAND: one of the chip's"),
        addCommand(app, "unplug", "pull the reader out"),
        addCommand(app, "replug", "plug it in again"),
        addCommand(app, "status", "what lies on the reader, as JSON"),
    };

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : usageError;
    }
    if (serving->parsed()) {
        options.board.timing.select = std::chrono::milliseconds(selectMs);
        return runServer(std::move(options), script);
    }
    for (const CLI::App* command : commands) {
        if (!command->parsed()) continue;
        std::string line = command->get_name();
        for (const std::string& word : command->remaining()) line += " " + word;
        return tell(options.control, line);
    }
    return usageError;
}
