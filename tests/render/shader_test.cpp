#include "render/gl_fixture.h"
#include "render/shader_library.h"

namespace knotlas::render
{
namespace
{

using Files = std::map<std::string, std::string, std::less<>>;

class ShaderTest : public test::GlTest
{};

TEST_F(ShaderTest, allProgramsCompileAndHaveTheirUniforms)
{
    const auto library = ShaderLibrary::load();
    ASSERT_TRUE(library) << library.error().message();
    for (std::size_t i = 0; i < static_cast<std::size_t>(ProgramId::Count); ++i)
    {
        EXPECT_NE(library->get(static_cast<ProgramId>(i)).name(), 0u) << "program " << i;
    }
}

gl::StageSource fragment(const std::string& body)
{
    return {GL_FRAGMENT_SHADER, "#version 330 core\n" + body, {"broken.frag"}};
}

gl::StageSource vertex()
{
    return {GL_VERTEX_SHADER, embeddedShaders().at("screen.vert"), {"screen.vert"}};
}

TEST_F(ShaderTest, aBrokenShaderIsAnErrorThatNamesItsFile)
{
    const std::array stages{vertex(), fragment("void main() { nonsense; }\n")};
    const auto program = gl::Program::link(stages, {});
    ASSERT_FALSE(program);
    EXPECT_NE(program.error().message().find("broken.frag"), std::string::npos);
    EXPECT_EQ(program.error().kind(), core::ErrorKind::Machine);
}

TEST_F(ShaderTest, aMissingUniformIsAnErrorThatNamesIt)
{
    const std::array stages{vertex(), fragment("out vec4 c; void main() { c = vec4(1.0); }\n")};
    const std::array<const char*, 1> wanted{"glow"};
    const auto program = gl::Program::link(stages, wanted);
    ASSERT_FALSE(program);
    EXPECT_NE(program.error().message().find("glow"), std::string::npos);
}

TEST(ShaderAssembly, includesAreReplacedAndLinesKeepTheirNumbers)
{
    const Files files{{"a.frag", "#version 330 core\n#include \"b.glsl\"\nvoid main() {}\n"},
                      {"b.glsl", "float b;\n"}};
    const auto source = assembleShader(files, "a.frag", {"EXTRA"});
    ASSERT_TRUE(source);
    EXPECT_EQ(source->text, "#version 330 core\n#define EXTRA\n#line 2 0\n#line 1 1\nfloat b;\n"
                            "#line 3 0\nvoid main() {}\n");
    EXPECT_EQ(source->partNames, (std::vector<std::string>{"a.frag", "b.glsl"}));
}

TEST(ShaderAssembly, aMissingIncludeIsAnErrorThatNamesBothFiles)
{
    const Files files{{"a.frag", "#include \"missing.glsl\"\n"}};
    const auto source = assembleShader(files, "a.frag", {});
    ASSERT_FALSE(source);
    EXPECT_NE(source.error().message().find("a.frag"), std::string::npos);
    EXPECT_NE(source.error().message().find("missing.glsl"), std::string::npos);
}

}  // namespace
}  // namespace knotlas::render
