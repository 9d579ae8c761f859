# The OpenGL 3.3 core loader, generated at configure time by Debian's `glad` without going online.
# Nothing beyond 3.3 is declared, so a call that old drivers lack cannot compile.
find_program(GLAD_EXECUTABLE glad REQUIRED)
set(glad_folder ${CMAKE_BINARY_DIR}/glad)
if(NOT EXISTS ${glad_folder}/src/gl.c)
  execute_process(
    COMMAND ${GLAD_EXECUTABLE} --api gl:core=3.3 --extensions GL_KHR_debug --reproducible --quiet
            --out-path ${glad_folder} c
    OUTPUT_QUIET ERROR_VARIABLE glad_errors
    RESULT_VARIABLE glad_status)
  if(NOT glad_status EQUAL 0)
    message(FATAL_ERROR "glad could not generate the OpenGL loader:\n${glad_errors}")
  endif()
endif()
add_library(knotlas_glad STATIC ${glad_folder}/src/gl.c)
target_include_directories(knotlas_glad SYSTEM PUBLIC ${glad_folder}/include)
