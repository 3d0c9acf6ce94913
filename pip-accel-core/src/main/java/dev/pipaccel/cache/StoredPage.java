package dev.pipaccel.cache;

/// An index page as last seen.
///
/// @param content the page in the form that the index package keeps it in
public record StoredPage(PageState state, byte[] content) {}
