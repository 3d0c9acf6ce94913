package dev.pipaccel.syspkg;

/// What was missing and the line that says so.
///
/// @param line of a build's output, or of a file, for people
public record Evidence(Missing missing, String line) {}
