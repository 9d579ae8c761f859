#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace knotlas::io
{

// What tells that a file has changed.
struct FileStamp
{
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type modified;

    bool operator==(const FileStamp&) const = default;
};

// The stamp of a file, or of all *.json files below a folder; none when it is not there. The
// default asks the disk; tests pass their own.
using StampReader = std::function<std::optional<FileStamp>(const std::filesystem::path&)>;
std::optional<FileStamp> readStamp(const std::filesystem::path& path);

// Watches files and atlas folders by asking for their stamps, a few times a second. A change is
// told once it has been seen unchanged twice, so that a file is not read while it is written. A
// file that disappears is no change; it is told when it comes back as another one.
class FileWatcher
{
  public:
    explicit FileWatcher(StampReader readStamp = io::readStamp);

    // Starts watching from the state of now.
    void watch(const std::filesystem::path& path);
    void clear();

    // The paths that have changed. Does nothing until the next poll is due; `nowS` is any steady
    // clock in seconds.
    std::vector<std::filesystem::path> poll(double nowS);

    // When poll() will look at the disk again, for the event loop's timeout; none without files.
    [[nodiscard]] std::optional<double> nextPollS() const;

  private:
    struct Watched
    {
        std::optional<FileStamp> told;
        std::optional<FileStamp> last;
    };

    StampReader readStamp_;
    std::map<std::filesystem::path, Watched> watched_;
    double nextPollS_ = 0.0;
};

}  // namespace knotlas::io
