#include "io/model_import.h"

#include "core/text.h"
#include "io/file_bytes.h"
#include "io/glb_check.h"
#include "io/obj_check.h"
#include "io/ply_check.h"
#include "io/stl_check.h"

#include <assimp/BaseImporter.h>
#include <assimp/IOSystem.hpp>
#include <assimp/Importer.hpp>
#include <assimp/config.h>
#include <assimp/importerdesc.h>
#include <assimp/postprocess.h>
#include <assimp/scene.h>
#include <glm/geometric.hpp>

#include <array>
#include <cmath>
#include <memory>

namespace knotlas::io
{

namespace
{

struct Format
{
    std::string_view extension;
    const char* importer;  // as Assimp names it
    unsigned steps;
    // The bytes that Assimp may see: plain geometry in which every count and index is right.
    core::Result<std::string> (*geometryOf)(std::string_view file, const BodyLimits& limits);
};

// What every format goes through: faces become triangles, points and lines go. Steps that repair
// (aiProcess_FindInvalidData) are left out on purpose, because they drop a broken mesh and keep the
// rest: we refuse the file instead.
constexpr unsigned kSteps =
    aiProcess_Triangulate | aiProcess_SortByPType | aiProcess_ValidateDataStructure;

// OBJ and STL name every corner for itself: without normals and texture seams, equal positions are
// one vertex again.
constexpr unsigned kJoinSteps =
    kSteps | aiProcess_RemoveComponent | aiProcess_JoinIdenticalVertices;

constexpr std::array kFormats{
    Format{".glb", "glTF2 Importer", kSteps, geometryOfGlb},
    Format{".obj", "Wavefront Object Importer", kJoinSteps, geometryOfObj},
    Format{".ply", "Stanford Polygon Library (PLY) Importer", kSteps, geometryOfPly},
    Format{".stl", "Stereolithography (STL) Importer", kJoinSteps, geometryOfStl},
};

// Assimp may open nothing: the model comes from memory, and what it refers to is not ours to read.
class NoFiles : public Assimp::IOSystem
{
  public:
    bool Exists(const char* /*file*/) const override { return false; }

    char getOsSeparator() const override { return '/'; }

    Assimp::IOStream* Open(const char* /*file*/, const char* /*mode*/) override { return nullptr; }

