# Run as a script: writes the shader files into one C++ source, so that the program needs none of
# them at run time.
#   cmake -DOUTPUT=shaders.cpp -DFOLDER=shaders -P EmbedShaders.cmake
file(GLOB shaders RELATIVE ${FOLDER} ${FOLDER}/*.vert ${FOLDER}/*.frag ${FOLDER}/*.glsl)
list(SORT shaders)
set(entries "")
foreach(shader IN LISTS shaders)
  file(READ ${FOLDER}/${shader} text)
  string(APPEND entries "    {\"${shader}\", R\"glsl(${text})glsl\"},\n")
endforeach()
file(
  WRITE ${OUTPUT}
  "#include \"render/shader_library.h\"\n\n"
  "namespace knotlas::render\n{\n\n"
  "const std::map<std::string, std::string, std::less<>>& embeddedShaders()\n{\n"
  "    static const std::map<std::string, std::string, std::less<>> shaders{\n${entries}    };\n"
  "    return shaders;\n}\n\n"
  "} // namespace knotlas::render\n")
