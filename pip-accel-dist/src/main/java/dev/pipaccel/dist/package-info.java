/// Makes what is installed: a runtime image (the JDK's base, pip-accel and its libraries as one
/// module, an AOT cache made by a training run) and a Python wheel of that image. Runs at build
/// time only.
///
/// The AOT cache lies where the JVM looks for its default archive. So no option names it and the
/// image may be moved; and no class lies in a jar, whose time would be checked.
@NullMarked
package dev.pipaccel.dist;

import org.jspecify.annotations.NullMarked;
