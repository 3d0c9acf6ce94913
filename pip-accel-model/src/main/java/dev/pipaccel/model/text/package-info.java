/// Python's notions of characters and URLs, where the standards are defined by what Python does:
/// identifiers, white space, line ends, percent-encoding, the parts of a URL.
@NullMarked
package dev.pipaccel.model.text;

import org.jspecify.annotations.NullMarked;
