/// Names of projects and extras, normalized when they are made (PEP 503, PEP 685), so that two
/// values are equal if pip takes them for one name.
@NullMarked
package dev.pipaccel.model.name;

import org.jspecify.annotations.NullMarked;
