package dev.pipaccel.index;

/// Which version of a page an answer came from.
///
/// @param url of the page, without credentials
/// @param name of its content in the memory of pages; equal names mean equal pages
/// @param exists whether there is such a page; that there is none is an answer, too
/// @param maximumAge for how many seconds the index wants it taken without asking again
public record PageVersion(String url, String name, boolean exists, long maximumAge) {}
