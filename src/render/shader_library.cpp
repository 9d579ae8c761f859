#include "render/shader_library.h"

#include "core/log.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

namespace knotlas::render
{
namespace
{

using Files = std::map<std::string, std::string, std::less<>>;

struct ProgramRecipe
{
    ProgramId id;
    const char* vertex;
    const char* fragment;
    std::vector<std::string> defines;
    std::vector<const char*> uniforms;
};

ProgramRecipe paintedSkin(ProgramId id, const char* fields)
{
    return {id, "skin.vert", "skin.frag", {fields}, {"paintColours", "paintStyles"}};
}

const std::vector<ProgramRecipe>& recipes()
{
    static const std::vector<ProgramRecipe> all{
        {ProgramId::Bone, "surface.vert", "bone.frag", {}, {}},
        {ProgramId::Muscle, "surface.vert", "muscle.frag", {}, {}},
        {ProgramId::Skin, "skin.vert", "skin.frag", {}, {}},
        paintedSkin(ProgramId::SkinPainted2, "FIELDS 2"),
        paintedSkin(ProgramId::SkinPainted4, "FIELDS 4"),
        paintedSkin(ProgramId::SkinPainted8, "FIELDS 8"),
        {ProgramId::InnerDepth, "surface.vert", "depth.frag", {}, {}},
        {ProgramId::SkinDepth, "skin.vert", "depth.frag", {}, {}},
        {ProgramId::Outline, "outline.vert", "outline.frag", {}, {"widthPx", "pixelClip", "ink"}},
        {ProgramId::Ground, "ground.vert", "ground.frag", {}, {"extent"}},
        {ProgramId::Dots, "dots.vert", "dots.frag", {}, {"paintColours", "paintStyles"}},
        {ProgramId::Glow, "glow.vert", "glow.frag", {}, {"ball", "glowInk", "lens"}},
        {ProgramId::Accumulate, "screen.vert", "accumulate.frag", {}, {}},
        {ProgramId::Encode,
         "screen.vert",
         "encode.frag",
         {},
         {"place", "size", "backgroundTop", "backgroundBottom", "manner"}},
        {ProgramId::Bare, "bare.vert", "bare.frag", {}, {}},
        {ProgramId::Id, "id.vert", "id.frag", {}, {"firstPart"}},
    };
    return all;
}

class Assembler
{
  public:
    explicit Assembler(const Files& files) : files_(files) {}

    core::Result<void> append(const std::string& name, const std::vector<std::string>& defines)
    {
        const auto file = files_.find(name);
        if (file == files_.end())
        {
            return core::Error("there is no shader file \"" + name + '"', core::ErrorKind::Machine);
        }
        const std::string part = std::to_string(partNames.size());
        partNames.push_back(name);
        std::istringstream lines(file->second);
        int number = 0;
        for (std::string line; std::getline(lines, line);)
        {
            ++number;
            const std::string here = "#line " + std::to_string(number + 1) + ' ' + part + '\n';
            if (line.starts_with("#version"))
            {
                text += line + '\n';
                for (const std::string& define : defines)
                {
                    text += "#define " + define + '\n';
                }
                text += here;
            }
            else if (line.starts_with("#include"))
            {
                auto included = appendIncluded(line);
                if (!included)
                {
                    return std::move(included).error().within(name);
                }
                text += here;
            }
            else
            {
                text += line + '\n';
            }
        }
        return {};
    }

    std::string text;
    std::vector<std::string> partNames;

  private:
    core::Result<void> appendIncluded(const std::string& line)
    {
        const std::size_t open = line.find('"');
        const std::size_t close = line.rfind('"');
        if (open == close)
        {
            return core::Error("an #include needs a name in quotes", core::ErrorKind::Machine);
        }
        text += "#line 1 " + std::to_string(partNames.size()) + '\n';
        return append(line.substr(open + 1, close - open - 1), {});
    }

