#include "io/glb_check.h"

#include "core/text.h"
#include "io/json_source.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

namespace knotlas::io
{

namespace
{

using Json = nlohmann::json;

constexpr std::size_t kHeaderBytes = 12;
constexpr std::size_t kChunkHeaderBytes = 8;
constexpr std::size_t kMaxNodeDepth = 64;
constexpr JsonLimits kGlbJson{.maxBytes = std::size_t{32} << 20,
                              .maxValues = 2'000'000,
                              .maxStringBytes = 4096,
                              .maxDepth = 24};

std::uint32_t readU32(std::string_view bytes, std::size_t offset)
{
    std::uint32_t value = 0;  // glTF is little-endian, as every machine that we build for
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

void appendU32(std::string& out, std::size_t value)
{
    const auto number = static_cast<std::uint32_t>(value);
    std::array<char, sizeof number> bytes{};
    std::memcpy(bytes.data(), &number, sizeof number);
    out.append(bytes.data(), bytes.size());
}

struct Chunks
{
    std::string_view json;
    std::string_view binary;
};

core::Result<std::string_view> chunkAt(std::string_view file, std::size_t offset,
                                       std::string_view type)
{
    if (offset + kChunkHeaderBytes > file.size())
    {
        return core::Error("the file ends where its " + std::string(type) + " chunk should start");
    }
    const std::size_t length = readU32(file, offset);
    const std::size_t start = offset + kChunkHeaderBytes;
    if (length > file.size() - start)
    {
        return core::Error("the " + std::string(type) + " chunk claims " + std::to_string(length) +
                           " bytes, but the file holds only " +
                           std::to_string(file.size() - start) + " more");
    }
    if (file.substr(offset + 4, 4) != type)
    {
        return core::Error("expected the " + std::string(type) + " chunk");
    }
    return file.substr(start, length);
}

core::Result<Chunks> chunksOf(std::string_view file)
{
    if (file.size() < kHeaderBytes || file.substr(0, 4) != "glTF")
    {
        return core::Error("is not a binary glTF file");
    }
    if (readU32(file, 4) != 2)
    {
        return core::Error("is glTF version " + std::to_string(readU32(file, 4)) +
                           "; only version 2 can be read");
    }
    if (readU32(file, 8) != file.size())
    {
        return core::Error("its header claims " + std::to_string(readU32(file, 8)) +
                           " bytes, but the file has " + std::to_string(file.size()));
    }
    auto json = chunkAt(file, kHeaderBytes, "JSON");
    if (!json)
    {
        return std::move(json).error();
    }
    auto binary = chunkAt(file, kHeaderBytes + kChunkHeaderBytes + json->size(),
                          std::string_view("BIN\0", 4));
    if (!binary)
    {
        return std::move(binary).error();
    }
    return Chunks{*json, *binary};
}

std::size_t componentBytes(std::size_t componentType)
{
    switch (componentType)
    {
    case 5120:  // byte
    case 5121:  // unsigned byte
        return 1;
    case 5122:  // short
    case 5123:  // unsigned short
        return 2;
    case 5125:  // unsigned int
    case 5126:  // float
        return 4;
    default:
        return 0;
    }
}

std::size_t componentCount(std::string_view type)
{
    if (type == "SCALAR")
    {
        return 1;
    }
    const bool vector = type.size() == 4 && type.substr(0, 3) == "VEC" && type[3] >= '2';
    return vector && type[3] <= '4' ? static_cast<std::size_t>(type[3] - '0') : 0;
}

// Copies the checked part of a glTF document. The first fault is kept and ends the work; until the
// callers notice, they go on with harmless values.
class GeometryOfDocument
{
  public:
    GeometryOfDocument(const JsonValue& document, std::string_view binary, const BodyLimits& limits)
        : document_(document), binary_(binary), limits_(limits)
    {}

    core::Result<Json> copy()
    {
        Json out;
        out["asset"]["version"] = "2.0";
        checkExtensions();
        out["buffers"] = copyBuffer();
        out["bufferViews"] = copyEach("bufferViews", &GeometryOfDocument::copyBufferView);
        out["accessors"] = copyEach("accessors", &GeometryOfDocument::copyAccessor);
        out["meshes"] = copyEach("meshes", &GeometryOfDocument::copyMesh);
        out["nodes"] = copyEach("nodes", &GeometryOfDocument::copyNode);
        out["scenes"] = Json::array({copyScene()});
        out["scene"] = 0;
        if (fault_)
        {
            return *fault_;
        }
        return out;
    }

  private:
    using Copier = Json (GeometryOfDocument::*)(const JsonValue&);

    struct Accessor
    {
        std::size_t start = 0;  // in the binary chunk
        std::size_t stride = 0;
        std::size_t count = 0;
        std::size_t componentType = 0;
        std::string type;
    };

    void require(bool condition, const std::string& message)
    {
        if (!condition && !fault_)
        {
            fault_ = core::Error(message).within(place_);
        }
    }

    [[nodiscard]] const std::vector<JsonValue>& itemsOf(const JsonValue& object,
                                                        std::string_view name)
    {
        static const std::vector<JsonValue> kNone;
        const JsonValue* array = object.find(name);
        require(array == nullptr || array->kind == JsonValue::Kind::Array,
                std::string(name) + " must be an array");
        return array == nullptr ? kNone : array->items;
    }

    // The non-negative integer `name` of `object`; `fallback` when it is absent and may be.
    std::size_t indexOf(const JsonValue& object, std::string_view name, std::size_t limit,
                        std::optional<std::size_t> fallback = std::nullopt)
    {
        const JsonValue* value = object.find(name);
        if (value == nullptr)
        {
            require(fallback.has_value(), std::string(name) + " is missing");
            return fallback.value_or(0);
        }
        const std::optional<std::size_t> index = value->asIndex();
        require(index && *index < limit, std::string(name) + " is out of range");
        return index && *index < limit ? *index : 0;
    }

    std::string textOf(const JsonValue& object, std::string_view name)
    {
        const JsonValue* value = object.find(name);
        require(value == nullptr || value->kind == JsonValue::Kind::String,
                std::string(name) + " must be a string");
        return value == nullptr ? std::string() : value->text;
    }

    Json copyEach(std::string_view name, Copier copier)
    {
        Json out = Json::array();
        place_ = "glTF";
        for (const JsonValue& item : itemsOf(document_, name))
        {
            place_ = "glTF " + std::string(name) + "[" + std::to_string(out.size()) + "]";
            require(item.kind == JsonValue::Kind::Object, "must be an object");
            if (fault_)
            {
                break;
            }
            out.push_back((this->*copier)(item));
        }
        return out;
    }

    void checkExtensions()
    {
        for (const JsonValue& extension : itemsOf(document_, "extensionsRequired"))
        {
            require(false,
                    "needs the extension \"" + extension.text + "\", which is not supported");
        }
    }

    Json copyBuffer()
    {
        const std::vector<JsonValue>& buffers = itemsOf(document_, "buffers");
        require(buffers.size() == 1, "must have exactly one buffer, the one inside the file");
        if (fault_)
        {
            return {};
        }
        require(buffers[0].find("uri") == nullptr, "its buffer lies in another file");
        bufferBytes_ = indexOf(buffers[0], "byteLength", binary_.size() + 1);
        return Json::array({Json{{"byteLength", bufferBytes_}}});
    }

    Json copyBufferView(const JsonValue& view)
    {
        const std::size_t offset = indexOf(view, "byteOffset", bufferBytes_ + 1, 0);
        const std::size_t length = indexOf(view, "byteLength", bufferBytes_ - offset + 1);
        const std::size_t stride = indexOf(view, "byteStride", 253, 0);
        indexOf(view, "buffer", 1);
        viewStarts_.push_back(offset);
        viewBytes_.push_back(length);
        viewStrides_.push_back(stride);
        Json out{{"buffer", 0}, {"byteOffset", offset}, {"byteLength", length}};
        if (stride != 0)
        {
            out["byteStride"] = stride;
        }
        return out;
    }

    Json copyAccessor(const JsonValue& accessor)
    {
        require(accessor.find("sparse") == nullptr, "sparse accessors are not supported");
        const std::size_t view = indexOf(accessor, "bufferView", viewBytes_.size());
        if (fault_)
        {
            return {};
        }
        const std::size_t available = viewBytes_[view];
        const std::size_t offset = indexOf(accessor, "byteOffset", available + 1, 0);
        const std::size_t count = indexOf(accessor, "count", available + 1);
        const std::size_t componentType = indexOf(accessor, "componentType", 5127);
        const std::string type = textOf(accessor, "type");
        const std::size_t element = componentBytes(componentType) * componentCount(type);
        const std::size_t stride = viewStrides_[view] == 0 ? element : viewStrides_[view];
        const JsonValue* normalised = accessor.find("normalized");
        require(element > 0, "is of a type that no geometry uses");
        require(stride >= element, "its elements overlap");
        require(count > 0, "is empty");
        // All terms are below 2^33, so the product cannot overflow.
        require(count == 0 || offset + (count - 1) * stride + element <= available,
                "claims " + std::to_string(count) + " elements, more than its data holds");
        accessors_.push_back({viewStarts_[view] + offset, stride, count, componentType, type});
        return Json{{"bufferView", view},
                    {"byteOffset", offset},
                    {"componentType", componentType},
                    {"count", count},
                    {"type", type},
                    {"normalized", normalised != nullptr && normalised->boolean}};
    }

    Json copyMesh(const JsonValue& mesh)
    {
        Json primitives = Json::array();
        std::size_t triangles = 0;
        for (const JsonValue& primitive : itemsOf(mesh, "primitives"))
        {
            require(primitive.kind == JsonValue::Kind::Object, "its primitives must be objects");
            if (fault_)
            {
                return {};
            }
            primitives.push_back(copyPrimitive(primitive, triangles));
        }
        require(!primitives.empty(), "has no primitives");
        triangles_.push_back(triangles);
        storedTriangles_ += triangles;
        require(storedTriangles_ <= limits_.maxTriangles, tooMany());
        return Json{{"name", textOf(mesh, "name")}, {"primitives", std::move(primitives)}};
    }

    Json copyPrimitive(const JsonValue& primitive, std::size_t& triangles)
    {
        constexpr std::size_t kTriangles = 4;
        require(indexOf(primitive, "mode", 7, kTriangles) == kTriangles,
                "is not made of triangles");
        const JsonValue* attributes = primitive.find("attributes");
        require(attributes != nullptr && attributes->find("POSITION") != nullptr,
                "has no POSITION");
        if (fault_)
        {
            return {};
        }
        Json out;
        const std::size_t position = indexOf(*attributes, "POSITION", accessors_.size());
        for (const char* name : {"POSITION", "NORMAL", "TEXCOORD_0", "COLOR_0"})
        {
            if (attributes->find(name) != nullptr)
            {
                out["attributes"][name] = copyAttribute(*attributes, name, position);
            }
        }
        if (fault_)
        {
            return {};
        }
        const std::size_t vertices = accessors_[position].count;
        // Several primitives may name the same vertices; each of them costs memory.
        storedVertices_ += vertices;
        require(storedVertices_ <= limits_.maxTriangles, "more vertices than any body needs");
        std::size_t corners = vertices;
        if (primitive.find("indices") != nullptr)
        {
            const std::size_t indices = indexOf(primitive, "indices", accessors_.size());
            checkIndices(accessors_[indices], vertices);
            corners = accessors_[indices].count;
            out["indices"] = indices;
        }
        require(corners % 3 == 0, "its indices do not come in threes");
        triangles += corners / 3;
        return out;
    }

    // Assimp leaves out triangles with wrong indices in silence.
    void checkIndices(const Accessor& indices, std::size_t vertices)
    {
        require(indices.type == "SCALAR", "its indices are not single numbers");
        bool known = false;
        switch (indices.componentType)
        {
        case 5121:
            known = areBelow<std::uint8_t>(indices, vertices);
            break;
        case 5123:
            known = areBelow<std::uint16_t>(indices, vertices);
            break;
        case 5125:
            known = areBelow<std::uint32_t>(indices, vertices);
            break;
        default:
            require(false, "its indices are not unsigned integers");
        }
        require(known, "refers to a vertex that does not exist");
    }

    template <typename Index>
    [[nodiscard]] bool areBelow(const Accessor& indices, std::size_t vertices) const
    {
        const char* at = binary_.data() + indices.start;
        Index largest = 0;
        for (std::size_t i = 0; i < indices.count; ++i, at += indices.stride)
        {
            Index index = 0;
            std::memcpy(&index, at, sizeof index);
            largest = std::max(largest, index);
        }
        return largest < vertices;
    }

    std::size_t copyAttribute(const JsonValue& attributes, const std::string& name,
                              std::size_t position)
    {
        const std::size_t index = indexOf(attributes, name, accessors_.size());
        if (fault_)
        {
            return 0;
        }
        const Accessor& accessor = accessors_[index];
        require(accessor.count == accessors_[position].count,
                name + " and POSITION differ in number");
        if (name == "POSITION" || name == "NORMAL")
        {
            require(accessor.type == "VEC3" && accessor.componentType == 5126,
                    name + " must hold three floats");
        }
        else if (name == "TEXCOORD_0")
        {
            require(accessor.type == "VEC2" && accessor.componentType == 5126,
                    name + " must hold two floats");
        }
        else
        {
            require((accessor.type == "VEC3" || accessor.type == "VEC4") &&
                        (accessor.componentType == 5126 || accessor.componentType == 5121 ||
                         accessor.componentType == 5123),
                    name + " must hold three or four floats or unsigned integers");
        }
        return index;
    }

    Json copyNode(const JsonValue& node)
    {
        require(parents_.size() < limits_.maxNodes,
                "more than " + std::to_string(limits_.maxNodes) + " nodes");
        Json out{{"name", textOf(node, "name")}};
        if (node.find("mesh") != nullptr)
        {
            const std::size_t mesh = indexOf(node, "mesh", triangles_.size());
            out["mesh"] = mesh;
            shownTriangles_ += fault_ ? 0 : triangles_[mesh];
            require(shownTriangles_ <= limits_.maxTriangles, tooMany());
        }
        copyNumbers(node, "matrix", 16, out);
        copyNumbers(node, "translation", 3, out);
        copyNumbers(node, "rotation", 4, out);
        copyNumbers(node, "scale", 3, out);
        copyChildren(node, out);
        return out;
    }

    void copyNumbers(const JsonValue& node, const char* name, std::size_t count, Json& out)
    {
        const std::vector<JsonValue>& numbers = itemsOf(node, name);
        if (numbers.empty())
        {
            return;
        }
        require(numbers.size() == count,
                std::string(name) + " must hold " + std::to_string(count) + " numbers");
        for (const JsonValue& number : numbers)
        {
            constexpr double kLargest = 1e6;
            require(number.kind == JsonValue::Kind::Number && std::abs(number.number) < kLargest,
                    std::string(name) + " holds something else than moderate numbers");
            out[name].push_back(number.number);
        }
    }

    void copyChildren(const JsonValue& node, Json& out)
    {
        const std::size_t nodeCount = itemsOf(document_, "nodes").size();
        parents_.resize(nodeCount, 0);
        std::vector<std::size_t>& children = children_.emplace_back();
        for (const JsonValue& child : itemsOf(node, "children"))
        {
            const std::optional<std::size_t> index = child.asIndex();
            require(index && *index < nodeCount, "one of its children does not exist");
            require(fault_ || ++parents_[*index] == 1, "one of its children has two parents");
            if (fault_)
            {
                return;
            }
            children.push_back(*index);
            out["children"].push_back(*index);
        }
    }

    Json copyScene()
    {
        place_ = "glTF";
        const std::vector<JsonValue>& scenes = itemsOf(document_, "scenes");
        const std::size_t scene = indexOf(document_, "scene", scenes.size(), 0);
        require(!scenes.empty(), "has no scene");
        Json roots = Json::array();
        if (fault_)
        {
            return roots;
        }
        for (const JsonValue& root : itemsOf(scenes[scene], "nodes"))
        {
            const std::optional<std::size_t> index = root.asIndex();
            require(index && *index < children_.size(),
                    "its scene shows a node that does not exist");
            // A root without a parent, shown once, is the top of a tree: there can be no cycle.
            require(fault_ || ++parents_[*index] == 1, "its scene shows a node twice");
            if (fault_)
            {
                return roots;
            }
            checkDepth(*index);
            roots.push_back(*index);
        }
        require(!roots.empty(), "its scene is empty");
        return Json{{"nodes", std::move(roots)}};
    }

    void checkDepth(std::size_t root)
    {
        std::vector<std::size_t> level{root};
        std::size_t depth = 0;
        while (!level.empty() && !fault_)
        {
            require(++depth <= kMaxNodeDepth, "its nodes are nested too deeply");
            std::vector<std::size_t> below;
            for (const std::size_t node : level)
            {
                below.insert(below.end(), children_[node].begin(), children_[node].end());
            }
            level = std::move(below);
        }
    }

    [[nodiscard]] std::string tooMany() const
    {
        return "more than " + std::to_string(limits_.maxTriangles) + " triangles";
    }

    const JsonValue& document_;
    std::string_view binary_;
    const BodyLimits& limits_;
    std::string place_ = "glTF";
    std::optional<core::Error> fault_;

    std::size_t bufferBytes_ = 0;
    std::vector<std::size_t> viewStarts_;
    std::vector<std::size_t> viewBytes_;
    std::vector<std::size_t> viewStrides_;
    std::vector<Accessor> accessors_;
    std::vector<std::size_t> triangles_;  // per mesh
    std::vector<int> parents_;            // how many parents each node has
    std::vector<std::vector<std::size_t>> children_;
    std::size_t storedTriangles_ = 0;
    std::size_t storedVertices_ = 0;
    std::size_t shownTriangles_ = 0;
};

std::string assemble(std::string json, std::string_view binary)
{
    json.append((4 - json.size() % 4) % 4, ' ');
    const std::size_t total =
        kHeaderBytes + 2 * kChunkHeaderBytes + json.size() + (binary.size() + 3) / 4 * 4;
    std::string out;
    out.reserve(total);
    out.append("glTF");
    appendU32(out, 2);
    appendU32(out, total);
    appendU32(out, json.size());
    out.append("JSON").append(json);
    appendU32(out, (binary.size() + 3) / 4 * 4);
    out.append(std::string_view("BIN\0", 4)).append(binary);
    out.resize(total, '\0');
    return out;
}

}  // namespace

core::Result<std::string> geometryOfGlb(std::string_view file, const BodyLimits& limits)
{
    const core::Result<Chunks> chunks = chunksOf(file);
    if (!chunks)
    {
        return chunks.error();
    }
    const JsonReading document = parseJson(chunks->json, kGlbJson);
    if (!document.value)
    {
        const JsonFault& fault = document.faults.front();
        return core::Error(fault.message + " (at " + fault.path + ")").within("glTF");
    }
    const core::Result<Json> geometry =
        GeometryOfDocument(*document.value, chunks->binary, limits).copy();
    if (!geometry)
    {
        return geometry.error();
    }
    return assemble(geometry->dump(), chunks->binary);
}

}  // namespace knotlas::io
