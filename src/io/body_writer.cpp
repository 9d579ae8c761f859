#include "io/body_writer.h"

#include "io/file_bytes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <span>
#include <utility>

namespace knotlas::io
{
namespace
{

using geometry::TriMesh;
using Json = nlohmann::ordered_json;

// Numbers of the glTF 2.0 specification.
enum ComponentType : int
{
    kUnsignedByte = 5121,
    kUnsignedShort = 5123,
    kUnsignedInt = 5125,
    kFloat = 5126,
};

constexpr int kArrayBuffer = 34962;
constexpr int kElementArrayBuffer = 34963;
constexpr std::uint32_t kGlbMagic = 0x46546C67;
constexpr std::uint32_t kJsonChunk = 0x4E4F534A;
constexpr std::uint32_t kBinaryChunk = 0x004E4942;

void appendWord(std::string& bytes, std::uint32_t word)
{
    // glTF is little-endian, whatever the machine.
    for (int shift = 0; shift < 32; shift += 8)
    {
        bytes.push_back(static_cast<char>((word >> shift) & 0xffU));
    }
}

void padTo4(std::string& bytes, char filler)
{
    bytes.resize((bytes.size() + 3) / 4 * 4, filler);
}

// Collects buffer views and accessors over one binary chunk.
class GlbBuilder
{
  public:
    template <typename T>
    int addAccessor(const std::vector<T>& values, ComponentType type, const char* shape, int target)
    {
        padTo4(binary_, '\0');
        const std::size_t offset = binary_.size();
        const std::size_t byteCount = values.size() * sizeof(T);
        binary_.resize(offset + byteCount);
        std::memcpy(binary_.data() + offset, values.data(), byteCount);
        views_.push_back(
            {{"buffer", 0}, {"byteOffset", offset}, {"byteLength", byteCount}, {"target", target}});
        accessors_.push_back({{"bufferView", views_.size() - 1},
                              {"componentType", static_cast<int>(type)},
                              {"count", values.size()},
                              {"type", shape}});
        return static_cast<int>(accessors_.size()) - 1;
    }

    int addPositions(const TriMesh& mesh)
    {
        const int accessor = addAccessor(mesh.positions, kFloat, "VEC3", kArrayBuffer);
        const geometry::Aabb box = geometry::boundsOf(mesh);
        accessors_.back()["min"] = {box.min.x, box.min.y, box.min.z};
        accessors_.back()["max"] = {box.max.x, box.max.y, box.max.z};
        return accessor;
    }

    int addShade(const TriMesh& mesh)
    {
        const int accessor = addAccessor(mesh.shade, kUnsignedByte, "VEC4", kArrayBuffer);
        accessors_.back()["normalized"] = true;
        return accessor;
    }

    int addIndices(const TriMesh& mesh)
    {
        if (mesh.positions.size() > std::numeric_limits<std::uint16_t>::max())
        {
            return addIndicesAs<std::uint32_t>(mesh, kUnsignedInt);
        }
        return addIndicesAs<std::uint16_t>(mesh, kUnsignedShort);
    }

    [[nodiscard]] Json takeViews() { return std::move(views_); }

    [[nodiscard]] Json takeAccessors() { return std::move(accessors_); }

    [[nodiscard]] std::string takeBinary()
    {
        padTo4(binary_, '\0');
        return std::move(binary_);
    }

  private:
    template <typename Index> int addIndicesAs(const TriMesh& mesh, ComponentType type)
    {
        std::vector<Index> indices;
        indices.reserve(3 * mesh.triangles.size());
        for (const geometry::Triangle& t : mesh.triangles)
        {
            indices.push_back(static_cast<Index>(t.x));
            indices.push_back(static_cast<Index>(t.y));
            indices.push_back(static_cast<Index>(t.z));
        }
        const int accessor = addAccessor(indices, type, "SCALAR", kElementArrayBuffer);
        return accessor;
    }

