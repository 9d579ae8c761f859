#pragma once

#include "core/result.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace knotlas::io
{

// The path as UTF-8, for messages and for values that leave the layer.
std::string toUtf8(const std::filesystem::path& path);

// The whole file, if it is a regular file of at most `maxBytes`.
core::Result<std::string> readFile(const std::filesystem::path& file, std::size_t maxBytes);

// A file that is being written: beside its target, and renamed when it is finished. What is never
// finished is removed. Folders on the way are created.
class FileInProgress
{
  public:
    // Kind Machine, with the system's reason, when the place cannot be written to.
    static core::Result<FileInProgress> create(const std::filesystem::path& file);

    ~FileInProgress();
    FileInProgress(FileInProgress&& other) noexcept;
    FileInProgress& operator=(FileInProgress&&) = delete;

    [[nodiscard]] bool write(std::string_view bytes);
    core::Result<void> finish();

    // Why the last write failed.
    [[nodiscard]] core::Error failure() const;

  private:
    FileInProgress() = default;

    std::filesystem::path file_;
    std::filesystem::path temporary_;  // empty: finished, or moved from
    std::ofstream stream_;
    int reason_ = 0;  // errno of the write that failed
};

// Writes beside the target and renames, so that a reader sees the old bytes or the new ones and
// nothing else. Folders on the way are created.
core::Result<void> writeFile(const std::filesystem::path& file, std::string_view bytes);

}  // namespace knotlas::io
