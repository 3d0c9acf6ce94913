package dev.pipaccel.index;

/// A release that an index's search service knows.
///
/// @param name as the project displays it
/// @param summary possibly empty
/// @param version as the index has it
public record FoundRelease(String name, String summary, String version) {}
