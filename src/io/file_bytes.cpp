#include "io/file_bytes.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace knotlas::io
{

namespace fs = std::filesystem;

namespace
{

core::Error machineError(const fs::path& file, const std::string& what)
{
    return core::Error(what, core::ErrorKind::Machine).within(toUtf8(file));
}

// "cannot be written: Permission denied", and where that is the folder's fault, so.
core::Error writeError(const fs::path& file, int reason)
{
    std::string what = "cannot be written";
    if (reason != 0)
    {
        what += ": " + std::generic_category().message(reason);
    }
    std::error_code error;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (fs::is_directory(file, error))
    {
        what = "cannot be written: it is a folder";
    }
    else if (fs::is_directory(folder, error) && ::access(folder.c_str(), W_OK) != 0)
    {
        what += " (the folder " + toUtf8(folder) + " is not writable)";
    }
    return machineError(file, what);
}

}  // namespace

std::string toUtf8(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

core::Result<std::string> readFile(const fs::path& file, std::size_t maxBytes)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error))
    {
        return core::Error(fs::exists(file, error) ? "is not a file" : "there is no such file")
            .within(toUtf8(file));
    }
    const std::uintmax_t size = fs::file_size(file, error);
    if (error || size > maxBytes)
    {
        return core::Error("is larger than " + std::to_string(maxBytes >> 20) + " MiB")
            .within(toUtf8(file));
    }
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream)
    {
        return core::Error("cannot be read").within(toUtf8(file));
    }
    return bytes;
}

core::Result<FileInProgress> FileInProgress::create(const fs::path& file)
{
    std::error_code error;
    if (file.has_parent_path())
    {
        fs::create_directories(file.parent_path(), error);
    }
    FileInProgress made;
    made.file_ = file;
    fs::path temporary = file;
    temporary += ".tmp" + std::to_string(::getpid());
    errno = 0;
    made.stream_.open(temporary, std::ios::binary | std::ios::trunc);
    if (!made.stream_ || fs::is_directory(file, error))
    {
        const int reason = errno;
        made.stream_.close();
        fs::remove(temporary, error);
        return writeError(file, reason);
    }
    made.temporary_ = std::move(temporary);
    return made;
}

FileInProgress::FileInProgress(FileInProgress&& other) noexcept
    : file_(std::move(other.file_)), temporary_(std::exchange(other.temporary_, {})),
      stream_(std::move(other.stream_)), reason_(other.reason_)
{}

FileInProgress::~FileInProgress()
{
    if (!temporary_.empty())
    {
        stream_.close();
        std::error_code error;
        fs::remove(temporary_, error);
    }
}

bool FileInProgress::write(std::string_view bytes)
{
    errno = 0;
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    reason_ = stream_ ? reason_ : errno;
    return stream_.good();
}

core::Result<void> FileInProgress::finish()
{
    errno = 0;
    stream_.close();
    if (!stream_)
    {
        reason_ = errno;
        return failure();
    }
    std::error_code error;
    fs::rename(temporary_, file_, error);
    if (error)
    {
        return machineError(file_, "cannot be replaced: " + error.message());
    }
    temporary_.clear();
    return {};
}

core::Error FileInProgress::failure() const
{
    return writeError(file_, reason_);
}

core::Result<void> writeFile(const fs::path& file, std::string_view bytes)
{
    core::Result<FileInProgress> writing = FileInProgress::create(file);
    if (!writing)
    {
        return std::move(writing).error();
    }
    return writing->write(bytes) ? writing->finish() : writing->failure();
}

}  // namespace knotlas::io
