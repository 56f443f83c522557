# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed where, and the Debian package made of it (cpack -G DEB in the build folder).
include(GNUInstallDirs)
set(data ${CMAKE_INSTALL_DATADIR})

# Manual page and completions are what the program itself says of its command line.
set(made ${CMAKE_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${made})
set(run ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen $<TARGET_FILE:midwatch>)
add_custom_command(OUTPUT ${made}/midwatch.1.gz ${made}/midwatch.bash ${made}/_midwatch ${made}/midwatch.fish
    COMMAND ${run} manual > midwatch.1
    COMMAND gzip -9nf midwatch.1
    COMMAND ${run} completion bash > midwatch.bash
    COMMAND ${run} completion zsh > _midwatch
    COMMAND ${run} completion fish > midwatch.fish
    COMMAND gzip -9nc ${CMAKE_SOURCE_DIR}/packaging/debian/changelog > changelog.Debian.gz
    WORKING_DIRECTORY ${made}
    DEPENDS midwatch ${CMAKE_SOURCE_DIR}/packaging/debian/changelog
    COMMENT "Manual page and shell completions")
add_custom_target(midwatch_manual ALL DEPENDS ${made}/midwatch.1.gz)

install(TARGETS midwatch RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/resources/scenarios ${CMAKE_SOURCE_DIR}/resources/runbooks
                  ${CMAKE_SOURCE_DIR}/resources/schemas
        DESTINATION ${data}/midwatch)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/midwatch.desktop DESTINATION ${data}/applications)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/io.github.midwatch.Midwatch.metainfo.xml DESTINATION ${data}/metainfo)
install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/app.svg RENAME midwatch.svg
        DESTINATION ${data}/icons/hicolor/scalable/apps)
install(FILES ${made}/midwatch.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${made}/midwatch.bash RENAME midwatch DESTINATION ${data}/bash-completion/completions)
install(FILES ${made}/_midwatch DESTINATION ${data}/zsh/vendor-completions)
install(FILES ${made}/midwatch.fish DESTINATION ${data}/fish/vendor_completions.d)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/debian/copyright ${made}/changelog.Debian.gz
        DESTINATION ${data}/doc/midwatch)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME midwatch)
set(CPACK_PACKAGE_CONTACT "The Midwatch authors <midwatch@midwatch.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "operations console for whoever has the watch")
set(CPACK_PACKAGE_DESCRIPTION "One native window that shows whether production is well, why not, and what to do
next: cluster health, SLOs and error budgets from Kubernetes and Prometheus. It
walks a person through the recovery runbook while it measures the recovery, and
keeps working when the web consoles are down.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded at run time and no linker sees: window system, icons, image formats, the memory's database.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6gui6 | libqt6gui6t64, qt6-qpa-plugins, libqt6svg6, libqt6sql6-sqlite, libxcb-cursor0")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-core, fonts-noto-mono, fonts-noto-cjk, gnome-keyring | kwalletmanager | keepassxc, openssh-client")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
