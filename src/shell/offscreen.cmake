# A context without a display, for the command line and for the tests of render.
find_package(OpenGL REQUIRED COMPONENTS EGL)
add_library(knotlas_offscreen STATIC ${CMAKE_CURRENT_LIST_DIR}/offscreen.cpp)
target_include_directories(knotlas_offscreen PUBLIC ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(
  knotlas_offscreen
  PUBLIC knotlas_core
  PRIVATE knotlas_flags OpenGL::EGL)
