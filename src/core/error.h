#pragma once

#include <string>
#include <utility>

namespace knotlas::core
{

// What the process must report when an operation fails; the command line turns it into its exit
// status.
enum class ErrorKind
{
    Input,    // a file, a word or a number that the user gave is at fault (exit 1)
    Usage,    // the command was called wrongly (exit 2)
    Machine,  // the machine cannot: no OpenGL, no memory, disk full (exit 3)
};

// An expected failure: a message for a person, with context that callers add on the way up.
class Error
{
  public:
    explicit Error(std::string message, ErrorKind kind = ErrorKind::Input)
        : message_(std::move(message)), kind_(kind)
    {}

    // Prefixes the place where it happened:
    // `return std::move(error).within("data/atlas/neck.json")`.
    [[nodiscard]] Error within(const std::string& place) &&
    {
        message_ = place + ": " + message_;
        return std::move(*this);
    }

    [[nodiscard]] const std::string& message() const { return message_; }

    [[nodiscard]] ErrorKind kind() const { return kind_; }

  private:
    std::string message_;
    ErrorKind kind_;
};

}  // namespace knotlas::core
