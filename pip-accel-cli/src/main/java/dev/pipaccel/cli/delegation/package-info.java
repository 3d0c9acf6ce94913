/// Hands work that pip-accel does not do itself to a pip: that of the target environment, or a kept
/// one, pinned by its digest, that is fetched once and then works without a network.
@NullMarked
package dev.pipaccel.cli.delegation;

import org.jspecify.annotations.NullMarked;
