/// Names of projects and extras (PEP 503, PEP 685).
@NullMarked
package dev.pipaccel.model.name;

import org.jspecify.annotations.NullMarked;
