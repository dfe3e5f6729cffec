// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/disk_file.h"
#include "tests/simulation/random.h"

namespace ostoja::simulation {

/// How the programs of a box end without being asked.
enum class Death {
    kill,      ///< what they wrote stays
    powerCut,  ///< of what was written since the last sync, chance leaves some sectors
};

class PowerCutVfs;

/// The disks of all boxes of a world, in memory, as SQLite's default VFS for as long as this lives. A box is
/// a folder. Its files outlive the programs that wrote them as far as their death allows.
class PowerCutDisk {
  public:
    explicit PowerCutDisk(std::uint64_t seed);
    ~PowerCutDisk();
    PowerCutDisk(const PowerCutDisk&) = delete;
    PowerCutDisk& operator=(const PowerCutDisk&) = delete;

    /// A file that is on the disk already.
    void install(const std::string& path, std::vector<std::uint8_t> content);
    /// All that is open in the folder fails from now on; what is opened anew works.
    void strike(const std::string& folder, Death death);
    /// The same in the midst of a change of the disk, the n-th from now on.
    void strikeAt(const std::string& folder, Death death, std::int64_t changes);
    /// Forgets a strikeAt that hasn't come about.
    void disarm(const std::string& folder) { boxes_[folder].changesLeft.reset(); }
    /// Grows with each death: who remembers an older one is dead.
    std::int64_t deaths(const std::string& folder) { return boxes_[folder].deaths; }
    /// From now on every sync of every disk succeeds and does nothing.
    void lieAboutSync() { syncLies_ = true; }
    /// From now on every death spoils the first sector of each of its box's files, synced or not.
    void spoilAtDeath() { spoilsAtDeath_ = true; }

    const DiskCounters& counters() const { return counters_; }

  private:
    friend class PowerCutVfs;

    struct Box {
        std::int64_t deaths = 0;
        std::optional<std::int64_t> changesLeft;
        Death armed = Death::kill;
    };
    /// Whether the box dies in the change that is being made, and on which side of it.
    enum class Fate { lives, diesBefore, diesAfter };

    static std::string folderOf(const std::string& path) { return path.substr(0, path.rfind('/')); }
    Fate fateOfChange(const std::string& path);
    void die(const std::string& path);

    std::shared_ptr<DiskFile> find(const std::string& path) const;
    std::shared_ptr<DiskFile> create(const std::string& path);
    void remove(const std::string& path, bool durably);
    void syncNames(const std::string& folder);

    Random random_;
    std::map<std::string, Box> boxes_;
    /// The names as programs see them, and as a power cut leaves them.
    std::map<std::string, std::shared_ptr<DiskFile>> seen_;
    std::map<std::string, std::shared_ptr<DiskFile>> durable_;
    bool syncLies_ = false;
    bool spoilsAtDeath_ = false;
    DiskCounters counters_;
    std::unique_ptr<PowerCutVfs> vfs_;
};

}  // namespace ostoja::simulation
