#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace knotlas::app
{

// Undo by snapshots: cheap, since the big parts of a snapshot are shared and const.
template <typename T> class History
{
  public:
    // `before` is the state that a command is about to change.
    void commit(T before)
    {
        if (!past_.empty() && past_.size() >= kMaxSteps)
        {
            past_.erase(past_.begin());
        }
        past_.push_back(std::move(before));
        future_.clear();
    }

    [[nodiscard]] bool canUndo() const { return !past_.empty(); }

    [[nodiscard]] bool canRedo() const { return !future_.empty(); }

    std::optional<T> undo(T current) { return step(past_, future_, std::move(current)); }

    std::optional<T> redo(T current) { return step(future_, past_, std::move(current)); }

  private:
    static constexpr std::size_t kMaxSteps = 200;

    static std::optional<T> step(std::vector<T>& from, std::vector<T>& to, T current)
    {
        if (from.empty())
        {
            return std::nullopt;
        }
        T target = std::move(from.back());
        from.pop_back();
        to.push_back(std::move(current));
        return target;
    }

    std::vector<T> past_;
    std::vector<T> future_;
};

}  // namespace knotlas::app
