/// Versions and version specifiers (PEP 440; spec "Version specifiers"), with the answers of
/// packaging 26.3, the library inside pip 26.3. A version carries the bytes whose order is that of
/// versions; specifiers and their sets are intervals of such bytes, which contain, intersect and
/// compare without knowing what a version is made of. Parsing is by hand, in one pass, because an
/// index page names thousands of versions.
@NullMarked
package dev.pipaccel.model.version;

import org.jspecify.annotations.NullMarked;
