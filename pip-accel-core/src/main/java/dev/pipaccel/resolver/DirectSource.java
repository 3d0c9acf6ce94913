package dev.pipaccel.resolver;

import dev.pipaccel.model.index.Link;

/// A distribution that a requirement or constraint names by URL or path.
///
/// @param link an archive, a directory or a repository
/// @param editable whether to install it in development mode
public record DirectSource(Link link, boolean editable) {}
