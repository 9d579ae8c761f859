#pragma once

#include "geometry/tri_mesh.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace knotlas::render
{

// Makes coarse versions of meshes on a thread of its own, so that the first turn of the camera
// does not stall. A coarse mesh uses the vertices of the full one.
class Simplifier
{
  public:
    struct Coarse
    {
        std::shared_ptr<const geometry::TriMesh> mesh;
        std::vector<std::uint32_t> indices;
    };

    Simplifier();
    ~Simplifier();
    Simplifier(const Simplifier&) = delete;
    Simplifier& operator=(const Simplifier&) = delete;

    void request(std::shared_ptr<const geometry::TriMesh> mesh);

    // What has been finished since the last call.
    std::vector<Coarse> takeFinished();

    // Waits until everything requested is finished.
    void finish();

  private:
    void work(const std::stop_token& stop);

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::shared_ptr<const geometry::TriMesh>> requested_;
    std::vector<Coarse> finished_;
    bool busy_ = false;
    std::jthread thread_;  // last: stops before the rest is gone
};

}  // namespace knotlas::render
