# SPDX-License-Identifier: GPL-3.0-or-later
# What happens to whole programs, seen from outside, in Python: one file for each fault.
set(fault_environment
    "OSTOJA_BUILD=${CMAKE_BINARY_DIR};PYTHONPATH=${PROJECT_SOURCE_DIR}/tests/town:${PROJECT_SOURCE_DIR}/tests/web;PYTHONDONTWRITEBYTECODE=1")

# ostoja_fault_test(NAME file timeout arguments...)
function(ostoja_fault_test name file timeout)
    add_test(NAME fault_${name} COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${ARGN})
    set_tests_properties(fault_${name} PROPERTIES TIMEOUT ${timeout} ENVIRONMENT "${fault_environment}")
endfunction()

function(ostoja_fault_soak name file)
    ostoja_soak(${name} /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${ARGN})
    set_tests_properties(soak_${name} PROPERTIES ENVIRONMENT "${fault_environment}")
endfunction()

# What the other files prove with.
ostoja_fault_test(proof test_proof.py 30)
ostoja_fault_test(killed test_a_program_is_killed_under_load.py 300 --rounds 50)
ostoja_fault_soak(killed test_a_program_is_killed_under_load.py --rounds 200)

# Preloaded into a program, to put it on a bad disk or before a wrong clock.
foreach(preload IN ITEMS lying_disk other_clock)
    add_library(fault_${preload} MODULE preload/${preload}.cpp)
    target_link_libraries(fault_${preload} PRIVATE ostoja_warnings)
    set_target_properties(fault_${preload} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
endforeach()

ostoja_fault_test(power test_the_power_is_cut.py 180 --rounds 2)
set_tests_properties(fault_power PROPERTIES SKIP_RETURN_CODE 77)
ostoja_fault_soak(power test_the_power_is_cut.py --rounds 20)
set_tests_properties(soak_power PROPERTIES SKIP_RETURN_CODE 77)

ostoja_fault_test(line test_the_line_loses_answers_and_breaks.py 180 --rounds 15)
ostoja_fault_soak(line test_the_line_loses_answers_and_breaks.py --rounds 200)
ostoja_fault_test(silence test_the_other_end_vanishes_without_a_word.py 400 Silence)
ostoja_fault_soak(silence test_the_other_end_vanishes_without_a_word.py Silence LongSilence)

ostoja_fault_test(swap test_a_station_is_killed_in_the_middle_of_a_swap.py 240 --rounds 20)
ostoja_fault_soak(swap test_a_station_is_killed_in_the_middle_of_a_swap.py --rounds 300)
ostoja_fault_test(future test_an_event_comes_from_the_future.py 180)
ostoja_fault_test(clock test_the_clock_is_wrong.py 240)
ostoja_fault_test(offline test_a_box_was_offline_for_days.py 240 --rounds 20)
ostoja_fault_soak(offline test_a_box_was_offline_for_days.py --rounds 200)

ostoja_fault_test(eight_desks test_eight_desks_want_the_same_beds.py 180)
ostoja_fault_soak(eight_desks test_eight_desks_want_the_same_beds.py --commands 10000)
