/// Dependency specifiers (PEP 508): name, extras, versions or URL, marker. Their errors tell the
/// place in the text, so that a caret can point at it.
@NullMarked
package dev.pipaccel.model.requirement;

import org.jspecify.annotations.NullMarked;
