#pragma once

#include "geometry/surface_walk.h"

#include <optional>

namespace knotlas::geometry
{

// The memory of one march after another; cells of earlier ones are told by their epoch.
struct MarchScratch
{
    struct Cell
    {
        float distance = 0.0f;
        std::uint32_t epoch = 0;  // the march that wrote this cell
        bool final = false;
    };

    struct Entry
    {
        float distance;
        std::uint32_t vertex;

        // Equal distances go by vertex, so that the order never depends on the heap.
        bool operator>(const Entry& other) const
        {
            return distance != other.distance ? distance > other.distance : vertex > other.vertex;
        }
    };

    std::vector<Cell> cells;
    std::vector<Entry> heap;
    std::uint32_t epoch = 0;
    bool lent = false;
};

// A front that grows over a surface, vertex by vertex, in the order of distance. One at a time per
// thread: it borrows the thread's scratch memory, so that a small march on a big mesh stays cheap.
class March
{
  public:
    March(const Surface& surface, FrontShape shape);
    ~March();
    March(const March&) = delete;
    March& operator=(const March&) = delete;

    // The front is at `vertex` at `distance`, unless it comes there sooner.
    void start(std::uint32_t vertex, float distance);

    // Takes the nearest vertex that the front has not yet passed; its distance is final from now
    // on.
    std::optional<VertexDistance> advance();

    // Lets the front go on from a vertex that `advance` gave.
    void spread(const VertexDistance& reached);

    // Final distance, or infinity.
    [[nodiscard]] float distanceAt(std::uint32_t vertex) const;

  private:
    const Surface& surface_;
    FrontShape shape_;
    MarchScratch& scratch_;
};

}  // namespace knotlas::geometry
