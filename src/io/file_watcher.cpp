#include "io/file_watcher.h"

#include <algorithm>
#include <system_error>

namespace knotlas::io
{

namespace fs = std::filesystem;

namespace
{

constexpr double kPollIntervalS = 0.25;

std::optional<FileStamp> stampOfFile(const fs::path& file)
{
    std::error_code error;
    FileStamp stamp;
    stamp.bytes = fs::file_size(file, error);
    if (error)
    {
        return std::nullopt;
    }
    stamp.modified = fs::last_write_time(file, error);
    return error ? std::nullopt : std::optional(stamp);
}

// A file that was added, removed or changed alters the sum or the latest time: the folder itself
// takes part because its time tells of removals.
std::optional<FileStamp> stampOfFolder(const fs::path& folder)
{
    std::error_code error;
    FileStamp sum;
    sum.modified = fs::last_write_time(folder, error);
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
    {
        const std::optional<FileStamp> stamp =
            entry->path().extension() == ".json" ? stampOfFile(entry->path()) : std::nullopt;
        if (stamp)
        {
            sum.bytes += stamp->bytes;
            sum.modified = std::max(sum.modified, stamp->modified);
        }
    }
    return error ? std::nullopt : std::optional(sum);
}

}  // namespace

std::optional<FileStamp> readStamp(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error) ? stampOfFolder(path) : stampOfFile(path);
}

FileWatcher::FileWatcher(StampReader readStamp) : readStamp_(std::move(readStamp)) {}

void FileWatcher::watch(const fs::path& path)
{
    const std::optional<FileStamp> now = readStamp_(path);
    watched_[path] = {now, now};
}

void FileWatcher::clear()
{
    watched_.clear();
}

std::vector<fs::path> FileWatcher::poll(double nowS)
{
    std::vector<fs::path> changed;
    if (nowS < nextPollS_)
    {
        return changed;
    }
    nextPollS_ = nowS + kPollIntervalS;
    for (auto& [path, state] : watched_)
    {
        const std::optional<FileStamp> now = readStamp_(path);
        const bool settled = now && now == state.last;
        state.last = now;
        if (settled && now != state.told)
        {
            state.told = now;
            changed.push_back(path);
        }
    }
    return changed;
}

std::optional<double> FileWatcher::nextPollS() const
{
    return watched_.empty() ? std::nullopt : std::optional(nextPollS_);
}

}  // namespace knotlas::io
