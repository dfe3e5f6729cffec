# SPDX-License-Identifier: GPL-3.0-or-later
# Both stores on a disk and a memory that fail, inside one process.
add_library(ostoja_fault_disk STATIC every_fault.cpp fault_disk.cpp)
target_include_directories(ostoja_fault_disk PUBLIC ${PROJECT_SOURCE_DIR})
target_link_libraries(ostoja_fault_disk PUBLIC PkgConfig::sqlite3 PRIVATE ostoja_warnings)

ostoja_test(station_faults_test station_faults_test.cpp LINKS ostoja_station_house ostoja_fault_disk)
ostoja_test(every_command_test every_command.cpp every_command_test.cpp house_at_work.cpp ../station/open_house.cpp ../station/staffed_house.cpp
    LINKS ostoja_station_house ostoja_fault_disk SQLiteCpp)
target_compile_definitions(every_command_test PRIVATE OSTOJA_STATION_API="${PROJECT_SOURCE_DIR}/docs/api/station.yaml")
ostoja_soak(every_command every_command_test "[.soak]")
ostoja_test(sealing_faults_test sealing_faults_test.cpp LINKS ostoja_station_house ostoja_fault_disk)
ostoja_soak(sealing_faults sealing_faults_test "[.soak]")
ostoja_test(office_faults_test office_faults_test.cpp LINKS ostoja_office_core ostoja_fault_disk)
foreach(store IN ITEMS station office)
    ostoja_soak(${store}_memory ${store}_faults_test "[.soak]")
endforeach()
ostoja_test(store_damage_test damage_test.cpp LINKS ostoja_station_house ostoja_office_core)
ostoja_fault_test(restored test_a_store_is_restored.py 180)
ostoja_fault_test(full_disk test_the_disk_is_full.py 120)
set_tests_properties(fault_full_disk PROPERTIES SKIP_RETURN_CODE 77)
