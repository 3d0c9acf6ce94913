/// The origin of distributions that were not installed by name (PEP 610).
@NullMarked
package dev.pipaccel.model.directurl;

import org.jspecify.annotations.NullMarked;