    std::string binary_;
    Json views_ = Json::array();
    Json accessors_ = Json::array();
};

Json meshJson(GlbBuilder& glb, const BodyNode& node)
{
    Json attributes;
    attributes["POSITION"] = glb.addPositions(node.mesh);
    attributes["NORMAL"] = glb.addAccessor(node.mesh.normals, kFloat, "VEC3", kArrayBuffer);
    if (!node.mesh.fibre.empty())
    {
        attributes["TEXCOORD_0"] = glb.addAccessor(node.mesh.fibre, kFloat, "VEC2", kArrayBuffer);
    }
    if (!node.mesh.shade.empty())
    {
        attributes["COLOR_0"] = glb.addShade(node.mesh);
    }
    Json primitive{{"attributes", std::move(attributes)}, {"indices", glb.addIndices(node.mesh)}};
    return {{"name", node.name}, {"primitives", Json::array({std::move(primitive)})}};
}

core::Result<void> checkNode(const BodyNode& node)
{
    const std::size_t count = node.mesh.positions.size();
    const bool complete = count > 0 && !node.mesh.triangles.empty() &&
                          node.mesh.normals.size() == count &&
                          (node.mesh.fibre.empty() || node.mesh.fibre.size() == count) &&
                          (node.mesh.shade.empty() || node.mesh.shade.size() == count);
    if (!complete)
    {
        return core::Error(node.name + " is empty or lacks attributes");
    }
    return {};
}

std::string glbBytes(const std::string& json, const std::string& binary)
{
    const std::size_t total = 12 + 8 + json.size() + 8 + binary.size();
    std::string bytes;
    bytes.reserve(total);
    appendWord(bytes, kGlbMagic);
    appendWord(bytes, 2);
    appendWord(bytes, static_cast<std::uint32_t>(total));
    appendWord(bytes, static_cast<std::uint32_t>(json.size()));
    appendWord(bytes, kJsonChunk);
    bytes += json;
    appendWord(bytes, static_cast<std::uint32_t>(binary.size()));
    appendWord(bytes, kBinaryChunk);
    bytes += binary;
    return bytes;
}

}  // namespace

core::Result<void> writeHalfBody(const std::filesystem::path& file,
                                 const std::vector<BodyNode>& nodes,
                                 const std::map<std::string, glm::vec3, std::less<>>& landmarks,
                                 const std::string& copyright)
{
    GlbBuilder glb;
    Json meshes = Json::array();
    Json children = Json::array();
    for (const BodyNode& node : nodes)
    {
        if (auto checked = checkNode(node); !checked)
        {
            return std::move(checked).error();
        }
        children.push_back({{"name", node.name}, {"mesh", meshes.size()}});
        meshes.push_back(meshJson(glb, node));
    }
    for (const auto& [id, p] : landmarks)
    {
        children.push_back({{"name", "landmark." + id}, {"translation", {p.x, p.y, p.z}}});
    }
    std::vector<std::size_t> indices(children.size());
    for (std::size_t i = 0; i < indices.size(); ++i)
    {
        indices[i] = i;
    }
    Json gltfNodes = std::move(children);
    gltfNodes.push_back({{"name", "knotlas_half_body"}, {"children", indices}});

    std::string binary = glb.takeBinary();
    const Json document{
        {"asset", {{"version", "2.0"}, {"generator", "knotlas-sculpt"}, {"copyright", copyright}}},
        {"scene", 0},
        {"scenes", Json::array({{{"nodes", Json::array({gltfNodes.size() - 1})}}})},
        {"nodes", gltfNodes},
        {"meshes", std::move(meshes)},
        {"accessors", glb.takeAccessors()},
        {"bufferViews", glb.takeViews()},
        {"buffers", Json::array({{{"byteLength", binary.size()}}})}};
    std::string json = document.dump();
    padTo4(json, ' ');
    return writeFile(file, glbBytes(json, binary));
}

}  // namespace knotlas::io
