/// Tests of the model and the reader of the conformance vectors.
@NullMarked
package dev.pipaccel.model;

import org.jspecify.annotations.NullMarked;
