# Run as a script: writes the language files into one C++ source, so that the program has words
# without reading any.
#   cmake -DOUTPUT=languages.cpp -DFOLDER=data/lang -P EmbedLanguages.cmake
set(entries "")
foreach(file IN ITEMS en/interface.json en/names.json en/phrases.json la/names.json)
  file(READ ${FOLDER}/${file} text)
  string(APPEND entries "    {\"${file}\", R\"json(${text})json\"},\n")
endforeach()
file(
  WRITE ${OUTPUT}
  "#include \"app/language.h\"\n\n"
  "namespace knotlas::app\n{\n\n"
  "const std::map<std::string, std::string, std::less<>>& embeddedLanguageFiles()\n{\n"
  "    static const std::map<std::string, std::string, std::less<>> files{\n${entries}    };\n"
  "    return files;\n}\n\n"
  "} // namespace knotlas::app\n")
