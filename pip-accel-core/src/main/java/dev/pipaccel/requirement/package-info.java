/// Requirements as users give them: arguments, editables, requirements and constraints files in
/// pip's format, each read into a [RootRequirement].
@NullMarked
package dev.pipaccel.requirement;

import org.jspecify.annotations.NullMarked;
