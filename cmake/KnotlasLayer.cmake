include(GoogleTest)

# Flags that every target of ours is built with.
add_library(knotlas_flags INTERFACE)
target_compile_options(
  knotlas_flags
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wconversion
            -Wshadow
            -Wnon-virtual-dtor
            -Wold-style-cast
            -ffp-contract=off # the same bits on every machine
            # False alarms of GCC 12 about std::variant and std::string.
            $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
            $<$<BOOL:${KNOTLAS_WERROR}>:-Werror>)
if(KNOTLAS_SANITIZE)
  target_compile_options(knotlas_flags INTERFACE -fsanitize=${KNOTLAS_SANITIZE}
                                                 -fno-omit-frame-pointer)
  target_link_options(knotlas_flags INTERFACE -fsanitize=${KNOTLAS_SANITIZE})
endif()

# One layer is one static library `knotlas_<name>`. LINKS lists the layers and vendors that it may
# use; scripts/check_layers.py holds the includes to the same rule.
#   knotlas_layer(geometry SOURCES tri_mesh.cpp LINKS knotlas_core glm::glm PRIVATE_LINKS embree)
function(knotlas_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  set(target knotlas_${name})
  if(ARG_SOURCES)
    add_library(${target} STATIC ${ARG_SOURCES})
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(
      ${target}
      PUBLIC ${ARG_LINKS}
      PRIVATE knotlas_flags ${ARG_PRIVATE_LINKS})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${target} INTERFACE ${ARG_LINKS})
  endif()
endfunction()

# What the sanitizers are run on: the layers that read foreign data or compute on it.
add_custom_target(sanitized)
set(KNOTLAS_SANITIZED core geometry anatomy io scene)

# One GoogleTest program per layer, `<name>_tests`; LABEL is how ctest -L finds it.
#   knotlas_tests(geometry LABEL unit SOURCES tri_mesh_test.cpp LINKS knotlas_geometry)
function(knotlas_tests name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LINKS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set(target ${name}_tests)
  add_executable(${target} ${ARG_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${target} PRIVATE KNOTLAS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE knotlas_flags ${ARG_LINKS} GTest::gtest_main)
  if(name IN_LIST KNOTLAS_SANITIZED)
    add_dependencies(sanitized ${target})
  endif()
  # PRE_TEST: the build must not run programs that want a display.
  gtest_discover_tests(
    ${target}
    DISCOVERY_MODE PRE_TEST
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
    TEST_PREFIX "${name}."
    PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT})
endfunction()
