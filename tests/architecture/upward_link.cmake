# SPDX-License-Identifier: GPL-3.0-or-later
# Configures a two-room project whose lower room links the upper one, and expects that to fail.
set(dir ${CMAKE_CURRENT_BINARY_DIR}/upward_link_probe)
file(REMOVE_RECURSE ${dir})
file(MAKE_DIRECTORY ${dir}/high ${dir}/low)
file(WRITE ${dir}/low/low.h "")
file(WRITE ${dir}/high/high.h "")
foreach(case good bad)
    if(case STREQUAL "good")
        set(order "midwatch_room(low LAYER 0)\nmidwatch_room(high LAYER 1 DEPS low)\n")
    else()
        set(order "midwatch_room(high LAYER 1)\nmidwatch_room(low LAYER 0 DEPS high)\n")
    endif()
    file(WRITE ${dir}/CMakeLists.txt
         "cmake_minimum_required(VERSION 3.25)\nproject(probe LANGUAGES NONE)\nadd_library(mw_flags INTERFACE)\n"
         "list(APPEND CMAKE_MODULE_PATH ${SOURCE}/packaging/cmake)\ninclude(MidwatchRooms)\n${order}")
    execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S ${dir} -B ${dir}/build-${case}
                    RESULT_VARIABLE result OUTPUT_VARIABLE text ERROR_VARIABLE text)
    if(case STREQUAL "good" AND NOT result EQUAL 0)
        message(FATAL_ERROR "a downward link was refused: ${text}")
    endif()
    if(case STREQUAL "bad" AND (result EQUAL 0 OR NOT text MATCHES "upward dependency"))
        message(FATAL_ERROR "an upward link was not refused: ${text}")
    endif()
endforeach()
file(REMOVE_RECURSE ${dir})
