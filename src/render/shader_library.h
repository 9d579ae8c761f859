#pragma once

#include "core/result.h"
#include "render/gl/program.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::render
{

enum class ProgramId : std::size_t
{
    Bone,
    Muscle,
    Skin,
    SkinPainted2,  // with 2, 4 or 8 fields a vertex
    SkinPainted4,
    SkinPainted8,
    InnerDepth,
    SkinDepth,
    Outline,
    Ground,
    Dots,
    Glow,
    Accumulate,
    Encode,
    Bare,
    Id,
    Count,
};

// Places of uniforms in the lists that the programs are linked with.
namespace uniform
{
inline constexpr std::size_t kPaintColours = 0;  // SkinPainted, Dots
inline constexpr std::size_t kPaintStyles = 1;   // SkinPainted, Dots
inline constexpr std::size_t kOutlineWidth = 0;
inline constexpr std::size_t kOutlinePixel = 1;
inline constexpr std::size_t kOutlineInk = 2;
inline constexpr std::size_t kGroundExtent = 0;
inline constexpr std::size_t kIdFirstPart = 0;
inline constexpr std::size_t kEncodePlace = 0;
inline constexpr std::size_t kEncodeSize = 1;
inline constexpr std::size_t kEncodeTop = 2;
inline constexpr std::size_t kEncodeBottom = 3;
inline constexpr std::size_t kEncodeManner = 4;
inline constexpr std::size_t kGlowBall = 0;
inline constexpr std::size_t kGlowInk = 1;
inline constexpr std::size_t kGlowLens = 2;
}  // namespace uniform

// Texture units, the same in every program.
namespace unit
{
inline constexpr GLuint kPicture = 0;
inline constexpr GLuint kParts = 1;
inline constexpr GLuint kFibreNoise = 2;
inline constexpr GLuint kContact = 3;
inline constexpr GLuint kSurface = 4;
}  // namespace unit

inline constexpr GLuint kFrameBinding = 0;  // of the uniform block "Frame"

// The files of shaders/, as they were at build time.
const std::map<std::string, std::string, std::less<>>& embeddedShaders();

// All programs. In Debug builds their files are read from the source folder and read again when
// they change; a program that does not compile leaves the last good one in place.
class ShaderLibrary
{
  public:
    static core::Result<ShaderLibrary> load();

    [[nodiscard]] const gl::Program& get(ProgramId id) const
    {
        return programs_[static_cast<std::size_t>(id)];
    }

    // Debug builds: looks for changed files. Failures are logged.
    void reloadChanged();

  private:
    std::array<gl::Program, static_cast<std::size_t>(ProgramId::Count)> programs_;
    std::filesystem::file_time_type newest_{};
};

// A shader's text with its #include lines replaced, each part after a #line of its own.
core::Result<gl::StageSource>
assembleShader(const std::map<std::string, std::string, std::less<>>& files,
               const std::string& name, const std::vector<std::string>& defines);

}  // namespace knotlas::render