    void Close(Assimp::IOStream* /*stream*/) override {}
};

const Format* formatOf(const std::filesystem::path& file)
{
    const std::string extension = core::toLowerAscii(toUtf8(file.extension()));
    for (const Format& format : kFormats)
    {
        if (format.extension == extension)
        {
            return &format;
        }
    }
    return nullptr;
}

void keepOnlyImporter(Assimp::Importer& importer, std::string_view name)
{
    for (std::size_t i = importer.GetImporterCount(); i-- > 0;)
    {
        if (importer.GetImporterInfo(i)->mName != name)
        {
            // Unregistering hands the ownership back.
            const std::unique_ptr<Assimp::BaseImporter> unneeded(importer.GetImporter(i));
            importer.UnregisterLoader(unneeded.get());
        }
    }
}

core::Result<void> checkFaces(const aiMesh& mesh)
{
    for (unsigned i = 0; i < mesh.mNumFaces; ++i)
    {
        const aiFace& face = mesh.mFaces[i];
        for (unsigned k = 0; k < face.mNumIndices; ++k)
        {
            if (face.mNumIndices != 3 || face.mIndices[k] >= mesh.mNumVertices)
            {
                return core::Error("triangle " + std::to_string(i) +
                                   " refers to a vertex that does not exist");
            }
        }
    }
    return {};
}

bool isModerate(float coordinate)
{
    constexpr float kLargest = 1e6f;         // micrometres of a person: beyond is no body
    return std::abs(coordinate) < kLargest;  // false for NaN
}

bool isModerate(const glm::vec3& v)
{
    return isModerate(v.x) && isModerate(v.y) && isModerate(v.z);
}

core::Result<void> checkNumbers(const ModelNode& node)
{
    const auto fault = [](std::size_t vertex, const std::string& what) {
        return core::Error("vertex " + std::to_string(vertex) + " has " + what +
                           " that is not a moderate number");
    };
    if (!isModerate(node.position))
    {
        return core::Error("its position is not a moderate number");
    }
    for (std::size_t i = 0; i < node.mesh.positions.size(); ++i)
    {
        if (!isModerate(node.mesh.positions[i]))
        {
            return fault(i, "a coordinate");
        }
    }
    for (std::size_t i = 0; i < node.mesh.fibre.size(); ++i)
    {
        if (!isModerate(node.mesh.fibre[i].x) || !isModerate(node.mesh.fibre[i].y))
        {
            return fault(i, "a texture coordinate");
        }
    }
    return {};
}

std::uint8_t toByte(float share)
{
    return share > 0.0f ? static_cast<std::uint8_t>(std::min(share, 1.0f) * 255.0f + 0.5f) : 0;
}

glm::vec3 toGlm(const aiVector3D& v)
{
    return {v.x, v.y, v.z};
}

// Appends `source` to `mesh` in body space. Per-vertex data that only some of a node's meshes have
// is filled up, so that the arrays stay equally long.
void append(geometry::TriMesh& mesh, const aiMesh& source, const aiMatrix4x4& toBody)
{
    const std::size_t first = mesh.positions.size();
    const std::size_t count = first + source.mNumVertices;
    const bool moved = !toBody.IsIdentity();
    mesh.positions.reserve(count);
    for (unsigned i = 0; i < source.mNumVertices; ++i)
    {
        const aiVector3D& position = source.mVertices[i];
        mesh.positions.push_back(toGlm(moved ? toBody * position : position));
    }
    if (source.HasTextureCoords(0))
    {
        mesh.fibre.resize(count, glm::vec2(0.0f));
        for (unsigned i = 0; i < source.mNumVertices; ++i)
        {
            // The importer turns v upside down, as pictures have it; fibres are not pictures.
            const aiVector3D& uv = source.mTextureCoords[0][i];
            mesh.fibre[first + i] = {uv.x, 1.0f - uv.y};
        }
    }
    if (source.HasVertexColors(0))
    {
        mesh.shade.resize(count, glm::u8vec4(255, 0, 255, 255));
        for (unsigned i = 0; i < source.mNumVertices; ++i)
        {
            const aiColor4D& shade = source.mColors[0][i];
            mesh.shade[first + i] = {toByte(shade.r), toByte(shade.g), 255, 255};
        }
    }
    const bool inverted = toBody.Determinant() < 0.0f;
    mesh.triangles.reserve(mesh.triangles.size() + source.mNumFaces);
    for (unsigned i = 0; i < source.mNumFaces; ++i)
    {
        const unsigned* corner = source.mFaces[i].mIndices;
        const auto base = static_cast<std::uint32_t>(first);
        mesh.triangles.emplace_back(base + corner[0], base + corner[inverted ? 2 : 1],
                                    base + corner[inverted ? 1 : 2]);
    }
}

// Normals of the file are taken when all of them are there, unmoved and of unit length.
bool takeNormals(geometry::TriMesh& mesh, const aiMesh& source, const aiMatrix4x4& toBody)
{
    constexpr float kTolerance = 1e-2f;
    if (!source.HasNormals() || !toBody.IsIdentity())
    {
        return false;
    }
    mesh.normals.reserve(source.mNumVertices);
    for (unsigned i = 0; i < source.mNumVertices; ++i)
    {
        const glm::vec3 normal = toGlm(source.mNormals[i]);
        if (!(std::abs(glm::dot(normal, normal) - 1.0f) < kTolerance))
        {
            return false;
        }
        mesh.normals.push_back(normal);
    }
    return true;
}

// Turns Assimp's scene into plain nodes, depth first.
class SceneReader
{
  public:
    SceneReader(const aiScene& scene, const BodyLimits& limits) : scene_(scene), limits_(limits) {}

    core::Result<Model> read()
    {
        for (unsigned i = 0; i < scene_.mNumMeshes; ++i)
        {
            const core::Result<void> checked = checkFaces(*scene_.mMeshes[i]);
            if (!checked)
            {
                return core::Error(checked.error()).within(scene_.mMeshes[i]->mName.C_Str());
            }
        }
        model_.rootName = scene_.mRootNode->mName.C_Str();
        if (scene_.mRootNode->mNumMeshes > 0)
        {
            add(*scene_.mRootNode, scene_.mRootNode->mTransformation);
        }
        addChildren(*scene_.mRootNode, scene_.mRootNode->mTransformation);
        for (const ModelNode& node : model_.nodes)
        {
            const core::Result<void> checked = checkNumbers(node);
            if (!checked)
            {
                return core::Error(checked.error()).within(node.name);
            }
        }
        if (triangles_ > limits_.maxTriangles || model_.nodes.size() > limits_.maxNodes)
        {
            return core::Error("more than " + std::to_string(limits_.maxTriangles) +
                               " triangles or " + std::to_string(limits_.maxNodes) + " nodes");
        }
        if (triangles_ == 0)
        {
            return core::Error("holds no surface");
        }
        return std::move(model_);
    }

