// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "admin/doctor.h"
#include "crypto/certificate_requests.h"
#include "host/file_content.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
namespace fs = std::filesystem;

namespace {

/// As systemd-creds begins what it encrypts with a TPM, with the host's secret, and with both.
constexpr auto withTpm = "DHzAexF2RZGcSwvqCLwg/iAAAAABAAAADAAAABAAAAB0ZXN0\n";
constexpr auto withHost = "Whxqht+dQJax1aZeCGLxmiAAAAABAAAADAAAABAAAADn38nJ\n";
constexpr auto withBoth = "k6iUCUh0RJCQyvL8k8q1UyAAAAABAAAADAAAABAAAADn38nJ\n";
constexpr auto withNothing = "BYRp2vb1QySABUnaD46i+yAAAAABAAAADAAAABAAAADn38nJ\n";

constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

class HouseClock final : public host::Clock {
  public:
    host::Moment now() const override {
        return {.wallMs = wall, .monotonicMs = 1, .synchronised = synchronised};
    }
    std::string bootId() const override { return "boot"; }

    std::int64_t wall = 0;
    bool synchronised = true;
};

/// A disk of its own.
struct TokenDisk {
    TokenDisk() { REQUIRE(mkdtemp(root.data()) != nullptr); }
    ~TokenDisk() {
        std::error_code ignored;
        fs::remove_all(root, ignored);
    }
    TokenDisk(const TokenDisk&) = delete;
    TokenDisk& operator=(const TokenDisk&) = delete;

    std::string root = "/dev/shm/ostoja-XXXXXX";
};

/// A station's box on which nothing is to be changed.
class WellBox {
  public:
    WellBox() {
        write("/etc/ostoja/station.toml",
              "[station]\nrun = \"/run/ostoja\"\ndatabase = \"/var/lib/ostoja-station/facility.sqlite\"\n");
        write("/etc/ostoja/uplink.toml",
              "[station]\nsocket = \"/run/ostoja/uplink\"\n[office]\ncertificate = "
              "\"/etc/ostoja/uplink.pem\"\nkey = "
              "\"/etc/ostoja/uplink.key\"\n");
        write("/etc/ostoja/uplink.key", "key");
        write("/var/lib/ostoja-station/facility.sqlite", "database");
        write("/var/lib/ostoja-station/facility.sqlite-wal", "log");
        fs::permissions(at("/var/lib/ostoja-station"), fs::perms::owner_all);
        write("/usr/lib/systemd/system/ostoja-station.service",
              "[Service]\nLimitCORE=0\nLimitMEMLOCK=infinity\nLoadCredentialEncrypted=master-key:/etc/ostoja/"
              "master-key.cred\n");
        write("/etc/ostoja/master-key.cred", withTpm);
        write("/proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n");
        write("/proc/sys/kernel/core_pattern", "|/bin/false\n");
        REQUIRE(crypto::makeBoxAuthority(at("/etc/ostoja"), "Brzegów").has_value());
        fs::rename(at("/etc/ostoja/boxes.pem"), at("/etc/ostoja/uplink.pem"));
        facts = crypto::readFacts(host::contentOf(at("/etc/ostoja/uplink.pem"))).value();
        clock.wall = facts.beginsMs + dayMs;
    }

    std::string at(const std::string& path) const { return folder_.root() + path; }

    void write(const std::string& path, const std::string& content) const {
        fs::create_directories(fs::path(at(path)).parent_path());
        std::ofstream(at(path)) << content;
        chmod(at(path).c_str(), 0600);
    }

    void dropIn(const std::string& lines) const {
        write("/etc/systemd/system/ostoja-station.service.d/key.conf", "[Service]\n" + lines);
    }

    /// The codes of what the doctor finds.
    std::string findings() const {
        std::string codes;
        for (const auto& finding : look()) {
            CHECK(finding.words.find('\n') == std::string::npos);
            codes += (codes.empty() ? "" : " ") + finding.code;
        }
        return codes;
    }

    std::vector<admin::Finding> look() const {
        const auto space = [&](const std::string& /*path*/) { return disk; };
        return admin::examine({.root = folder_.root(), .clock = clock, .space = space});
    }

    HouseClock clock;
    admin::Space disk{.bytes = 64ULL << 30U, .freeBytes = 32ULL << 30U};
    crypto::CertificateFacts facts;