    const Files& files_;
};

core::Result<gl::Program> build(const Files& files, const ProgramRecipe& recipe)
{
    std::array<gl::StageSource, 2> stages;
    const std::array<std::pair<const char*, GLenum>, 2> wanted{
        {{recipe.vertex, GL_VERTEX_SHADER}, {recipe.fragment, GL_FRAGMENT_SHADER}}};
    for (std::size_t i = 0; i < stages.size(); ++i)
    {
        auto source = assembleShader(files, wanted[i].first, recipe.defines);
        if (!source)
        {
            return std::move(source).error();
        }
        stages[i] = std::move(source).value();
        stages[i].stage = wanted[i].second;
    }
    auto program = gl::Program::link(stages, recipe.uniforms);
    if (!program)
    {
        return std::move(program).error().within(recipe.fragment);
    }
    const GLuint name = program->name();
    const GLuint block = glGetUniformBlockIndex(name, "Frame");
    if (block != GL_INVALID_INDEX)
    {
        glUniformBlockBinding(name, block, kFrameBinding);
    }
    program->use();
    const std::array<std::pair<const char*, GLuint>, 5> samplers{{{"picture", unit::kPicture},
                                                                  {"parts", unit::kParts},
                                                                  {"fibreNoise", unit::kFibreNoise},
                                                                  {"contact", unit::kContact},
                                                                  {"surface", unit::kSurface}}};
    for (const auto& [sampler, textureUnit] : samplers)
    {
        glUniform1i(glGetUniformLocation(name, sampler), static_cast<GLint>(textureUnit));
    }
    return program;
}

#ifdef KNOTLAS_SHADER_FOLDER

core::Result<Files> readFolder()
{
    Files files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(KNOTLAS_SHADER_FOLDER, error))
    {
        std::ifstream stream(entry.path());
        files.emplace(entry.path().filename().string(),
                      std::string(std::istreambuf_iterator<char>(stream), {}));
    }
    if (files.empty())
    {
        return core::Error("no shaders in " KNOTLAS_SHADER_FOLDER, core::ErrorKind::Machine);
    }
    return files;
}

std::filesystem::file_time_type newestFile()
{
    std::filesystem::file_time_type newest{};
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(KNOTLAS_SHADER_FOLDER, error))
    {
        newest = std::max(newest, entry.last_write_time(error));
    }
    return newest;
}

#else

core::Result<Files> readFolder()
{
    return embeddedShaders();
}

std::filesystem::file_time_type newestFile()
{
    return {};
}

#endif

}  // namespace

core::Result<gl::StageSource> assembleShader(const Files& files, const std::string& name,
                                             const std::vector<std::string>& defines)
{
    Assembler assembler(files);
    auto appended = assembler.append(name, defines);
    if (!appended)
    {
        return std::move(appended).error();
    }
    return gl::StageSource{GL_VERTEX_SHADER, std::move(assembler.text),
                           std::move(assembler.partNames)};
}

core::Result<ShaderLibrary> ShaderLibrary::load()
{
    ShaderLibrary library;
    library.newest_ = newestFile();
    auto files = readFolder();
    if (!files)
    {
        return std::move(files).error();
    }
    for (const ProgramRecipe& recipe : recipes())
    {
        auto program = build(*files, recipe);
        if (!program)
        {
            return std::move(program).error();
        }
        library.programs_[static_cast<std::size_t>(recipe.id)] = std::move(program).value();
    }
    return library;
}

void ShaderLibrary::reloadChanged()
{
    const auto newest = newestFile();
    if (newest == newest_)
    {
        return;
    }
    newest_ = newest;
    auto files = readFolder();
    for (const ProgramRecipe& recipe : recipes())
    {
        auto program = files ? build(*files, recipe) : core::Result<gl::Program>(files.error());
        if (program)
        {
            programs_[static_cast<std::size_t>(recipe.id)] = std::move(program).value();
        }
        else
        {
            core::log(core::LogLevel::Error, program.error().message());
        }
    }
}

}  // namespace knotlas::render
