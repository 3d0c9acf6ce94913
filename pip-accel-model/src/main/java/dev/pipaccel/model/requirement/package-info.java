/// Dependency specifiers (PEP 508).
@NullMarked
package dev.pipaccel.model.requirement;

import org.jspecify.annotations.NullMarked;
