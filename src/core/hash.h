#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

namespace knotlas::core
{

// A fast 64-bit fingerprint of what is added to it, the same in every run on one machine. It tells
// chance apart, not malice: for caches, not for trust.
class Hash64
{
  public:
    Hash64& addBytes(const void* data, std::size_t size)
    {
        const auto* bytes = static_cast<const unsigned char*>(data);
        std::size_t at = 0;
        for (; at + sizeof(std::uint64_t) <= size; at += sizeof(std::uint64_t))
        {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes + at, sizeof word);
            mix(word);
        }
        std::uint64_t rest = size;  // the length tells "a", "" from "", "a"
        if (at < size)  // nothing may be copied from nowhere
        {
            std::memcpy(&rest, bytes + at, size - at);
        }
        mix(rest);
        mix(size);
        return *this;
    }

    Hash64& add(std::string_view text) { return addBytes(text.data(), text.size()); }

    // Numbers and enumerations: whatever has no padding.
    template <typename T>

    requires std::has_unique_object_representations_v<T> Hash64& add(T value)
    {
        return addBytes(&value, sizeof value);
    }

    Hash64& add(float value) { return addBytes(&value, sizeof value); }

    // Of trivially copyable items without padding.
    template <typename T> Hash64& addAll(std::span<const T> items)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        return addBytes(items.data(), items.size_bytes());
    }

    [[nodiscard]] std::uint64_t value() const
    {
        std::uint64_t x = state_;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
        return x ^ (x >> 31);
    }

  private:
    void mix(std::uint64_t word)
    {
        state_ = (state_ ^ word) * 0x9e3779b97f4a7c15U;
        state_ ^= state_ >> 29;
    }

    std::uint64_t state_ = 0x6b6e6f746c6173U;
};

}  // namespace knotlas::core
