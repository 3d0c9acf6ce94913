/// Compatibility tags (PEP 425, 600, 656, 730).
@NullMarked
package dev.pipaccel.model.tag;

import org.jspecify.annotations.NullMarked;
