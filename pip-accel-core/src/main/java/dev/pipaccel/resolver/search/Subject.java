package dev.pipaccel.resolver.search;

import org.jspecify.annotations.Nullable;

/// An identifier with its number.
///
/// @param basis what is demanded of it counts here, too
record Subject<I>(I identifier, int number, @Nullable Subject<I> basis) {}
