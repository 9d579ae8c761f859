#pragma once

#include "geometry/tri_mesh.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace knotlas::sculpt
{

// One named mesh on its way into the body. Paired parts are modelled on the right (x < 0), closed.
// Midline parts are whole, closed and symmetric; the assembly cuts them at x = 0.
struct SculptedPart
{
    std::string name;  // node name: "bone.femur", "muscle.trapezius.upper"
    geometry::TriMesh mesh;
    bool midline = false;
    int maxTriangles = 0;  // of the right half, after simplification; 0: as it is
};

// Told how the work goes on: a line, without a line break, about every finished step; and, where a
// listener for it is set, the share of the whole that is done. Copies speak to the same listeners.
// May be called from several threads.
class Progress
{
  public:
    using Lines = std::function<void(std::string_view line)>;
    using Shares = std::function<void(double share, std::string_view step)>;

    template <typename F>

    requires(std::is_invocable_v<F&, std::string_view> &&
             !std::is_same_v<std::remove_cvref_t<F>, Progress>) Progress(F lines)
        : Progress(Lines(std::move(lines)), nullptr)
    {}

    Progress(Lines lines, Shares shares)
        : listeners_(std::make_shared<Listeners>(std::move(lines), std::move(shares)))
    {}

    void operator()(std::string_view line) const
    {
        const std::scoped_lock lock(listeners_->mutex);
        listeners_->lines(line);
    }

    // `share` 0..1 of this part of the work is done; `step` says what was last.
    void advance(double share, std::string_view step) const
    {
        if (listeners_->shares)
        {
            const std::scoped_lock lock(listeners_->mutex);
            listeners_->shares(from_ + share * (to_ - from_), step);
        }
    }

    // For the part of this work that leads from share `from` to share `to` of it.
    [[nodiscard]] Progress part(double from, double to) const
    {
        Progress part = *this;
        part.from_ = from_ + from * (to_ - from_);
        part.to_ = from_ + to * (to_ - from_);
        return part;
    }

  private:
    struct Listeners
    {
        Listeners(Lines l, Shares s) : lines(std::move(l)), shares(std::move(s)) {}

        std::mutex mutex;
        Lines lines;
        Shares shares;
    };

    std::shared_ptr<Listeners> listeners_;
    double from_ = 0.0;
    double to_ = 1.0;
};

}  // namespace knotlas::sculpt
