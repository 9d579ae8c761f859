#include "geometry/ray_scene.h"

#include "core/assert.h"
#include "geometry/triangle.h"

#include <embree3/rtcore.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <tuple>

namespace knotlas::geometry
{
namespace
{

// Embree's own buffers of one mesh: the only copy that we keep.
struct MeshView
{
    const glm::vec3* positions = nullptr;
    const Triangle* triangles = nullptr;

    [[nodiscard]] std::array<glm::vec3, 3> corners(std::uint32_t triangle) const
    {
        const Triangle& t = triangles[triangle];
        return {positions[t.x], positions[t.y], positions[t.z]};
    }
};

SurfacePoint surfacePoint(const MeshView& view, std::uint32_t mesh, std::uint32_t triangle,
                          const glm::vec3& barycentric, float distance)
{
    const auto corners = view.corners(triangle);
    SurfacePoint point;
    point.mesh = mesh;
    point.triangle = triangle;
    point.barycentric = barycentric;
    point.position = interpolate(corners, barycentric);
    point.normal = unitNormal(corners);
    point.distance = distance;
    return point;
}

RTCRay toEmbree(const Ray& ray, float maxDistance)
{
    RTCRay out{};
    out.org_x = ray.origin.x;
    out.org_y = ray.origin.y;
    out.org_z = ray.origin.z;
    out.dir_x = ray.direction.x;
    out.dir_y = ray.direction.y;
    out.dir_z = ray.direction.z;
    out.tnear = 0.0f;
    out.tfar = maxDistance;
    out.mask = ~0U;
    return out;
}

glm::vec3 barycentricOf(float u, float v)
{
    return {1.0f - u - v, u, v};
}

struct RawHit
{
    float distance;
    std::uint32_t mesh;
    std::uint32_t triangle;
    float u;
    float v;

    [[nodiscard]] auto order() const { return std::tie(distance, mesh, triangle); }
};

// Embree hands the context through to the filter, which finds the list behind it.
struct CollectContext
{
    RTCIntersectContext embree;
    std::vector<RawHit>* hits;
};

void collectHit(const RTCFilterFunctionNArguments* arguments)
{
    KNOTLAS_ASSERT(arguments->N == 1);
    const auto* hit = reinterpret_cast<const RTCHit*>(arguments->hit);
    const auto* ray = reinterpret_cast<const RTCRay*>(arguments->ray);
    const auto* context = reinterpret_cast<const CollectContext*>(arguments->context);
    context->hits->push_back({ray->tfar, hit->geomID, hit->primID, hit->u, hit->v});
    arguments->valid[0] = 0;  // not accepted: the ray goes on
}

struct NearestState
{
    const std::vector<MeshView>* views;
    glm::vec3 point;
    float distance2;
    std::uint32_t mesh;
    std::uint32_t triangle;
    glm::vec3 barycentric;
};

bool visitTriangle(RTCPointQueryFunctionArguments* arguments)
{
    auto& state = *static_cast<NearestState*>(arguments->userPtr);
    const auto corners = (*state.views)[arguments->geomID].corners(arguments->primID);
    const glm::vec3 barycentric = closestBarycentric(corners, state.point);
    const glm::vec3 offset = interpolate(corners, barycentric) - state.point;
    const float distance2 = glm::dot(offset, offset);
    // On an edge or a vertex several triangles are equally near: the order of visits must not
    // decide.
    const bool nearer = std::tie(distance2, arguments->geomID, arguments->primID) <
                        std::tie(state.distance2, state.mesh, state.triangle);
    if (!nearer)
    {
        return false;
    }
    state.distance2 = distance2;
    state.mesh = arguments->geomID;
    state.triangle = arguments->primID;
    state.barycentric = barycentric;
    arguments->query->radius = std::sqrt(distance2);
    return true;
}

}  // namespace

struct RayScene::Impl
{
    RTCDevice device = rtcNewDevice(nullptr);
    RTCScene scene = nullptr;
    std::vector<MeshView> views;

    Impl()
    {
        KNOTLAS_ASSERT(device != nullptr);
        scene = rtcNewScene(device);
        rtcSetSceneFlags(scene, RTC_SCENE_FLAG_ROBUST | RTC_SCENE_FLAG_COMPACT |
                                    RTC_SCENE_FLAG_CONTEXT_FILTER_FUNCTION);
    }

