#include "app/cheat_sheet.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace knotlas::app
{
namespace
{

const std::string kReadme = std::string(KNOTLAS_SOURCE_DIR) + "/README.md";

std::string readAll(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The text with what stands between "<!-- name -->" and "<!-- /name -->" replaced.
std::string withBlock(const std::string& text, const std::string& name, const std::string& block)
{
    const std::string begin = "<!-- " + name + " -->\n";
    const std::size_t from = text.find(begin);
    const std::size_t to = text.find("<!-- /" + name + " -->");
    if (from == std::string::npos || to == std::string::npos)
    {
        ADD_FAILURE() << "README has no block \"" << name << "\"";
        return text;
    }
    return text.substr(0, from + begin.size()) + block + text.substr(to);
}

TEST(Readme, listsTheKeysAndCommandsOfTheTable)
{
    const std::string readme = readAll(kReadme);
    const std::string wanted =
        withBlock(withBlock(readme, "keys", keysAsMarkdown()), "commands", commandsAsMarkdown());
    if (std::getenv("KNOTLAS_UPDATE_README") != nullptr)
    {
        std::ofstream(kReadme, std::ios::binary) << wanted;
    }
    EXPECT_TRUE(readAll(kReadme) == wanted)
        << "the lists differ from the command table: run this test with KNOTLAS_UPDATE_README=1";
}

}  // namespace
}  // namespace knotlas::app
