#include "io/file_bytes.h"

#include <unistd.h>

#include <fstream>
#include <system_error>

namespace knotlas::io
{

namespace fs = std::filesystem;

namespace
{

core::Error machineError(const fs::path& file, const std::string& what)
{
    return core::Error(what, core::ErrorKind::Machine).within(toUtf8(file));
}

bool writeBytes(const fs::path& file, std::string_view bytes)
{
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    return stream.good();
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

core::Result<void> writeFile(const fs::path& file, std::string_view bytes)
{
    std::error_code error;
    if (file.has_parent_path())
    {
        fs::create_directories(file.parent_path(), error);
    }
    fs::path temporary = file;
    temporary += ".tmp" + std::to_string(::getpid());
    if (!writeBytes(temporary, bytes))
    {
        fs::remove(temporary, error);
        return machineError(file, "cannot be written");
    }
    fs::rename(temporary, file, error);
    if (error)
    {
        const std::string reason = error.message();
        fs::remove(temporary, error);
        return machineError(file, "cannot be replaced: " + reason);
    }
    return {};
}

}  // namespace knotlas::io
