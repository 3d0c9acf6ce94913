/// A small harness for laws: values are drawn at random, and a failing one is made smaller before
/// it is shown together with the seed that draws it again.
@NullMarked
package dev.pipaccel.testkit.property;

import org.jspecify.annotations.NullMarked;
