// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// QProcess starts nginx by a fork that shares memory; ThreadSanitizer takes this process for the
// child then and would end it at its next thread. Qt Test's watchdog thread synchronises inside
// libraries that were built without the sanitizer.
#if defined(__SANITIZE_THREAD__)
extern "C" const char* __tsan_default_options();
extern "C" const char* __tsan_default_options()
{
    return "die_after_fork=0";
}
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions()
{
    return "called_from_lib:libQt6Core.so\ncalled_from_lib:libQt6Test.so\nrace:QTest::qRun\n";
}
#endif
