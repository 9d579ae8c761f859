#pragma once

#include "core/assert.h"
#include "core/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace knotlas::core
{

// A value or an Error. The member names are those of std::expected, so that it becomes an alias
// once both of our compilers have it.
template <typename T> class [[nodiscard]] Result
{
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}

    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }

    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T& value() &
    {
        KNOTLAS_ASSERT(has_value());
        return std::get<0>(state_);
    }

    [[nodiscard]] const T& value() const&
    {
        KNOTLAS_ASSERT(has_value());
        return std::get<0>(state_);
    }

    [[nodiscard]] T&& value() &&
    {
        KNOTLAS_ASSERT(has_value());
        return std::get<0>(std::move(state_));
    }

    [[nodiscard]] Error& error() &
    {
        KNOTLAS_ASSERT(!has_value());
        return std::get<1>(state_);
    }

    [[nodiscard]] const Error& error() const&
    {
        KNOTLAS_ASSERT(!has_value());
        return std::get<1>(state_);
    }

    [[nodiscard]] Error&& error() &&
    {
        KNOTLAS_ASSERT(!has_value());
        return std::get<1>(std::move(state_));
    }

    T& operator*() & { return value(); }

    const T& operator*() const& { return value(); }

    T&& operator*() && { return std::move(*this).value(); }

    T* operator->() { return &value(); }

    const T* operator->() const { return &value(); }

    template <typename U> [[nodiscard]] T value_or(U&& fallback) const&
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

  private:
    std::variant<T, Error> state_;
};

template <> class [[nodiscard]] Result<void>
{
  public:
    Result() = default;

    Result(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool has_value() const { return !error_.has_value(); }

    explicit operator bool() const { return has_value(); }

    void value() const { KNOTLAS_ASSERT(has_value()); }

    [[nodiscard]] Error& error() &
    {
        KNOTLAS_ASSERT(error_.has_value());
        return *error_;
    }

    [[nodiscard]] const Error& error() const&
    {
        KNOTLAS_ASSERT(error_.has_value());
        return *error_;
    }

    [[nodiscard]] Error&& error() &&
    {
        KNOTLAS_ASSERT(error_.has_value());
        return *std::move(error_);
    }

  private:
    std::optional<Error> error_;
};

}  // namespace knotlas::core