  private:
    void addChildren(const aiNode& node, const aiMatrix4x4& toBody)
    {
        for (unsigned i = 0; i < node.mNumChildren; ++i)
        {
            const aiNode& child = *node.mChildren[i];
            const aiMatrix4x4 childToBody = toBody * child.mTransformation;
            add(child, childToBody);
            addChildren(child, childToBody);
        }
    }

    void add(const aiNode& node, const aiMatrix4x4& toBody)
    {
        for (unsigned i = 0; i < node.mNumMeshes; ++i)
        {
            triangles_ += scene_.mMeshes[node.mMeshes[i]]->mNumFaces;
        }
        if (triangles_ > limits_.maxTriangles || model_.nodes.size() > limits_.maxNodes)
        {
            return;
        }
        ModelNode& added = model_.nodes.emplace_back();
        added.name = node.mName.C_Str();
        added.position = {toBody.a4, toBody.b4, toBody.c4};
        bool normals = node.mNumMeshes == 1;
        for (unsigned i = 0; i < node.mNumMeshes; ++i)
        {
            const aiMesh& mesh = *scene_.mMeshes[node.mMeshes[i]];
            append(added.mesh, mesh, toBody);
            normals = normals && takeNormals(added.mesh, mesh, toBody);
        }
        if (!normals)
        {
            added.mesh.normals =
                geometry::computeNormals(added.mesh.positions, added.mesh.triangles);
        }
        const std::size_t vertices = added.mesh.positions.size();
        added.mesh.fibre.resize(added.mesh.fibre.empty() ? 0 : vertices, glm::vec2(0.0f));
        added.mesh.shade.resize(added.mesh.shade.empty() ? 0 : vertices,
                                glm::u8vec4(255, 0, 255, 255));
    }

    const aiScene& scene_;
    const BodyLimits& limits_;
    Model model_;
    std::size_t triangles_ = 0;
};

core::Result<Model> readScene(const std::string& bytes, const Format& format,
                              const BodyLimits& limits)
{
    Assimp::Importer importer;
    keepOnlyImporter(importer, format.importer);
    importer.SetIOHandler(new NoFiles);  // NOLINT(cppcoreguidelines-owning-memory): Assimp owns it
    importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE,
                                aiPrimitiveType_POINT | aiPrimitiveType_LINE);
    importer.SetPropertyInteger(AI_CONFIG_PP_RVC_FLAGS,
                                aiComponent_NORMALS | aiComponent_TANGENTS_AND_BITANGENTS |
                                    aiComponent_TEXCOORDS | aiComponent_COLORS);
    const aiScene* scene = importer.ReadFileFromMemory(bytes.data(), bytes.size(), format.steps,
                                                       format.extension.data() + 1);
    if (scene == nullptr || scene->mRootNode == nullptr)
    {
        return core::Error(std::string("cannot be read: ") + importer.GetErrorString());
    }
    return SceneReader(*scene, limits).read();
}

}  // namespace

core::Result<Model> importModel(const std::filesystem::path& file, const BodyLimits& limits)
{
    const std::string name = toUtf8(file);
    const Format* format = formatOf(file);
    if (format == nullptr)
    {
        return core::Error("bodies are read from .glb, .obj, .ply and .stl files").within(name);
    }
    try
    {
        core::Result<std::string> bytes = readFile(file, limits.maxFileBytes);
        if (!bytes)
        {
            return std::move(bytes).error();
        }
        bytes = format->geometryOf(*bytes, limits);
        if (!bytes)
        {
            return std::move(bytes).error().within(name);
        }
        core::Result<Model> model = readScene(*bytes, *format, limits);
        return model ? std::move(model) : std::move(model).error().within(name);
    }
    catch (const std::exception& exception)
    {
        return core::Error(std::string("cannot be read: ") + exception.what()).within(name);
    }
}

}  // namespace knotlas::io