    ~Impl()
    {
        rtcReleaseScene(scene);
        rtcReleaseDevice(device);
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void add(const TriMesh& mesh, std::uint32_t id)
    {
        views.emplace_back();
        if (mesh.triangles.empty())
        {
            return;
        }
        RTCGeometry geometry = rtcNewGeometry(device, RTC_GEOMETRY_TYPE_TRIANGLE);
        void* positions =
            rtcSetNewGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3,
                                    sizeof(glm::vec3), mesh.positions.size());
        void* triangles =
            rtcSetNewGeometryBuffer(geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3,
                                    sizeof(Triangle), mesh.triangles.size());
        KNOTLAS_ASSERT(positions != nullptr && triangles != nullptr);
        std::memcpy(positions, mesh.positions.data(), mesh.positions.size() * sizeof(glm::vec3));
        std::memcpy(triangles, mesh.triangles.data(), mesh.triangles.size() * sizeof(Triangle));
        views.back() = {static_cast<const glm::vec3*>(positions),
                        static_cast<const Triangle*>(triangles)};
        rtcCommitGeometry(geometry);
        rtcAttachGeometryByID(scene, geometry, id);
        rtcReleaseGeometry(geometry);
    }
};

RayScene::RayScene(const std::vector<const TriMesh*>& meshes) : impl_(std::make_unique<Impl>())
{
    impl_->views.reserve(meshes.size());
    for (std::size_t i = 0; i < meshes.size(); ++i)
    {
        impl_->add(*meshes[i], static_cast<std::uint32_t>(i));
    }
    rtcCommitScene(impl_->scene);
}

RayScene::~RayScene() = default;
RayScene::RayScene(RayScene&&) noexcept = default;
RayScene& RayScene::operator=(RayScene&&) noexcept = default;

std::optional<SurfacePoint> RayScene::nearestHit(const Ray& ray, float maxDistance) const
{
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    RTCRayHit query{};
    query.ray = toEmbree(ray, maxDistance);
    query.hit.geomID = RTC_INVALID_GEOMETRY_ID;
    rtcIntersect1(impl_->scene, &context, &query);
    if (query.hit.geomID == RTC_INVALID_GEOMETRY_ID)
    {
        return std::nullopt;
    }
    return surfacePoint(impl_->views[query.hit.geomID], query.hit.geomID, query.hit.primID,
                        barycentricOf(query.hit.u, query.hit.v), query.ray.tfar);
}

std::vector<SurfacePoint> RayScene::allHits(const Ray& ray, float maxDistance) const
{
    std::vector<RawHit> raw;
    CollectContext context{};
    rtcInitIntersectContext(&context.embree);
    context.embree.filter = collectHit;
    context.hits = &raw;
    RTCRayHit query{};
    query.ray = toEmbree(ray, maxDistance);
    query.hit.geomID = RTC_INVALID_GEOMETRY_ID;
    rtcIntersect1(impl_->scene, &context.embree, &query);

    std::ranges::sort(raw, [](const RawHit& a, const RawHit& b) { return a.order() < b.order(); });
    std::vector<SurfacePoint> hits;
    hits.reserve(raw.size());
    for (const RawHit& hit : raw)
    {
        hits.push_back(surfacePoint(impl_->views[hit.mesh], hit.mesh, hit.triangle,
                                    barycentricOf(hit.u, hit.v), hit.distance));
    }
    return hits;
}

bool RayScene::occluded(const Ray& ray, float maxDistance) const
{
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    RTCRay query = toEmbree(ray, maxDistance);
    rtcOccluded1(impl_->scene, &context, &query);
    return query.tfar < 0.0f;
}

std::optional<SurfacePoint> RayScene::nearestPoint(const glm::vec3& point, float maxDistance) const
{
    constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    NearestState state{&impl_->views, point, maxDistance * maxDistance, kNone, kNone, {}};
    RTCPointQueryContext context;
    rtcInitPointQueryContext(&context);
    RTCPointQuery query{};
    query.x = point.x;
    query.y = point.y;
    query.z = point.z;
    query.radius = maxDistance;
    rtcPointQuery(impl_->scene, &query, &context, visitTriangle, &state);
    if (state.mesh == kNone)
    {
        return std::nullopt;
    }
    return surfacePoint(impl_->views[state.mesh], state.mesh, state.triangle, state.barycentric,
                        std::sqrt(state.distance2));
}

}  // namespace knotlas::geometry
