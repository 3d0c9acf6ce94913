/// Wheels: checked when read, unpacked once into trees that many environments link to, and compiled
/// once per interpreter.
///
/// | type | what it is |
/// |---|---|
/// | `WheelReader` | checks a wheel archive and tells what it holds |
/// | `TreeManifest` | what installing needs to know of a wheel, readable in one go |
/// | `WheelTree` | an unpacked wheel in the store |
/// | `TreeStore` | makes and finds trees and their bytecode |
/// | `BytecodeCompiler` | long-lived compile workers of one interpreter |
@NullMarked
package dev.pipaccel.wheel;

import org.jspecify.annotations.NullMarked;
