/// What the tests of all modules build their worlds from: wheels, source distributions and hostile
/// archives made by code, a package index on the loopback interface with faults on demand, and
/// homes for processes. It uses the JDK only, so that every module's tests can use it.
@NullMarked
package dev.pipaccel.testkit;

import org.jspecify.annotations.NullMarked;
