/// The way of one install, from settings and requirements to a changed environment.
@NullMarked
package dev.pipaccel.pipeline;

import org.jspecify.annotations.NullMarked;
