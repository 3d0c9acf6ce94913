/// The groups of requirements in the table `[dependency-groups]` of pyproject.toml (PEP 735).
@NullMarked
package dev.pipaccel.model.dependencygroup;

import org.jspecify.annotations.NullMarked;
