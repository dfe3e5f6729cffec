// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <exception>
#include <functional>

#include "tests/bench/disk_limit.h"
#include "tests/bench/figures.h"
#include "tests/bench/office_load.h"
#include "tests/bench/office_town.h"
#include "tests/bench/postgres_load.h"

/// One leg of the comparison of how fast a town's events become durable; prints a line of JSON.
/// tests/bench/bench.py calls it leg by leg.
int main(int argc, char** argv) {
    using namespace ostoja::bench;
    CLI::App app("One leg of the office's benchmark.");
    app.require_subcommand(1);
    std::string folder;
    std::string server;
    std::size_t connections = 1;
    std::size_t batch = 1;
    std::size_t events = 10'000;
    std::int64_t most = 5'000;
    unsigned port = 0;
    pid_t pid = 0;
    PostgresWay way = PostgresWay::single;
    std::function<Run()> leg;

    const auto load = [&](const char* name, const char* words, std::function<Run()> work) {
        auto* added = app.add_subcommand(name, words);
        added->add_option("--folder", folder);
        added->add_option("--connections", connections);
        added->add_option("--batch", batch);
        added->add_option("--events", events, "entries made beforehand, for all connections together");
        added->add_option("--most-ms", most, "ends by then");
        added->add_option("--pid", pid, "whose processor time is told beside");
        added->final_callback([&leg, work = std::move(work)] { leg = work; });
        return added;
    };
    load("office", "over mutual TLS to a running office",
         [&] {
             return runOfficeLoad({folder, static_cast<std::uint16_t>(port), connections, batch, events,
                                   std::chrono::milliseconds(most), pid});
         })
        ->add_option("--port", port)
        ->required();
    auto* postgres = load("postgres", "the same work by PostgreSQL", [&] {
        return runPostgresLoad(
            {server, folder, way, connections, batch, events, std::chrono::milliseconds(most), pid});
    });
    postgres->add_option("--server", server, "libpq's connection string")->required();
    postgres->add_option("--way", way)
        ->transform(
            CLI::CheckedTransformer(std::map<std::string, PostgresWay>{{"single", PostgresWay::single},
                                                                       {"rows", PostgresWay::rows},
                                                                       {"copy", PostgresWay::copy},
                                                                       {"event", PostgresWay::event},
                                                                       {"batch", PostgresWay::batch}}));
    load("store", "the office's store alone, in process", [&] {
        return runStoreLimit({folder, batch, events, std::chrono::milliseconds(most)});
    });
    load("append", "a file and fdatasync", [&] {
        return runAppendLimit({folder, batch, events, std::chrono::milliseconds(most)});
    });
    auto* prepare = app.add_subcommand("prepare", "writes an office's folder");
    prepare->add_option("--folder", folder)->required();
    prepare->add_option("--connections", connections, "how many stations");
    prepare->add_option("--port", port)->required();
    CLI11_PARSE(app, argc, argv);

    try {
        if (!leg) {
            makeOfficeTown(folder, connections, port);
            return 0;
        }
        std::printf("%s\n", boost::json::serialize(leg().told()).c_str());
        return 0;
    } catch (const std::exception& failed) {
        std::fprintf(stderr, "%s: %s\n", argv[0], failed.what());
        return 1;
    }
}
