/// A small strict JSON reader and writer (RFC 8259) for the records that live beside installed
/// distributions and in caches: pull reader, immutable tree, writer. No reflection; nesting and
/// size are limited; errors name the place.
@NullMarked
package dev.pipaccel.model.json;

import org.jspecify.annotations.NullMarked;