  private:
    TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a box that is well has nothing to change") {
    CHECK(WellBox().findings().empty());
}

TEST_CASE("where the master key lies decides what a copied disk tells") {
    const WellBox box;
    const std::string own = "LoadCredentialEncrypted=\n";

    SECTION("with the TPM and the host's secret") {
        box.write("/etc/ostoja/master-key.cred", withBoth);
        CHECK(box.findings().empty());
    }
    SECTION("encrypted with a secret on the same disk, and there is no TPM") {
        box.write("/etc/ostoja/master-key.cred", withHost);
        REQUIRE(box.findings() == "key_beside_its_lock");
        CHECK(box.look()[0].words.find("no TPM") != std::string::npos);
        CHECK(box.look()[0].words.find("token") != std::string::npos);
    }
    SECTION("encrypted with no secret at all") {
        box.write("/etc/ostoja/master-key.cred", withNothing);
        CHECK(box.findings() == "key_beside_its_lock");
    }
    SECTION("though there is a TPM") {
        box.write("/etc/ostoja/master-key.cred", withHost);
        fs::create_directories(box.at("/sys/class/tpm/tpm0"));
        REQUIRE(box.findings() == "key_beside_its_lock");
        CHECK(box.look()[0].words.find("--with-key=host+tpm2") != std::string::npos);
    }
    SECTION("in the clear in a file that the configuration names") {
        box.write("/etc/ostoja/station.toml",
                  "[station]\nrun = \"/run/ostoja\"\ndatabase = \"/var/lib/ostoja-station/facility.sqlite\"\n"
                  "[vault]\nkey = \"/etc/ostoja/master.key\"\n");
        CHECK(box.findings() == "key_absent");
        box.write("/etc/ostoja/master.key", std::string(64, 'a'));
        REQUIRE(box.findings() == "key_in_the_clear");
        CHECK(box.look()[0].words.find("copies the disk") != std::string::npos);
        CHECK(box.look()[0].words.find("aaaa") == std::string::npos);
        fs::permissions(box.at("/etc/ostoja/master.key"), fs::perms(0644));
        CHECK(box.findings() == "key_in_the_clear open_to_others");
    }
    SECTION("in the clear in a credential") {
        box.dropIn(own + "LoadCredential=master-key:/etc/ostoja/master.key\n");
        box.write("/etc/ostoja/master.key", std::string(64, 'a'));
        CHECK(box.findings() == "key_in_the_clear");
    }
    SECTION("on another disk") {
        struct stat here {};
        struct stat there {};
        const TokenDisk token;
        REQUIRE(stat(box.at("").c_str(), &here) == 0);
        REQUIRE(stat(token.root.c_str(), &there) == 0);
        REQUIRE(here.st_dev != there.st_dev);
        box.dropIn(own + "LoadCredential=master-key:/media/key/master.key\n");
        fs::create_directories(box.at("/media"));
        fs::create_symlink(token.root, box.at("/media/key"));
        CHECK(box.findings() == "key_absent");
        box.write("/media/key/master.key", std::string(64, 'a'));
        CHECK(box.findings().empty());
    }
    SECTION("in the clear on a disk that is encrypted as a whole") {
        struct stat here {};
        REQUIRE(stat(box.at("").c_str(), &here) == 0);
        box.write("/etc/ostoja/master-key.cred", withHost);
        box.write("/sys/dev/block/" + std::to_string(major(here.st_dev)) + ":" +
                      std::to_string(minor(here.st_dev)) + "/dm/uuid",
                  "CRYPT-LUKS2-0123\n");
        CHECK(box.findings().empty());
    }
    SECTION("nowhere") {
        box.dropIn(own);
        CHECK(box.findings() == "key_nowhere");
    }
    SECTION("where there is none") {
        fs::remove(box.at("/etc/ostoja/master-key.cred"));
        CHECK(box.findings() == "key_absent");
    }
}

TEST_CASE("what is in memory must not reach the disk") {
    const WellBox box;
    const std::string header = "Filename\tType\tSize\tUsed\tPriority\n";

    SECTION("swap on a partition") {
        box.write("/proc/swaps", header + "/dev/sda2 partition\t8388604\t0\t-2\n");
        CHECK(box.findings() == "swap_plain");
    }
    SECTION("two of them") {
        box.write("/proc/swaps", header + "/dev/sda2 partition\t8\t0\t-2\n/swapfile file\t8\t0\t-3\n");
        CHECK(box.findings() == "swap_plain swap_plain");
    }
    SECTION("swap that is compressed memory") {
        box.write("/proc/swaps", header + "/dev/zram0 partition\t8388604\t0\t100\n");
        CHECK(box.findings().empty());
    }
    SECTION("swap that is encrypted") {
        box.write("/proc/swaps", header + "/dev/dm-1 partition\t8388604\t0\t-2\n");
        CHECK(box.findings() == "swap_plain");
        box.write("/sys/class/block/dm-1/dm/uuid", "LVM-0123\n");
        CHECK(box.findings() == "swap_plain");
        box.write("/sys/class/block/dm-1/dm/uuid", "CRYPT-PLAIN-swap\n");
        CHECK(box.findings().empty());
    }
    SECTION("core files") {
        for (const auto* pattern : {"core\n", "/var/crash/core.%p\n", "|/usr/share/apport/apport %p\n"}) {
            box.write("/proc/sys/kernel/core_pattern", pattern);
            CHECK(box.findings() == "cores_kept");
        }
    }
    SECTION("cores that systemd keeps, or doesn't") {
        box.write("/proc/sys/kernel/core_pattern", "|/lib/systemd/systemd-coredump %P %u\n");
        CHECK(box.findings() == "cores_kept");
        box.write("/etc/systemd/coredump.conf.d/none.conf", "[Coredump]\nStorage=none\n");
        CHECK(box.findings().empty());
    }
    SECTION("the kernel's own") {
        box.write("/sys/kernel/kexec_crash_loaded", "1\n");
        CHECK(box.findings() == "kernel_dumps");
    }
    SECTION("a unit that was opened by a drop-in") {
        box.write("/etc/systemd/system/ostoja-station.service.d/open.conf",
                  "[Service]\nLimitMEMLOCK=8M\nLimitCORE=infinity\n");
        CHECK(box.findings() == "memory_unlocked unit_dumps");
    }
}

TEST_CASE("what only the station may read") {
    const WellBox box;
    SECTION("the database") {
        fs::permissions(box.at("/var/lib/ostoja-station/facility.sqlite"), fs::perms(0640));
        REQUIRE(box.findings() == "open_to_others");
        CHECK(box.look()[0].words.find("chmod 600 /var/lib/ostoja-station/facility.sqlite") !=
              std::string::npos);
    }
    SECTION("its log") {
        fs::permissions(box.at("/var/lib/ostoja-station/facility.sqlite-wal"), fs::perms(0604));
        CHECK(box.findings() == "open_to_others");
    }
    SECTION("its folder") {
        fs::permissions(box.at("/var/lib/ostoja-station"), fs::perms(0755));
        CHECK(box.findings() == "open_to_others");
    }
    SECTION("the uplink's key") {
        fs::permissions(box.at("/etc/ostoja/uplink.key"), fs::perms(0644));
        CHECK(box.findings() == "open_to_others");
    }
}

TEST_CASE("what will soon stand still") {
    WellBox box;
    SECTION("the disk") {
        box.disk.freeBytes = 900ULL << 20U;
        REQUIRE(box.findings() == "disk_nearly_full");
        CHECK(box.look()[0].words.find("900 MiB") != std::string::npos);
        box.disk = {.bytes = 8ULL << 30U, .freeBytes = 2ULL << 30U};
        CHECK(box.findings().empty());
    }
    SECTION("the clock") {
        box.clock.synchronised = false;
        CHECK(box.findings() == "clock_unsynchronised");
    }
    SECTION("the certificate") {
        box.clock.wall = box.facts.endsMs - (box.facts.endsMs - box.facts.beginsMs) / 3;
        CHECK(box.findings().empty());
        box.clock.wall = box.facts.endsMs - 10 * dayMs;
        REQUIRE(box.findings() == "certificate_ends");
        CHECK(box.look()[0].words.find("in 10 days") != std::string::npos);
        box.clock.wall = box.facts.endsMs + dayMs;
        REQUIRE(box.findings() == "certificate_ends");
        CHECK(box.look()[0].words.find("has ended") != std::string::npos);
        box.write("/etc/ostoja/uplink.pem", "no certificate");
        CHECK(box.findings() == "certificate_unreadable");
    }
    SECTION("a station without a database") {
        fs::remove(box.at("/var/lib/ostoja-station/facility.sqlite"));
        CHECK(box.findings() == "database_missing");
    }
    SECTION("no station at all") {
        fs::remove(box.at("/etc/ostoja/station.toml"));
        CHECK(box.findings() == "no_station");
        box.write("/etc/ostoja/station.toml", "station = [");
        CHECK(box.findings() == "no_station");
    }
}

TEST_CASE("the space of a disk is what the kernel says") {
    const auto space = admin::spaceOf("/");
    CHECK(space.bytes > 0);
    CHECK(space.freeBytes <= space.bytes);
    CHECK(admin::spaceOf("/no/such/place").bytes == 0);
}
