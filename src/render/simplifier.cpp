#include "render/simplifier.h"

#include <meshoptimizer.h>

#include <utility>

namespace knotlas::render
{
namespace
{

constexpr std::size_t kShare = 8;        // an eighth of the triangles,
constexpr float kErrorMetres = 0.0016f;  // as long as the surface stays this near

std::vector<std::uint32_t> simplify(const geometry::TriMesh& mesh)
{
    if (mesh.triangles.empty())
    {
        return {};
    }
    const std::size_t indexCount = mesh.triangles.size() * 3;
    const float* positions = &mesh.positions.front().x;
    const float scale = meshopt_simplifyScale(positions, mesh.positions.size(), sizeof(glm::vec3));
    std::vector<std::uint32_t> coarse(indexCount);
    const std::size_t count = meshopt_simplify(
        coarse.data(), &mesh.triangles.front().x, indexCount, positions, mesh.positions.size(),
        sizeof(glm::vec3), indexCount / kShare, kErrorMetres / scale, 0, nullptr);
    coarse.resize(count);
    return coarse;
}

}  // namespace

Simplifier::Simplifier() : thread_([this](const std::stop_token& stop) { work(stop); }) {}

Simplifier::~Simplifier() = default;

void Simplifier::request(std::shared_ptr<const geometry::TriMesh> mesh)
{
    {
        const std::lock_guard lock(mutex_);
        requested_.push_back(std::move(mesh));
    }
    changed_.notify_all();
}

std::vector<Simplifier::Coarse> Simplifier::takeFinished()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(finished_, {});
}

void Simplifier::finish()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return requested_.empty() && !busy_; });
}

void Simplifier::work(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !requested_.empty(); }))
    {
        std::shared_ptr<const geometry::TriMesh> mesh = std::move(requested_.front());
        requested_.pop_front();
        busy_ = true;
        lock.unlock();
        Coarse coarse{mesh, simplify(*mesh)};
        lock.lock();
        finished_.push_back(std::move(coarse));
        busy_ = false;
        changed_.notify_all();
    }
}

}  // namespace knotlas::render
